using System.Collections.Immutable;
using FollowTheMoney.Mappings;
using Quipu.Registers;
using Quipu.Registers.Mappings;
using Quipu.Registers.Tables;
using Xunit;

namespace Quipu.Tests.Registers.Mappings;

/// <summary>Holds the guesses against what the project's own importers, which know each register, make of the same columns.</summary>
public sealed class GuessedColumnsTest(ITestOutputHelper output) : IDisposable
{
    readonly Samples _samples = new();

    static readonly string[] Kinds = ["eu", "fincen", "infogob", "jne", "onpe", "people", "rollcalls", "ubigeo"];

    [Fact]
    public void Most_columns_are_guessed_as_the_importers_map_them()
    {
        var score = new Score();
        foreach (var kind in Kinds)
            score.Add(kind, [.. Directory.GetFiles(Repository.File($"tests/data/registers/{kind}"), "*.csv").Order(StringComparer.Ordinal).Select(Samples.Taken)]);
        output.WriteLine(score.ToString());
        Assert.True(score.Types >= 0.85, $"types of {score.Types:P0} of the columns are guessed");
        Assert.True(score.Properties >= 0.65, $"properties of {score.Properties:P0} of the columns are guessed");
    }

    [Fact]
    public void Real_registers_are_guessed_as_the_importers_map_them()
    {
        var folder = Repository.Shared("data/records");
        Assert.SkipWhen(folder is null, "The records do not lie beside the project.");
        var score = new Score();
        foreach (var (kind, files) in new[] { ("eu", "watchlists/eu_*"), ("fincen", "transactions/*"), ("infogob", "peru/jne2021/infogob*"), ("jne", "peru/jne2021/[!i]*"), ("people", "peru/gober*"), ("rollcalls", "peru/congreso/*"), ("ubigeo", "geo/*.csv.gz") })
        {
            var (dir, pattern) = (Path.GetDirectoryName(files)!, Path.GetFileName(files));
            var found = pattern == "[!i]*" ? Directory.GetFiles(Path.Combine(folder, dir)).Where(f => !Path.GetFileName(f).StartsWith("infogob", StringComparison.Ordinal)) : Directory.GetFiles(Path.Combine(folder, dir), pattern);
            score.Add(kind, [.. found.Order(StringComparer.Ordinal).Select(Beginning)]);
        }

        output.WriteLine(score.ToString());
        Assert.True(score.Types >= 0.85, $"types of {score.Types:P0} of the columns are guessed");
    }

    [Fact]
    public void A_written_mapping_is_guessed_again()
    {
        var folder = Repository.Shared("data/ftm/mapping-donations");
        Assert.SkipWhen(folder is null, "The mapping does not lie beside the project.");
        var truth = MappingFile.Load(Path.Combine(folder, "donations.yml")).SelectMany(d => d.Queries).SelectMany(q => q.Entities)
            .SelectMany(e => e.Properties.SelectMany(p => p.References, (p, c) => (Column: c, p.Property))).ToLookup(p => p.Column, p => p.Property, StringComparer.Ordinal);
        var score = new Score();
        score.Count("donations", Proposal(Samples.Taken(Path.Combine(folder, "donations.csv"))), truth);
        output.WriteLine(score.ToString());
        Assert.Equal((1, 1), (score.Types, score.Properties));
    }

    public void Dispose() => _samples.Dispose();

    /// <summary>As many lines as a guess looks at, several times over.</summary>
    RegisterFile Beginning(string path)
    {
        var file = Samples.Taken(path);
        using var from = new StreamReader(file.Open());
        return _samples.File(file.PlainName, string.Concat(Enumerable.Range(0, 2000).Select(_ => from.ReadLine()).TakeWhile(l => l is not null).Select(l => l + "\n")));
    }

    static MappingProposal Proposal(RegisterFile file) => MappingProposal.Of(TableReading.OfFile(file, null, []), "fiction");

    /// <summary>How many columns that an importer maps to one or more properties are guessed to be of a type, and to become a property, that the importer makes of them.</summary>
    sealed class Score
    {
        readonly List<string> _lines = [];
        int _columns, _types, _properties;

        internal double Types => (double)_types / _columns;

        internal double Properties => (double)_properties / _columns;

        internal void Add(string kind, ImmutableArray<RegisterFile> files)
        {
            var truth = files.Select(_ => new List<(string Column, Property Property)>()).ToArray();
            var rows = files.Select(f => Table.Rows(f).Take(2000).ToDictionary(r => r.Number)).ToArray();
            foreach (var record in RegisterFormats.Find(kind)!.Read(new(new("fiction"), files)))
            {
                if (!rows[record.Row.File].TryGetValue(record.Row.Number, out var row)) continue;
                foreach (var (statement, columns) in record.Statements)
                {
                    if (statement.Prop == Statement.Base || statement.PropType == "entity") continue;
                    foreach (var column in columns.Split('+').Where(c => IsOf(row[c], statement))) truth[record.Row.File].Add((column, Schemata.Default[statement.Schema][statement.Prop]!));
                }
            }

            for (var i = 0; i < files.Length; i++)
                Count($"{kind}/{files[i].Name}", Proposal(files[i]), truth[i].Distinct().ToLookup(t => t.Column, t => t.Property, StringComparer.OrdinalIgnoreCase));
        }

        internal void Count(string name, MappingProposal proposal, ILookup<string, Property> truth)
        {
            foreach (var column in proposal.Columns)
            {
                var wanted = truth[column.Column].ToArray();
                if (wanted.Length == 0) continue;
                _columns++;
                var plan = column.Becomes.Select(b => b.Split('.')).Where(b => b.Length == 2).Select(b => (Entity: b[0], Property: b[1])).ToArray();
                var made = plan.Select(p => Schemata.Default[proposal.Plan!.Entities.First(e => e.Name == p.Entity).Schema][p.Property]!).ToArray();
                var type = wanted.Any(w => w.Type.Name == column.Type || made.Any(m => m.Type == w.Type) || IsText(w.Type.Name) && IsText(column.Type));
                var property = wanted.Any(w => made.Any(m => m.Name == w.Name));
                _types += type ? 1 : 0;
                _properties += property ? 1 : 0;
                if (!property) _lines.Add($"{(type ? "type only" : "not guessed")}: {name} {column.Column} ({column.Type}) -> {string.Join(",", column.Becomes)}; importer: {string.Join(",", wanted.Select(w => w.QName))}");
            }
        }

        /// <summary>A word that the importer says of every row ("declared by the candidate") is no use of the column that it stands beside.</summary>
        static bool IsOf(string cell, Statement statement) => cell.Length > 0 &&
            (statement.OriginalValue ?? statement.Value) is var value && (value.Contains(cell, StringComparison.OrdinalIgnoreCase) || cell.Contains(value, StringComparison.OrdinalIgnoreCase) || statement.PropType is "number" or "date" or "gender");

        static bool IsText(string type) => type is "text" or "string";

        public override string ToString() => $"{_types} of {_columns} types, {_properties} of {_columns} properties\n{string.Join('\n', _lines)}";
    }
}
