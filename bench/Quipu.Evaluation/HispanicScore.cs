using FollowTheMoney.Mappings;
using Quipu.Matching.Scoring;

namespace Quipu.Evaluation;

/// <summary>bench/gold/hispanic-names.csv, scored by phenomenon.</summary>
static class HispanicScore
{
    internal const string File = "bench/gold/hispanic-names.csv";

    internal static List<HispanicPair> Read(string path)
    {
        using var table = CsvTable.Open(System.IO.File.OpenRead(path), ',');
        return [.. table.Rows().Where(r => r.Row is not null).Select(r => r.Row!).Select(r => new HispanicPair(r["phenomenon"]!, r["left"]!, r["right"]!, r["left_born"] ?? "", r["right_born"] ?? "", r["same"] == "true"))];
    }

    internal static (Party Left, Party Right) Parties(HispanicPair pair) => (Party(pair.Left, pair.LeftBorn), Party(pair.Right, pair.RightBorn));

    /// <summary>What weights are fitted on: every other pair. But what nobody can tell by names teaches nothing.</summary>
    internal static IEnumerable<HispanicPair> Learned(IEnumerable<HispanicPair> pairs) =>
        pairs.Where((p, i) => i % 2 == 0 && !p.Phenomenon.StartsWith("namesakes", StringComparison.Ordinal) && !p.Phenomenon.StartsWith("known by", StringComparison.Ordinal));

    internal static IEnumerable<string> Score(string path, Algorithm algorithm, bool each)
    {
        var scored = Read(path).Select(p => (Pair: p, Score: Of(algorithm, p))).ToList();
        var (at, high) = (MatchThresholds.Default, MatchThresholds.High);
        yield return $"hispanic-names {MatchTally.Of(scored.Select(s => (s.Score, s.Pair.Same)), at)} at {at} ({scored.Count} pairs)";
        yield return $"hispanic-names-high {MatchTally.Of(scored.Select(s => (s.Score, s.Pair.Same)), high)} at {high}";
        var unseen = scored.Where((s, i) => i % 2 == 1).Select(s => (s.Score, s.Pair.Same)).ToList();
        yield return $"hispanic-names, the half that nothing was fitted on {MatchTally.Of(unseen, at)} at {at}, {MatchTally.Of(unseen, high)} at {high}";
        var siblings = scored.Where(s => s.Pair.Phenomenon.StartsWith("siblings", StringComparison.Ordinal)).ToList();
        yield return $"hispanic-names merged for both surnames only: {siblings.Count(s => s.Score >= at)} of {siblings.Count}";
        foreach (var group in scored.GroupBy(s => s.Pair.Phenomenon))
        {
            var same = group.First().Pair.Same;
            var shown = group.Count(s => s.Score >= at);
            var strong = group.Count(s => s.Score >= high);
            yield return $"  {group.Key,-46} {(same ? "found" : "wrongly shown")} {shown} of {group.Count()}, strong {strong}";
            if (!each) continue;
            foreach (var (pair, score) in group.Where(s => s.Score >= at != s.Pair.Same).Take(4)) yield return $"      {score:0.000} {pair.Left} | {pair.Right} {Why(algorithm, pair)}";
        }
    }

    static string Why(Algorithm algorithm, HispanicPair pair)
    {
        var (left, right) = Parties(pair);
        return string.Join(' ', algorithm.Compare(left, right).Reasons.Take(6).Select(r => $"{r.Feature["person-".Length..]}={r.Contribution:+0.0;-0.0}"));
    }

    static double Of(Algorithm algorithm, HispanicPair pair)
    {
        var (left, right) = Parties(pair);
        return algorithm.Score(left, right);
    }

    static Party Party(string name, string born) =>
        Matching.Scoring.Party.Of("Person", born.Length > 0 ? [new("name", name), new("birthDate", born)] : [new("name", name)]);
}
