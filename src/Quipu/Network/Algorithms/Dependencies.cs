namespace Quipu.Network.Algorithms;

/// <summary>
/// One source's part of betweenness (Brandes 2001): how much of the shortest paths from it runs over each node. Keeps its room between sources; each thread has its own.
/// </summary>
sealed class Dependencies(Adjacency arcs)
{
    readonly int[] _depth = Unreached(arcs.Nodes), _order = new int[arcs.Nodes];
    readonly double[] _paths = new double[arcs.Nodes];
    int _reached;

    /// <summary>Of each node the share of paths from the source that run over it, summed over all ends; good for the nodes of <see cref="Reached"/> until the next source.</summary>
    internal double[] Values { get; } = new double[arcs.Nodes];

    /// <summary>The nodes that the last source reaches, itself first, by steps.</summary>
    internal ReadOnlySpan<int> Reached => _order.AsSpan(0, _reached);

    internal void From(int source)
    {
        foreach (var node in Reached) _depth[node] = -1;
        var (starts, targets) = (arcs.Starts, arcs.Targets);
        (_depth[source], _paths[source], Values[source], _order[0], _reached) = (0, 1, 0, source, 1);
        for (var head = 0; head < _reached; head++)
        {
            var node = _order[head];
            var (next, paths) = (_depth[node] + 1, _paths[node]);
            foreach (var other in targets.AsSpan(starts[node], starts[node + 1] - starts[node]))
            {
                if (_depth[other] < 0)
                {
                    (_depth[other], _paths[other], Values[other]) = (next, paths, 0);
                    _order[_reached++] = other;
                }
                else if (_depth[other] == next) _paths[other] += paths;
            }
        }

        for (var i = _reached - 1; i >= 0; i--)
        {
            var node = _order[i];
            var (next, sum) = (_depth[node] + 1, 0.0);
            foreach (var other in targets.AsSpan(starts[node], starts[node + 1] - starts[node]))
                if (_depth[other] == next) sum += (1 + Values[other]) / _paths[other];
            Values[node] = sum * _paths[node];
        }
    }

    static int[] Unreached(int nodes)
    {
        var depths = new int[nodes];
        Array.Fill(depths, -1);
        return depths;
    }
}
