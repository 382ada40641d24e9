using System.Globalization;
using System.Text.RegularExpressions;
using Quipu.Network.Algorithms;

namespace Quipu.Evaluation;

/// <summary>
/// Graphs of LDBC Graphalytics: <c>NAME.properties</c>, vertices, edges, and beside them a reference output <c>NAME-ALGORITHM</c> for each algorithm it names.
/// Outputs are compared by its own rules: equal, within 0.01 %, or the same groups.
/// </summary>
static partial class Graphalytics
{
    const double Epsilon = 1e-4;
    const long Unreached = long.MaxValue;

    internal static IEnumerable<GraphCheck> Run(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var settings = File.ReadLines(file).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#' && l.Contains('='))
            .Select(l => l.Split('=', 2)).ToDictionary(p => p[0].Trim(), p => p[1].Trim(), StringComparer.Ordinal);
        foreach (var name in settings.Keys.Select(k => GraphKey().Match(k)).Where(m => m.Success).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal))
        {
            string? Of(string key) => settings.GetValueOrDefault($"graph.{name}.{key}");
            var (graph, ids) = Read(folder, name, Of);
            foreach (var algorithm in (Of("algorithms") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var reference = Path.Combine(folder, $"{name}-{algorithm.ToUpperInvariant()}");
                if (!File.Exists(reference)) continue;
                var found = Output(graph, ids, algorithm, key => Of($"{algorithm}.{key}"));
                if (found is null) yield return new(name, algorithm, false, "no such algorithm");
                else yield return Held(name, (algorithm, found.Value.Rule), Pairs(reference), ids.Zip(found.Value.Values).ToDictionary(p => p.First, p => p.Second));
            }
        }
    }

    /// <summary>The rules themselves, where a folder has examples of them: the first output agrees with what is expected, others do not.</summary>
    internal static IEnumerable<GraphCheck> Matching(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "matching_*_actual*.csv").Order(StringComparer.Ordinal))
        {
            var parts = Path.GetFileNameWithoutExtension(file).Split('_');
            var held = Held("", ("", parts[1]), Pairs(Path.Combine(folder, $"matching_{parts[1]}_expected.csv")), Pairs(file));
            yield return held with { Graph = $"rule {parts[1]}", Algorithm = parts[2], IsRight = held.IsRight == (parts[2] == "actual1"), Says = held.IsRight ? "agrees" : "differs" };
        }
    }

    // Vertices in order of their ids, so that the least number is the least id too.
    static (Graph Graph, long[] Ids) Read(string folder, string name, Func<string, string?> of)
    {
        var ids = File.ReadLines(Path.Combine(folder, of("vertex-file") ?? $"{name}.v")).Where(l => l.Trim().Length > 0).Select(l => Whole(l.Split(' ')[0])).Order().ToArray();
        var numbers = ids.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i);
        var (from, to, weights) = (new List<int>(), new List<int>(), new List<double>());
        foreach (var line in File.ReadLines(Path.Combine(folder, of("edge-file") ?? $"{name}.e")))
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length < 2) continue;
            from.Add(numbers[Whole(cells[0])]);
            to.Add(numbers[Whole(cells[1])]);
            if (cells.Length > 2) weights.Add(Number(cells[2]));
        }

        return (Graph.Of(ids.Length, from.ToArray(), to.ToArray(), of("directed") == "true", weights.Count == from.Count ? weights.ToArray() : []), ids);
    }

    static (string Rule, IEnumerable<string> Values)? Output(Graph graph, long[] ids, string algorithm, Func<string, string?> of) => algorithm switch
    {
        "bfs" => ("exact", BreadthFirst.Depths(new GraphWalk(graph), Source(ids, of)).Select(d => Text(d < 0 ? Unreached : d))),
        "cdlp" => ("exact", LabelPropagation.Labels(graph, (int)Whole(of("max-iterations")!)).Select(l => Text(ids[l]))),
        "lcc" => ("epsilon", Clustering.Local(graph).Select(Text)),
        "pr" => ("epsilon", PageRank.Rounds(graph, (int)Whole(of("num-iterations")!), Number(of("damping-factor")!)).Select(Text)),
        "sssp" => ("epsilon", WeightedPaths.Lengths(graph, Source(ids, of)).Select(Text)),
        "wcc" => ("equivalence", WeakComponents.Labels(graph).Select(l => Text(ids[l]))),
        _ => null,
    };

    static int Source(long[] ids, Func<string, string?> of) => Array.BinarySearch(ids, Whole(of("source-vertex")!));

    static GraphCheck Held(string graph, (string Algorithm, string Rule) by, Dictionary<long, string> expected, Dictionary<long, string> found)
    {
        var (wrong, groups, back) = (0, new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (id, value) in expected.OrderBy(p => p.Key))
        {
            var isRight = found.TryGetValue(id, out var came) && by.Rule switch
            {
                "exact" => value == came,
                "epsilon" => Near(Number(value), Number(came)),
                // Each group of the one is a group of the other.
                _ => (groups.TryAdd(value, came) || groups[value] == came) && (back.TryAdd(came, value) || back[came] == value),
            };
            if (!isRight) wrong++;
        }

        wrong += found.Keys.Count(id => !expected.ContainsKey(id));
        return new(graph, by.Algorithm, wrong == 0, wrong == 0 ? $"{expected.Count} vertices as the reference ({by.Rule})" : $"{wrong} of {expected.Count} vertices differ from the reference ({by.Rule})");
    }

    static bool Near(double expected, double found) => expected.Equals(found) || Math.Abs(expected - found) <= Epsilon * Math.Abs(expected);

    static Dictionary<long, string> Pairs(string file) => File.ReadLines(file).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(c => c.Length > 1).ToDictionary(c => Whole(c[0]), c => c[1]);

    static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    static long Whole(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    static double Number(string text) => text.Trim().TrimStart('+') is "Infinity" or "inf" ? double.PositiveInfinity : double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^graph\.(.+)\.(?:vertex-file|directed|algorithms)$", RegexOptions.NonBacktracking)]
    private static partial Regex GraphKey();
}
