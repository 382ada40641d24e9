using System.Text.Json;
using Quipu.Matching.Scoring;

namespace Quipu.Evaluation;

/// <summary>
/// vectors/matching-features.jsonl: what the reference implementations say of two entities, as far as logic-v1 and logic-v2 here have the like: whole scores, and features that
/// add to a score, each weighed alone. Features of other models, and those that only take away, and what is shown beside a score are not run.
/// </summary>
static class MatchingVectors
{
    internal static IEnumerable<string> Run(string path, bool each)
    {
        var (held, missed, skipped) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new List<string>(), 0);
        // Cases hold U+2028 and U+0085: lines end at line feeds only.
        foreach (var line in File.ReadAllText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            var (row, name) = (json.RootElement, json.RootElement.GetProperty("func").GetString()!);
            var found = row.TryGetProperty("args", out var args);
            if (!found || row.GetProperty("expected").ValueKind != JsonValueKind.Number || Scorer(name) is not { } scorer || Entity(args, 0) is not { } one || Entity(args, 1) is not { } other)
            {
                skipped++;
                continue;
            }

            var score = scorer.Score(one, other);
            var model = name.Contains("logic_v2", StringComparison.Ordinal) ? "logic-v2" : "logic-v1";
            if (FtmExpectation.Holds(row.GetProperty("op").GetString()!, score, row.GetProperty("expected"))) held[model] = held.GetValueOrDefault(model) + 1;
            else missed.Add($"  {name[(name.LastIndexOf('.') + 1)..]} {score:0.000}, not {row.GetProperty("op").GetString()} {row.GetProperty("expected").GetRawText()}: {Shown(one)} | {Shown(other)}");
        }

        yield return $"matching-features {held.Values.Sum()} of {held.Values.Sum() + missed.Count} held ({string.Join(", ", held.Select(h => $"{h.Key} {h.Value}"))}); {skipped} of other models, of what only takes away or of what is shown";
        if (!each) yield break;
        foreach (var line in missed) yield return line;
    }

    static string Shown(Party party) => $"{string.Join(" / ", party.NameTexts)} {string.Join(' ', party.Identifiers.Select(i => i.Value))}";

    /// <summary>The algorithm of a whole score; of a feature the algorithm with that feature alone.</summary>
    static Algorithm? Scorer(string function)
    {
        if (function.EndsWith("LogicV1.compare", StringComparison.Ordinal)) return Algorithms.Named("logic-v1");
        if (function.EndsWith("LogicV2.compare", StringComparison.Ordinal)) return Algorithms.Named("logic-v2");
        if (!function.Contains(".logic_v", StringComparison.Ordinal) && !function.Contains(".compare.", StringComparison.Ordinal)) return null;
        var algorithm = Algorithms.Named(function.Contains(".logic_v2.", StringComparison.Ordinal) ? "logic-v2" : "logic-v1")!;
        var feature = function[(function.LastIndexOf('.') + 1)..];
        return algorithm.Features.Any(f => f.Name == feature && !f.Qualifier) ? algorithm.With(algorithm.Features.ToDictionary(f => f.Name, f => f.Name == feature ? 1.0 : 0), new Dictionary<string, double>()) : null;
    }

    static Party? Entity(JsonElement args, int place)
    {
        if (args.GetArrayLength() <= place || args[place].ValueKind != JsonValueKind.Object || !args[place].TryGetProperty("$entity", out var entity)) return null;
        return Party.Of(entity.GetProperty("schema").GetString()!, entity.GetProperty("properties").EnumerateObject().SelectMany(p =>
            p.Value.ValueKind == JsonValueKind.Array ? p.Value.EnumerateArray().Select(v => KeyValuePair.Create(p.Name, v.GetString()!)) : [KeyValuePair.Create(p.Name, p.Value.GetString()!)]));
    }
}
