using System.Globalization;
using Quipu.Matching.Scoring;

namespace Quipu.Evaluation;

/// <summary>
/// Names and their comparison, against a folder laid out like ../shared/data/ftm: one line a file, what was missed below it where asked for.
/// Given a page, it writes the same there.
/// </summary>
static class MatchingRun
{
    internal static int Start(string[] rest)
    {
        var each = rest.Contains("--each");
        var places = rest.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray();
        if (places is not [var folder, ..] || !Directory.Exists(folder))
        {
            Console.Error.WriteLine("Give a folder laid out like ../shared/data/ftm (name-pairs.csv, entity-checks.json, entity-scenarios.json, vectors/rigour-names.jsonl).");
            return 1;
        }

        var lines = Lines(folder, each).ToList();
        foreach (var line in lines) Console.WriteLine(line);
        return 0;
    }

    static IEnumerable<string> Lines(string folder, bool each)
    {
        var algorithm = Algorithms.All[0];
        if (Found(folder, "name-pairs.csv") is { } pairs)
            foreach (var line in NamePairs.Score(pairs, algorithm, each)) yield return line;
        if (Found(folder, "entity-checks.json") is { } checks)
            foreach (var line in EntityChecks.Checks(checks, algorithm, each)) yield return line;
        if (Found(folder, "entity-scenarios.json") is { } scenarios)
            foreach (var line in EntityChecks.Scenarios(scenarios, algorithm)) yield return line;
        if (Path.Combine(folder, "screening") is var screening && Directory.Exists(screening))
            foreach (var line in Screening.Score(screening, algorithm, Invented, each)) yield return line;
    }

    /// <summary>How many invented parties the lists of screening/ lie among.</summary>
    const int Invented = 1_000_000;

    static string? Found(string folder, string name) => Path.Combine(folder, name) is var path && File.Exists(path) ? path : null;

    internal static string Share(double value) => value.ToString(".000", CultureInfo.InvariantCulture);
}

/// <summary>Right and wrong answers at a threshold.</summary>
readonly record struct MatchTally(int Right, int Wrong, int Missed)
{
    internal double Precision => Right + Wrong == 0 ? 0 : Right / (double)(Right + Wrong);

    internal double Recall => Right + Missed == 0 ? 0 : Right / (double)(Right + Missed);

    internal double F1 => Right == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    internal static MatchTally Of(IEnumerable<(double Score, bool Same)> scored, double threshold)
    {
        var (right, wrong, missed) = (0, 0, 0);
        foreach (var (score, same) in scored)
        {
            if (score >= threshold && same) right++;
            else if (score >= threshold) wrong++;
            else if (same) missed++;
        }

        return new(right, wrong, missed);
    }

    public override string ToString() => $"P {MatchingRun.Share(Precision)} R {MatchingRun.Share(Recall)} F1 {MatchingRun.Share(F1)}";
}
