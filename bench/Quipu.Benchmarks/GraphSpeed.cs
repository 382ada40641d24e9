using System.Globalization;
using System.Runtime.InteropServices;

namespace Quipu.Benchmarks;

/// <summary>
/// The network's algorithms on invented scale-free graphs, beside python3-igraph where it is installed: times, memory, and whether both find the same.
/// Each graph and each program has a
/// process of its own. Writes sections of bench/results/network.md.
/// </summary>
sealed class GraphSpeed(string file, int nodes)
{
    /// <summary>The argument of this program with which it measures one graph: its file, and where lists are kept.</summary>
    internal const string One = "graph-tasks";

    IReadOnlyDictionary<string, string> _ours = new Dictionary<string, string>(), _theirs = new Dictionary<string, string>();

    internal static IEnumerable<string> Run(params int[] sizes)
    {
        var folder = Directory.CreateTempSubdirectory("quipu-bench-").FullName;
        var page = new List<(string Heading, string Text)>();
        try
        {
            foreach (var nodes in sizes)
            {
                var speed = new GraphSpeed(Path.Combine(folder, $"graph-{nodes}"), nodes);
                ScaleFree.Write(speed.File, nodes);
                speed._ours = OwnProcess.Run("dotnet", typeof(GraphSpeed).Assembly.Location, One, speed.File, speed.File + ".quipu");
                speed._theirs = Igraph.Run(speed.File);
                var (heading, lines) = ($"## {nodes:N0} nodes, {(nodes - 5) * 5:N0} edges", speed.Lines().ToList());
                page.Add((heading, string.Join('\n', lines)));
                yield return heading;
                foreach (var line in lines) yield return line;
            }
        }
        finally
        {
            Directory.Delete(folder, true);
        }

        if (NetworkPage.Write($"bench {(sizes.Max() > 100_000 ? "graphs" : "graphs-small")}", [.. page]) is { } path) yield return $"written to {path}";
    }

    string File { get; } = file;

    IEnumerable<string> Lines()
    {
        yield return $"| what | Quipu | igraph {_theirs.GetValueOrDefault("version", "not installed")} | Quipu / igraph | asked |";
        yield return "| --- | --- | --- | --- | --- |";
        foreach (var name in _ours.Keys.Where(o => o is not ("weak" or "strong" or "modularity")))
        {
            var (ours, theirs) = (Value(_ours, name), Value(_theirs, name));
            var isMemory = name.StartsWith("memory", StringComparison.Ordinal);
            var beside = double.IsNaN(theirs) ? "|" : string.Create(CultureInfo.InvariantCulture, $"{Shown(theirs, isMemory)} | {ours / theirs:0.00}");
            yield return $"| {(name == "memory" ? "memory, peak" : name)} | {Shown(ours, isMemory)} | {beside} | {Asked(name, ours, theirs)} |";
        }

        yield return "";
        foreach (var check in Checks()) yield return "- " + check;
    }

    // What is asked of graphs of 100,000 nodes and more, and whether this run met it: no more than igraph's, or so many seconds.
    string Asked(string name, double ours, double theirs) => name switch
    {
        _ when nodes < 100_000 => "",
        "PageRank" or "weak components" or "BFS" or "k-core" or "Leiden" or "memory" when !double.IsNaN(theirs) => $"≤ 1.00: {Met(ours <= theirs)}",
        "shortest path of a random pair" => $"≤ 1 ms: {Met(ours <= 0.001)}",
        "3 hops along arcs" or "3 hops either way" => $"≤ 0.2 ms: {Met(ours <= 0.0002)}",
        _ => "",
    };

    static string Met(bool isMet) => isMet ? "met" : "**not met**";

    // Whether both found the same, and whether what is estimated lies within its bound.
    IEnumerable<string> Checks()
    {
        if (List<double>("quipu.betweenness") is { } exact && List<double>("quipu.sampled") is { } values && List<double>("quipu.bounds") is { } bounds)
        {
            var within = Enumerable.Range(0, values.Length).Count(i => Math.Abs(values[i] - exact[i]) <= bounds[i]);
            yield return $"sampled betweenness within its stated bound of the exact value: {within:N0} of {values.Length:N0} nodes";
        }

        if (_theirs.Count == 0) yield break;
        foreach (var name in (string[])["weak", "strong"])
            yield return $"{name} components: {_ours[name]}, igraph {_theirs[name]}";
        foreach (var name in (string[])["pagerank", "betweenness"])
            if (List<double>("quipu." + name) is { } ours && List<double>("igraph." + name) is { } theirs)
                yield return Farthest(name, ours.Zip(theirs));
        foreach (var name in (string[])["depths", "cores"])
            if (List<int>("quipu." + name) is { } ours && List<int>("igraph." + name) is { } theirs)
                yield return Farthest(name, ours.Zip(theirs, (one, other) => ((double)one, (double)other)));
        yield return "modularity of Leiden's communities, two rounds each (Quipu's with its last pass of single nodes, within the time above): "
            + string.Create(CultureInfo.InvariantCulture, $"{Value(_ours, "modularity"):F4}, igraph {Value(_theirs, "modularity"):F4}");
    }

    static string Farthest(string name, IEnumerable<(double Ours, double Theirs)> values)
    {
        var farthest = values.Max(p => Math.Abs(p.Ours - p.Theirs) / Math.Max(1, Math.Abs(p.Theirs)));
        return string.Create(CultureInfo.InvariantCulture, $"{name}: farthest from igraph's over all nodes {farthest:0.0e0}");
    }

    T[]? List<T>(string name) where T : unmanaged =>
        System.IO.File.Exists($"{File}.{name}") ? MemoryMarshal.Cast<byte, T>(System.IO.File.ReadAllBytes($"{File}.{name}")).ToArray() : null;

    static double Value(IReadOnlyDictionary<string, string> said, string name) =>
        said.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN;

    static string Shown(double value, bool isMemory) =>
        isMemory ? value.ToString("F0", CultureInfo.InvariantCulture) + " MB"
        : value < 0.0995 ? (value * 1000).ToString("0.###", CultureInfo.InvariantCulture) + " ms"
        : value.ToString("0.00", CultureInfo.InvariantCulture) + " s";
}
