namespace Quipu.Network.Algorithms;

/// <summary>
/// The fast local moving of <see cref="Leiden"/>: nodes wait in a queue, and one that moves calls its neighbours back into it. While the queue is long,
/// the next ones are looked at together, on
/// all processors, as things stand; then they move one after another, and one whose neighbour has just moved is looked at again. How many together
/// depends on the queue alone.
/// </summary>
sealed class LeidenMoves
{
    // A gain below this is rounding: one edge is worth 1.
    const double Least = 1e-7;
    const int Together = 2048, Piece = 128, LongQueue = 16 * Together;
    const int Alone = -1;
    const byte Waiting = 1, Touched = 2;
    readonly LeidenLevel _level;
    readonly int[] _own, _sizes, _masses, _queue;
    readonly byte[] _state;
    readonly Stack<int> _empty = new();
    readonly Hands<Room> _hands;
    int _head, _count;

    internal LeidenMoves(LeidenLevel level, int[] own, Random dice)
    {
        (_level, _own, _sizes, _masses, _state) = (level, own, new int[level.Nodes], new int[level.Nodes], new byte[level.Nodes]);
        for (var node = 0; node < level.Nodes; node++)
        {
            _masses[own[node]] += level.Masses[node];
            _sizes[own[node]]++;
        }

        for (var i = level.Nodes - 1; i >= 0; i--)
            if (_sizes[i] == 0) _empty.Push(i);
        (_queue, _count) = (Shuffled(level.Nodes, dice), level.Nodes);
        Array.Fill(_state, Waiting);
        _hands = new(() => new(level.Nodes));
    }

    /// <summary>What one thread needs to look at a node: the weight of its ties to each community, and the communities that it met.</summary>
    sealed class Room(int nodes)
    {
        internal float[] Ties { get; } = new float[nodes];

        internal int[] Met { get; } = new int[nodes];
    }

    /// <summary>Where a node adds most, with the weight of its ties there and in its own community without itself.</summary>
    readonly record struct Choice(int To, float There, float Here);

    /// <summary>Moves until no node gains by it; true: something moved.</summary>
    internal bool Move()
    {
        var (moved, nodes, choices) = (false, new int[Together], new Choice[Together]);
        while (_count > 0)
        {
            if (_count < LongQueue)
            {
                FetchAhead(_queue, _head, Math.Min(_count, _queue.Length - _head));
                var node = Take();
                moved |= Try(node, Best(node, _hands.First));
                continue;
            }

            for (var i = 0; i < Together; i++) nodes[i] = _queue[At(i)];
            _hands.Share(Together / Piece, (piece, room) =>
            {
                for (var i = piece * Piece; i < (piece + 1) * Piece; i++)
                {
                    FetchAhead(nodes, i, Together - i);
                    FetchCommunities(nodes, i + 2, room);
                    _state[nodes[i]] = Waiting;
                    choices[i] = Best(nodes[i], room);
                }
            });
            for (var i = 0; i < Together; i++)
            {
                var node = Take();
                var isStale = (_state[node] & Touched) != 0 || (choices[i].To != _own[node] && !Gains(node, choices[i]));
                moved |= Try(node, isStale ? Best(node, _hands.First) : choices[i]);
            }
        }

        return moved;
    }

    int At(int place) => _head + place >= _queue.Length ? _head + place - _queue.Length : _head + place;

    int Take()
    {
        var node = _queue[_head];
        _head = At(1);
        _count--;
        _state[node] &= Touched;
        return node;
    }

    // The row of one that comes soon, and the communities of the neighbours of one that comes sooner.
    void FetchAhead(int[] nodes, int at, int left)
    {
        if (left > 12) Ahead.Fetch(_level.Starts, nodes[at + 12]);
        if (left > 8 && _level.Starts[nodes[at + 8]] is var row && row < _level.Targets.Length) Ahead.Fetch(_level.Targets, row);
        if (left <= 4) return;
        var (first, end) = (_level.Starts[nodes[at + 4]], _level.Starts[nodes[at + 4] + 1]);
        for (var i = first; i < Math.Min(end, first + 24); i++) Ahead.Fetch(_own, _level.Targets[i]);
    }

    void FetchCommunities(int[] nodes, int at, Room room)
    {
        if (at >= nodes.Length) return;
        var (first, end) = (_level.Starts[nodes[at]], _level.Starts[nodes[at] + 1]);
        for (var i = first; i < Math.Min(end, first + 24); i++)
        {
            var community = _own[_level.Targets[i]];
            Ahead.Fetch(room.Ties, community);
            Ahead.Fetch(_masses, community);
        }
    }

    // The community in which the node adds most: its ties there, less what chance would give.
    Choice Best(int node, Room room)
    {
        var (targets, weights, own, ties, met, count) = (_level.Targets, _level.Weights, _own, room.Ties, room.Met, 0);
        var (first, end) = (_level.Starts[node], _level.Starts[node + 1]);
        for (var i = first; i < end; i++)
        {
            var community = own[targets[i]];
            ref var sum = ref ties[community];
            if (sum == 0) met[count++] = community;
            sum += weights is null ? 1 : weights[i];
        }

        var (here, mass) = (own[node], _level.Masses[node]);
        var share = mass / _level.Total;
        var home = ties[here];
        var (best, there, most) = (here, home, home - (share * (_masses[here] - mass)));
        // On its own it adds nothing.
        if (most < -Least && _sizes[here] > 1 && _empty.Count > 0) (best, there, most) = (Alone, 0, 0);
        for (var i = 0; i < count; i++)
        {
            var community = met[i];
            var (sum, gain) = (ties[community], ties[community] - (share * _masses[community]));
            ties[community] = 0;
            if (community != here && gain > most + Least) (best, there, most) = (community, sum, gain);
        }

        return new(best, there, home);
    }

    // Whether the move still adds something: others have moved since it was chosen.
    bool Gains(int node, Choice choice)
    {
        var (here, mass) = (_own[node], _level.Masses[node]);
        var share = mass / _level.Total;
        var stays = choice.Here - (share * (_masses[here] - mass));
        return choice.To == Alone ? stays < -Least && _sizes[here] > 1 : choice.There - (share * _masses[choice.To]) > stays + Least;
    }

    bool Try(int node, Choice choice)
    {
        var to = choice.To;
        if (to == Alone && !_empty.TryPeek(out to)) return false;
        if (to == _own[node]) return false;
        Put(node, to);
        for (var i = _level.Starts[node]; i < _level.Starts[node + 1]; i++)
        {
            var other = _level.Targets[i];
            ref var state = ref _state[other];
            state |= Touched;
            if ((state & Waiting) != 0 || _own[other] == to) continue;
            state |= Waiting;
            _queue[At(_count++)] = other;
        }

        return true;
    }

    void Put(int node, int to)
    {
        var from = _own[node];
        if (_sizes[to] == 0) _empty.Pop();
        _masses[from] -= _level.Masses[node];
        _masses[to] += _level.Masses[node];
        _sizes[to]++;
        if (--_sizes[from] == 0)
        {
            _masses[from] = 0;
            _empty.Push(from);
        }

        _own[node] = to;
    }

    static int[] Shuffled(int nodes, Random dice)
    {
        var order = new int[nodes];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        dice.Shuffle(order);
        return order;
    }
}
