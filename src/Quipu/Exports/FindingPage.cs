using System.Text;
using System.Text.Json;

namespace Quipu.Exports;

/// <summary>
/// The page of a finding's bundle: to print, with the status of every hop beside it. Made of <c>finding.json</c> and <c>claims.jsonl</c> alone, so that whoever checks the bundle makes it again.
/// </summary>
/// <param name="claims">By id.</param>
sealed class FindingPage(JsonElement finding, IReadOnlyDictionary<string, JsonElement> claims)
{
    readonly StringBuilder _page = BundlePage.Begun(finding.At("title") ?? finding.At("pattern") ?? "").Append("\n\n");

    internal string Text()
    {
        if (finding.At("withdrawn_line") is { } withdrawn) _page.Append($"<p><strong>{Encoded(withdrawn)}</strong></p>\n");
        Paragraph("A pattern describes; it convicts nobody. Every claim is what a document says, not what is so.");
        if (finding.At("text") is { } text) Paragraph($"{text} {finding.At("rationale")}");
        if (!finding.Says("holds")) Paragraph("This finding holds no longer.");
        if (finding.At("missing") is { } missing) Paragraph($"A lead: {missing} is missing.");
        Paragraph($"Weakest hop: {finding.At("weakest_status")}.");
        if (finding.At("kept_back") is { } back) Paragraph(back);
        List("Parties", finding.Each("parties").Select(p => $"{p.At("part")}: {p.At("name")}"));
        foreach (var hop in finding.Each("hops").Concat(finding.Each("marks"))) Hop(hop);
        List("Innocent explanations to rule out", finding.Texts("innocent"));
        List("What would confirm it", finding.Texts("confirm"));
        List("What would refute it", finding.Texts("refute"));
        foreach (var beside in finding.Each("beside")) List(beside.At("title") ?? "", beside.Texts("lines"));
        List("Where it comes from", finding.Texts("sources"));
        return BundlePage.Ended(_page);
    }

    void Hop(JsonElement hop)
    {
        var names = string.Join(", ", hop.Each("through").Select(p => p.At("name")));
        var (from, to) = (hop.At("from_name"), hop.At("from") == hop.At("to") ? "" : $" → {hop.At("to_name")}");
        _page.Append($"<h2>{Encoded($"{hop.At("tie")}: {from}{to}{(names.Length == 0 ? "" : $", through {names}")}")}</h2>\n");
        if (hop.At("kept_back") is { } back) Paragraph($"{back} {(back == "1" ? "claim" : "claims")} that nobody has reviewed, kept back.");
        foreach (var tie in hop.Each("evidence"))
            if (claims.TryGetValue(tie.At("id") ?? "", out var claim)) Claim(claim);
            else Row(tie);
    }

    void Claim(JsonElement claim)
    {
        _page.Append($"<article id=\"{Encoded(claim.At("id"))}\">");
        Quoted(ClaimWords.Sentence(claim), claim.At("quote.text"));
        foreach (var answer in claim.Each("answers")) Quoted(answer.At("text") + ":", answer.At("quote"));
        _page.Append($"<p><small>{Encoded(ClaimWords.Source(claim, licence: true))}<br>{Encoded(ClaimWords.Capture(claim))}</small></p></article>\n");
    }

    void Quoted(string status, string? quote) => _page.Append($"<p>{Encoded(status)}</p><blockquote>{Encoded(quote)}</blockquote>\n");

    void Row(JsonElement tie)
    {
        _page.Append($"<article><p>{Encoded($"{tie.At("relation")} in {tie.At("dataset")}: {tie.At("status")}")}</p>\n");
        if (tie.Each("rows").Any()) Items(tie.Texts("rows"));
        _page.Append("</article>\n");
    }

    void List(string title, IEnumerable<string> items)
    {
        var all = items.ToList();
        if (all.Count == 0) return;
        _page.Append($"<h2>{Encoded(title)}</h2>\n");
        Items(all);
    }

    void Items(IEnumerable<string> items)
    {
        _page.Append("<ul>");
        foreach (var item in items) _page.Append($"<li>{Encoded(item)}</li>");
        _page.Append("</ul>\n");
    }

    void Paragraph(string text) => _page.Append($"<p>{Encoded(text)}</p>\n");

    static string Encoded(string? text) => BundlePage.Text(text);
}
