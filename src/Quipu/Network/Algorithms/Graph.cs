namespace Quipu.Network.Algorithms;

/// <summary>
/// Nodes 0 to n − 1 and arcs between them, without what they mean: what algorithms work on. Unchanging, so any number of threads may read it.
/// An undirected graph has each of its edges as two arcs (a loop as one).
/// </summary>
sealed class Graph
{
    Adjacency? _in;
    Graph? _simple;

    Graph(Adjacency @out, bool isDirected)
    {
        (Out, IsDirected) = (@out, isDirected);
        if (!isDirected) _in = @out;
    }

    internal int Nodes => Out.Nodes;

    internal bool IsDirected { get; }

    /// <summary>How many arcs.</summary>
    internal int Arcs => Out.Targets.Length;

    internal Adjacency Out { get; }

    /// <summary>The same arcs by the node they lead to; of an undirected graph, <see cref="Out"/>.</summary>
    internal Adjacency In => _in ??= Out.Turned();

    /// <summary>The undirected graph without loops and parallel edges; itself where it is that already.</summary>
    internal Graph Simple => _simple ??= ToSimple();

    /// <summary>The graph of the given edges.</summary>
    /// <exception cref="ArgumentException">An end is no node, or the lists differ in length.</exception>
    internal static Graph Of(int nodes, ReadOnlySpan<int> from, ReadOnlySpan<int> to, bool isDirected, ReadOnlySpan<double> weights = default)
    {
        if (from.Length != to.Length || (!weights.IsEmpty && weights.Length != from.Length)) throw new ArgumentException($"There are {from.Length} starts, {to.Length} ends and {weights.Length} weights.");
        foreach (var end in from) Check(end, nodes);
        foreach (var end in to) Check(end, nodes);
        if (isDirected) return new(Adjacency.Of(nodes, from, to, weights).Turned().Turned(), true);
        var loops = 0;
        for (var i = 0; i < from.Length; i++)
            if (from[i] == to[i]) loops++;
        var (starts, ends) = (new int[(2 * from.Length) - loops], new int[(2 * from.Length) - loops]);
        var both = weights.IsEmpty ? null : new double[starts.Length];
        for (int i = 0, at = 0; i < from.Length; i++)
        {
            (starts[at], ends[at]) = (from[i], to[i]);
            if (both is not null) both[at] = weights[i];
            at++;
            if (from[i] == to[i]) continue;
            (starts[at], ends[at]) = (to[i], from[i]);
            if (both is not null) both[at] = weights[i];
            at++;
        }

        // Symmetric, so that turned round it is itself, in order.
        return new(Adjacency.Of(nodes, starts, ends, both).Turned(), false);
    }

    Graph ToSimple()
    {
        if (!IsDirected)
        {
            var distinct = Out.Distinct();
            return ReferenceEquals(distinct, Out) ? this : new(distinct, false);
        }

        var (starts, targets, @in) = (new int[Nodes + 1], new int[2 * Arcs], In);
        var at = 0;
        for (var node = 0; node < Nodes; node++)
        {
            at = Merged(node, @in[node], targets, at);
            starts[node + 1] = at;
        }

        return new(new(starts, at == targets.Length ? targets : targets[..at]), false);
    }

    // Two rows in ascending order into one, without the node itself and without repeats.
    int Merged(int node, ReadOnlySpan<int> other, int[] into, int at)
    {
        var row = Out[node];
        var (i, j, last) = (0, 0, -1);
        while (i < row.Length || j < other.Length)
        {
            var next = j >= other.Length || (i < row.Length && row[i] <= other[j]) ? row[i++] : other[j++];
            if (next == node || next == last) continue;
            into[at++] = last = next;
        }

        return at;
    }

    static void Check(int end, int nodes)
    {
        if ((uint)end >= (uint)nodes) throw new ArgumentException($"{end} is no node: there are {nodes}.");
    }
}
