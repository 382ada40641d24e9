using System.Collections.Immutable;
using System.Globalization;
using FollowTheMoney.Streams;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Web.Pages.Registers;

namespace Quipu.Web.Api;

/// <summary>How records of registers look as data: each value with its dataset, when it was there, and the row that it stands in.</summary>
static class RegisterShapes
{
    internal static object Of(RegisterEntity entity) => new { entity.Id, entity.Canonical, entity.Schema, entity.Caption, entity.Names, entity.Datasets, entity.Statements, entity.Vanished };

    internal static object Of(DatasetRow row) =>
        new { row.Name, row.Card.Title, row.Card.Publisher, row.Card.Licence, row.Card.Url, row.Documents, row.Entities, row.Statements, row.Figures, row.LastImport };

    internal static object Of(ImportRow import) => new
    {
        import.Number,
        import.Dataset,
        import.Kind,
        import.At,
        import.FinishedAt,
        import.Past,
        import.Append,
        Files = import.Files.Select(f => new { f.Name, Sha256 = f.Capture, f.Statements }),
        Counts = new
        {
            import.Counts.Rows,
            import.Counts.Filled,
            import.Counts.Empty,
            import.Counts.NewStatements,
            import.Counts.SeenStatements,
            import.Counts.Repeated,
            import.Counts.Vanished,
            import.Counts.NewEntities,
            import.Counts.Figures,
            Notes = Enum.GetValues<NoteKind>().ToImmutableSortedDictionary(NoteTable.Word, import.Counts.NotesOf, StringComparer.Ordinal),
        },
    };

    internal static object Of(RowNote note) => new { Kind = NoteTable.Word(note.Kind), note.Column, note.Value, note.Reason };

    internal static object Of(KeptStatement kept) => new
    {
        kept.Statement.Id,
        kept.Statement.Entity,
        kept.Statement.Schema,
        kept.Statement.Prop,
        kept.Statement.Value,
        kept.Statement.Lang,
        kept.Statement.Dataset,
        kept.Statement.OriginalValue,
        External = kept.Statement.External ? true : (bool?)null,
        Row = Of(kept.Origin),
        kept.FirstSeen,
        kept.LastSeen,
        kept.Vanished,
    };

    internal static object Of(RegisterOrigin origin) => new { origin.Import, File = origin.Capture, origin.Row.Number, Columns = origin.Columns.Length > 0 ? origin.Columns : null, Address = Links.Row(origin) };

    internal static object Of(RegisterView view) => new
    {
        view.Canonical,
        view.Caption,
        Entities = view.Entries.Select(e => new { e.Id, e.Schema, e.Caption, e.Vanished, Statements = e.Properties.SelectMany(p => p.Values).Select(Of) }),
        References = new { Total = view.ReferenceTotal, view.Paging.Offset, Rows = view.References.Select(r => new { r.Id, r.Schema, r.Caption, By = r.By.Select(Of), Others = r.Others.Select(Of) }) },
    };

    internal static void Write(Utf8CsvWriter csv, IEnumerable<KeptStatement> statements)
    {
        csv.Row("id", "canonical", "entity", "schema", "prop", "value", "lang", "original_value", "dataset", "first_seen", "last_seen", "vanished", "file", "row", "columns", "import");
        foreach (var (said, origin, first, last, vanished) in statements)
        {
            csv.Row(
                said.Id.Value, Csv.Inert(said.Canonical.Value), Csv.Inert(said.Entity.Value), said.Schema, said.Prop, Csv.Inert(said.Value), said.Lang, Csv.Inert(said.OriginalValue), said.Dataset.Value,
                Time(first), Time(last), vanished ? "vanished" : "", origin.Capture.Value, Text(origin.Row.Number), Csv.Inert(origin.Columns), Text(origin.Import));
        }
    }

    internal static string Time(DateTimeOffset at) => IsoTime.Of(at);

    internal static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
