namespace Quipu.Network.Algorithms;

/// <summary>How much more lies within communities than chance would put there (Newman and Girvan 2004), directions apart, resolution 1.</summary>
static class Modularity
{
    /// <summary>From −½ to 1; 0 of a graph without edges.</summary>
    internal static double Of(Graph graph, ReadOnlySpan<int> communities)
    {
        if (communities.Length != graph.Nodes) throw new ArgumentException($"{communities.Length} nodes are in communities, and there are {graph.Nodes}.");
        var around = graph.Simple.Out;
        var (ends, inside, degrees) = ((double)around.Targets.Length, 0L, new Dictionary<int, double>());
        if (ends == 0) return 0;
        for (var node = 0; node < graph.Nodes; node++)
        {
            var own = communities[node];
            foreach (var other in around[node])
                if (communities[other] == own) inside++;
            degrees[own] = degrees.GetValueOrDefault(own) + around.Degree(node);
        }

        return (inside / ends) - degrees.OrderBy(d => d.Key).Sum(d => d.Value / ends * (d.Value / ends));
    }
}
