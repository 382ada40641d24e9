using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FollowTheMoney.Streams;
using Quipu.Matching.Screening;

namespace Quipu.Exports;

/// <summary>
/// What a screening found, as a table, a workbook or a page to print. Each names the model and the versions of the data. A hit says that two names may be one party's:
/// never that anybody did anything.
/// </summary>
public static class ScreeningReport
{
    static readonly string[] Columns = ["row", "party", "name", "schema", "result", "match_id", "match_name", "match_schema", "datasets", "score", "strong", "wanting", "reasons", "decision", "decided_by", "decided_at", "decision_reason"];

    static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Endings of the files that it can be written to.</summary>
    public static ImmutableArray<string> Endings { get; } = [".csv", ".xlsx", ".html"];

    /// <summary>Writes it in the form of an ending; the rows are read once, or for a page twice.</summary>
    /// <exception cref="ArgumentException">There is no such form.</exception>
    public static void Write(string ending, ScreeningHead head, IEnumerable<DecidedRow> rows, Stream to)
    {
        ArgumentNullException.ThrowIfNull(head);
        switch (ending)
        {
            case ".csv": WriteCsv(head, rows, to); break;
            case ".xlsx": Workbook.Write(to, [("Screening", rows.SelectMany(r => Lines(r, head)).Prepend(Columns)), ("Model and data", About(head))]); break;
            case ".html": WritePage(head, [.. rows], to); break;
            default: throw new ArgumentException($"A screening is written to {string.Join(", ", Endings)}.", nameof(ending));
        }
    }

    /// <summary>The reasons of a hit in words, the weightiest first.</summary>
    public static string Reasons(ScreenedHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return string.Join("; ", hit.Reasons.Select(r => $"{(r.Contribution >= 0 ? "+" : "−")}{Math.Abs(r.Contribution).ToString("0.00", CultureInfo.InvariantCulture)} {r.Detail.TrimEnd('.')}{Compared(r)}"));
    }

    public static string Score(double score) => score.ToString("0.000", CultureInfo.InvariantCulture);

    static string Compared(ScreenedReason reason) => reason.Query is null && reason.Candidate is null ? "" : $" ({reason.Query ?? "–"} | {reason.Candidate ?? "–"})";

    static void WriteCsv(ScreeningHead head, IEnumerable<DecidedRow> rows, Stream to)
    {
        using var csv = new Utf8CsvWriter(to, quoteAll: false, mark: true);
        csv.Row([.. Columns, "model", "threshold", "data"]);
        var (threshold, data) = (Score(head.Threshold), string.Join("; ", head.Datasets.Select(d => $"{d.Name}: {d.Version}")));
        foreach (var line in rows.SelectMany(r => Lines(r, head))) csv.Row([.. line.Select(Csv.Inert), head.Algorithm, threshold, Csv.Inert(data)]);
    }

    static IEnumerable<string[]> Lines(DecidedRow decided, ScreeningHead head)
    {
        var row = decided.Row;
        string[] begin = [row.Number.ToString(CultureInfo.InvariantCulture), row.Party, row.Name, row.Schema];
        if (row.Hits.IsEmpty) return [[.. begin, row.Fault is null ? "nobody" : $"not screened: {row.Fault}", .. Enumerable.Repeat("", 12)]];
        return row.Hits.Select(h => (string[])
        [
            .. begin, "may be", h.Id.Value, h.Name, h.Schema, string.Join("; ", h.Datasets), Score(h.Score), h.Score >= head.Strong ? "yes" : "", h.Wanting ?? "", Reasons(h),
            .. decided.Decisions.TryGetValue(h.Id.Value, out var decision) ? new[] { decision.Verdict, decision.By, decision.At, decision.Reason ?? "" } : ["", "", "", ""],
        ]);
    }

    static IEnumerable<string[]> About(ScreeningHead head)
    {
        yield return ["file", head.File];
        yield return ["sha256", head.Sha256];
        yield return ["model", head.Algorithm];
        yield return ["threshold", Score(head.Threshold)];
        yield return ["strong", Score(head.Strong)];
        foreach (var column in head.Columns) yield return ["columns", column];
        foreach (var dataset in head.Datasets) yield return ["data", dataset.Name, dataset.Title ?? "", dataset.Version];
    }

    static void WritePage(ScreeningHead head, ImmutableArray<DecidedRow> rows, Stream to)
    {
        using var page = new StreamWriter(to, new UTF8Encoding(false), 1 << 14, leaveOpen: true) { NewLine = "\n" };
        page.WriteLine($"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Screening of {E(head.File)}</title><style>{Style}</style></head><body>");
        page.WriteLine($"<h1>Screening of {E(head.File)}</h1>");
        var (hit, faults) = (rows.Count(r => !r.Row.Hits.IsEmpty), rows.Count(r => r.Row.Fault is not null));
        page.WriteLine(string.Create(CultureInfo.InvariantCulture, $"<p>{rows.Length} parties looked up: {hit} may be somebody on record, {rows.Length - hit - faults} are nobody on record, {faults} could not be screened. That two names may be one party's says nothing of what anybody did.</p>"));
        page.WriteLine($"<table><caption>Model and data</caption>{string.Concat(About(head).Select(a => $"<tr>{string.Concat(a.Select((c, i) => i == 0 ? $"<th scope=\"row\">{E(c)}</th>" : $"<td>{E(c)}</td>"))}</tr>"))}</table>");
        page.WriteLine("<table><caption>Who may be on record</caption><tr><th>Row</th><th>Name</th><th>May be</th><th>Score</th><th>Why</th><th>Decision</th></tr>");
        foreach (var decided in rows.Where(r => !r.Row.Hits.IsEmpty))
            foreach (var h in decided.Row.Hits) page.WriteLine(Line(decided, h, head));
        page.WriteLine("</table>");
        if (faults > 0)
        {
            page.WriteLine("<h2>Not screened</h2><ul>");
            foreach (var (row, _) in rows.Where(r => r.Row.Fault is not null)) page.WriteLine(string.Create(CultureInfo.InvariantCulture, $"<li>Row {row.Number}: {E(row.Fault!)}</li>"));
            page.WriteLine("</ul>");
        }

        page.WriteLine("</body></html>");
    }

    static string Line(DecidedRow decided, ScreenedHit hit, ScreeningHead head)
    {
        var decision = decided.Decisions.TryGetValue(hit.Id.Value, out var made) ? $"{made.Verdict} ({made.By}, {made.At}){(made.Reason is { } why ? ": " + why : "")}" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"<tr><td>{decided.Row.Number}</td><td>{E(decided.Row.Name)}<br><small>{E(decided.Row.Party)} {E(decided.Row.Schema)}</small></td><td>{E(hit.Name)}<br><small>{E(hit.Schema)} · {E(string.Join(", ", hit.Datasets))} · {E(hit.Id.Value)}</small></td>") +
            $"<td>{Score(hit.Score)}{(hit.Score >= head.Strong ? "<br><small>strong</small>" : "")}{(hit.Wanting is { } wanting ? $"<br><small>undecided for want of {E(wanting)}</small>" : "")}</td><td>{string.Join("<br>", Reasons(hit).Split("; ").Select(E))}</td><td>{E(decision)}</td></tr>";
    }

    static string E(string text) => Html.Encode(text);

    const string Style = "body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1d1d1b}table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.4rem 0}"
        + "th,td{text-align:left;vertical-align:top;border-top:1px solid #c8c4ba;padding:.35rem .6rem;overflow-wrap:anywhere}small{color:#5b584f}@media print{body{margin:0;max-width:none}}";
}

/// <summary>A screened party with what people decided of its hits, by the hit's id.</summary>
public sealed record DecidedRow(ScreenedRow Row, ImmutableSortedDictionary<string, ScreeningDecision> Decisions)
{
    public static ImmutableSortedDictionary<string, ScreeningDecision> None { get; } = ImmutableSortedDictionary.Create<string, ScreeningDecision>(StringComparer.Ordinal);
}

/// <summary>That a party of a row is or is not somebody, by whom and when.</summary>
/// <param name="Verdict"><c>same</c>, <c>not_same</c> or <c>unsure</c>.</param>
/// <param name="At">ISO time.</param>
public sealed record ScreeningDecision(string Verdict, string By, string At, string? Reason);
