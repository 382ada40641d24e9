namespace Quipu.Network.Algorithms;

/// <summary>Who is joined to whom, over the whole graph.</summary>
static class Mixing
{
    /// <summary>Whether nodes of many edges are joined to such: the correlation of the degrees of both ends (Newman 2002), from −1 to 1; not a number where all degrees are equal.</summary>
    internal static double DegreeAssortativity(Graph graph)
    {
        var around = graph.Simple.Out;
        var (n, sum, squares, products) = ((double)around.Targets.Length, 0.0, 0.0, 0.0);
        for (var node = 0; node < graph.Nodes; node++)
        {
            double degree = around.Degree(node);
            sum += degree * degree;
            squares += degree * degree * degree;
            foreach (var other in around[node]) products += degree * around.Degree(other);
        }

        var mean = sum / n;
        return ((products / n) - (mean * mean)) / ((squares / n) - (mean * mean));
    }

    /// <summary>The share of arcs whose other direction is there too, loops and repeats apart; 0 without arcs.</summary>
    internal static double Reciprocity(Graph graph)
    {
        var (arcs, back) = (graph.Out.Distinct(), graph.In.Distinct());
        var both = 0;
        for (var node = 0; node < graph.Nodes; node++)
            foreach (var other in arcs[node])
                if (back[node].BinarySearch(other) >= 0) both++;
        return arcs.Targets.Length == 0 ? 0 : (double)both / arcs.Targets.Length;
    }
}
