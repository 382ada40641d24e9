
namespace Quipu.Matching.Linkage;

/// <summary>
/// Learns m, u and the share of pairs that are one by expectation and maximisation (Winkler 1988, after Fellegi and Sunter 1969), over all pairs there are: those that were not compared count
/// as different. No label is used.
/// </summary>
sealed class Expectation
{
    const int MostRounds = 200;

    const double Still = 1e-6;

    /// <summary>The share of the smaller table that is thought to have a partner, to begin with.</summary>
    const double Partnered = 0.3;

    /// <summary>That share of it, as pairs, is no tie between columns: it may be pairs that are one.</summary>
    const double NoTie = 0.01;

    readonly ComparedTables _tables;
    readonly PatternCounts _counts;
    readonly double _pairs;
    readonly double _smaller;
    readonly int[] _none;
    LevelCounts _all;
    int[] _parents;

    /// <param name="pairs">All pairs there are.</param>
    internal Expectation(ComparedTables tables, PatternCounts counts, double pairs)
    {
        (_tables, _counts, _pairs) = (tables, counts, pairs);
        _smaller = tables.IsOne ? tables.Left : Math.Min(tables.Left, tables.Right);
        _parents = _none = [.. tables.Columns.Select(_ => -1)];
        _all = Counted(_none);
    }

    internal LinkModel Learn()
    {
        var share = _smaller * Partnered / _pairs;
        var model = Model(LevelCounts.Expected(_tables, _none, share * _pairs), share);
        // Ties between columns are looked for where the likeliest pairs are left out: records of one party agree in everything, which is no tie.
        _parents = Dependence.Parents(LevelCounts.Joint(_tables.Columns.Length, _counts.All.Select(p => (p.Pattern, p.Count - One(model, p)))), _tables.Columns.Length);
        _all = Counted(_parents);
        for (var round = 1; round <= MostRounds; round++)
        {
            var matched = new LevelCounts(_tables.Columns.Length, _parents);
            double sum = 0;
            foreach (var pattern in _counts.All)
            {
                if (pattern.Compared == 0) continue;
                var one = One(model, pattern);
                matched.Add(pattern.Pattern, one);
                sum += one;
            }

            var next = Math.Max(sum, 0.5) / _pairs;
            var moved = Math.Abs(next - share) / share;
            (share, model) = (next, Model(matched, next) with { Rounds = round });
            if (moved < Still) break;
        }

        return model;
    }

    /// <summary>Of the pairs with a pattern, how many are one by the model.</summary>
    static double One(LinkModel model, (ulong Pattern, double Count, double Compared) pattern) => pattern.Compared == 0 ? 0 : pattern.Compared * Probability(model.Bits(pattern.Pattern));

    LevelCounts Counted(int[] parents)
    {
        var all = new LevelCounts(_tables.Columns.Length, parents);
        foreach (var (pattern, count, _) in _counts.All) all.Add(pattern, count);
        return all;
    }

    /// <summary>What follows from pairs that are taken for one, all others for different.</summary>
    internal LinkModel Of(IReadOnlyCollection<(int One, int Other)> pairs)
    {
        var matched = new LevelCounts(_tables.Columns.Length, _parents);
        foreach (var (one, other) in pairs) matched.Add(_tables.Pattern(one, other), 1);
        return Model(matched, Math.Max(pairs.Count, 0.5) / _pairs);
    }

    internal static double Probability(double bits) => 1 / (1 + Math.Pow(2, -bits));

    LinkModel Model(LevelCounts matched, double share) =>
        new([.. _tables.Columns.Select((column, c) => Weights(column, c, matched))], share, 0);

    ColumnWeights Weights(ComparedColumn column, int c, LevelCounts matched)
    {
        var levels = column.Levels.Length;
        var (m, u) = (matched.Shares(c, levels, LevelCounts.Start(levels)), _all.SharesWithout(matched, c, levels));
        var given = new double[_parents[c] < 0 ? 16 : 256];
        for (var parent = 0; parent < given.Length / 16; parent++)
        {
            var (mGiven, uGiven) = _parents[c] < 0 ? (m, u) : (matched.SharesGiven(c, parent, m), _all.SharesGivenWithout(matched, c, parent, (u, _smaller * NoTie)));
            for (var l = 0; l < levels; l++) given[parent * 16 + l] = Math.Log2(mGiven[l] / uGiven[l]);
        }

        var leansOn = _parents[c] < 0 ? null : _tables.Columns[_parents[c]].Name.Name;
        return new(column.Name.Name, column.Kind, [.. column.Levels.Select((level, l) => new LevelWeight(level, m[l], u[l]))], leansOn) { Parent = _parents[c], Given = given };
    }
}
