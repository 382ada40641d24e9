namespace Quipu.Network.Algorithms;

/// <summary>Neighbours in compressed rows: those of a node lie together, in ascending order.</summary>
/// <param name="starts">Where each node's row starts; one more than there are nodes.</param>
/// <param name="targets">The neighbours, row after row.</param>
/// <param name="weights">Of each neighbour; null: every one weighs 1.</param>
sealed class Adjacency(int[] starts, int[] targets, double[]? weights = null)
{
    internal int Nodes => starts.Length - 1;

    internal int[] Starts => starts;

    internal int[] Targets => targets;

    internal double[]? Weights => weights;

    internal ReadOnlySpan<int> this[int node] => targets.AsSpan(starts[node], starts[node + 1] - starts[node]);

    internal int Degree(int node) => starts[node + 1] - starts[node];

    internal ReadOnlySpan<double> WeightsOf(int node) => weights is null ? default : weights.AsSpan(starts[node], starts[node + 1] - starts[node]);

    /// <summary>The rows of the given arcs, in the order in which they come.</summary>
    internal static Adjacency Of(int nodes, ReadOnlySpan<int> from, ReadOnlySpan<int> to, ReadOnlySpan<double> weights)
    {
        var starts = Counted(nodes, from);
        var (targets, kept, next) = (new int[from.Length], weights.IsEmpty ? null : new double[from.Length], starts[..^1]);
        for (var i = 0; i < from.Length; i++)
        {
            var at = next[from[i]]++;
            targets[at] = to[i];
            if (kept is not null) kept[at] = weights[i];
        }

        return new(starts, targets, kept);
    }

    /// <summary>Every arc turned round. Its rows are in ascending order whatever the order was before.</summary>
    internal Adjacency Turned()
    {
        var turned = Counted(Nodes, targets);
        var (sources, kept, next) = (new int[targets.Length], weights is null ? null : new double[targets.Length], turned[..^1]);
        for (var node = 0; node < Nodes; node++)
            for (var i = starts[node]; i < starts[node + 1]; i++)
            {
                var at = next[targets[i]]++;
                sources[at] = node;
                if (kept is not null) kept[at] = weights![i];
            }

        return new(turned, sources, kept);
    }

    /// <summary>Without loops and repeats; rows must be in ascending order. Weights are left out.</summary>
    internal Adjacency Distinct()
    {
        var counts = new int[Nodes + 1];
        for (var node = 0; node < Nodes; node++)
        {
            var (count, last) = (0, -1);
            foreach (var target in this[node])
                if (target != node && target != last) (count, last) = (count + 1, target);
            counts[node + 1] = counts[node] + count;
        }

        if (counts[^1] == targets.Length && weights is null) return this;
        var (kept, at) = (new int[counts[^1]], 0);
        for (var node = 0; node < Nodes; node++)
        {
            var last = -1;
            foreach (var target in this[node])
                if (target != node && target != last) kept[at++] = last = target;
        }

        return new(counts, kept);
    }

    static int[] Counted(int nodes, ReadOnlySpan<int> of)
    {
        var starts = new int[nodes + 1];
        foreach (var node in of) starts[node + 1]++;
        for (var i = 0; i < nodes; i++) starts[i + 1] += starts[i];
        return starts;
    }
}
