namespace Quipu.Network.Algorithms;

/// <summary>
/// The share of time that a walker spends at each node who follows an arc by chance, or with 1 − damping jumps anywhere (Brin and Page 1998). From a node without
/// arcs the walker jumps too. Sums to 1. The same on any number of threads: parts are fixed, and added up in their order.
/// </summary>
static class PageRank
{
    const int Parts = 8;

    /// <summary>Ranks after so many rounds.</summary>
    internal static double[] Rounds(Graph graph, int rounds, double damping = 0.85) => Run(graph, damping, rounds, -1).Ranks;

    /// <summary>Ranks when a round moves no more than the tolerance, summed over all nodes; and how many rounds that took.</summary>
    internal static (double[] Ranks, int Rounds) Settled(Graph graph, double tolerance = 1e-10, double damping = 0.85) => Run(graph, damping, 1000, tolerance);

    static (double[] Ranks, int Rounds) Run(Graph graph, double damping, int rounds, double tolerance)
    {
        var (nodes, @in) = (graph.Nodes, graph.In);
        if (nodes == 0) return ([], 0);
        var (ranks, next, given, share) = (new double[nodes], new double[nodes], new double[nodes], new double[nodes]);
        Array.Fill(ranks, 1.0 / nodes);
        for (var i = 0; i < nodes; i++) share[i] = graph.Out.Degree(i) is > 0 and var degree ? 1.0 / degree : 0;
        var (parts, lost, moved) = (Split(@in), new double[Parts], new double[Parts]);
        var round = 0;
        while (round < rounds)
        {
            Parallel.For(0, Parts, p => lost[p] = Give(ranks, share, given, parts[p]..parts[p + 1]));
            var constant = ((1 - damping) + (damping * lost.Sum())) / nodes;
            Parallel.For(0, Parts, p => moved[p] = Take(@in, (given, ranks, next), (constant, damping), parts[p]..parts[p + 1]));
            (ranks, next) = (next, ranks);
            round++;
            if (moved.Sum() <= tolerance) break;
        }

        return (ranks, round);
    }

    // What each node gives along each of its arcs, and what those without arcs give to all.
    static double Give(double[] ranks, double[] share, double[] given, Range part)
    {
        var lost = 0.0;
        for (var i = part.Start.Value; i < part.End.Value; i++)
        {
            given[i] = ranks[i] * share[i];
            if (share[i] == 0) lost += ranks[i];
        }

        return lost;
    }

    static double Take(Adjacency @in, (double[] Given, double[] Old, double[] New) ranks, (double Constant, double Damping) by, Range part)
    {
        var (starts, sources, given, moved) = (@in.Starts, @in.Targets, ranks.Given, 0.0);
        for (var node = part.Start.Value; node < part.End.Value; node++)
        {
            var sum = 0.0;
            foreach (var source in sources.AsSpan(starts[node], starts[node + 1] - starts[node])) sum += given[source];
            var rank = by.Constant + (by.Damping * sum);
            moved += Math.Abs(rank - ranks.Old[node]);
            ranks.New[node] = rank;
        }

        return moved;
    }

    // Parts of about as many arcs and nodes each.
    static int[] Split(Adjacency arcs)
    {
        var (bounds, total) = (new int[Parts + 1], (long)arcs.Targets.Length + arcs.Nodes);
        for (int node = 0, part = 1; node <= arcs.Nodes && part <= Parts; node++)
            while (part <= Parts && arcs.Starts[node] + (long)node >= total * part / Parts) bounds[part++] = node;
        return bounds;
    }
}
