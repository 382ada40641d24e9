namespace Quipu.Network.Algorithms;

/// <summary>Lengths of the shortest paths where arcs have lengths of their own (Dijkstra 1959).</summary>
static class WeightedPaths
{
    /// <summary>The length from the source to every node along the arcs; infinite where no path leads.</summary>
    /// <exception cref="ArgumentException">An arc is shorter than nothing.</exception>
    internal static double[] Lengths(Graph graph, int source)
    {
        var lengths = new double[graph.Nodes];
        Array.Fill(lengths, double.PositiveInfinity);
        lengths[source] = 0;
        var queue = new PriorityQueue<int, (double, int)>();
        queue.Enqueue(source, (0, source));
        while (queue.TryDequeue(out var node, out var key))
        {
            if (key.Item1 > lengths[node]) continue;
            var row = graph.Out[node];
            var weights = graph.Out.WeightsOf(node);
            for (var i = 0; i < row.Length; i++)
            {
                var length = weights.IsEmpty ? 1 : weights[i];
                if (!(length >= 0)) throw new ArgumentException($"The arc from {node} to {row[i]} has the length {length}; lengths must not be negative.");
                if (!(key.Item1 + length < lengths[row[i]])) continue;
                lengths[row[i]] = key.Item1 + length;
                queue.Enqueue(row[i], (lengths[row[i]], row[i]));
            }
        }

        return lengths;
    }
}
