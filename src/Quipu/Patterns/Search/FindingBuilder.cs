using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Network.Snapshots;
using Quipu.Patterns.Language;

namespace Quipu.Patterns.Search;

/// <summary>Makes findings of bindings: those with the same essential parties are one, with everything that supports it.</summary>
static class FindingBuilder
{
    /// <summary>The essential parties of a shape, or of what a lead leaves of it.</summary>
    internal static int[] Essential(Pattern pattern, PatternLead? lead, IReadOnlyList<int> ties) =>
    [
        .. ties.SelectMany(t => new[] { pattern.Ties[t].From, pattern.Ties[t].To }).Distinct().Order()
            .Where(p => pattern.Parties[p].Essential && p != pattern.Count?.Party && !(lead?.Parties.Any(f => f.Party == p && !f.Essential) ?? false)),
    ];

    /// <summary>The finding of bindings with the same essential parties; null where a count is not reached.</summary>
    internal static Finding? Of(Shape shape, PatternLead? lead, IReadOnlyList<int> ties, IReadOnlyList<Binding> bindings)
    {
        var counted = lead is null && shape.Pattern.Count is { } count ? Counted(shape, count, bindings) : bindings;
        if (counted.Count == 0) return null;
        var hops = ties.SelectMany(tie => Hops(shape, tie, counted)).ToImmutableArray();
        var marks = Marks(shape, counted).ToImmutableArray();
        var essential = Essential(shape.Pattern, lead, ties);
        return new()
        {
            Id = IdOf(shape, lead, essential.Select(p => counted[0].Knots[p])),
            Pattern = shape.Pattern.Slug,
            Lead = lead?.Name,
            Missing = lead?.Missing,
            Where = lead?.Where,
            Parties = [.. Parties(shape, counted)],
            Hops = hops,
            Marks = marks,
            Weakest = counted.Select(b => Weakest(shape, ties, b)).MaxBy(w => (w.Strength, Order: Reversed(w)))!,
            IsPrivate = hops.Concat(marks).Any(h => h.IsOpenAccusation) ||
                (ties.Any(t => shape.Ties[t].Accuses) && counted.All(b => ties.Any(t => shape.Ties[t].Accuses && !b.Strands[t].Any(s => IsReviewed(shape, s))))),
            Undated = [.. Undated(shape, ties, counted)],
        };
    }

    /// <summary>The id of what the essential parties of a shape, or of what a lead leaves of it, are bound to.</summary>
    internal static FindingId IdOf(Shape shape, PatternLead? lead, IEnumerable<int> essential) =>
        new(ContentHash.Of(["finding", shape.Pattern.Slug, lead?.Name, .. essential.Select(k => shape.Network.IdOf(k).Value)]));

    // Ties with the same strength: the one with the least id is named, whatever the order of bindings.
    static string Reversed(FoundTie tie) => new([.. tie.Evidence.Select(c => (char)(char.MaxValue - c))]);

    static IEnumerable<FoundParty> Parties(Shape shape, IReadOnlyList<Binding> bindings) =>
        shape.Pattern.Parties.SelectMany((party, number) => bindings.Select(b => b.Knots[number]).Where(k => k >= 0).Distinct().Order().Select(k => new FoundParty(party.Name, shape.Network.IdOf(k), shape.Network.NameOf(k))));

    static IEnumerable<FoundHop> Hops(Shape shape, int tie, IReadOnlyList<Binding> bindings) =>
        bindings.SelectMany(b => b.Strands[tie]).Where(s => !s.IsIdentity).Distinct().GroupBy(s => (s.From, s.To)).OrderBy(g => g.Key)
            .Select(g => new FoundHop(shape.Ties[tie].Name, shape.Network.IdOf(g.Key.From), shape.Network.IdOf(g.Key.To), shape.Ties[tie].Accuses, Sorted(shape, g.SelectMany(Numbers))) { Through = Through(shape, tie, g) });

    static ImmutableArray<FoundParty> Through(Shape shape, int tie, IEnumerable<Strand> strands) =>
    [
        .. strands.Where(s => s.B >= 0).SelectMany(s => Numbers(s).SelectMany(n => new[] { shape.Network.Ties[n].From, shape.Network.Ties[n].To }).Where(k => k != s.From && k != s.To)).Distinct().Order()
            .Select(k => new FoundParty(shape.Ties[tie].Name, shape.Network.IdOf(k), shape.Network.NameOf(k))),
    ];

    static IEnumerable<FoundHop> Marks(Shape shape, IReadOnlyList<Binding> bindings)
    {
        for (var party = 0; party < shape.Pattern.Parties.Length; party++)
            foreach (var knot in bindings.Select(b => b.Knots[party]).Where(k => k >= 0).Distinct().Order())
                if (Sorted(shape, shape.MarkTies(party, knot).Where(t => t >= 0)) is { Length: > 0 } ties)
                    yield return new(shape.Pattern.Parties[party].Name, shape.Network.IdOf(knot), shape.Network.IdOf(knot), true, ties);
    }

    static ImmutableArray<FoundTie> Sorted(Shape shape, IEnumerable<int> ties) =>
        [.. ties.Distinct().Select(t => Tie(shape, t)).Distinct().OrderByDescending(t => t.Strength).ThenBy(t => t.Evidence, StringComparer.Ordinal).ThenBy(t => t.Relation, StringComparer.Ordinal)];

    static IEnumerable<int> Numbers(Strand strand) => new[] { strand.A, strand.B, strand.C }.Where(t => t >= 0);

    static FoundTie Tie(Shape shape, int number)
    {
        var (network, row) = (shape.Network, shape.Network.Ties[number]);
        return new(
            network.EvidenceOf(number), network.RelationOf(number), network.Words[row.Dataset], row.Modality, shape.View.StageOf(number), row.Review, row.FromRegister, IsAnswered(shape, number), Day(row.First), Day(row.Last),
            network.Words[row.Document] is { Length: > 0 } document ? document : null)
        { Whose = Whose(shape, number) };
    }

    static FoundParty? Whose(Shape shape, int number) =>
        shape.View.WhoseOf(number) is { } id ? new("proceeding", id, shape.Network.Find(id) is >= 0 and var knot ? shape.Network.NameOf(knot) : id.Value) : null;

    // As of a day: only what a party had answered by then. What a court ended shows in the stage.
    static bool IsAnswered(Shape shape, int number)
    {
        var row = shape.Network.Ties[number];
        return row.Answered && ((shape.LooksBack(number) && shape.View.Filter.KnownOn is null) || shape.IsAnswered(number, row.From) || shape.IsAnswered(number, row.To));
    }

    static DateOnly? Day(int day) => day is TieRow.Always or TieRow.ForEver ? null : DateOnly.FromDayNumber(day);

    // A strand is as strong as its weakest part, a hop as its strongest strand, a binding as its weakest hop.
    static FoundTie Weakest(Shape shape, IReadOnlyList<int> ties, Binding binding) =>
        ties.Select(t => binding.Strands[t].Where(s => !s.IsIdentity).ToArray()).Where(s => s.Length > 0)
            .Select(strands => strands.Select(s => Numbers(s).Select(n => Tie(shape, n)).MinBy(t => (t.Strength, t.Evidence))!).MaxBy(t => (t.Strength, Reversed(t)))!)
            .MinBy(t => (t.Strength, t.Evidence))!;

    static bool IsReviewed(Shape shape, Strand strand) => strand.IsIdentity || Numbers(strand).All(n => shape.Network.Ties[n] is var row && (row.FromRegister || row.IsAccepted));

    static IEnumerable<string> Undated(Shape shape, IReadOnlyList<int> ties, IReadOnlyList<Binding> bindings)
    {
        var ruled = shape.Pattern.Times.SelectMany(r => new[] { r.One, r.Other }).ToHashSet();
        return ties.Where(t => ruled.Contains(t) && bindings.Any(b => b.Strands[t].All(s => StrandTime.Of(shape.View, s).First == TieRow.Always))).Select(t => shape.Ties[t].Name);
    }

    // The bindings of all parties that lie in some window with enough of them. What has no date stands at the day by which it was known.
    static IReadOnlyList<Binding> Counted(Shape shape, PatternCount count, IReadOnlyList<Binding> bindings)
    {
        var events = bindings.SelectMany(b => b.Strands[count.Tie].Select(s => (Binding: b, Knot: b.Knots[count.Party], Time: StrandTime.Of(shape.View, s))))
            .Select(e => (e.Binding, e.Knot, Day: e.Time.First != TieRow.Always ? e.Time.First : e.Time.BegunBy)).OrderBy(e => e.Day).ThenBy(e => e.Knot).ToArray();
        if (count.Months is not { } months) return events.Select(e => e.Knot).Distinct().Count() >= count.Least ? bindings : [];
        var kept = new HashSet<Binding>(ReferenceEqualityComparer.Instance);
        for (var first = 0; first < events.Length; first++)
        {
            var end = StrandTime.Later(events[first].Day, months);
            var window = events.Skip(first).TakeWhile(e => e.Day <= end && e.Day != TieRow.ForEver).ToArray();
            if (window.Select(e => e.Knot).Distinct().Count() >= count.Least) kept.UnionWith(window.Select(e => e.Binding));
        }

        return [.. bindings.Where(kept.Contains)];
    }
}
