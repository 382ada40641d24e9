namespace Quipu.Network.Algorithms;

/// <summary>Eigenvector centrality (Bonacich 1972): a node counts by those around it. Defined within one component: on the largest.</summary>
static class Centrality
{
    /// <summary>Of each node of the largest component, scaled so that their squares sum to 1; null of all others.</summary>
    internal static double?[] Eigenvector(Graph graph, double tolerance = 1e-13, int rounds = 200_000)
    {
        var around = graph.Simple.Out;
        var labels = WeakComponents.Labels(graph);
        var largest = WeakComponents.Counted(labels).Largest;
        var (values, next) = (new double[graph.Nodes], new double[graph.Nodes]);
        for (var i = 0; i < values.Length; i++) values[i] = labels[i] == largest ? 1 : 0;
        for (var round = 0; round < rounds; round++)
        {
            // A node adds itself too: the same vector, and no see-saw between the two sides of a bipartite graph.
            for (var node = 0; node < values.Length; node++)
            {
                next[node] = values[node];
                foreach (var other in around[node]) next[node] += values[other];
            }

            var length = Math.Sqrt(next.Sum(v => v * v));
            if (length == 0) break;
            var moved = 0.0;
            for (var node = 0; node < values.Length; node++)
            {
                next[node] /= length;
                moved = Math.Max(moved, Math.Abs(next[node] - values[node]));
            }

            (values, next) = (next, values);
            if (moved <= tolerance) break;
        }

        return [.. values.Select((v, i) => labels[i] == largest ? v : (double?)null)];
    }
}
