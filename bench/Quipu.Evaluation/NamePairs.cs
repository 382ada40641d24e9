using System.Globalization;
using FollowTheMoney.Mappings;
using Quipu.Matching.Scoring;

namespace Quipu.Evaluation;

/// <summary>A labelled pair of names.</summary>
/// <param name="Frozen">What logic-v2 gave it when it was frozen; null for newer pairs.</param>
sealed record NamePair(string Group, string Schema, string Left, string Right, bool Same, string Quality, string Category, double? Frozen)
{
    internal (Party Left, Party Right) Parties => (Named(Schema, Left), Named(Schema, Right));

    internal static Party Named(string schema, string name) => Party.Of(schema, [new("name", name)]);
}

/// <summary>name-pairs.csv: two names and whether they are one's.</summary>
static class NamePairs
{
    internal static List<NamePair> Read(string path)
    {
        using var table = CsvTable.Open(File.OpenRead(path), ',');
        return [.. table.Rows().Where(r => r.Row is not null).Select(r => Pair(r.Row!))];
    }

    static NamePair Pair(TableRow row) => new(row["case_group"] ?? "", row["schema"]!, row["name1"]!, row["name2"]!, row["is_match"] == "true", row["quality"] ?? "", row["category"] ?? "",
        double.TryParse(row["logicv2_score"], NumberStyles.Float, CultureInfo.InvariantCulture, out var frozen) ? frozen : null);

    internal static IEnumerable<string> Score(string path, Algorithm algorithm, bool each)
    {
        var pairs = Read(path);
        var scored = pairs.Select(p => (Pair: p, Score: Scored(algorithm, p))).ToList();
        var (at, high) = (MatchThresholds.Default, MatchThresholds.High);
        yield return $"name-pairs {MatchTally.Of(scored.Select(s => (s.Score, s.Pair.Same)), at)} at {at} ({pairs.Count} pairs, {algorithm.Name})";
        yield return $"name-pairs-high {MatchTally.Of(scored.Select(s => (s.Score, s.Pair.Same)), high)} at {high}";
        yield return $"name-pairs-cross-validated {MatchingFit.CrossValidated(pairs, at)} at {at} ({MatchingFit.Folds} folds by groups of names)";
        foreach (var group in scored.GroupBy(s => s.Pair.Group)) yield return $"  {group.Key,-16} {MatchTally.Of(group.Select(s => (s.Score, s.Pair.Same)), at)}";
        foreach (var line in Agreement(pairs, each)) yield return line;
        if (!each) yield break;
        foreach (var (pair, score) in scored.Where(s => s.Score >= at != s.Pair.Same).OrderBy(s => s.Pair.Same).ThenBy(s => s.Score))
            yield return string.Create(CultureInfo.InvariantCulture, $"  {(pair.Same ? "missed" : "wrong "),-7} {score:0.000} v2 {pair.Frozen:0.00} {pair.Schema} | {pair.Left} | {pair.Right} | {Why(algorithm, pair)}");
    }

    /// <summary>How near our logic-v2 comes to its frozen scores.</summary>
    static IEnumerable<string> Agreement(List<NamePair> pairs, bool each)
    {
        const double Near = 0.05;
        var v2 = Algorithms.Named("logic-v2")!;
        var frozen = pairs.Where(p => p.Frozen is not null).Select(p => (Pair: p, Score: Scored(v2, p))).ToList();
        if (frozen.Count == 0) yield break;
        var near = frozen.Count(f => Math.Abs(f.Score - f.Pair.Frozen!.Value) <= Near + 1e-9);
        yield return $"logic-v2 within {Near} of its frozen score: {near} of {frozen.Count} ({MatchingRun.Share(near / (double)frozen.Count)})";
        if (!each) yield break;
        foreach (var (pair, score) in frozen.Where(f => Math.Abs(f.Score - f.Pair.Frozen!.Value) > Near))
            yield return string.Create(CultureInfo.InvariantCulture, $"  v2-far {score:0.000} frozen {pair.Frozen:0.000} {pair.Schema} | {pair.Left} | {pair.Right}");
    }

    static string Why(Algorithm algorithm, NamePair pair)
    {
        var (left, right) = pair.Parties;
        return string.Join(' ', algorithm.Compare(left, right).Reasons.Take(7).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Feature[(r.Feature.IndexOf('-', StringComparison.Ordinal) + 1)..]}={r.Contribution:+0.0;-0.0}")));
    }

    internal static double Scored(Algorithm algorithm, NamePair pair)
    {
        var (left, right) = pair.Parties;
        return algorithm.Score(left, right);
    }
}
