using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Quipu.Registers;

namespace Quipu.Web.Tests.Case;

/// <summary>What real registers do to pages: hundreds of values of one property, names without end, markup in every text, an entity of which nothing is said.</summary>
static class UglyRegister
{
    static DatasetName Ugly { get; } = new("ugly");

    internal static void Add(Site site)
    {
        var capture = site.Workspace.Captures.Keep(Encoding.UTF8.GetBytes("name\nx\n"));
        var header = new ImportHeader(Ugly, "people", [new(site.Workspace.Captures.FileOf(capture), UglyCase.Script + ".csv", capture)], DateTimeOffset.UnixEpoch)
        {
            Card = new(UglyCase.LongName, UglyCase.Script, UglyCase.Script, "javascript:alert(1)"),
        };
        using var import = site.Store.BeginImport(header);
        import.Keep([Crowded(), new(new(0, 2)) { Statements = [new(Statement.ForEntity(Schemata.Default["Person"], new("ugly-2"), Ugly), "name")] }, new(new(0, 3)) { Notes = Notes() }]);
        import.Finish();
    }

    /// <summary>500 statements: long names, notes with markup, another entity again and again.</summary>
    static RegisterRecord Crowded()
    {
        var (id, statements) = (new EntityId("ugly-1"), ImmutableArray.CreateBuilder<RowStatement>());
        statements.Add(new(Statement.ForEntity(Schemata.Default["Company"], id, Ugly), "name"));
        Add("name", UglyCase.LongName);
        Add("website", "https://" + new string('a', 60) + ".example/" + new string('b', 200));
        for (var i = 0; i < 249; i++) Add("alias", string.Create(CultureInfo.InvariantCulture, $"𝒜lonso Ñáñez {i} {UglyCase.Script}"));
        for (var i = 0; i < 249; i++) Add("notes", string.Create(CultureInfo.InvariantCulture, $"{i} {UglyCase.LongName} {UglyCase.Script}"));
        return new(new(0, 1))
        {
            Statements = statements.ToImmutable(),
            Figures = [new("ugly", UglyCase.LongName + UglyCase.Script, null, UglyCase.LongName, new(2030), 1234567890123456789m, "1234567890123456789", UglyCase.LongName, UglyCase.Script, null)],
        };

        void Add(string property, string value) => statements.Add(new(RegisterCase.Make(id, property, value, "Company", Ugly), UglyCase.LongName));
    }

    static ImmutableArray<RowNote> Notes() => [.. Enum.GetValues<NoteKind>().Select(k => new RowNote(k, UglyCase.LongName, UglyCase.Script, "It is ugly " + UglyCase.Script))];
}
