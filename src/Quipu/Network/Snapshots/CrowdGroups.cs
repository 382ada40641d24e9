using System.Collections.Immutable;
using Quipu.Network.Algorithms;

namespace Quipu.Network.Snapshots;

/// <summary>Who stands with whom: by the ties themselves, or by the body or place that most ties of a party lead to.</summary>
/// <param name="knots">The parties that are drawn.</param>
/// <param name="number">Of each knot of the snapshot, which of these it is; −1: it is not drawn.</param>
sealed class CrowdGroups(NetworkView view, int[] knots, int[] number)
{
    const int Seed = 1;

    // Fewer are no group.
    const int Least = 3;

    static readonly HashSet<string> _belonging = new(StringComparer.Ordinal)
    {
        "member_of", "holds_post", "leads", "part_of", "reports_to", "candidate_for.party", "Membership", "Employment", "Directorship", "Representation",
    };

    /// <summary>The groups, and of each party the number of its own; −1: none.</summary>
    internal (int[] Of, ImmutableArray<CrowdGroup> All) Of(CrowdGrouping grouping, ImmutableArray<CrowdTie> ties) => grouping switch
    {
        CrowdGrouping.Community => Communities(ties),
        CrowdGrouping.Body => By(Most(BodyOf)),
        CrowdGrouping.Place => By(Most(PlaceOf)),
        _ => ([.. Enumerable.Repeat(-1, knots.Length)], []),
    };

    (int[] Of, ImmutableArray<CrowdGroup> All) Communities(ImmutableArray<CrowdTie> ties)
    {
        var communities = Leiden.Communities(Graph.Of(knots.Length, [.. ties.Select(t => t.From)], [.. ties.Select(t => t.To)], isDirected: false), Seed);
        // Parties stand in the order of their ties: the first of each has most.
        var around = new Dictionary<int, int>();
        for (var i = 0; i < communities.Length; i++) around.TryAdd(communities[i], knots[i]);
        return By([.. communities.Select(c => around[c])]);
    }

    /// <param name="around">Of each party the knot that stands for its group; −1: none.</param>
    (int[] Of, ImmutableArray<CrowdGroup> All) By(int[] around)
    {
        var groups = around.Where(k => k >= 0).CountBy(k => k).Where(g => g.Value >= Least).OrderByDescending(g => g.Value).ThenBy(g => g.Key).ToList();
        var numbers = groups.Select((g, i) => (g.Key, i)).ToDictionary(g => g.Key, g => g.i);
        return ([.. around.Select(k => k >= 0 && numbers.TryGetValue(k, out var group) ? group : -1)], [.. groups.Select(g => new CrowdGroup(CrowdTies.Stop(view.Network, g.Key), g.Value))]);
    }

    // Of each party the knot to which most of its ties lead; who is such a knot stands there itself.
    int[] Most(Func<TieRow, int> goal)
    {
        var votes = new Dictionary<(int Party, int Goal), int>();
        var ties = view.Network.Ties.Span;
        for (var tie = 0; tie < ties.Length; tie++)
        {
            ref readonly var row = ref ties[tie];
            if (number[row.From] < 0 || row.From == row.To || !view.Has(tie, in row) || goal(row) is not (>= 0 and var end)) continue;
            votes[(number[row.From], end)] = votes.GetValueOrDefault((number[row.From], end)) + 1;
        }

        var (most, best) = (new int[knots.Length], new int[knots.Length]);
        Array.Fill(most, -1);
        foreach (var ((party, end), count) in votes.OrderBy(v => v.Key))
            if (count > best[party]) (most[party], best[party]) = (end, count);
        foreach (var end in votes.Keys.Select(v => v.Goal).Distinct())
            if (number[end] >= 0) most[number[end]] = end;
        return most;
    }

    int BodyOf(TieRow row) => _belonging.Contains(view.Network.Words[row.Relation]) && IsBody(view.Network.KindOf(row.To)) ? row.To : -1;

    int PlaceOf(TieRow row) => NetworkDesk.IsPlace(view.Network.KindOf(row.To)) ? row.To : -1;

    static bool IsBody(string kind) => kind is "PublicBody" or "Organization" or "Company" || (Schemata.Default.Find(kind) is { } schema && schema.IsA("LegalEntity") && !schema.IsA("Person"));
}
