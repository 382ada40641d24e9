namespace Quipu.Network.Algorithms;

/// <summary>A graph of parts on the way of <see cref="Leiden"/>: each node weighs what its ends weigh, and has its own inner edges apart.</summary>
/// <param name="starts">As in <see cref="Adjacency"/>, without loops.</param>
/// <param name="weights">Of each arc; null: 1.</param>
/// <param name="masses">Of each node the weight of all ends in it, inner ones too.</param>
sealed class LeidenLevel(int[] starts, int[] targets, float[]? weights, int[] masses)
{
    const int Pieces = 32;

    internal int Nodes => masses.Length;

    internal int Arcs => targets.Length;

    internal int[] Starts => starts;

    internal int[] Targets => targets;

    /// <summary>Whole numbers, exact up to 16 million; null: every arc weighs 1.</summary>
    internal float[]? Weights => weights;

    internal int[] Masses => masses;

    /// <summary>The weight of all ends.</summary>
    internal double Total { get; private init; }

    internal static LeidenLevel Of(Adjacency simple)
    {
        var masses = new int[simple.Nodes];
        for (var i = 0; i < masses.Length; i++) masses[i] = simple.Degree(i);
        return new(simple.Starts, simple.Targets, null, masses) { Total = simple.Targets.Length };
    }

    /// <summary>
    /// The level above: a node for each part. Pieces of it are made apart and then laid one after another, so that any number of threads makes the same.
    /// </summary>
    internal LeidenLevel Joined(int[] parts, int count)
    {
        var (above, members) = (new int[count], ByPart(parts, count));
        for (var node = 0; node < parts.Length; node++) above[parts[node]] += Masses[node];
        var bounds = Bounds(members);
        var pieces = new (int[] Targets, float[] Weights)[bounds.Length - 1];
        var rows = new int[count + 1];
        new Hands<Room>(() => new(count)).Share(pieces.Length, (piece, room) =>
        {
            room.Length = 0;
            for (var part = bounds[piece]; part < bounds[piece + 1]; part++)
            {
                var before = room.Length;
                Join(part, members[part], parts, room);
                rows[part + 1] = room.Length - before;
            }

            pieces[piece] = (room.Targets.AsSpan(0, room.Length).ToArray(), room.Weights.AsSpan(0, room.Length).ToArray());
        });
        for (var part = 0; part < count; part++) rows[part + 1] += rows[part];
        var (joined, sums) = (new int[rows[count]], new float[rows[count]]);
        for (var piece = 0; piece < pieces.Length; piece++)
        {
            pieces[piece].Targets.CopyTo(joined, rows[bounds[piece]]);
            pieces[piece].Weights.CopyTo(sums, rows[bounds[piece]]);
        }

        return new(rows, joined, sums, above) { Total = Total };
    }

    /// <summary>The nodes of each part.</summary>
    internal static Adjacency ByPart(int[] parts, int count)
    {
        var nodes = new int[parts.Length];
        for (var i = 0; i < nodes.Length; i++) nodes[i] = i;
        return Adjacency.Of(count, parts, nodes, default);
    }

    /// <summary>Rows of one piece as they are made, and the weight of what the part at hand is tied to.</summary>
    sealed class Room(int count)
    {
        int[] _targets = new int[1024];
        float[] _weights = new float[1024];

        internal float[] Sums { get; } = new float[count];

        internal int Length { get; set; }

        internal int[] Targets => _targets;

        internal float[] Weights => _weights;

        internal void Add(int target)
        {
            if (Length == _targets.Length)
            {
                Array.Resize(ref _targets, 2 * Length);
                Array.Resize(ref _weights, 2 * Length);
            }

            _targets[Length++] = target;
        }
    }

    void Join(int part, ReadOnlySpan<int> members, int[] parts, Room room)
    {
        var first = room.Length;
        for (var m = 0; m < members.Length; m++)
        {
            if (m + 4 < members.Length && Starts[members[m + 4]] is var row && row < Targets.Length) Ahead.Fetch(Targets, row);
            for (var i = Starts[members[m]]; i < Starts[members[m] + 1]; i++)
            {
                var other = parts[Targets[i]];
                if (other == part) continue;
                if (room.Sums[other] == 0) room.Add(other);
                room.Sums[other] += Weights is null ? 1 : Weights[i];
            }
        }

        for (var i = first; i < room.Length; i++)
        {
            room.Weights[i] = room.Sums[room.Targets[i]];
            room.Sums[room.Targets[i]] = 0;
        }
    }

    /// <summary>Where pieces of parts begin that have about as many arcs each; at the end how many parts there are.</summary>
    internal int[] Bounds(Adjacency members)
    {
        var (bounds, arcs, most) = (new List<int> { 0 }, 0L, (Arcs / Pieces) + 1024L);
        for (var part = 0; part < members.Nodes; part++)
        {
            foreach (var node in members[part]) arcs += Starts[node + 1] - Starts[node];
            if (arcs < most && part + 1 < members.Nodes) continue;
            bounds.Add(part + 1);
            arcs = 0;
        }

        return [.. bounds];
    }
}
