using System.Collections.Immutable;
using System.Net;
using System.Text;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Language;
using Quipu.Patterns.Search;

namespace Quipu.Exports;

/// <summary>The page of a finding's bundle: to print, with the status of every hop beside it.</summary>
sealed class FindingPage(KeptFinding kept, Pattern? pattern, FindingEvidence evidence)
{
    readonly StringBuilder _page = new();
    readonly Dictionary<EntityId, string> _names = kept.Finding.Everybody.ToDictionary(p => p.Entity, p => p.Name);

    internal ImmutableArray<BundleSupplement> Beside { get; init; } = [];

    internal string Text()
    {
        var title = Encoded(pattern?.Title.En ?? kept.Finding.Pattern);
        _page.Append($$"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{title}}</title>
            {{BundlePage.Style}}
            </head><body><h1>{{title}}</h1>

            """);
        if (Withdrawal.Of(kept) is { } withdrawn) _page.Append($"<p><strong>{Encoded(withdrawn.Line)}</strong></p>\n");
        Paragraph("A pattern describes; it convicts nobody. Every claim is what a document says, not what is so.");
        if (pattern is not null) Paragraph($"{pattern.Text.En} {pattern.Rationale.En}");
        if (kept.Finding.Missing is { } missing) Paragraph($"A lead: {missing.En} is missing.");
        Paragraph($"Weakest hop: {kept.Finding.Weakest.Status}.");
        if (evidence.KeptBack is { } back) Paragraph(back);
        List("Parties", kept.Finding.Parties.Select(p => $"{p.Part}: {p.Name}"));
        foreach (var hop in kept.Finding.Hops) Hop(hop);
        foreach (var mark in kept.Finding.Marks) Hop(mark);
        if (pattern is not null)
        {
            List("Innocent explanations to rule out", pattern.Innocent.Select(w => w.En));
            List("What would confirm it", pattern.Confirm.Select(w => w.En));
            List("What would refute it", pattern.Refute.Select(w => w.En));
        }

        foreach (var beside in Beside) List(beside.Title, beside.Lines);
        List("Where it comes from", evidence.Datasets.Select(d => string.Join(", ", new[] { d.Card.Title ?? d.Name.Value, d.Card.Publisher,
            d.Card.Licence, d.Card.Url }.Where(s => !string.IsNullOrEmpty(s)))));
        return _page.Append("</body></html>\n").ToString();
    }

    void Hop(FoundHop hop)
    {
        var through = hop.Through.IsEmpty ? "" : $", through {string.Join(", ", hop.Through.Select(p => p.Name))}";
        _page.Append($"<h2>{Encoded($"{hop.Tie}: {Name(hop.From)}{(hop.From == hop.To ? "" : $" → {Name(hop.To)}")}{through}")}</h2>\n");
        if (evidence.LeftOf(hop) is > 0 and var back) Paragraph($"{back} {(back == 1 ? "claim" : "claims")} that nobody has reviewed, kept back.");
        foreach (var tie in hop.Ties)
            if (evidence.Claims.GetValueOrDefault(tie.Evidence) is { } claim) Claim(claim);
            else Row(tie);
    }

    void Claim(ShownClaim claim)
    {
        var (head, facts) = (claim.Document, evidence.FactsOf(claim));
        var source = string.Join(", ", new[] { head.Title, head.Publisher, head.Published?.ToString(), head.Url ?? head.Location, facts.Licence }.Where(s
            => !string.IsNullOrEmpty(s)));
        _page.Append($"<article id=\"{claim.Claim.Id}\">");
        Quoted(StatusText.Sentence(claim), claim.Claim.Quote);
        foreach (var answer in claim.Answers) Quoted(StatusText.Answer(answer) + ":", answer.Quote);
        _page.Append($"<p><small>{Encoded(source)}<br>{BundlePage.Capture(facts)}</small></p></article>\n");
    }

    void Quoted(string status, Quote quote) => _page.Append($"<p>{Encoded(status)}</p><blockquote>{Encoded(quote.Text)}</blockquote>\n");

    void Row(FoundTie tie)
    {
        _page.Append($"<article><p>{Encoded($"{tie.Relation} in {tie.Dataset}: {tie.Status}")}</p>\n");
        var rows = evidence.Rows.Where(r => r.Statement.Entity.Value == tie.Evidence).ToList();
        if (rows.Count > 0) Items(rows.Select(r => $"{r.Statement.Prop}: {r.Statement.Value} (file sha256 {r.Origin.Capture}, row {r.Origin.Row.Number})"));
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

    string Name(EntityId id) => _names.GetValueOrDefault(id, id.Value);

    static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
