namespace Quipu.Network.Algorithms;

/// <summary>
/// The refinement of <see cref="Leiden"/>: within each community nodes begin alone and join parts that are tied to the rest of the community as well as chance would have it.
/// Each joins a part by chance, the likelier the more it adds there.
/// </summary>
sealed class LeidenParts(LeidenLevel level, int[] own, Random dice)
{
    const double Least = 1e-7;
    // How much chance there is in the choice, in edges; the paper takes 0.01 too.
    const double Temperature = 0.01;
    readonly int[] _part = new int[level.Nodes], _met = new int[level.Nodes];
    readonly bool[] _shared = new bool[level.Nodes];
    // Of each part: its mass, and the weight of its ties to the rest of its community.
    readonly double[] _masses = (double[])level.Masses.Clone(), _outer = new double[level.Nodes], _ties = new double[level.Nodes], _communities = new double[level.Nodes];

    /// <summary>The part of each node, numbered from 0.</summary>
    internal int[] Refine(out int count)
    {
        var order = new int[level.Nodes];
        for (var node = 0; node < order.Length; node++)
        {
            _communities[own[node]] += level.Masses[node];
            (order[node], _part[node]) = (node, node);
            for (var i = level.Starts[node]; i < level.Starts[node + 1]; i++)
                if (own[level.Targets[i]] == own[node]) _outer[node] += Weight(i);
        }

        dice.Shuffle(order);
        foreach (var node in order)
            if (!_shared[node] && IsWellTied(node, node)) Join(node);
        return Numbered(out count);
    }

    float Weight(int arc) => level.Weights is null ? 1 : level.Weights[arc];

    bool IsWellTied(int part, int node) => _outer[part] >= (_masses[part] * (_communities[own[node]] - _masses[part]) / level.Total) - Least;

    void Join(int node)
    {
        var (count, share) = (0, level.Masses[node] / level.Total);
        for (var i = level.Starts[node]; i < level.Starts[node + 1]; i++)
        {
            var other = level.Targets[i];
            if (own[other] != own[node]) continue;
            var part = _part[other];
            if (_ties[part] == 0) _met[count++] = part;
            _ties[part] += Weight(i);
        }

        // By chance, the more it adds the likelier; without any gain it stays alone, which adds nothing.
        var (best, ties, sum) = (-1, 0.0, 1.0);
        for (var i = 0; i < count; i++)
        {
            var part = _met[i];
            var gain = _ties[part] - (share * _masses[part]);
            if (gain > Least && IsWellTied(part, node))
            {
                var chance = Math.Exp(Math.Min(gain / Temperature, 300));
                sum += chance;
                if (dice.NextDouble() * sum < chance) (best, ties) = (part, _ties[part]);
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
