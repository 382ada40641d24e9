using System.Text.Json;
using FollowTheMoney.Catalogs;
using FollowTheMoney.Mappings;
using FollowTheMoney.Streams;

namespace Quipu.Evaluation;

/// <summary>Files of FollowTheMoney in their several forms: mappings with what they must give, streams that must come through unchanged, catalogues, the model.</summary>
static class FtmFiles
{
    /// <summary>A mapping and the entities that it must give of the tables beside it; where no such file is, its tables must read without a broken row.</summary>
    internal static IEnumerable<FtmTally> Mappings(string folder)
    {
        foreach (var file in FtmRun.Files(folder, "*.y*ml"))
        {
            var tally = new FtmTally(Name(folder, file));
            var expected = FtmRun.Files(folder, "expected*").FirstOrDefault();
            try
            {
                var entities = Mapped(folder, MappingFile.Load(file));
                if (expected is null) tally.Check(entities.Count > 0, () => "it gives no entity");
                else Compare(tally, entities, Entities(expected));
            }
            catch (FormatException wrong)
            {
                tally.Failures.Add(wrong.Message);
            }

            yield return tally;
        }

        foreach (var file in FtmRun.Files(folder, "*.csv"))
        {
            var tally = new FtmTally(Name(folder, file));
            using var table = CsvTable.Open(File.OpenRead(file));
            var problems = table.Rows().Where(r => r.Problem is not null).Select(r => $"row {r.Number}: {r.Problem}").ToList();
            tally.Check(problems.Count == 0, () => string.Join("; ", problems.Take(3)));
            yield return tally;
        }
    }

    /// <summary>Read, written and read again: the same entities; written again: the same bytes. The same as statements, in each of their forms.</summary>
    internal static FtmTally Stream(string file)
    {
        var tally = new FtmTally(Path.GetFileName(file));
        if (file.EndsWith("index.json", StringComparison.Ordinal))
        {
            tally.Check(DeltaIndex.Read(File.ReadAllText(file)).Versions.Length > 0, () => "no versions");
            return tally;
        }

        var rows = (file.EndsWith(".vis", StringComparison.Ordinal) ? EntityStreams.ReadVis(File.OpenRead(file)) : EntityStreams.Read(File.OpenRead(file))).ToList();
        foreach (var row in rows.Where(r => r.Problem is not null)) tally.Failures.Add(row.Problem!);
        foreach (var row in rows.Where(r => r.Entity is not null))
            tally.Check(row.Quarantined.Count == 0, () => $"{row.Entity!.Id}: {string.Join(", ", row.Quarantined.Select(s => s.Name))}");
        var entities = rows.Select(r => r.Entity).OfType<Entity>().ToList();
        RoundTrip(tally, entities);
        Statements(tally, entities);
        return tally;
    }

    internal static FtmTally Catalog(string file)
    {
        var tally = new FtmTally(Path.GetFileName(file));
        var catalog = DatasetCatalog.Read(File.ReadAllText(file));
        tally.Check(catalog.Datasets.Length > 0, () => "no datasets");
        var (once, twice) = (new MemoryStream(), new MemoryStream());
        catalog.Write(once);
        var again = DatasetCatalog.Read(System.Text.Encoding.UTF8.GetString(once.ToArray()));
        again.Write(twice);
        tally.Check(once.ToArray().AsSpan().SequenceEqual(twice.ToArray()), () => "written again it is other bytes");
        tally.Check(catalog.Datasets.Select(d => d.Name).SequenceEqual(again.Datasets.Select(d => d.Name), StringComparer.Ordinal), () => "other datasets when read again");
        foreach (var dataset in catalog.Datasets) tally.Check(catalog.Members(dataset.Name).Contains(dataset.Name), () => $"{dataset.Name} is no member of itself");
        return tally;
    }

    /// <summary>The model that the library carries, held against a file of facts.</summary>
    internal static FtmTally Model(string file)
    {
        var tally = new FtmTally(Path.GetFileName(file));
        using var facts = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var row in facts.RootElement.GetProperty("schemata").EnumerateObject())
        {
            if (Schemata.Default.Find(row.Name) is not { } schema)
            {
                tally.Failures.Add($"no schema {row.Name}");
                continue;
            }

            tally.Check(Words(row.Value, "schemata").Append(row.Name).ToHashSet(StringComparer.Ordinal).SetEquals(schema.Ancestry), () => $"{row.Name}: other ancestors");
            tally.Check(Words(row.Value, "caption").SequenceEqual(schema.Caption), () => $"{row.Name}: other caption");
            tally.Check(Words(row.Value, "featured").SequenceEqual(schema.Featured) && Words(row.Value, "required").SequenceEqual(schema.Required), () => $"{row.Name}: other featured or required");
            tally.Check(row.Value.GetProperty("matchable").GetBoolean() == schema.Matchable, () => $"{row.Name}: matchable differs");
            foreach (var property in row.Value.GetProperty("properties").EnumerateObject())
                tally.Check(schema[property.Name] is { } found && found.Type.Name == property.Value.GetProperty("type").GetString() && found.Range == Word(property.Value, "range") && found.Format == Word(property.Value, "format"),
                    () => $"{row.Name}:{property.Name} differs");
        }

        foreach (var (list, has) in new (string, Func<string, bool>)[] { ("countries", Schemata.Default.Countries.ContainsKey), ("topics", Schemata.Default.Topics.ContainsKey), ("types", Schemata.Default.Types.ContainsKey) })
            foreach (var row in facts.RootElement.GetProperty(list).EnumerateObject()) tally.Check(has(row.Name), () => $"{list} lack {row.Name}");
        foreach (var language in Words(facts.RootElement, "languages")) tally.Check(Schemata.Default.Languages.Contains(language), () => $"languages lack {language}");
        return tally;
    }

    static Dictionary<string, Entity> Mapped(string folder, IEnumerable<DatasetMapping> mappings)
    {
        var entities = new Dictionary<string, Entity>(StringComparer.Ordinal);
        foreach (var query in mappings.SelectMany(m => m.Queries))
            foreach (var path in query.Source.Files.Select(f => Path.Combine(folder, Path.GetFileName(f))))
            {
                using var table = CsvTable.Open(File.OpenRead(path));
                foreach (var row in table.Rows())
                    if (row.Row is not null && query.Takes(row.Row))
                        foreach (var (_, entity) in query.Map(row.Row).Entities)
                            if (!entities.TryAdd(entity.Id.Value, entity)) entities[entity.Id.Value].Merge(entity);
            }

        return entities;
    }

    static Dictionary<string, Entity> Entities(string path)
    {
        var entities = new Dictionary<string, Entity>(StringComparer.Ordinal);
        foreach (var row in EntityStreams.Read(File.OpenRead(path)))
            if (row.Entity is { } entity && !entities.TryAdd(entity.Id.Value, entity)) entities[entity.Id.Value].Merge(entity);
        return entities;
    }

    static void Compare(FtmTally tally, Dictionary<string, Entity> found, Dictionary<string, Entity> expected)
    {
        foreach (var (id, entity) in expected)
            tally.Check(found.TryGetValue(id, out var mine) && Shape(mine) == Shape(entity), () => $"{Shape(entity)}: came {(found.TryGetValue(id, out var other) ? Shape(other) : "nothing")}");
        foreach (var id in found.Keys.Where(id => !expected.ContainsKey(id))) tally.Failures.Add($"{Shape(found[id])}: not expected");
    }

    static string Shape(Entity entity) => $"{entity.Id} {entity.Schema} {string.Join("; ", entity.Properties.Select(p => $"{p}={string.Join('|', entity[p])}"))}";

    static void RoundTrip(FtmTally tally, List<Entity> entities)
    {
        var (once, twice) = (new MemoryStream(), new MemoryStream());
        EntityStreams.Write(once, entities);
        var again = EntityStreams.Read(new MemoryStream(once.ToArray())).Select(r => r.Entity!).ToList();
        EntityStreams.Write(twice, again);
        tally.Check(entities.Select(Shape).SequenceEqual(again.Select(Shape), StringComparer.Ordinal), () => "other entities when read again");
        tally.Check(once.ToArray().AsSpan().SequenceEqual(twice.ToArray()), () => "written again it is other bytes");
    }

    static void Statements(FtmTally tally, List<Entity> entities)
    {
        var statements = entities.SelectMany(e => e.Statements(new("test"))).ToList();
        (string, Func<Stream, IEnumerable<Statement>, long>, Func<Stream, IEnumerable<StatementRow>>)[] forms =
            [("CSV", StatementFiles.WriteCsv, StatementFiles.ReadCsv), ("pack", StatementFiles.WritePack, StatementFiles.ReadCsv), ("JSON", StatementFiles.WriteJson, StatementFiles.ReadJson)];
        foreach (var (form, write, read) in forms)
        {
            var (once, twice) = (new MemoryStream(), new MemoryStream());
            write(once, statements);
            var again = read(new MemoryStream(once.ToArray())).Select(r => r.Statement!).ToList();
            write(twice, again);
            tally.Check(statements.SequenceEqual(again), () => $"{form}: other statements when read again");
            tally.Check(once.ToArray().AsSpan().SequenceEqual(twice.ToArray()), () => $"{form}: written again it is other bytes");
        }
    }

    static string Name(string folder, string file) => $"{Path.GetFileName(folder)}/{Path.GetFileName(file)}";

    static string? Word(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;

    static IEnumerable<string> Words(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.EnumerateArray().Select(w => w.GetString()!) : [];
}
