using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Quipu.Model;

namespace Quipu.Network.Snapshots;

/// <summary>Folds what a filter leaves of a snapshot into one tie for each relation between two parties, and takes the best tied parties.</summary>
/// <param name="view">What is folded; judged tie by tie in one pass.</param>
/// <param name="counts">Which parties count.</param>
sealed class CrowdTies(NetworkView view, Func<int, bool> counts)
{
    readonly Snapshot _network = view.Network;
    readonly Dictionary<(int From, int To, int Relation), int> _places = [];
    readonly List<Fold> _folds = [];

    /// <summary>A relation between two parties while it is gathered; parties by their numbers in the snapshot.</summary>
    struct Fold
    {
        internal int From, To, Relation, Claims, StageDay, First, Last;
        internal Stage? Stage;
        internal Modality Modality;
        internal bool Directed, Answered, Accepted, FromRegister;
    }

    /// <summary>The network, and of each party of it the number in the snapshot.</summary>
    internal (Crowd Crowd, int[] Knots) Answer(CrowdGrouping grouping, int mostParties = Crowd.MostParties, int mostTies = Crowd.MostTies)
    {
        Gather();
        var degree = new int[_network.Knots.Length];
        foreach (ref readonly var fold in CollectionsMarshal.AsSpan(_folds))
        {
            degree[fold.From]++;
            degree[fold.To]++;
        }

        var all = Enumerable.Range(0, degree.Length).Where(k => degree[k] > 0).OrderByDescending(k => degree[k]).ThenBy(k => k).ToArray();
        int[] knots = all.Length > mostParties ? all[..mostParties] : all;
        var number = new int[degree.Length];
        Array.Fill(number, -1);
        for (var i = 0; i < knots.Length; i++) number[knots[i]] = i;
        var relations = new Dictionary<int, int>();
        var drawn = _folds.Where(f => number[f.From] >= 0 && number[f.To] >= 0).OrderByDescending(Weight).ThenByDescending(f => Math.Min(degree[f.From], degree[f.To])).ThenBy(f => (f.From, f.To, f.Relation)).Take(mostTies)
            .Select(f => Shown(f, (number[f.From], number[f.To]), relations)).ToImmutableArray();
        var groups = new CrowdGroups(view, knots, number).Of(grouping, drawn);
        var parties = knots.Select((k, i) => new CrowdParty(Stop(_network, k), degree[k], groups.Of[i])).ToImmutableArray();
        return (new(parties, drawn, groups.All, [.. relations.OrderBy(r => r.Value).Select(r => _network.Words[r.Key])], all.Length - knots.Length, _folds.Count - drawn.Length), knots);
    }

    internal static PathStop Stop(Snapshot network, int knot) => new(network.IdOf(knot), network.KindOf(knot), network.NameOf(knot));

    void Gather()
    {
        var ties = _network.Ties.Span;
        for (var tie = 0; tie < ties.Length; tie++)
        {
            ref readonly var row = ref ties[tie];
            if (row.From == row.To || !view.Has(tie, in row) || !counts(row.From) || !counts(row.To)) continue;
            var ends = !row.Directed && row.From > row.To ? (row.To, row.From) : (row.From, row.To);
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, (ends.Item1, ends.Item2, row.Relation), out var isThere);
            if (!isThere)
            {
                place = _folds.Count;
                _folds.Add(new() { From = ends.Item1, To = ends.Item2, Relation = row.Relation, Directed = row.Directed, Modality = row.Modality, StageDay = int.MinValue, First = int.MaxValue, Last = int.MinValue });
            }

            Add(ref CollectionsMarshal.AsSpan(_folds)[place], in row, view.StepAt(tie));
        }
    }

    static void Add(ref Fold fold, ref readonly TieRow row, StepRow? step)
    {
        fold.Claims++;
        if (Firmness(row.Modality) > Firmness(fold.Modality)) fold.Modality = row.Modality;
        fold.Answered |= row.Answered;
        fold.FromRegister |= row.FromRegister;
        fold.Accepted |= row.IsAccepted && !row.FromRegister;
        if (row.First is not (TieRow.Always or TieRow.ForEver)) fold.First = Math.Min(fold.First, row.First);
        if (row.Last is not (TieRow.Always or TieRow.ForEver)) fold.Last = Math.Max(fold.Last, row.Last);
        if (step is not { } reached) return;
        // Of the same day, what lies further along.
        if (fold.Stage is { } stage && (reached.On, reached.Stage).CompareTo((fold.StageDay, (int)stage)) <= 0) return;
        (fold.Stage, fold.StageDay) = ((Stage)reached.Stage, reached.On);
    }

    static CrowdTie Shown(Fold fold, (int From, int To) ends, Dictionary<int, int> relations)
    {
        if (!relations.TryGetValue(fold.Relation, out var relation)) relations[fold.Relation] = relation = relations.Count;
        return new(ends.From, ends.To, relation, fold.Modality, fold.Stage, fold.Claims)
        {
            Directed = fold.Directed,
            Answered = fold.Answered,
            Accepted = fold.Accepted,
            FromRegister = fold.FromRegister,
            First = fold.First == int.MaxValue ? null : DateOnly.FromDayNumber(fold.First).Year,
            Last = fold.Last == int.MinValue ? null : DateOnly.FromDayNumber(fold.Last).Year,
        };
    }

    static int Weight(Fold fold) => fold.Claims * Firmness(fold.Modality) * (fold.Accepted || fold.FromRegister ? 2 : 1);

    static int Firmness(Modality modality) => modality switch { Modality.Stated => 4, Modality.Alleged => 3, Modality.Possible => 2, _ => 1 };
}
