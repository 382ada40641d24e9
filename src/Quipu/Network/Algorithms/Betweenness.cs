namespace Quipu.Network.Algorithms;

/// <summary>
/// How many shortest paths between others run over a node, a path of several counting in part (Freeman 1977). Not normalised; on an undirected graph each pair counts once.
/// The same on any number of threads: sources are divided into fixed parts, added up in their order.
/// </summary>
static class Betweenness
{
    const int Parts = 4;

    /// <summary>Of each node, from every source. Parallel edges count as one.</summary>
    internal static double[] Exact(Graph graph)
    {
        var arcs = graph.IsDirected ? graph.Out.Distinct() : graph.Simple.Out;
        var sums = new double[Parts][];
        Parallel.For(0, Parts, part =>
        {
            var (sum, search) = (sums[part] = new double[graph.Nodes], new Dependencies(arcs));
            for (var source = part; source < graph.Nodes; source += Parts)
            {
                search.From(source);
                foreach (var node in search.Reached[1..]) sum[node] += search[node];
            }
        });
        return Added(sums, graph.IsDirected ? 1 : 0.5);
    }

    /// <summary>
    /// Betweenness of a sample of sources, and of each node how far it is at most from the exact value. All bounds hold together with the given chance: the better, node by node, of
    /// Hoeffding's inequality and Maurer and Pontil's with the variance seen (2009, theorem 4), with the union bound over nodes.
    /// </summary>
    /// <param name="samples">How many sources, drawn with replacement; at least 2.</param>
    /// <param name="seed">The same seed, the same sample.</param>
    /// <param name="confidence">The chance that every bound holds.</param>
    internal static (double[] Values, double[] Bounds) Sampled(Graph graph, int samples, int seed, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 2);
        var arcs = graph.IsDirected ? graph.Out.Distinct() : graph.Simple.Out;
        var (sums, squares, sources) = (new double[Parts][], new double[Parts][], Drawn(graph.Nodes, samples, seed));
        Parallel.For(0, Parts, part =>
        {
            var (sum, square, search) = (sums[part] = new double[graph.Nodes], squares[part] = new double[graph.Nodes], new Dependencies(arcs));
            for (var i = part; i < sources.Length; i += Parts)
            {
                search.From(sources[i]);
                foreach (var node in search.Reached[1..])
                {
                    var value = search[node];
                    sum[node] += value;
                    square[node] += value * value;
                }
            }
        });
        var scale = graph.Nodes * (graph.IsDirected ? 1 : 0.5);
        var (mean, meanSquare) = (Added(sums, 1.0 / samples), Added(squares, 1.0 / samples));
        // One source adds between 0 and n − 2 to a node.
        var (range, log) = (Math.Max(0, graph.Nodes - 2), Math.Log(4.0 * graph.Nodes / (1 - confidence)));
        var (values, bounds, hoeffding) = (new double[graph.Nodes], new double[graph.Nodes], range * Math.Sqrt(log / (2 * samples)));
        for (var node = 0; node < values.Length; node++)
        {
            var variance = Math.Max(0, meanSquare[node] - (mean[node] * mean[node])) * samples / (samples - 1);
            var seen = Math.Sqrt(2 * variance * log / samples) + (7 * range * log / (3 * (samples - 1)));
            (values[node], bounds[node]) = (mean[node] * scale, Math.Min(hoeffding, seen) * scale);
        }

        return (values, bounds);
    }

    static int[] Drawn(int nodes, int samples, int seed)
    {
        var (dice, drawn) = (new Random(seed), new int[nodes == 0 ? 0 : samples]);
        for (var i = 0; i < drawn.Length; i++) drawn[i] = dice.Next(nodes);
        return drawn;
    }

    static double[] Added(double[][] parts, double scale)
    {
        var sum = new double[parts[0].Length];
        foreach (var part in parts)
            for (var i = 0; i < sum.Length; i++) sum[i] += part[i];
        for (var i = 0; i < sum.Length; i++) sum[i] *= scale;
        return sum;
    }
}
