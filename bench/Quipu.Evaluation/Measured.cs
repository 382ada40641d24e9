using Quipu.Network.Algorithms;

namespace Quipu.Evaluation;

/// <summary>What the network's algorithms say of an undirected simple graph, measure by measure under the names of the expected files.</summary>
sealed class Measured(Graph graph)
{
    readonly Lazy<Distances> _distances = new(() => new Distances(graph));
    readonly Lazy<int[]> _labels = new(() => WeakComponents.Labels(graph));
    (double, int)? _best;

    internal Graph Graph => graph;

    internal int Edges => graph.Simple.Arcs / 2;

    /// <summary>The modularity that the file lists.</summary>
    internal double? Listed { get; set; }

    internal double? Single(string measure) => measure switch
    {
        "nodes" => graph.Nodes,
        "edges" => Edges,
        "isolates" => Degrees().Count(d => d == 0),
        "density" => graph.Nodes < 2 ? 0 : 2.0 * Edges / ((double)graph.Nodes * (graph.Nodes - 1)),
        "components" => WeakComponents.Counted(_labels.Value).Count,
        "lcc_nodes" => Largest().Count,
        "lcc_edges" => Largest().Sum(n => Degrees()[n]) / 2,
        "avg_degree" => 2.0 * Edges / graph.Nodes,
        "max_degree" => Degrees().Max(),
        "triangles" => Clustering.Triangles(graph).Sum() / 3,
        "transitivity" => Clustering.Transitivity(graph),
        "avg_clustering" => Clustering.Local(graph.Simple).Average(),
        "degree_assortativity" => Mixing.DegreeAssortativity(graph),
        "lcc_diameter" => _distances.Value.Diameter(Largest()),
        "lcc_avg_path_length" => _distances.Value.Average(Largest()),
        "max_coreness" => Cores.Coreness(graph).Max(),
        "articulation_points" => CutPoints.Of(graph).Points.Length,
        "bridges" => CutPoints.Of(graph).Bridges.Length,
        _ => null,
    };

    /// <summary>A value for each node; not a number where it has none; null where nobody knows the measure.</summary>
    internal double[]? PerNode(string measure) => measure switch
    {
        "degree" => Degrees(),
        "betweenness" => Betweenness.Exact(graph.Simple),
        "closeness" => _distances.Value.Closeness(),
        "eigenvector" => [.. Centrality.Eigenvector(graph).Select(v => v ?? double.NaN)],
        "pagerank" => PageRank.Settled(graph.Simple, 1e-14).Ranks,
        "coreness" => [.. Cores.Coreness(graph).Select(c => (double)c)],
        "clustering" => Clustering.Local(graph.Simple),
        _ => null,
    };

    /// <summary>The best modularity of so many seeds, and in how many communities.</summary>
    internal (double Modularity, int Communities) Best(int seeds, int rounds) => _best ??= Enumerable.Range(1, seeds).Select(seed => Leiden.Communities(graph, seed, rounds))
        .Select(c => (Modularity.Of(graph, c), c.Distinct().Count())).MaxBy(m => m.Item1);

    double[] Degrees() => [.. Enumerable.Range(0, graph.Nodes).Select(n => (double)graph.Simple.Out.Degree(n))];

    List<int> Largest() => WeakComponents.Counted(_labels.Value).Largest is var largest ? [.. Enumerable.Range(0, graph.Nodes).Where(n => _labels.Value[n] == largest)] : [];
}
