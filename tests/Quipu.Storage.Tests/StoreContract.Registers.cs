using System.Globalization;
using Quipu.Access;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    static string Line(KeptStatement s) => string.Create(CultureInfo.InvariantCulture,
        $"{s.Statement.Id} {s.Statement.Canonical} {s.Statement.Entity} {s.Statement.Schema} {s.Statement.Prop}:{s.Statement.PropType}={s.Statement.Value} {s.Statement.Lang} {s.Statement.OriginalValue} {s.Statement.External} {s.Statement.Origin} {s.Statement.FirstSeen} {s.Statement.LastSeen}");

    static string[] Values(IEnumerable<KeptStatement> statements, string prop) => [.. statements.Where(s => s.Statement.Prop == prop).Select(s => s.Statement.Value)];

    [Fact]
    public void A_statement_comes_back_as_it_was_kept_with_its_row_and_columns()
    {
        var company = Rolls.Company(7, "Quipuy", ("country", "pe"), ("address", "Jr. Las Anclas 12, Antay"));
        var said = company.Statements[1].Statement with { Lang = "spa", External = true, OriginalValue = "ACEROS", Origin = "list-4", FirstSeen = "2030-01-02T00:00:00", LastSeen = "2030-06-02T00:00:00", Canonical = new("Q-77") };
        company = company with { Statements = [.. company.Statements.Select(s => s with { Statement = s.Statement with { Canonical = new("Q-77") } }), new(said, "nombre+tipo")] };
        var header = Rolls.Header("first", 1);
        Store.Import(header, company);
        var kept = Store.Statements(Owner, new("sup-Quipuy"));
        Assert.Equal(company.Statements.Select(s => s.Statement.Id.Value).Order(StringComparer.Ordinal), kept.Select(k => k.Statement.Id.Value).Order(StringComparer.Ordinal));
        var one = Assert.Single(kept, k => k.Statement.Lang is not null);
        Assert.Equal(said, one.Statement);
        Assert.Equal(new RegisterOrigin(1, header.Files[0].Capture, new(0, 7), "nombre+tipo"), one.Origin);
        Assert.Equal((Rolls.Day(1), Rolls.Day(1), false), (one.FirstSeen, one.LastSeen, one.Vanished));
        Assert.Equal(kept.Select(Line), Store.Statements(Owner, new("Q-77")).Select(Line));
        Assert.Empty(Store.Statements(Owner, new("sup-nobody")));
    }

    [Fact]
    public void Statements_stream_in_order_of_canonical_id_entity_property_and_value()
    {
        RegisterRecord Joined(long row, string key, string canonical) => Rolls.Company(row, key) is var company
            ? company with { Statements = [.. company.Statements.Select(s => s with { Statement = s.Statement with { Canonical = new(canonical) } })] } : company;
        Store.Import(Rolls.Header("first", 1), Rolls.Company(1, "M", ("alias", "Zeta"), ("alias", "Alfa")), Joined(2, "Z", "sup-C"), Rolls.Company(3, "C"), Rolls.Company(4, "B"), Joined(5, "A", "sup-Y"));
        var all = Store.AllStatements(Owner, new()).Select(s => s.Statement).ToArray();
        Assert.Equal(all.OrderBy(s => s.Canonical).ThenBy(s => s.Entity).ThenBy(s => s.Prop, StringComparer.Ordinal).ThenBy(s => s.Value, StringComparer.Ordinal).Select(s => s.Id), all.Select(s => s.Id));
        Assert.Equal(["sup-B", "sup-C", "sup-Z", "sup-M", "sup-A"], all.Select(s => s.Entity.Value).Distinct());
        Assert.Equal(17, all.Length);
    }

    [Fact]
    public void The_same_files_again_add_nothing()
    {
        var rows = new[] { Rolls.Company(1, "A"), Rolls.Company(2, "B") };
        var first = Store.Import(Rolls.Header("first", 1), rows);
        Assert.Equal((2, 2, 6, 2, false), (first.Counts.Rows, first.Counts.Filled, first.Counts.NewStatements, first.Counts.NewEntities, first.WasDone));
        var before = Store.AllStatements(Owner, new()).Select(Line).ToArray();
        var again = Store.Import(Rolls.Header("first", 9), rows);
        Assert.True(again.WasDone);
        Assert.Equal(first.Number, again.Number);
        Assert.Equal(before, Reopen().AllStatements(Owner, new()).Select(Line));
        Assert.Equal(1, Store.Imports(Owner, Paging.First).Total);
    }

    [Fact]
    public void A_newer_edition_keeps_first_and_last_seen_and_marks_what_vanished()
    {
        Store.Import(Rolls.Header("may", 1), Rolls.Company(1, "A", ("alias", "Antigua")), Rolls.Company(2, "B"));
        var summary = Store.Import(Rolls.Header("june", 5), Rolls.Company(1, "C"), Rolls.Company(4, "A", ("alias", "Nueva")));
        // A has its id and name still, and a number that follows from its row; its alias changed.
        Assert.Equal((5, 2, 5, 1), (summary.Counts.NewStatements, summary.Counts.SeenStatements, summary.Counts.Vanished, summary.Counts.NewEntities));
        var a = Store.Statements(Owner, new("sup-A"));
        var name = Assert.Single(a, s => s.Statement.Prop == "name");
        Assert.Equal((Rolls.Day(1), Rolls.Day(5), false, 2L, 4L), (name.FirstSeen, name.LastSeen, name.Vanished, name.Origin.Import, name.Origin.Row.Number));
        var (old, fresh) = (a.Single(s => s.Statement.Value == "Antigua"), a.Single(s => s.Statement.Value == "Nueva"));
        Assert.Equal((Rolls.Day(1), Rolls.Day(1), true, 1L), (old.FirstSeen, old.LastSeen, old.Vanished, old.Origin.Import));
        Assert.Equal((Rolls.Day(5), Rolls.Day(5), false), (fresh.FirstSeen, fresh.LastSeen, fresh.Vanished));
        Assert.All(Store.Statements(Owner, new("sup-B")), s => Assert.True(s.Vanished));
        Assert.DoesNotContain(Store.AllStatements(Owner, new()), s => s.Vanished);
        Assert.Equal(5, Store.AllStatements(Owner, new(Vanished: true)).Count(s => s.Vanished));
        Assert.True(Store.RegisterEntities(Owner, new("Aceros B"), Paging.First).Rows.Single().Vanished);
        // An edition that comes back is a new one: what it has stands again.
        Store.Import(Rolls.Header("may", 9), Rolls.Company(1, "A", ("alias", "Antigua")), Rolls.Company(2, "B"));
        Assert.False(Store.Statements(Owner, new("sup-B"))[0].Vanished);
        Assert.Equal(Rolls.Day(1), Store.Statements(Owner, new("sup-B"))[0].FirstSeen);
    }

    [Fact]
    public void What_is_appended_lets_nothing_vanish_and_other_registers_of_the_dataset_stay()
    {
        Store.Import(Rolls.Header("may", 1), Rolls.Company(1, "A"));
        Store.Import(Rolls.Header("more", 2) with { Append = true }, Rolls.Company(1, "B"));
        Store.Import(Rolls.Header("others", 3, "other-roll"), Rolls.Company(1, "C"));
        Assert.DoesNotContain(Store.AllStatements(Owner, new(Vanished: true)), s => s.Vanished);
        Store.Import(Rolls.Header("june", 4), Rolls.Company(1, "D"));
        Assert.Equal(["sup-A", "sup-B"], Store.AllStatements(Owner, new(Vanished: true)).Where(s => s.Vanished).Select(s => s.Statement.Entity.Value).Distinct());
    }

    [Fact]
    public void An_import_that_was_stopped_goes_on_and_vanishes_nothing_before_its_end()
    {
        Store.Import(Rolls.Header("may", 1), Rolls.Company(1, "A"), Rolls.Company(2, "B"));
        RegisterRecord[] rows = [Rolls.Company(1, "B"), Rolls.Company(2, "C"), Rolls.Company(3, "D"), Rolls.Company(4, "E"), Rolls.Company(5, "B")];
        using (var import = Store.BeginImport(Rolls.Header("june", 2))) import.Keep(rows[..3]);
        Assert.Null(Store.Imports(Owner, Paging.First).Rows[0].FinishedAt);
        Assert.False(Store.Statements(Owner, new("sup-A"))[0].Vanished);
        Reopen();
        using (var import = Store.BeginImport(Rolls.Header("june", 3))) Assert.Equal(3, import.RowsKept);
        var stopped = Store.Import(Rolls.Header("june", 3), rows);
        // B has its id and name still, and other numbers.
        Assert.Equal((5, 11, 2, 4), (stopped.Counts.Rows, stopped.Counts.NewStatements, stopped.Counts.SeenStatements, stopped.Counts.Vanished));
        Assert.Equal(2, stopped.Counts.Repeated);
        Assert.True(Store.Statements(Owner, new("sup-A"))[0].Vanished);
        var row = Store.Imports(Owner, Paging.First).Rows;
        Assert.Equal((2, 2L, true), (row.Length, row[0].Number, row[0].FinishedAt is not null));
        Assert.Equal((false, true), (row[0].Past, row[1].Past));
    }

    [Fact]
    public void Notes_are_kept_row_by_row_and_no_row_is_dropped_silently()
    {
        RowNote cleaned = new(NoteKind.Cleaned, "nombre", " ACEROS ", "White space was cut."), skipped = new(NoteKind.Skipped, null, null, "The row is blank.");
        var summary = Store.Import(
            Rolls.Header("may", 1), Rolls.Company(1, "A") with { Notes = [cleaned, new(NoteKind.Doubted, "ruc", "20", "It is short.")] }, new(new(0, 2)) { Notes = [skipped] }, new(new(0, 3)));
        Assert.Equal((3, 1, 2), (summary.Counts.Rows, summary.Counts.Filled, summary.Counts.Empty));
        Assert.Equal((1L, 0L, 1L, 0L, 2L), (summary.Counts.NotesOf(NoteKind.Cleaned), summary.Counts.NotesOf(NoteKind.Dropped), summary.Counts.NotesOf(NoteKind.Doubted), summary.Counts.NotesOf(NoteKind.Quarantined), summary.Counts.NotesOf(NoteKind.Skipped)));
        var notes = Store.Notes(Owner, summary.Number, Paging.First);
        Assert.Equal([1, 1, 2, 3], notes.Rows.Select(n => n.Row.Number));
        Assert.Equal((cleaned, skipped), (notes.Rows[0].Note, notes.Rows[2].Note));
        Assert.Equal(notes.Rows.AsEnumerable(), Store.AllNotes(Owner, summary.Number));
        Assert.Equal((4, 1), (Store.Notes(Owner, summary.Number, new(3, 1)).Total, Store.Notes(Owner, summary.Number, new(3, 1)).Rows.Length));
    }

    [Fact]
    public void Entities_of_registers_are_found_by_the_words_of_their_names()
    {
        Store.Import(Rolls.Header("may", 1), Rolls.Company(1, "Ñaupari", ("alias", "Fundición Ícaro")), Rolls.Company(2, "Beta"), Rolls.Ownership(3, "Naupari", "Beta"));
        RegisterEntity Found(string words) => Assert.Single(Store.RegisterEntities(Owner, new(words), Paging.First).Rows);
        Assert.Equal("sup-Naupari", Found("icaro fundi").Id.Value);
        var entity = Found("ñaupari");
        Assert.Equal(("Company", "Aceros Ñaupari S.A.C.", 4), (entity.Schema, entity.Caption, entity.Statements));
        Assert.Equal(["Aceros Ñaupari S.A.C.", "Fundición Ícaro"], entity.Names);
        Assert.Equal(2, Store.RegisterEntities(Owner, new("aceros"), Paging.First).Total);
        Assert.Empty(Store.RegisterEntities(Owner, new("naupari"), Paging.First).Rows);
        Assert.Equal(3, Store.RegisterEntities(Owner, new(), Paging.First).Total);
        Assert.Equal(2, Store.RegisterEntities(Owner, new(Schema: "LegalEntity"), Paging.First).Total);
        // A name that a newer edition adds is found too, and the old one still.
        Store.Import(Rolls.Header("june", 2), Rolls.Company(1, "Beta", ("previousName", "Astilleros Unidos")));
        Assert.Equal("sup-Beta", Found("astilleros").Id.Value);
        Assert.Equal("sup-Beta", Found("beta").Id.Value);
    }

    [Fact]
    public void What_shares_a_value_or_refers_to_an_entity_is_found_by_it()
    {
        Store.Import(Rolls.Header("may", 1), Rolls.Company(1, "A", ("phone", "+5119876543")), Rolls.Company(2, "B", ("phone", "+5119876543")), Rolls.Ownership(3, "A", "B"));
        Assert.Equal(["sup-A", "sup-B"], Store.StatementsWith(Owner, "+5119876543", Paging.First).Rows.Select(s => s.Statement.Entity.Value));
        Assert.Equal(["asset"], Store.StatementsWith(Owner, "sup-B", Paging.First).Rows.Select(s => s.Statement.Prop));
        Assert.Empty(Store.StatementsWith(Owner, "Aceros A S.A.C.", Paging.First).Rows);
    }

    [Fact]
    public void Figures_that_contradict_each_other_are_seen_to()
    {
        RegisterRecord Row(long row, Figure figure) => new(new(0, row)) { Figures = [figure] };
        Store.Import(Rolls.Header("series", 1, "series"), Row(1, Rolls.Thefts("2030", 5172)), Row(2, Rolls.Thefts("2031", 2891m)), Row(3, Rolls.Thefts("2031", 2891.0m)));
        Store.Import(Rolls.Header("others", 2, "other-series"), Row(1, Rolls.Thefts("2030", 5200, "Port Watch", "2031-02")), Row(2, Rolls.Thefts("2031", 2891, "Port Watch", "2031-02")));
        var all = Store.Figures(Owner, new(), Paging.First);
        // Two rows of a file that say the same are two rows.
        Assert.Equal(["2030 5172 2", "2030 5200 2", "2031 2891 1", "2031 2891 1", "2031 2891 1"], all.Rows.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Figure.Period} {f.Figure.Value} {f.Values}")));
        Assert.Equal(2, Store.Figures(Owner, new() { ConflictsOnly = true }, Paging.First).Total);
        Assert.Equal(1, Store.Figures(Owner, new() { Period = PartialDate.Parse("2030"), Publisher = "Port Watch" }, Paging.First).Total);
        Assert.Equal(Rolls.Thefts("2030", 5200, "Port Watch", "2031-02"), all.Rows[1].Figure);
        Assert.Equal((2L, 1L), (all.Rows[1].Origin.Import, all.Rows[1].Origin.Row.Number));
        // A corrected edition: the old value has vanished and contradicts no more.
        Store.Import(Rolls.Header("series-2", 3, "series"), Row(1, Rolls.Thefts("2030", 5200)));
        Assert.Equal([1, 1, 1], Store.Figures(Owner, new(), Paging.First).Rows.Select(f => f.Values));
        Assert.Equal(6, Store.Figures(Owner, new() { Vanished = true }, Paging.First).Total);
    }

    [Fact]
    public void A_viewer_sees_registers_of_their_datasets_only()
    {
        var hidden = new DatasetName("hidden");
        RegisterRecord In(DatasetName dataset, RegisterRecord record) => record with { Statements = [.. record.Statements.Select(s => s with { Statement = s.Statement with { Dataset = dataset } })] };
        Store.Import(Rolls.Header("may", 1), Rolls.Company(1, "A", ("phone", "+5111111111")));
        Store.Import(
            Rolls.Header("secret", 2) with { Dataset = hidden, Card = new("Hidden roll", "Port Watch", "CC BY 4.0", null) },
            In(hidden, Rolls.Company(1, "A", ("alias", "Oculta"), ("phone", "+5111111111"))) with { Figures = [Rolls.Thefts("2030", 3)], Notes = [new(NoteKind.Doubted, null, null, "Is it so?")] });
        var viewer = new Viewer("reader", [Rolls.Suppliers]);
        Assert.Equal(["Oculta"], Values(Store.Statements(Owner, new("sup-A")), "alias"));
        Assert.Empty(Values(Store.Statements(viewer, new("sup-A")), "alias"));
        Assert.All(Store.AllStatements(viewer, new()), s => Assert.Equal(Rolls.Suppliers, s.Statement.Dataset));
        Assert.Equal((2, 1), (Store.StatementsWith(Owner, "+5111111111", Paging.First).Total, Store.StatementsWith(viewer, "+5111111111", Paging.First).Total));
        Assert.Equal((2, 1), (Store.Imports(Owner, Paging.First).Total, Store.Imports(viewer, Paging.First).Total));
        Assert.Equal((1, 0), (Store.Notes(Owner, 2, Paging.First).Total, Store.Notes(viewer, 2, Paging.First).Total));
        Assert.Equal((1, 0), (Store.AllNotes(Owner, 2).Count(), Store.AllNotes(viewer, 2).Count()));
        Assert.Equal((1, 0), (Store.Figures(Owner, new(), Paging.First).Total, Store.Figures(viewer, new(), Paging.First).Total));
        Assert.Empty(Store.RegisterEntities(viewer, new("oculta"), Paging.First).Rows);
        Assert.DoesNotContain("Oculta", Assert.Single(Store.RegisterEntities(viewer, new("aceros"), Paging.First).Rows).Names);
        Assert.Equal([Rolls.Suppliers], Store.Datasets(viewer).Select(d => d.Name));
        var row = Store.Datasets(Owner).Single(d => d.Name == hidden);
        Assert.Equal((new DatasetCard("Hidden roll", "Port Watch", "CC BY 4.0", null), 1L, 5L, 1L, (long?)2), (row.Card, row.Entities, row.Statements, row.Figures, row.LastImport));
        Assert.Equal(["Oculta"], Values(Store.AllStatements(Owner, new(hidden)), "alias"));
    }

    [Fact]
    public void A_name_in_two_datasets_is_one_entity_in_the_list()
    {
        var other = new DatasetName("other");
        Store.Import(Rolls.Header("may", 1), Rolls.Company(1, "A"));
        Store.Import(Rolls.Header("june", 1) with { Dataset = other }, new RegisterRecord(new(0, 1)) { Statements = [.. Rolls.Company(1, "A").Statements.Select(s => s with { Statement = s.Statement with { Dataset = other } })] });
        var found = Store.RegisterEntities(Owner, new("aceros"), Paging.First);
        Assert.Equal((1, 1), (found.Total, found.Rows.Length));
        Assert.Equal([other, Rolls.Suppliers], found.Rows[0].Datasets);
    }
}
