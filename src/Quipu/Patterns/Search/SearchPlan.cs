using Quipu.Patterns.Language;

namespace Quipu.Patterns.Search;

/// <summary>
/// In which order parties are bound: first those that are given, then from the tie with the fewest ends on, each next one where most ties are already bound at their other end. At each step
/// all ties to what is bound are met at once, so that a loop costs no more than its rarest tie.
/// </summary>
sealed class SearchPlan
{
    internal SearchPlan(ILegs legs, IReadOnlyList<int> ties, IReadOnlyList<int> given)
    {
        var asked = legs.Shape.Ties;
        (Ties, Given) = (ties, given.Count);
        var parties = ties.SelectMany(t => new[] { asked[t].From, asked[t].To }).Distinct().Order().ToList();
        var order = given.Where(parties.Contains).ToList();
        Given = order.Count;
        if (order.Count == 0)
        {
            var (tie, onward) = ties.SelectMany(t => new[] { (Tie: t, Onward: true), (Tie: t, Onward: false) }).MinBy(t => (legs.Weight(t.Tie, t.Onward), t.Tie, !t.Onward));
            (Start, StartsOnward) = (tie, onward);
            order.Add(onward ? asked[tie].From : asked[tie].To);
        }

        while (order.Count < parties.Count)
            order.Add(parties.Except(order).MinBy(p => (-ties.Count(t => Joins(asked[t], p, order)), ties.Where(t => Joins(asked[t], p, order)).Select(t => legs.Weight(t, asked[t].From == p)).DefaultIfEmpty(long.MaxValue).Min(), p)));
        Order = [.. order];
        Levels = [.. Order.Select((party, level) => new PlanLevel(
            party,
            [.. ties.Where(t => Joins(asked[t], party, order[..level]))],
            [.. ties.Where(t => asked[t].From == party && asked[t].To == party)],
            [.. legs.Shape.Pattern.Times.Where(r => ties.Contains(r.One) && ties.Contains(r.Other) && Newest(asked, r, level))]))];
        Against = [.. Levels.SelectMany(l => l.Joins.Where(t => asked[t].From == l.Party)).Distinct()];
    }

    internal IReadOnlyList<int> Ties { get; }

    internal int[] Order { get; }

    internal PlanLevel[] Levels { get; }

    /// <summary>How many of the first parties are given.</summary>
    internal int Given { get; }

    /// <summary>Where nobody is given: the tie whose ends are tried, and which end.</summary>
    internal int Start { get; }

    internal bool StartsOnward { get; }

    /// <summary>Ties that are gone over against their direction.</summary>
    internal IReadOnlyList<int> Against { get; }

    static bool Joins(PatternTie tie, int party, IEnumerable<int> bound) =>
        tie.From != tie.To && ((tie.From == party && bound.Contains(tie.To)) || (tie.To == party && bound.Contains(tie.From)));

    // The last party of a rule's two ties is bound at this level.
    bool Newest(PatternTie[] asked, TimeRule rule, int level) =>
        new[] { asked[rule.One].From, asked[rule.One].To, asked[rule.Other].From, asked[rule.Other].To }.Max(p => Array.IndexOf(Order, p)) == level;
}

/// <summary>One party of a plan.</summary>
/// <param name="Joins">Ties to parties that are bound before it.</param>
/// <param name="Alone">Ties of it alone.</param>
/// <param name="Rules">Rules of time that can be looked at from here on.</param>
sealed record PlanLevel(int Party, int[] Joins, int[] Alone, TimeRule[] Rules);
