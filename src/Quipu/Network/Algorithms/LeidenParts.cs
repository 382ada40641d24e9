namespace Quipu.Network.Algorithms;

/// <summary>
/// The refinement of <see cref="Leiden"/>: within each community nodes begin alone and join parts that are tied to the rest of the community as well as
/// chance would have it.
/// Each joins a part by chance, the likelier the more it adds there. Communities do not touch each other and each has its own chance, so that any number
/// of threads makes the same parts.
/// </summary>
sealed class LeidenParts(LeidenLevel level, int[] own, Random dice)
{
    const double Least = 1e-7;
    // How much chance there is in the choice, in edges; the paper takes 0.01 too.
    const double Temperature = 0.01;
    readonly int[] _part = new int[level.Nodes];
    readonly bool[] _shared = new bool[level.Nodes];
    // Of each part: its mass, the weight of its ties to the rest of its community, and of those to the node that is looked at.
    readonly int[] _masses = (int[])level.Masses.Clone();
    readonly float[] _outer = new float[level.Nodes], _ties = new float[level.Nodes];
    readonly ulong _seed = (ulong)dice.NextInt64();

    /// <summary>The part of each node, numbered from 0.</summary>
    internal int[] Refine(out int count)
    {
        var members = LeidenLevel.ByPart(own, level.Nodes);
        var bounds = level.Bounds(members);
        new Hands<List<int>>(() => []).Share(bounds.Length - 1, (piece, met) =>
        {
            for (var community = bounds[piece]; community < bounds[piece + 1]; community++)
                Refine(members.Targets.AsSpan(members.Starts[community], members.Degree(community)), new(_seed + (ulong)community), met);
        });
        return Numbered(out count);
    }

    void Refine(Span<int> nodes, Chance chance, List<int> met)
    {
        var mass = 0.0;
        foreach (var node in nodes)
        {
            mass += level.Masses[node];
            _part[node] = node;
            for (var i = level.Starts[node]; i < level.Starts[node + 1]; i++)
                if (own[level.Targets[i]] == own[node]) _outer[node] += Weight(i);
        }

        if (nodes.Length == 1) return;
        chance.Shuffle(nodes);
        for (var i = 0; i < nodes.Length; i++)
        {
            FetchAhead(nodes, i);
            if (!_shared[nodes[i]] && IsWellTied(nodes[i], mass)) Join(nodes[i], mass, ref chance, met);
        }
    }

    void FetchAhead(Span<int> nodes, int at)
    {
        if (at + 8 < nodes.Length && level.Starts[nodes[at + 8]] is var row && row < level.Targets.Length) Ahead.Fetch(level.Targets, row);
        if (at + 4 >= nodes.Length) return;
        var (first, end) = (level.Starts[nodes[at + 4]], level.Starts[nodes[at + 4] + 1]);
        for (var i = first; i < Math.Min(end, first + 24); i++)
        {
            Ahead.Fetch(own, level.Targets[i]);
            Ahead.Fetch(_part, level.Targets[i]);
        }
    }

    float Weight(int arc) => level.Weights is null ? 1 : level.Weights[arc];

    bool IsWellTied(int part, double community) => _outer[part] >= ((double)_masses[part] * (community - _masses[part]) / level.Total) - Least;

    void Join(int node, double community, ref Chance chance, List<int> met)
    {
        var share = level.Masses[node] / level.Total;
        met.Clear();
        for (var i = level.Starts[node]; i < level.Starts[node + 1]; i++)
        {
            var other = level.Targets[i];
            if (own[other] != own[node]) continue;
            var part = _part[other];
            if (_ties[part] == 0) met.Add(part);
            _ties[part] += Weight(i);
        }

        // By chance, the more it adds the likelier; without any gain it stays alone, which adds nothing.
        var (best, ties, sum) = (-1, 0f, 1.0);
        foreach (var part in met)
        {
            var gain = _ties[part] - (share * _masses[part]);
            if (gain > Least && IsWellTied(part, community))
            {
                var likely = Math.Exp(Math.Min(gain / Temperature, 300));
                sum += likely;
                if (chance.Next() * sum < likely) (best, ties) = (part, _ties[part]);
            }

            _ties[part] = 0;
        }

        if (best < 0) return;
        _outer[best] += _outer[node] - (2 * ties);
        _masses[best] += level.Masses[node];
        _shared[best] = true;
        _part[node] = best;
    }

    int[] Numbered(out int count)
    {
        var (numbers, parts) = (new int[level.Nodes], new int[level.Nodes]);
        count = 0;
        for (var node = 0; node < parts.Length; node++)
        {
            if (numbers[_part[node]] == 0) numbers[_part[node]] = ++count;
            parts[node] = numbers[_part[node]] - 1;
        }

        return parts;
    }
}
