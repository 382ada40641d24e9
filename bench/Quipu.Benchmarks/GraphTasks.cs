using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Quipu.Network.Algorithms;

namespace Quipu.Benchmarks;

/// <summary>
/// The network's algorithms on one graph, in a process that does nothing else: one line <c>name&lt;TAB&gt;value</c> each, lists beside as binary files,
/// as igraph_speed.py does for igraph.
/// </summary>
sealed class GraphTasks
{
    readonly Action<string, double> _say;
    readonly string? _kept;
    readonly string _file;

    GraphTasks(string file, string? kept, Action<string, double> say) => (_file, _kept, _say) = (file, kept, say);

    /// <param name="kept">Where lists are kept: the name of each comes after it.</param>
    internal static void Run(string file, string kept)
    {
        Say("memory before a graph", OwnProcess.PeakMegabytes());
        Warm(file + ".warm");
        new GraphTasks(file, kept, Say).Measure();
    }

    static void Say(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{value:R}"));

    // Code is made fast by being run: a small graph first.
    static void Warm(string file)
    {
        ScaleFree.Write(file, 3000);
        for (var i = 0; i < 3; i++) new GraphTasks(file, null, (_, _) => { }).Measure();
    }

    void Measure()
    {
        var graph = Timed("load", Loaded, 1);
        Keep("pagerank", Timed("PageRank", () => PageRank.Settled(graph)).Ranks);
        _say("weak", WeakComponents.Counted(Timed("weak components", () => WeakComponents.Labels(graph))).Count);
        _say("strong", WeakComponents.Counted(Timed("strong components", () => StrongComponents.Labels(graph))).Count);
        Keep("depths", Timed("BFS", () => BreadthFirst.Depths(new GraphWalk(graph, eitherWay: true), 0)));
        Keep("cores", Timed("k-core", () => Cores.Coreness(graph)));
        Around(graph);
        var communities = Timed("Leiden", () => Leiden.Communities(graph, 1), 1);
        _say("modularity", Modularity.Of(graph, communities));
        if (graph.Nodes <= 10_000) Keep("betweenness", Timed("exact betweenness", () => Betweenness.Exact(graph.Simple), 1));
        // igraph has nothing like what follows.
        _say("memory", OwnProcess.PeakMegabytes());
        var sources = graph.Nodes > 100_000 ? 32 : 256;
        var (values, bounds) = Timed($"betweenness of {sources} sources", () => Betweenness.Sampled(graph.Simple, sources, 1), 1);
        if (graph.Nodes > 10_000) return;
        Keep("sampled", values);
        Keep("bounds", bounds);
    }

    // Everything that is asked for later is made while loading, as igraph does.
    Graph Loaded()
    {
        var graph = ScaleFree.Read(_file);
        _ = (graph.In, graph.Simple);
        return graph;
    }

    void Keep<T>(string name, T[] values) where T : unmanaged
    {
        if (_kept is null) return;
        using var file = File.Create($"{_kept}.{name}");
        file.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

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
        _say(name, times[times.Count / 2]);
        _say(name + " (worst)", times[^1]);
    }

    T Timed<T>(string name, Func<T> run, int least = 3)
    {
        var times = new List<double>();
        T result;
        do
        {
            // What came before has had its time; its memory is no longer wanted.
            GC.Collect();
            var start = Stopwatch.GetTimestamp();
            result = run();
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        while (times.Count < least && times.Sum() < 5);
        times.Sort();
        _say(name, times[times.Count / 2]);
        return result;
    }
}
