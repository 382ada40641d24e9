namespace Quipu.Matching.Linkage;

/// <summary>
/// Which columns go together between records of different parties (a source and what it lists, a town and its postcode): each column leans on at most one other, the tree of the strongest ties
/// (Chow and Liu 1968). Without it such columns would be counted as if each were news.
/// </summary>
static class Dependence
{
    const int Levels = ComparedColumn.Missing + 1;

    /// <summary>Bits that one column must tell of another to be leant on.</summary>
    const double Least = 0.002;

    /// <summary>Of fewer columns it cannot be told whether two go together or their pairs are one.</summary>
    const int Fewest = 4;

    /// <summary>For each column the one that it leans on, or -1; a tree, so that no column leans on itself through others.</summary>
    internal static int[] Parents(double[,][] joint, int columns)
    {
        var ties = new List<(double Bits, int One, int Other)>();
        for (var one = 0; one < columns && columns >= Fewest; one++)
            for (var other = one + 1; other < columns; other++)
                if (Told(joint[one, other]) is var bits && bits >= Least) ties.Add((bits, one, other));
        var neighbours = Enumerable.Range(0, columns).Select(_ => new List<int>()).ToArray();
        var tree = Enumerable.Range(0, columns).ToArray();
        foreach (var (_, one, other) in ties.OrderByDescending(t => t.Bits).ThenBy(t => t.One).ThenBy(t => t.Other))
        {
            var (a, b) = (tree[one], tree[other]);
            if (a == b) continue;
            for (var c = 0; c < columns; c++)
                if (tree[c] == b) tree[c] = a;
            neighbours[one].Add(other);
            neighbours[other].Add(one);
        }

        var parents = Enumerable.Repeat(-1, columns).ToArray();
        var seen = new bool[columns];
        for (var root = 0; root < columns; root++)
            if (!seen[root]) Hang(root, -1, neighbours, parents, seen);
        return parents;
    }

    static void Hang(int column, int parent, List<int>[] neighbours, int[] parents, bool[] seen)
    {
        (parents[column], seen[column]) = (parent, true);
        foreach (var next in neighbours[column])
            if (!seen[next]) Hang(next, column, neighbours, parents, seen);
    }

    /// <summary>Mutual information, in bits, of the levels of two columns where both have one.</summary>
    static double Told(double[] joint)
    {
        double sum = 0;
        Span<double> one = stackalloc double[Levels], other = stackalloc double[Levels];
        for (var k = 0; k < Levels - 1; k++)
        {
            for (var l = 0; l < Levels - 1; l++)
            {
                var count = joint[k * Levels + l];
                (sum, one[k], other[l]) = (sum + count, one[k] + count, other[l] + count);
            }
        }

        double bits = 0;
        for (var k = 0; k < Levels - 1 && sum > 0; k++)
            for (var l = 0; l < Levels - 1; l++)
                if (joint[k * Levels + l] is var count && count > 0) bits += count / sum * Math.Log2(count * sum / (one[k] * other[l]));
        return bits;
    }
}
