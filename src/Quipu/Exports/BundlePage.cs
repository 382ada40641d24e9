using System.Net;
using System.Text;
using System.Text.Json;

namespace Quipu.Exports;

/// <summary>
/// A page of a bundle that prints: each claim as a sentence with its status, its quote and its source. Made of the lines of <c>claims.jsonl</c> and nothing else, so that whoever checks a bundle makes it
/// again and sees whether it says what they say.
/// </summary>
static class BundlePage
{
    internal const string Part = "index.html";

    internal const string Style =
        "<style>body{font:1rem/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem}article{border-top:1px solid #999;padding:1rem 0;break-inside:avoid}" +
        "blockquote{margin:.5rem 0;padding-left:1rem;border-left:3px solid #999}small{color:#444;overflow-wrap:anywhere}</style>";

    internal static string Of(IEnumerable<JsonElement> claims)
    {
        var page = Begun("Evidence").Append("<p>Every claim is what a document says, not what is so.</p>\n\n");
        foreach (var claim in claims)
            page.Append($"<article id=\"{Text(claim.At("id"))}\"><h2>{Text(ClaimWords.Heading(claim))}</h2><p>{Text(ClaimWords.Sentence(claim))}</p><blockquote>{Text(claim.At("quote.text"))}</blockquote><p><small>{Text(ClaimWords.Source(claim, licence: true))}<br>")
                .Append($"{Text(ClaimWords.Capture(claim))}</small></p></article>\n");
        return Ended(page);
    }

    /// <summary>The head of a page, with its title.</summary>
    internal static StringBuilder Begun(string title) => new(
        $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Text(title)}</title>
        {Style}
        </head><body><h1>{Text(title)}</h1>
        """);

    internal static string Ended(StringBuilder page) => page.Append("</body></html>\n").ToString();

    internal static string Text(string? text) => WebUtility.HtmlEncode(text) ?? "";
}

/// <summary>A line of <c>claims.jsonl</c> in words: the same that <see cref="StatusText"/> says of the claim that it was written from.</summary>
static class ClaimWords
{
    /// <summary>Its status: how it is said and by whom, where it stands in law, what answers it, what became of the article, its review.</summary>
    internal static string Sentence(JsonElement claim) =>
        string.Join("; ", [Said(claim), claim.At("standing.text") ?? "", .. claim.Each("answers").Select(a => $"answered: {a.At("text")}"), .. claim.Each("notices").Select(n => n.At("text") ?? ""), Review(claim)]);

    internal static string Heading(JsonElement claim) =>
        string.Join(" · ", new[] { claim.At("subject.name"), claim.At("type")?.Replace('_', ' '), claim.At("object.name") ?? claim.At("place.name") }.OfType<string>());

    /// <summary>Where its words stand.</summary>
    internal static string Source(JsonElement claim, bool licence = false) => string.Join(", ", new[]
    {
        claim.At("document.title"), claim.At("document.publisher"), claim.At("document.published"), claim.At("document.url") ?? claim.At("document.location"), licence ? claim.At("document.licence") : null,
    }.Where(s => !string.IsNullOrEmpty(s)));

    /// <summary>What the words rest on, as a reader can check it.</summary>
    internal static string Capture(JsonElement claim) => claim.At("document.sha256") is { } sha256 ? $"capture sha256 {sha256}"
        : claim.TryGetProperty("document", out var document) && document.Says("capture_masked") ? BundleParts.KeptBack : BundleParts.SealedSentence;

    static string Said(JsonElement claim) =>
        $"{claim.At("modality")}{(claim.Says("negated") ? " not to be so" : "")}{(claim.TryGetProperty("attribution", out var by) && by.Each("sources").Any() ? " by " : " in ")}{claim.At("attribution.text")}";

    static string Review(JsonElement claim) => claim.At("review.state") is not { } state || state == "proposed" ? "proposal, not reviewed"
        : claim.At("review.by") is { } by ? $"{state} by {by}" : state;
}
