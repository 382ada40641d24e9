using System.Collections.Immutable;

namespace Quipu.Matching.Linkage;

/// <summary>
/// Finds the rows of two tables, or of one, that speak of the same party, without being told any: what agreement is worth is learned from the tables themselves. Two rows are one where that is
/// likelier than not. The same tables give the same answer.
/// </summary>
public static class TableLinkage
{
    const long LeastBudget = 2_000_000, BudgetPerRecord = 40;

    /// <summary>Times that weights are learned anew from the groups that were found.</summary>
    const int Again = 2;

    /// <summary>Values told for each column in the chart.</summary>
    const int ToldValues = 5;

    /// <param name="right">The other table; null: rows of the one table are linked with one another.</param>
    /// <exception cref="ArgumentException">The tables share no column that tells anything.</exception>
    public static LinkOutcome Of(LinkTable left, LinkTable? right = null, LinkOptions? options = null)
    {
        options ??= new();
        var tables = ComparedTables.Of(left, right, options.Columns);
        if (tables.Columns.IsEmpty)
            throw new ArgumentException(right is null ? $"No column of {left.Name} has two different values." : $"{left.Name} and {right.Name} share no column: name them alike, or link tables whose values are met in both.");
        var space = PairSpace.Of(tables);
        var budget = options.Budget ?? Math.Max(LeastBudget, BudgetPerRecord * tables.Records);
        var (pairs, rules) = options.Only is { } only ? (Listed(only, tables), [new("the pairs that were named", only.Count)]) : Blocking.Candidates(tables, space, budget);
        var counts = PatternCounts.Of(tables, space, pairs);
        var learning = new Expectation(tables, counts, space.Count);
        var scores = new LinkScores(tables, learning.Learn());
        (bool, bool)? free = null;
        IEnumerable<(int One, int Other)> found;
        if (tables.IsOne) (scores, found) = Grouped(scores, learning, counts, options.Only is not null);
        else
        {
            var scored = Scored(scores, counts);
            free = OneToOne.Of(scores, scored, budget / 4);
            found = OneToOne.Chosen(scored.Where(p => p.Bits >= 0), free.Value).Select(p => (p.One, p.Other));
        }

        var linked = found.Select(p => new LinkedPair(p.One, p.Other - tables.RightFrom, scores.Bits(p.One, p.Other), [.. scores.Reasons(p.One, p.Other)]));
        return new([.. linked.OrderByDescending(p => p.Bits).ThenBy(p => p.Left).ThenBy(p => p.Right)], scores.Model, rules, pairs.Length, space.Count, free, Told(scores));
    }

    /// <summary>Groups of one table; weights are learned anew from them, since a group holds pairs that by themselves would not be found.</summary>
    static (LinkScores, IEnumerable<(int, int)>) Grouped(LinkScores scores, Expectation learning, PatternCounts counts, bool isListed)
    {
        var groups = Clusters.Of(scores, Scored(scores, counts));
        for (var round = 0; round < Again; round++)
        {
            scores = new(scores.Tables, learning.Of([.. groups.Pairs()]));
            groups = Clusters.Of(scores, Scored(scores, counts));
        }

        return (scores, isListed ? groups.Pairs().Where(p => Array.BinarySearch(counts.Pairs, Blocking.Packed(p.One, p.Other)) >= 0) : groups.Pairs());
    }

    static List<ScoredPair> Scored(LinkScores scores, PatternCounts counts)
    {
        var scored = new List<ScoredPair>(counts.Pairs.Length);
        for (var i = 0; i < counts.Pairs.Length; i++)
        {
            var (one, other) = Blocking.Unpacked(counts.Pairs[i]);
            if (scores.Bits(one, other, counts.PatternOf[i]) is var bits and >= 0) scored.Add(new(one, other, bits));
        }

        return scored;
    }

    static ulong[] Listed(IReadOnlyCollection<(int Left, int Right)> only, ComparedTables tables) =>
        [.. only.Select(p => tables.IsOne && p.Left > p.Right ? (p.Right, p.Left) : p).Select(p => Blocking.Packed(p.Item1, p.Item2 + tables.RightFrom)).Distinct().Order()];

    static ImmutableArray<RareValue> Told(LinkScores scores) => [.. scores.Tables.Columns.SelectMany((column, c) => Enumerable.Range(0, column.Values.Count)
        .OrderByDescending(column.CountOf).ThenBy(v => column.Values[v], StringComparer.Ordinal).Take(ToldValues).Select(v => new RareValue(column.Name.Name, column.Values[v], column.Frequency(v), scores.Rarity(c, v))))];
}
