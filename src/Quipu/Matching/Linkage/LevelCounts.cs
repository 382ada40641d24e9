namespace Quipu.Matching.Linkage;

/// <summary>Pairs counted by the level of each column, and by it together with the level of the column leant on.</summary>
sealed class LevelCounts
{
    const int Levels = ComparedColumn.Missing + 1;

    /// <summary>So many pairs weigh what is known of a column by itself among pairs that are one, where it is seen beside another.</summary>
    const double GivenWeight = 20;

    /// <summary>The least share of pairs that are one and yet differ in a column.</summary>
    const double Slips = 0.05;

    readonly int[] _parents;
    readonly double[][] _single;
    readonly double[][] _joint;

    internal LevelCounts(int columns, int[] parents)
    {
        _parents = parents;
        _single = [.. Enumerable.Range(0, columns).Select(_ => new double[Levels])];
        _joint = [.. Enumerable.Range(0, columns).Select(c => parents[c] < 0 ? [] : new double[Levels * Levels])];
    }

    internal void Add(ulong pattern, double count)
    {
        for (var c = 0; c < _single.Length; c++)
        {
            var level = ComparedTables.LevelOf(pattern, c);
            _single[c][level] += count;
            if (_parents[c] >= 0) _joint[c][ComparedTables.LevelOf(pattern, _parents[c]) * Levels + level] += count;
        }
    }

    /// <summary>Levels of every two columns together.</summary>
    internal static double[,][] Joint(int columns, IEnumerable<(ulong Pattern, double Count)> patterns)
    {
        var counted = patterns.ToList();
        var joint = new double[columns, columns][];
        for (var one = 0; one < columns; one++)
        {
            for (var other = one + 1; other < columns; other++)
            {
                var counts = joint[one, other] = new double[Levels * Levels];
                foreach (var (pattern, count) in counted) counts[ComparedTables.LevelOf(pattern, one) * Levels + ComparedTables.LevelOf(pattern, other)] += count;
            }
        }

        return joint;
    }

    /// <summary>What one expects before anything is learned: of so many pairs that are one most agree.</summary>
    internal static LevelCounts Expected(ComparedTables tables, int[] parents, double pairs)
    {
        var counts = new LevelCounts(tables.Columns.Length, parents);
        for (var c = 0; c < tables.Columns.Length; c++)
            foreach (var (l, share) in Start(tables.Columns[c].Levels.Length).Index()) counts._single[c][l] = pairs * share;
        return counts;
    }

    /// <summary>Agreement is likelier than not; each weaker level is less likely than the one before, and a tenth differs all the same.</summary>
    internal static double[] Start(int levels)
    {
        var start = Enumerable.Range(0, levels).Select(l => Math.Pow(0.4, l)).ToArray();
        var sum = start.Sum();
        return [.. start.Select((s, l) => 0.9 * s / sum + (l == levels - 1 ? 0.1 : 0))];
    }

    /// <summary>Shares of pairs that are one, with some that are not what they look like: no column is so sure that a difference in it settles the matter.</summary>
    internal double[] Shares(int column, int levels, double[] expected)
    {
        var shares = Smoothed(_single[column].AsSpan(0, levels), expected, 1);
        for (var l = 0; l < levels; l++) shares[l] *= 1 - Slips;
        shares[^1] += Slips;
        return shares;
    }

    internal double[] SharesWithout(LevelCounts matched, int column, int levels) =>
        Smoothed(Less(_single[column].AsSpan(0, levels), matched._single[column]), [.. Enumerable.Repeat(1.0 / levels, levels)], 0.5);

    internal double[] SharesGiven(int column, int parent, double[] shares) => Smoothed(_joint[column].AsSpan(parent * Levels, shares.Length), shares, GivenWeight);

    /// <summary>The same among pairs that are not. What goes together in no more pairs than could be one is no tie between columns.</summary>
    internal double[] SharesGivenWithout(LevelCounts matched, int column, int parent, (double[] Alone, double Possible) shares) =>
        Smoothed(Less(_joint[column].AsSpan(parent * Levels, shares.Alone.Length), matched._joint[column].AsSpan(parent * Levels)), shares.Alone, GivenWeight + shares.Possible);

    static double[] Less(ReadOnlySpan<double> counts, ReadOnlySpan<double> taken)
    {
        var left = new double[counts.Length];
        for (var l = 0; l < left.Length; l++) left[l] = Math.Max(0, counts[l] - taken[l]);
        return left;
    }

    /// <summary>Counts as shares, with so many pairs added as expected.</summary>
    static double[] Smoothed(ReadOnlySpan<double> counts, double[] expected, double added)
    {
        var shares = new double[counts.Length];
        var sum = added;
        foreach (var count in counts) sum += count;
        for (var l = 0; l < counts.Length; l++) shares[l] = (counts[l] + added * expected[l]) / sum;
        return shares;
    }
}
