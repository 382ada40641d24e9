using System.Collections.Immutable;
using System.Globalization;
using FollowTheMoney.Streams;
using Quipu.Access;
using Quipu.Figures;
using Quipu.Model;
using Quipu.Sources.Grades;

namespace Quipu.Exports;

/// <summary>
/// The export <c>figures</c>: one row a value, of registers and of the reporting, by series and period. What a claim must be shown with stands in the row itself and is
/// empty for a register's. No cell can run as a formula.
/// </summary>
public static class FigureTable
{
    static readonly (string Name, Func<SeriesValue, string?> Value)[] Columns =
    [
        ("metric", v => v.Series.Concept),
        ("metric_en", v => Concepts.Find(v.Series.Concept)?.English),
        ("metric_es", v => Concepts.Find(v.Series.Concept)?.Spanish),
        ("label", v => v.Label),
        ("place", v => v.Series.Place),
        ("place_name", v => v.PlaceName),
        ("unit", v => v.Series.Unit),
        ("period", v => v.Period?.ToString()),
        ("period_end", v => v.End?.ToString()),
        ("value", v => v.Value.ToString(CultureInfo.InvariantCulture)),
        ("verbatim", v => v.Verbatim),
        ("publisher", v => v.Publisher),
        ("via", v => v.Via),
        ("vintage", v => v.Vintage),
        ("unfinished", v => Flag(v.IsUnfinished, "unfinished")),
        ("conflict", v => Flag(v.Conflict, "conflict")),
        ("dataset", v => v.Dataset.Value),
        ("file", v => v.Register?.Origin.Capture.Value),
        ("row", v => Number(v.Register?.Origin.Row.Number)),
        ("rows_added_up", v => Number(v.Register?.Rows)),
        ("vanished", v => Flag(v.Register?.Vanished ?? false, "vanished")),
        ("claim_id", v => v.Claim?.Claim.Id.Value),
        ("modality", v => v.Claim?.Claim.Modality.Wire()),
        ("negated", v => v.Claim is { } c ? c.Claim.Negated ? "yes" : "no" : null),
        ("attribution", v => v.Claim is { } c ? StatusText.Attribution(c) : null),
        ("standing", v => v.Claim is { } c ? StatusText.Standing(c) : null),
        ("answers", v => v.Claim is { } c ? string.Join("; ", c.Answers.Select(StatusText.Answer)) : null),
        ("review", v => v.Claim is { } c ? StatusText.Review(c.Review) : null),
        ("sureness", v => Number(v.Claim?.Claim.Sureness)),
        ("quote", v => v.Claim?.Claim.Quote.Text),
        ("document_id", v => v.Claim?.Document.Id.Value),
        ("document_title", v => v.Claim?.Document.Title),
        ("url", v => v.Claim?.Document.Url),
        ("origin_document", v => v.Claim?.Document.Origin.Value),
        ("source_kind", v => GradeText.Kind(v.Claim?.Document.Source)),
        ("source_kind_review", v => GradeText.Review(v.Claim?.Document.Source)),
        ("reliability", v => v.Claim?.Document.Source?.Reliability?.Mark()),
        ("credibility", v => v.Claim?.Credibility?.Mark()),
        ("source_licence", v => v.Claim?.Document.Source?.Licence),
    ];

    /// <summary>Names of the columns, in order.</summary>
    public static ImmutableArray<string> ColumnNames { get; } = [.. Columns.Select(c => c.Name)];

    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var selection = new Selection(options);
        using var csv = new Utf8CsvWriter(to, quoteAll: false, mark: true);
        var values = store.AllSeriesValues(viewer, new() { Dataset = options.Dataset, Rejected = true });
        var rows = Write(csv, values.Where(v => v.Claim is { } claim ? selection.TakesWhole(claim) : options.Entity is null && options.Claims.IsEmpty));
        return selection.Result(rows);
    }

    /// <summary>Writes these values; returns how many.</summary>
    public static long Write(Utf8CsvWriter csv, IEnumerable<SeriesValue> values)
    {
        csv.Row([.. ColumnNames]);
        var rows = 0L;
        var cells = new string?[Columns.Length];
        foreach (var value in values)
        {
            for (var i = 0; i < cells.Length; i++) cells[i] = Columns[i].Name is "value" ? Columns[i].Value(value) : Csv.Inert(Columns[i].Value(value));
            csv.Row(cells);
            rows++;
        }

        return rows;
    }

    static string? Flag(bool holds, string word) => holds ? word : null;

    static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
