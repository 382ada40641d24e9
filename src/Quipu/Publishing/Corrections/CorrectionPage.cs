using System.Globalization;
using System.Text;
using System.Text.Json;
using Quipu.Exports;

namespace Quipu.Publishing.Corrections;

/// <summary>The page of a correction file, to print: made of <c>corrections.json</c> and <c>claims.jsonl</c> alone, so that whoever checks the file makes it again.</summary>
static class CorrectionPage
{
    /// <param name="claims">By id.</param>
    internal static string Of(JsonElement corrections, IReadOnlyDictionary<string, JsonElement> claims)
    {
        var page = BundlePage.Begun("Corrections").Append($"<p>{Text(corrections.At("note"))}</p>\n<p>Corrects: {Text(Corrected(corrections))}</p>\n\n");
        foreach (var claim in corrections.Each("claims")) Claim(page, claim, claims);
        foreach (var finding in corrections.Each("findings"))
            page.Append($"<article><h2>Finding: {Text(finding.At("pattern"))} {Text(finding.At("finding"))}</h2><p>{Text(finding.At("is"))}: {Text(string.Join("; ", finding.Texts("why")))}</p></article>\n");
        var (same, back) = (corrections.At("as_they_left"), corrections.At("kept_back"));
        page.Append($"<p>{Text(same)} {(same == "1" ? "claim stands" : "claims stand")} as {(same == "1" ? "it" : "they")} left.");
        if (int.TryParse(back, CultureInfo.InvariantCulture, out var kept) && kept > 0) page.Append($" {StatusText.KeptBack(kept)}.");
        return BundlePage.Ended(page.Append("</p>"));
    }

    static string Corrected(JsonElement corrections) => string.Join(", ", new[]
    {
        corrections.At("corrects.title"), corrections.At("corrects.url"), corrections.At("corrects.file") ?? corrections.At("corrects.format"), $"left on {corrections.At("corrects.at")}",
        corrections.At("corrects.sha256") is { } hash ? $"sha256 {hash}" : null, corrections.At("corrects.package") is { } package ? $"datapackage.json sha256 {package}" : null,
    }.OfType<string>());

    static void Claim(StringBuilder page, JsonElement changed, IReadOnlyDictionary<string, JsonElement> claims)
    {
        var id = changed.At("claim") ?? "";
        page.Append($"<article id=\"{Text(id)}\"><h2>Claim {Text(id)}</h2>\n");
        if (claims.TryGetValue(id, out var shown))
            page.Append($"<blockquote>{Text(shown.At("quote.text"))}</blockquote><p><small>{Text(ClaimWords.Source(shown))}</small></p>\n<p>Was: {Text(changed.At("was.text"))}<br>Is: {Text(ClaimWords.Sentence(shown))}</p>\n");
        else page.Append($"<p>Was: {Text(changed.At("was.text"))}<br>Is: no longer to be used</p>\n");
        foreach (var reason in changed.Each("why")) Reason(page, reason, claims);
        page.Append("</article>\n");
    }

    static void Reason(StringBuilder page, JsonElement reason, IReadOnlyDictionary<string, JsonElement> claims)
    {
        page.Append($"<p>Why: {Text(reason.At("text"))}</p>");
        if ((reason.At("words") ?? reason.At("url")) is not null) page.Append($"<p><q>{Text(reason.At("words"))}</q> <small>{Text(reason.At("url"))}</small></p>");
        if (reason.At("claim") is { } later && claims.TryGetValue(later, out var of))
            page.Append($"<blockquote>{Text(reason.At("quote"))}</blockquote><p><small>{Text(ClaimWords.Sentence(of))}<br>{Text(ClaimWords.Source(of))}</small></p>");
        page.Append('\n');
    }

    static string Text(string? text) => BundlePage.Text(text);
}
