using System.Text.Json;
using Quipu.Matching.Scoring;

namespace Quipu.Evaluation;

/// <summary>entity-checks.json and entity-scenarios.json: entities that are one or not, and which of two matches better.</summary>
static class EntityChecks
{
    internal static IEnumerable<string> Checks(string path, Algorithm algorithm, bool each)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var (held, all, missed) = (0, 0, new List<string>());
        foreach (var row in json.RootElement.GetProperty("checks").EnumerateArray())
        {
            all++;
            var score = algorithm.Score(Party(row, "query"), Party(row, "candidate"));
            if (score >= MatchThresholds.Default == row.GetProperty("match").GetBoolean()) held++;
            else missed.Add($"  {score:0.000} {row.GetProperty("match").GetBoolean()} {row.GetProperty("query").GetRawText().ReplaceLineEndings("")} {row.GetProperty("candidate").GetRawText().ReplaceLineEndings("")}");
        }

        yield return $"entity-checks {held} of {all} held ({MatchingRun.Share(held / (double)all)})";
        if (!each) yield break;
        foreach (var line in missed) yield return line;
    }

    internal static IEnumerable<string> Scenarios(string path, Algorithm algorithm)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var missed = new List<string>();
        var all = 0;
        foreach (var row in json.RootElement.GetProperty("match_at_0.7").EnumerateArray())
        {
            all++;
            var score = algorithm.Score(Party(row, "query"), Party(row, "result"));
            if (score >= MatchThresholds.Default != row.GetProperty("matches").GetBoolean()) missed.Add($"  {score:0.000} {row.GetRawText().ReplaceLineEndings("")}");
        }

        foreach (var row in json.RootElement.GetProperty("ranking").EnumerateArray())
        {
            all++;
            var (better, worse) = (algorithm.Score(Party(row, "better"), Party(row, "result")), algorithm.Score(Party(row, "worse"), Party(row, "result")));
            if (better <= worse) missed.Add($"  {better:0.000} not above {worse:0.000}: {row.GetRawText().ReplaceLineEndings("")}");
        }

        yield return $"entity-scenarios {all - missed.Count} of {all} held";
        foreach (var line in missed) yield return line;
    }

    internal static Party Party(JsonElement row, string name) =>
        Matching.Scoring.Party.Of(row.GetProperty("schema").GetString()!, row.GetProperty(name).EnumerateObject().SelectMany(p =>
            p.Value.ValueKind == JsonValueKind.Array ? p.Value.EnumerateArray().Select(v => KeyValuePair.Create(p.Name, v.GetString()!)) : [KeyValuePair.Create(p.Name, p.Value.GetString()!)]));
}
