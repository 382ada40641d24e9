using System.Diagnostics;
using System.Globalization;
using System.Text;
using Quipu.Network.Algorithms;

namespace Quipu.Benchmarks;

/// <summary>
/// The network's algorithms on invented scale-free graphs, beside python3-igraph where it is installed: times, memory, and whether both find the same.
/// Writes bench/results/network.md.
/// </summary>
sealed class GraphSpeed
{
    readonly Dictionary<string, double> _ours = new(StringComparer.Ordinal);
    readonly List<string> _checks = [];
    readonly string _file;
    IReadOnlyDictionary<string, string> _theirs = new Dictionary<string, string>();

    GraphSpeed(string file) => _file = file;

    internal static IEnumerable<string> Run(params int[] sizes)
    {
        var folder = Directory.CreateTempSubdirectory("quipu-bench-").FullName;
        var page = new StringBuilder();
        try
        {
            foreach (var nodes in sizes)
            {
                var file = Path.Combine(folder, $"graph-{nodes}");
                ScaleFree.Write(file, nodes);
                Warm(folder);
                GC.Collect();
                // What came before is not this graph's memory.
                if (OperatingSystem.IsLinux()) File.WriteAllText("/proc/self/clear_refs", "5");
                var speed = new GraphSpeed(file);
                speed.Measure();
                speed._theirs = Igraph.Run(file);
                speed.Compare();
                foreach (var line in speed.Lines(nodes))
                {
                    page.AppendLine(line);
                    yield return line;
                }
            }
        }
        finally
        {
            Directory.Delete(folder, true);
        }

        if (NetworkPage.Write(page.ToString(), sizes) is { } path) yield return $"written to {path}";
    }

    // Code is made fast by being run: a small graph first.
    static void Warm(string folder)
    {
        var file = Path.Combine(folder, "warm");
        ScaleFree.Write(file, 3000);
        for (var i = 0; i < 3; i++) new GraphSpeed(file).Measure();
    }

    void Measure()
    {
        var graph = Timed("load", () => ScaleFree.Read(_file), 1);
        _ = (graph.In, graph.Simple);
        Keep("pagerank", Timed("PageRank", () => PageRank.Settled(graph)).Ranks);
        _ours["weak"] = WeakComponents.Counted(Timed("weak components", () => WeakComponents.Labels(graph))).Count;
        _ours["strong"] = WeakComponents.Counted(Timed("strong components", () => StrongComponents.Labels(graph))).Count;
        Keep("depths", Timed("BFS", () => BreadthFirst.Depths(new GraphWalk(graph, eitherWay: true), 0)));
        Keep("cores", Timed("k-core", () => Cores.Coreness(graph)));
        Around(graph);
        var communities = Timed("Leiden", () => Leiden.Communities(graph, 1), 1);
        _ours["modularity"] = Modularity.Of(graph, communities);
        if (graph.Nodes <= 10_000) Keep("betweenness", Timed("exact betweenness", () => Betweenness.Exact(graph.Simple), 1));
        var sources = graph.Nodes > 100_000 ? 32 : 256;
        var (values, bounds) = Timed($"betweenness of {sources} sources", () => Betweenness.Sampled(graph.Simple, sources, 1), 1);
        if (_kept.TryGetValue("betweenness", out var exact))
            _checks.Add($"sampled betweenness within its stated bound of the exact value: {Enumerable.Range(0, values.Length).Count(i => Math.Abs(values[i] - exact[i]) <= bounds[i]):N0} of {values.Length:N0} nodes");
        _ours["memory"] = PeakMegabytes();
    }

    readonly Dictionary<string, double[]> _kept = new(StringComparer.Ordinal);

    void Keep(string name, double[] values) => _kept[name] = values;

    void Keep(string name, int[] values) => _kept[name] = [.. values.Select(v => (double)v)];

    void Around(Graph graph)
    {
        var (along, either) = (new GraphWalk(graph), new GraphWalk(graph, eitherWay: true));
        var (paths, near, wide) = (new ShortestPaths(either), new Neighbourhood(along), new Neighbourhood(either));
        var dice = new Random(7);
        var pairs = Enumerable.Range(0, 1000).Select(_ => (From: dice.Next(graph.Nodes), To: dice.Next(graph.Nodes))).ToArray();
        Each("shortest path of a random pair", pairs, p => paths.One(p.From, p.To));
        Each("3 hops along arcs", pairs, p => near.Within(p.From, 3));
        Each("2 hops either way", pairs, p => wide.Within(p.From, 2));
        Each("3 hops either way", pairs[..200], p => wide.Within(p.From, 3));
    }

    void Each(string name, (int From, int To)[] pairs, Action<(int From, int To)> run)
    {
        var times = new List<double>();
        foreach (var pair in pairs)
        {
            var start = Stopwatch.GetTimestamp();
            run(pair);
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        times.Sort();
        _ours[name] = times[times.Count / 2];
        _ours[name + " (worst)"] = times[^1];
    }

    T Timed<T>(string name, Func<T> run, int least = 3)
    {
        var times = new List<double>();
        T result;
        do
        {
            var start = Stopwatch.GetTimestamp();
            result = run();
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        while (times.Count < least && times.Sum() < 5);
        times.Sort();
        _ours[name] = times[times.Count / 2];
        return result;
    }

    // Whether both found the same.
    void Compare()
    {
        if (_theirs.Count == 0) return;
        foreach (var name in (string[])["weak", "strong"])
            _checks.Add($"{name} components: {_ours[name]:N0}, igraph {_theirs[name]}");
        foreach (var (name, values) in _kept)
            if (Igraph.List($"{_file}.{name}", isWhole: name is "depths" or "cores") is { } theirs)
                _checks.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: farthest from igraph's over all nodes {values.Zip(theirs).Max(p => Math.Abs(p.First - p.Second) / Math.Max(1, Math.Abs(p.Second))):0.0e0}"));
        _checks.Add(string.Create(CultureInfo.InvariantCulture, $"modularity of Leiden's communities, two rounds: {_ours["modularity"]:F4}, igraph {double.Parse(_theirs["modularity"], CultureInfo.InvariantCulture):F4}"));
    }

    IEnumerable<string> Lines(int nodes)
    {
        yield return $"## {nodes:N0} nodes, {(nodes - 5) * 5:N0} edges";
        yield return "";
        yield return $"| what | Quipu | igraph {_theirs.GetValueOrDefault("version", "not installed")} | Quipu / igraph |";
        yield return "| --- | --- | --- | --- |";
        foreach (var (name, ours) in _ours.Where(o => o.Key is not ("weak" or "strong" or "modularity")))
        {
            var theirs = _theirs.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN;
            var isMemory = name == "memory";
            yield return $"| {(isMemory ? "memory, peak" : name)} | {Shown(ours, isMemory)} | {(double.IsNaN(theirs) ? "" : Shown(theirs, isMemory))} | {(double.IsNaN(theirs) ? "" : (ours / theirs).ToString("0.00", CultureInfo.InvariantCulture))} |";
        }

        yield return "";
        foreach (var check in _checks) yield return $"- {check}";
        yield return "";
    }

    static string Shown(double value, bool isMemory) => string.Create(CultureInfo.InvariantCulture, $"{(isMemory ? $"{value:F0} MB" : value < 0.0995 ? $"{value * 1000:0.###} ms" : $"{value:0.00} s")}");

    static double PeakMegabytes()
    {
        if (!OperatingSystem.IsLinux()) return 0;
        var line = File.ReadLines("/proc/self/status").Single(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
