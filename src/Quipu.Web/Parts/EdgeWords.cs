using Quipu.Model;
using Quipu.Network;
using Quipu.Web.Wording;

namespace Quipu.Web.Parts;

/// <summary>The axes of a tie in words: who says it, where it stands, when it held. A tie says no more than its claims do.</summary>
static class EdgeWords
{
    /// <summary>Everybody who says so: the speakers of its claims, and the articles that say it in their own voice.</summary>
    internal static string Attribution(Words words, Edge edge)
    {
        var speakers = edge.Claims.Where(c => c.Attribution.Length > 0).Select(c => string.Join(" → ", c.Attribution.Select(a => a.Name))).Distinct(StringComparer.Ordinal).ToArray();
        var parts = new List<string>();
        if (speakers.Length > 0) parts.Add(words["attribution.by"] + " " + string.Join("; ", speakers.Take(3)) + (speakers.Length > 3 ? " +" + words.Number(speakers.Length - 3) : ""));
        if (edge.Claims.Any(c => c.Attribution.IsEmpty)) parts.Add(words["attribution.own"]);
        return string.Join("; ", parts);
    }

    /// <summary>Whose proceeding the stage of a tie is.</summary>
    internal static string Whose(Words words, Edge edge) => words.Of("standing.of", edge.Whose?.Name ?? words["party.none"]);

    /// <summary>What ties the two: money that was extorted is not called funding, though both are of one type.</summary>
    internal static string Verb(Words words, Edge edge) =>
        string.Join(" · ", edge.Claims.Select(c => c.Claim.IsExtorted).DefaultIfEmpty().Distinct().Order().Select(e => words[e ? "verb.funds.extorted" : $"verb.{edge.Type.Wire()}"]));

    internal static string Standing(Words words, Edge edge) =>
        edge.Stage is { } stage ? words.Label(stage) : StatusWords.None(words, new([], edge.Claims.Select(c => c.Standing.Documents).DefaultIfEmpty().Max()) { HasOthers = edge.Claims.Any(c => c.Standing.HasOthers) });

    internal static string Dates(Words words, Edge edge) => (edge.First, edge.Last) switch
    {
        ({ } first, { } last) when first != last => $"{words.Date(first)} – {words.Date(last)}",
        ({ } first, _) => words.Date(first),
        (null, { } last) => words.Date(last),
        _ => "",
    };
}
