namespace Quipu.Network.Algorithms;

/// <summary>How far the neighbours of a node know each other.</summary>
static class Clustering
{
    /// <summary>
    /// The local clustering coefficient of each node: arcs between its neighbours (whichever way they are joined to it) over those that could be;
    /// 0 with fewer than two neighbours. On an undirected graph an edge is two arcs, which is the usual coefficient.
    /// </summary>
    internal static double[] Local(Graph graph)
    {
        var (around, found) = (graph.Simple.Out, new double[graph.Nodes]);
        if (!graph.IsDirected)
        {
            var triangles = Triangles(graph);
            for (var node = 0; node < found.Length; node++) found[node] = Ratio(2.0 * triangles[node], around.Degree(node));
            return found;
        }

        var (mark, arcs) = (new int[graph.Nodes], graph.Out.Distinct());
        for (var node = 0; node < found.Length; node++)
        {
            foreach (var other in around[node]) mark[other] = node + 1;
            var links = 0L;
            foreach (var other in around[node])
                foreach (var end in arcs[other])
                    if (mark[end] == node + 1) links++;
            found[node] = Ratio(links, around.Degree(node));
        }

        return found;
    }

    /// <summary>In how many triangles each node is, directions apart. Each triangle is found once, from its corner with fewest neighbours.</summary>
    internal static long[] Triangles(Graph graph)
    {
        var around = graph.Simple.Out;
        var (counts, mark) = (new long[graph.Nodes], new int[graph.Nodes]);
        for (var node = 0; node < counts.Length; node++)
        {
            foreach (var other in around[node])
                if (Before(around, node, other)) mark[other] = node + 1;
            foreach (var other in around[node])
            {
                if (!Before(around, node, other)) continue;
                foreach (var third in around[other])
                {
                    if (mark[third] != node + 1 || !Before(around, other, third)) continue;
                    counts[node]++;
                    counts[other]++;
                    counts[third]++;
                }
            }
        }

        return counts;
    }

    /// <summary>Three times the triangles over the paths of two edges: how many of those close. 0 where there is no such path.</summary>
    internal static double Transitivity(Graph graph)
    {
        var paths = 0.0;
        for (var node = 0; node < graph.Nodes; node++) paths += graph.Simple.Out.Degree(node) * (graph.Simple.Out.Degree(node) - 1.0) / 2;
        return paths == 0 ? 0 : Triangles(graph).Sum() / paths;
    }

    static bool Before(Adjacency around, int one, int other) =>
        around.Degree(one) is var a && around.Degree(other) is var b && (a < b || (a == b && one < other));

    static double Ratio(double links, int degree) => degree < 2 ? 0 : links / (degree * (degree - 1.0));
}
