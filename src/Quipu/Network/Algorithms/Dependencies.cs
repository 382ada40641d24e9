namespace Quipu.Network.Algorithms;

/// <summary>
/// One source's part of betweenness (Brandes 2001): how much of the shortest paths from it runs over each node. Keeps its room between sources; each thread has its own.
/// </summary>
sealed class Dependencies(Adjacency arcs)
{
    readonly Place[] _places = Unreached(arcs.Nodes);
    readonly int[] _order = new int[arcs.Nodes];
    int _reached;

    /// <summary>The nodes that the last source reaches, itself first, by steps.</summary>
    internal ReadOnlySpan<int> Reached => _order.AsSpan(0, _reached);

    /// <summary>The share of paths from the last source that run over a node it reaches, summed over all ends.</summary>
    internal double this[int node] => _places[node].Value;

    internal void From(int source)
    {
        foreach (var node in Reached) _places[node].Depth = -1;
        var (starts, targets, places) = (arcs.Starts, arcs.Targets, _places);
        (places[source], _order[0], _reached) = (new() { Paths = 1 }, source, 1);
        for (var head = 0; head < _reached; head++)
        {
            var node = _order[head];
            var (next, paths) = (places[node].Depth + 1, places[node].Paths);
            foreach (var target in targets.AsSpan(starts[node], starts[node + 1] - starts[node]))
            {
                ref var other = ref places[target];
                if (other.Depth < 0)
                {
                    other = new() { Depth = next, Paths = paths };
                    _order[_reached++] = target;
                }
                else if (other.Depth == next) other.Paths += paths;
            }
        }

        for (var i = _reached - 1; i >= 0; i--)
        {
            ref var place = ref places[_order[i]];
            var (next, sum, node) = (place.Depth + 1, 0.0, _order[i]);
            foreach (var target in targets.AsSpan(starts[node], starts[node + 1] - starts[node]))
            {
                ref var other = ref places[target];
                if (other.Depth == next) sum += other.Share;
            }

            place.Value = sum * place.Paths;
            place.Share = (1 + place.Value) / place.Paths;
        }
    }

    static Place[] Unreached(int nodes)
    {
        var places = new Place[nodes];
        Array.Fill(places, new() { Depth = -1 });
        return places;
    }

    // Together, since they are looked at together: half the cost of a step is waiting for memory.
    struct Place
    {
        internal double Paths, Value, Share;
        internal int Depth;
    }
}
