namespace Quipu.Network.Algorithms;

/// <summary>The fast local moving of <see cref="Leiden"/>: nodes wait in a queue, and one that moves calls its neighbours back into it.</summary>
sealed class LeidenMoves(LeidenLevel level, int[] own, Random dice)
{
    // A gain below this is rounding: one edge is worth 1.
    const double Least = 1e-7;
    readonly double[] _masses = new double[level.Nodes], _ties = new double[level.Nodes];
    readonly int[] _sizes = new int[level.Nodes], _met = new int[level.Nodes];
    readonly Stack<int> _empty = new();

    /// <summary>Moves until no node gains by it; true: something moved.</summary>
    internal bool Move()
    {
        for (var node = 0; node < level.Nodes; node++)
        {
            _masses[own[node]] += level.Masses[node];
            _sizes[own[node]]++;
        }

        for (var i = level.Nodes - 1; i >= 0; i--)
            if (_sizes[i] == 0) _empty.Push(i);
        var queue = Shuffled();
        var (waiting, head, count, moved) = (new bool[queue.Length], 0, queue.Length, false);
        Array.Fill(waiting, true);
        while (count > 0)
        {
            var node = queue[head];
            head = head + 1 == queue.Length ? 0 : head + 1;
            count--;
            waiting[node] = false;
            var to = Best(node);
            if (to == own[node]) continue;
            Put(node, to);
            moved = true;
            for (var i = level.Starts[node]; i < level.Starts[node + 1]; i++)
            {
                var other = level.Targets[i];
                if (waiting[other] || own[other] == to) continue;
                waiting[other] = true;
                queue[head + count >= queue.Length ? head + count - queue.Length : head + count] = other;
                count++;
            }
        }

        return moved;
    }

    // The community in which the node adds most: its ties there, less what chance would give.
    int Best(int node)
    {
        var (starts, targets, weights, count) = (level.Starts, level.Targets, level.Weights, 0);
        for (var i = starts[node]; i < starts[node + 1]; i++)
        {
            var community = own[targets[i]];
            if (_ties[community] == 0) _met[count++] = community;
            _ties[community] += weights is null ? 1 : weights[i];
        }

        var (here, mass) = (own[node], level.Masses[node]);
        var share = mass / level.Total;
        var (best, most) = (here, _ties[here] - (share * (_masses[here] - mass)));
        // On its own it adds nothing.
        if (most < -Least && _sizes[here] > 1 && _empty.TryPeek(out var alone)) (best, most) = (alone, 0);
        for (var i = 0; i < count; i++)
        {
            var community = _met[i];
            var gain = _ties[community] - (share * _masses[community]);
            _ties[community] = 0;
            if (community != here && gain > most + Least) (best, most) = (community, gain);
        }

        return best;
    }

    void Put(int node, int to)
    {
        var from = own[node];
        if (_sizes[to] == 0) _empty.Pop();
        _masses[from] -= level.Masses[node];
        _masses[to] += level.Masses[node];
        _sizes[to]++;
        if (--_sizes[from] == 0)
        {
            _masses[from] = 0;
            _empty.Push(from);
        }

        own[node] = to;
    }

    int[] Shuffled()
    {
        var order = new int[level.Nodes];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        dice.Shuffle(order);
        return order;
    }
}
