using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Quipu.Exports;
using Quipu.Publishing.Corrections;

namespace Quipu.Publishing.Leavings;

/// <summary>Which parts each kind of bundle always has, and the page that follows from them.</summary>
static class BundleIndex
{
    const string Claims = "claims.jsonl", Finding = "finding.json", Pages = "pages/pages.jsonl";

    /// <summary>What a bundle of a kind is never without.</summary>
    internal static ImmutableArray<string> PartsOf(string kind) => kind switch
    {
        "corrections" => [CorrectionFile.Part, Claims, Pages, BundlePage.Part],
        "finding" => [Finding, Claims, "hops.csv", "rows.csv", "datasets.csv", Pages, BundlePage.Part],
        _ => [Claims, Pages, BundlePage.Part],
    };

    /// <summary>Makes the page again from the parts that it tells, and compares it.</summary>
    internal static void Check(BundleCheck check, string kind)
    {
        if (check.Sound(BundlePage.Part) is not { } page || check.Sound(Claims) is not { } claims) return;
        if (Made(check, kind, claims) is { } made && page.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(made))) return;
        check.Fault(BundlePage.Part, $"It is not the page that {string.Join(" and ", PartsOf(kind).Where(p => p is Claims or Finding or CorrectionFile.Part))} give: it may say what they do not.");
    }

    static string? Made(BundleCheck check, string kind, byte[] claims)
    {
        try
        {
            if (kind == "evidence") return BundlePage.Of(JsonFields.Lines(claims));
            if (check.Sound(kind == "finding" ? Finding : CorrectionFile.Part) is not { } part) return null;
            using var main = JsonDocument.Parse(part);
            return kind == "finding" ? new FindingPage(main.RootElement, JsonFields.Claims(claims)).Text() : CorrectionPage.Of(main.RootElement, JsonFields.Claims(claims));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
