namespace Quipu.Network.Algorithms;

/// <summary>How far nodes are from each other, directions apart: from a search of every node.</summary>
sealed class Distances
{
    const int Parts = 4;
    readonly long[] _sums;
    readonly int[] _reached, _farthest;

    internal Distances(Graph graph)
    {
        (_sums, _reached, _farthest) = (new long[graph.Nodes], new int[graph.Nodes], new int[graph.Nodes]);
        Parallel.For(0, Parts, part =>
        {
            var walk = new GraphWalk(graph, eitherWay: true);
            for (var node = part; node < graph.Nodes; node += Parts)
                foreach (var depth in BreadthFirst.Depths(walk, node))
                {
                    if (depth < 0) continue;
                    _reached[node]++;
                    _sums[node] += depth;
                    _farthest[node] = Math.Max(_farthest[node], depth);
                }
        });
    }

    /// <summary>
    /// Closeness of each node: others it reaches over the sum of steps to them, scaled by the share of all that it reaches (Wasserman and Faust 1994), so that small components do not
    /// look central; 0 for one that reaches none.
    /// </summary>
    internal double[] Closeness() =>
        [.. _sums.Select((sum, node) => sum == 0 ? 0 : (_reached[node] - 1.0) / sum * (_reached[node] - 1) / (_sums.Length - 1))];

    /// <summary>The most steps between two of these nodes, which must hang together.</summary>
    internal int Diameter(IEnumerable<int> nodes) => nodes.Select(n => _farthest[n]).DefaultIfEmpty().Max();

    /// <summary>Steps between two of these nodes on average, which must hang together; 0 where there is but one.</summary>
    internal double Average(IReadOnlyCollection<int> nodes) => nodes.Count < 2 ? 0 : nodes.Sum(n => _sums[n]) / ((double)nodes.Count * (nodes.Count - 1));
}
