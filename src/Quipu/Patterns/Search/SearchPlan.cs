using System.Collections.Concurrent;
using Quipu.Patterns.Language;

namespace Quipu.Patterns.Search;

/// <summary>
/// In which order parties are bound: first those that are given, or from the party with the fewest entities; then where lists of ends are at hand,
/// whoever has fewest to choose from each time, else
/// where most ties are already bound at their other end. At each step all ties to what is bound are met at once, so that a loop costs no more than its
/// rarest tie. Safe from several threads.
/// </summary>
sealed class SearchPlan
{
    readonly PatternTie[] _asked;
    readonly TimeRule[] _rules;
    readonly bool _isAtHand;
    readonly ConcurrentDictionary<uint, PlanLevel[]> _next = new();

    internal SearchPlan(ILegs legs, IReadOnlyList<int> ties, IReadOnlyList<int> given)
    {
        (_asked, _isAtHand, Ties) = (legs.Shape.Ties, legs.IsAtHand, ties);
        _rules = [.. legs.Shape.Pattern.Times.Where(r => ties.Contains(r.One) && ties.Contains(r.Other))];
        var parties = ties.SelectMany(t => new[] { _asked[t].From, _asked[t].To }).Distinct().Order().ToList();
        var order = given.Where(parties.Contains).ToList();
        Given = order.Count;
        if (order.Count == 0)
        {
            var ends = ties.SelectMany(t => new[] { (Tie: t, Onward: true), (Tie: t, Onward: false) });
            (Start, StartsOnward) = ends.MinBy(t => (legs.Weight(t.Tie, t.Onward), t.Tie, !t.Onward));
            order.Add(StartsOnward ? _asked[Start].From : _asked[Start].To);
        }

        while (order.Count < parties.Count)
            order.Add(parties.Except(order).MinBy(p => (-ties.Count(t => Joins(t, p, order)), Least(legs, p, order), p)));
        Order = [.. order];
    }

    internal IReadOnlyList<int> Ties { get; }

    /// <summary>Every party of the ties; those that are given first.</summary>
    internal int[] Order { get; }

    /// <summary>How many of the first parties are given.</summary>
    internal int Given { get; }

    /// <summary>Where nobody is given: the tie whose ends are tried, and which end.</summary>
    internal int Start { get; }

    internal bool StartsOnward { get; }

    /// <summary>Who can come next when these are bound, one bit each: in no order that matters.</summary>
    internal PlanLevel[] Next(uint bound) => _next.GetOrAdd(bound, b =>
    {
        var left = Order.Where(p => (b >> p & 1) == 0).Select(p => Level(b, p)).Where(l => l.Joins.Length > 0).ToArray();
        return _isAtHand ? left : left[..Math.Min(1, left.Length)];
    });

    /// <summary>A party that is bound after these.</summary>
    internal PlanLevel Level(uint bound, int party)
    {
        var order = Order.Where(p => (bound >> p & 1) != 0).ToArray();
        return new(
            party, [.. Ties.Where(t => Joins(t, party, order))], [.. Ties.Where(t => _asked[t].From == party && _asked[t].To == party)],
            [.. _rules.Where(r => Ends(r).Contains(party) && Ends(r).All(p => p == party || order.Contains(p)))]);
    }

    long Least(ILegs legs, int party, List<int> bound) =>
        Ties.Where(t => Joins(t, party, bound)).Select(t => legs.Weight(t, _asked[t].From == party)).DefaultIfEmpty(long.MaxValue).Min();

    int[] Ends(TimeRule rule) => [_asked[rule.One].From, _asked[rule.One].To, _asked[rule.Other].From, _asked[rule.Other].To];

    bool Joins(int tie, int party, IEnumerable<int> bound) =>
        _asked[tie] is var asked && asked.From != asked.To
        && ((asked.From == party && bound.Contains(asked.To)) || (asked.To == party && bound.Contains(asked.From)));
}

/// <summary>One party of a plan, after some others.</summary>
/// <param name="Joins">Ties to parties that are bound before it.</param>
/// <param name="Alone">Ties of it alone.</param>
/// <param name="Rules">Rules of time that can be looked at from here on.</param>
sealed record PlanLevel(int Party, int[] Joins, int[] Alone, TimeRule[] Rules);
