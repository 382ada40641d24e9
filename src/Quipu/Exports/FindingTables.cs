using System.Globalization;
using System.Text;
using FollowTheMoney.Streams;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Search;

namespace Quipu.Exports;

/// <summary>The tables of a finding's bundle; no cell is taken for a formula.</summary>
static class FindingTables
{
    /// <summary>
    /// Every piece of evidence of every hop. Offsets count code points of <c>texts/DOCUMENT.txt</c>; <c>quote_sha256</c> is the hash of these, as UTF-8.
    /// </summary>
    internal static void Hops(KeptFinding kept, FindingEvidence evidence, Stream to)
    {
        var (finding, withdrawn) = (kept.Finding, Withdrawal.Of(kept)?.Line);
        using var csv = new Utf8CsvWriter(to, quoteAll: false, mark: true);
        csv.Row(
            "kind", "tie", "from", "to", "through", "accuses", "kept_back", "evidence", "relation", "modality", "attribution", "stage", "stage_of", "standing", "answers",
                "review", "first", "last",
            "quote", "quote_start", "quote_end", "quote_sha256", "document", "title", "publisher", "published", "url", "licence", "capture_sha256", "dataset", "withdrawn");
        var names = finding.Everybody.ToDictionary(p => p.Entity, p => p.Name);
        foreach (var (kind, hop) in finding.Hops.Select(h => ("hop", h)).Concat(finding.Marks.Select(h => ("mark", h))))
            foreach (var tie in hop.Ties)
                csv.Row([.. new[]
                {
                    kind, hop.Tie, names.GetValueOrDefault(hop.From, hop.From.Value), names.GetValueOrDefault(hop.To, hop.To.Value), string.Join("; ",
                        hop.Through.Select(p => p.Name)), hop.Accuses ? "yes" : "no", Number(evidence.LeftOf(hop)),
                }.Concat(Tie(tie, evidence)).Append(withdrawn ?? "").Select(Csv.Inert)]);
    }

    static string? Whose(FoundTie tie) => tie.Stage is null ? null : tie.Whose?.Name ?? StatusText.Nobody;

    static string?[] Tie(FoundTie tie, FindingEvidence evidence)
    {
        var (first, last) = (IsoTime.Of(tie.First), IsoTime.Of(tie.Last));
        if (evidence.Claims.GetValueOrDefault(tie.Evidence) is not { } claim)
            return [tie.Evidence, tie.Relation, tie.Modality.Wire(), tie.FromRegister ? tie.Dataset : "", tie.Stage?.Wire(), Whose(tie), tie.Status, "",
                tie.FromRegister ? "register" : "", first, last, .. Enumerable.Repeat("", 11), tie.Dataset];
        var (facts, quote, head) = (evidence.FactsOf(claim), claim.Claim.Quote, claim.Document);
        return
        [
            tie.Evidence, tie.Relation, claim.Claim.Modality.Wire(), StatusText.Attribution(claim), tie.Stage?.Wire(), Whose(tie), StatusText.Standing(claim),
                string.Join("; ", claim.Answers.Select(StatusText.Answer)),
            StatusText.Review(claim.Review), first, last, quote.Text, Number(facts.Points.FromUtf16(quote.At.Start)),
                Number(facts.Points.FromUtf16(quote.At.End)),
            ContentHash.Sha256(Encoding.UTF8.GetBytes(quote.Text)), head.Id.Value, head.Title, head.Publisher, head.Published?.ToString(), head.Url,
                facts.Licence, facts.Capture.Told, tie.Dataset,
        ];
    }

    /// <summary>What registers say, a value a row, with the file (by its hash) and the row that it stands in.</summary>
    internal static void Rows(FindingEvidence evidence, Stream to)
    {
        using var csv = new Utf8CsvWriter(to, quoteAll: false, mark: true);
        csv.Row("evidence", "schema", "property", "value", "dataset", "file_sha256", "file", "row", "columns");
        foreach (var said in evidence.Rows)
            csv.Row(
                said.Statement.Entity.Value, said.Statement.Schema, said.Statement.Prop, Csv.Inert(said.Statement.Value), said.Statement.Dataset.Value,
                    said.Origin.Capture.Value,
                Number(said.Origin.Row.File), said.Origin.Row.Number.ToString(CultureInfo.InvariantCulture), Csv.Inert(said.Origin.Columns));
    }

    /// <summary>Who stands behind each dataset, and on which terms.</summary>
    internal static void Datasets(FindingEvidence evidence, Stream to)
    {
        using var csv = new Utf8CsvWriter(to, quoteAll: false, mark: true);
        csv.Row("dataset", "title", "publisher", "licence", "url");
        foreach (var dataset in evidence.Datasets)
            csv.Row(dataset.Name.Value, Csv.Inert(dataset.Card.Title), Csv.Inert(dataset.Card.Publisher), Csv.Inert(dataset.Card.Licence),
                Csv.Inert(dataset.Card.Url));
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
