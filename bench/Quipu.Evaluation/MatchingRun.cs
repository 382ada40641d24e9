using System.Diagnostics;
using System.Globalization;
using Quipu.Benchmarks;
using Quipu.Matching.Names;
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

        var lines = new List<string>();
        foreach (var line in Lines(folder, each))
        {
            lines.Add(line);
            Console.WriteLine(line);
        }

        if (places is [_, var page]) File.WriteAllText(page, PageSection.Replace(File.Exists(page) ? File.ReadAllText(page) : null, null, Page(lines)));
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
        foreach (var line in Vectors(folder)) yield return line;
        if (Found(folder, Path.Combine("vectors", "matching-features.jsonl")) is { } features)
            foreach (var line in MatchingVectors.Run(features, each)) yield return line;
        if (Own(HispanicScore.File) is { } hispanic)
            foreach (var line in HispanicScore.Score(hispanic, algorithm, each).Concat(Speed(hispanic))) yield return line;
        if (Path.Combine(folder, "screening") is var screening && Directory.Exists(screening))
            foreach (var line in Screening.Score(screening, algorithm, Invented, each)) yield return line;
        if (Found(folder, "api-checks.json") is { } api)
            foreach (var line in ApiChecks.Run(api)) yield return line;
    }

    /// <summary>How many invented parties the lists of screening/ lie among.</summary>
    const int Invented = 1_000_000;

    static IEnumerable<string> Vectors(string folder)
    {
        if (Found(folder, Path.Combine("vectors", "rigour-names.jsonl")) is not { } path) yield break;
        var tally = FtmVectors.Run(path);
        yield return $"rigour-names {tally.Passed} of {tally.Passed + tally.Failures.Count} held; functions that Quipu has no like of: {tally.NotYet.Count} ({tally.NotYet.Values.Sum()} cases)";
        foreach (var failure in tally.Failures) yield return $"  {failure}";
        foreach (var (function, cases) in tally.NotYet) yield return $"  {function}: {cases} cases; a name is taken apart whole here (docs/matching.md)";
    }

    /// <summary>Microseconds of analysing a name and of scoring a pair, on this machine, the best of five rounds.</summary>
    static IEnumerable<string> Speed(string path)
    {
        var pairs = HispanicScore.Read(path);
        var (algorithm, parties) = (Algorithms.All[0], pairs.Select(HispanicScore.Parties).ToArray());
        var (analysis, comparison) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < 5; round++)
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var pair in pairs) GC.KeepAlive(NameAnalysis.Analyse(pair.Left, PartyKind.Person));
            analysis = Math.Min(analysis, Stopwatch.GetElapsedTime(start).TotalMicroseconds / pairs.Count);
            start = Stopwatch.GetTimestamp();
            foreach (var (left, right) in parties) algorithm.Score(left, right);
            comparison = Math.Min(comparison, Stopwatch.GetElapsedTime(start).TotalMicroseconds / pairs.Count);
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"speed: a name analysed in {analysis:0.0} µs, a pair scored in {comparison:0.0} µs");
    }

    static string Page(IEnumerable<string> lines) =>
        $"# Names, measured\n\nWritten by `dotnet run build.cs -- eval names ../shared/data/ftm bench/results/names.md`. What a score means: docs/matching.md.\n\n```\n{string.Join('\n', lines)}\n```\n";

    static string? Own(string path) => File.Exists(path) ? path : null;

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
