using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Quipu.Model;

namespace Quipu.Web.Tests.Walk;

/// <summary>Looks for claims and ties in a page or its data that lack modality, attribution or where they stand in law. This is rule 1 of the design, held by a machine.</summary>
static class ClaimCheck
{
    static readonly string[] Axes = ["modality", "attribution", "standing"];
    static readonly HashSet<string> Types = [.. Enum.GetValues<ClaimType>().Select(t => t.Wire())];

    internal sealed record Findings(int Claims, IReadOnlyList<string> Faults);

    internal static Findings Page(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        var faults = new List<string>();
        var shown = page.QuerySelectorAll("[data-claim], [data-edge]");
        foreach (var claim in shown)
            foreach (var axis in Axes)
                if (!claim.QuerySelectorAll($"[data-axis='{axis}']").Any(e => e.TextContent.Any(char.IsLetter)))
                    faults.Add($"{claim.GetAttribute("data-claim") ?? claim.GetAttribute("data-edge")} is shown without {axis}");
        foreach (var stage in page.QuerySelectorAll("[data-axis='standing']").Where(s => s.QuerySelector(".chip.stage:not(.t-none)") is not null))
            if (!stage.QuerySelectorAll(".whose").Any(w => w.TextContent.Any(char.IsLetter))) faults.Add($"a stage is shown without whose it is: {stage.TextContent.Trim()}");
        foreach (var answer in page.QuerySelectorAll("[data-answer]").Where(a => a.QuerySelector(".modality") is null)) faults.Add($"answer {answer.GetAttribute("data-answer")} is shown without modality");
        foreach (var link in page.QuerySelectorAll("main a[href^='/claims/']").Where(IsBare)) faults.Add($"{link.GetAttribute("href")} is linked outside a claim's view: {link.TextContent.Trim()}");
        foreach (var quote in page.QuerySelectorAll("blockquote, .quote, .says").Where(IsBare)) faults.Add($"a quote stands outside a claim's view: {quote.TextContent.Trim()}");
        return new(shown.Length, faults);
    }

    internal static Findings Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        var faults = new List<string>();
        var claims = 0;
        Visit(document.RootElement, "$");
        return new(claims, faults);

        void Visit(JsonElement element, string at)
        {
            if (element.ValueKind == JsonValueKind.Array)
                foreach (var (item, i) in element.EnumerateArray().Select((item, i) => (item, i))) Visit(item, $"{at}[{i}]");
            if (element.ValueKind != JsonValueKind.Object) return;
            if (IsClaim(element))
            {
                claims++;
                if (!element.TryGetProperty("modality", out var modality) || !Wires.TryRead<Modality>(modality.GetString(), out _)) faults.Add($"{at} has no modality");
                if (!IsAttributed(element)) faults.Add($"{at} has no attribution");
                if (!element.TryGetProperty("standing", out var standing) || !standing.TryGetProperty("documents", out var documents) || documents.ValueKind != JsonValueKind.Number)
                    faults.Add($"{at} has no standing");
                if (element.TryGetProperty("sureness", out var sureness) && IsUnmarked(element, sureness.GetInt32())) faults.Add($"{at} is unsure and does not say so");
            }

            foreach (var property in element.EnumerateObject()) Visit(property.Value, $"{at}.{property.Name}");
        }
    }

    static bool IsUnmarked(JsonElement claim, int sureness) =>
        claim.GetProperty("review").GetProperty("state").GetString() == "proposed" && !claim.GetProperty("check_first").GetBoolean() && (sureness < Claims.ShownClaim.SureFrom || IsAgainstSomebody(claim));

    static bool IsAgainstSomebody(JsonElement claim) => Wires.TryRead<ClaimType>(claim.GetProperty("type").GetString(), out var type) && (type.IsAccusing() || type is ClaimType.AssociateOf or ClaimType.AlliedWith) && !(claim.TryGetProperty("negated", out var negated) && negated.GetBoolean()) &&
        claim.TryGetProperty("subject", out var subject) && subject is { ValueKind: JsonValueKind.Object } && subject.GetProperty("type").GetString() == "Person" && subject.TryGetProperty("named", out var named) && named.GetBoolean();

    /// <summary>A claim has a type of the vocabulary and words or ends; a facet, an entity and a filter have not. A judgement keeps a claim's anchor and names it so.</summary>
    static bool IsClaim(JsonElement element) => element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && Types.Contains(type.GetString()!) &&
        (element.TryGetProperty("sureness", out _) || element.TryGetProperty("directed", out _) || (element.TryGetProperty("quote", out var quote) && quote.ValueKind == JsonValueKind.Object && element.TryGetProperty("document", out _)));

    static bool IsAttributed(JsonElement element) => element.TryGetProperty("attribution", out var attribution) && attribution.ValueKind == JsonValueKind.Object &&
        ((attribution.TryGetProperty("own_voice", out var own) && own.GetBoolean()) || Length(attribution, "chain") > 0 || Length(attribution, "chains") > 0);

    static int Length(JsonElement element, string key) => element.TryGetProperty(key, out var list) ? list.GetArrayLength() : 0;

    static bool IsBare(IElement element) => element.Closest("[data-claim], [data-edge]") is null;
}
