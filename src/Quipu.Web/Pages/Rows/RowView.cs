using System.Collections.Immutable;
using Quipu.Registers;
using Quipu.Search;
using Quipu.Web.Parts;

namespace Quipu.Web.Pages.Rows;

/// <summary>A row of a register as it stood, column by column, with what each became.</summary>
/// <param name="Made">What it became, entity by entity.</param>
/// <param name="Captions">What to call the entities that the workspace has, by id.</param>
public sealed record RowView(
    ImportRow Import, ImportedFile File, RowPlace Place, RowRead Read, ImmutableArray<RowColumn> Columns, ImmutableArray<RowEntity> Made, ImmutableArray<RowNote> Notes, ImmutableDictionary<string, string> Captions)
{
    internal ImmutableArray<Model.Figure> Figures => Read.Record?.Figures ?? [];

    /// <summary>Null where there is no such import or file, or the viewer may not see it.</summary>
    internal static RowView? Load(Desk desk, string sha256, long number, Asked asked)
    {
        var capture = new Model.CaptureId(sha256);
        if (desk.Options.Rows is not { } rows || ImportOf(desk, capture, asked) is not { } import) return null;
        var file = import.Files.IndexOf(import.Files.First(f => f.Capture == capture));
        var place = new RowPlace(file, number);
        var read = Barred(desk, rows(import, place));
        var statements = read.Record?.Statements ?? [];
        // A file of statements may hold datasets that this viewer may not see: then the row is not theirs to see.
        var seen = desk.Store.Datasets(desk.Viewer).Select(d => d.Name).ToHashSet();
        if (statements.Any(s => !seen.Contains(s.Statement.Dataset))) return null;
        var made = statements.GroupBy(s => s.Statement.Entity).Select(g => RowEntity.Of(desk, g.Key, [.. g])).ToImmutableArray();
        var notes = read.Record?.Notes ?? [];
        return new(import, import.Files[file], place, read, RowColumn.Of(read.Row, statements, notes), made, notes, Names(desk, made));
    }

    // The cells of a row that speaks of somebody masked would tell who it is, whichever of them.
    static RowRead Barred(Desk desk, RowRead read)
    {
        var shown = desk.Store.Masked(desk.Viewer, read);
        if (read.Record is not { } whole || whole.Statements.SequenceEqual(shown.Record!.Statements) || shown.Row is not { } row) return shown;
        return shown with { Row = new([.. row.Cells.Select(c => c with { Text = desk.Words["masks.withheld"] })], row.Whole is null ? null : desk.Words["masks.withheld"]) };
    }

    /// <summary>The import that the address names, else the newest that has the file.</summary>
    static ImportRow? ImportOf(Desk desk, Model.CaptureId capture, Asked asked)
    {
        if (asked.Text("import") is not null)
            return desk.Store.Import(desk.Viewer, asked.Number("import", 0, 0, int.MaxValue)) is { } named && named.Files.Any(f => f.Capture == capture) ? named : null;
        return Paging.All(p => desk.Store.Imports(desk.Viewer, p)).FirstOrDefault(i => i.Files.Any(f => f.Capture == capture));
    }

    static ImmutableDictionary<string, string> Names(Desk desk, ImmutableArray<RowEntity> made)
    {
        var names = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entity in made.Where(e => e.IsKept)) names[entity.Id.Value] = entity.Caption;
        foreach (var id in made.SelectMany(e => e.Values).Where(v => v.Said.PropType == "entity").Select(v => v.Said.Value).Distinct(StringComparer.Ordinal))
            if (!names.ContainsKey(id) && desk.Store.Statements(desk.Viewer, new(id)) is { IsEmpty: false } kept) names[id] = ModelWords.Caption(kept, new(id));
        return names.ToImmutable();
    }
}

/// <summary>A column of the row.</summary>
/// <param name="Became">Properties, schema and name, that rest on it; empty where nothing does.</param>
/// <param name="Notes">What was cleaned, dropped or doubted in it.</param>
public sealed record RowColumn(string Name, string Text, ImmutableArray<(string Schema, string Property)> Became, ImmutableArray<RowNote> Notes)
{
    internal static ImmutableArray<RowColumn> Of(StoodRow? row, ImmutableArray<RowStatement> statements, ImmutableArray<RowNote> notes) => row is null ? [] :
    [
        .. row.Cells.Select(cell => new RowColumn(
            cell.Column, cell.Text,
            [.. statements.Where(s => s.Columns.Split('+').Any(c => IsOf(cell.Column, c))).Select(s => (s.Statement.Schema, s.Statement.Prop)).Distinct()],
            [.. notes.Where(n => n.Column is { } column && column.Split('+').Any(c => IsOf(cell.Column, c)))])),
    ];

    /// <summary>Whether a column is the one that a statement names. Of a record the statement may name a part of the path, or what the path lies in.</summary>
    static bool IsOf(string column, string named) =>
        column.Equals(named, StringComparison.OrdinalIgnoreCase) || column.EndsWith("." + named, StringComparison.OrdinalIgnoreCase) || column.StartsWith(named + ".", StringComparison.OrdinalIgnoreCase);
}

/// <summary>An entity that the row speaks of.</summary>
/// <param name="IsKept">The workspace has it. It has not where another version of Quipu made something else of the row.</param>
public sealed record RowEntity(EntityId Id, string Schema, string Caption, ImmutableArray<RowValue> Values, bool IsKept)
{
    internal static RowEntity Of(Desk desk, EntityId id, ImmutableArray<RowStatement> statements)
    {
        var kept = desk.Store.Statements(desk.Viewer, id).GroupBy(s => s.Statement.Id).ToDictionary(g => g.Key, g => g.First());
        var values = statements.Where(s => s.Statement.Prop != Statement.Base).Select(s => new RowValue(s.Statement, s.Columns, kept.GetValueOrDefault(s.Statement.Id)?.Vanished == true));
        var schema = statements[0].Statement.Schema;
        return new(id, schema, ModelWords.Caption([.. kept.Values], id), [.. values.OrderBy(v => v.Said.Prop, StringComparer.Ordinal)], kept.Count > 0);
    }
}

/// <summary>A value that the row gave.</summary>
/// <param name="Vanished">The newest edition of the register has it no more.</param>
public sealed record RowValue(Statement Said, string Columns, bool Vanished);
