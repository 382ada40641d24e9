using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Search;
using Quipu.Registers;
using Quipu.Web.Parts;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Findings;

/// <summary>One piece of evidence as it is shown: a claim with all that it must be shown with, or what a register says.</summary>
/// <param name="IsFirst">It stands on the page for the first time, and its place can be led to.</param>
public sealed record ShownTie(FoundTie Tie, ShownClaim? Claim, ImmutableArray<KeptStatement> Rows, bool IsFirst);

/// <summary>A hop with its evidence, strongest first.</summary>
/// <param name="Left">Pieces of evidence beyond what a page shows.</param>
public sealed record ShownHop(FoundHop Hop, ImmutableArray<ShownTie> Ties, int Left, bool IsWeakest)
{
    /// <summary>How many origins it rests on.</summary>
    public int Origins { get; init; }
}

/// <summary>A finding with everything that it rests on, what answers it, and what became of it.</summary>
public sealed record FindingView(KeptFinding Kept, FindingRow Row, ImmutableArray<ShownHop> Hops, ImmutableArray<ShownHop> Marks)
{
    const int Most = 12;

    /// <summary>What to call the entities that rows name.</summary>
    internal ImmutableDictionary<string, string> Names { get; } = Kept.Finding.Everybody
        .ToImmutableDictionary(p => p.Entity.Value, p => p.Name, StringComparer.Ordinal);

    /// <summary>What of it is on record now, where claims may have been judged since it was found.</summary>
    public required Finding OnRecord { get; init; }

    /// <summary>Whether it may leave the workspace as it is on record now.</summary>
    internal bool MayLeave => FindingSight.MayLeave(OnRecord) && FindingSight.Emptied(OnRecord) is null;

    /// <summary>Claims of accusing hops that somebody has to review before the finding may leave the workspace.</summary>
    internal ImmutableArray<ShownClaim> ToReview
    {
        get
        {
            if (MayLeave) return [];
            var asked = (Row.IsPrivate ? Kept.Finding : OnRecord).ToReview.Select(t => t.Evidence).ToHashSet(StringComparer.Ordinal);
            return [.. Hops.Concat(Marks).SelectMany(h => h.Ties).Where(t => asked.Contains(t.Tie.Evidence)).Select(t => t.Claim).OfType<ShownClaim>()
                .Where(c => c.Review.State == ReviewState.Proposed).DistinctBy(c => c.Claim.Id)];
        }
    }

    internal static FindingView? Load(Desk desk, string id)
    {
        if (desk.Store.Finding(desk.Viewer, new(id)) is not { } kept) return null;
        var (row, seen) = (FindingRow.Of(desk, kept), new HashSet<string>(StringComparer.Ordinal));
        var weakest = row.WeakestHop;
        return new(
            kept, row, [.. kept.Finding.Hops.Select(h => Hop(desk, h, (seen, ReferenceEquals(h, weakest))))], [.. kept.Finding.Marks.Select(h => Hop(desk, h, (seen, false)))])
        { OnRecord = new LeavingClaims(desk.Store, desk.Viewer).OnRecord(kept.Finding) };
    }

    /// <summary>The name of an end; its id where it is no party.</summary>
    internal string Name(EntityId id) => Names.GetValueOrDefault(id.Value) ?? id.Value;

    /// <summary>Parties in a round, ties by how they are said and where they stand in law.</summary>
    internal ShapePicture? Picture(Words words)
    {
        if (!Row.HasPages) return null;
        var parties = Kept.Finding.Parties.DistinctBy(p => p.Entity).ToImmutableArray();
        var numbers = parties.Select((p, i) => (p.Entity, i)).ToDictionary(p => p.Entity, p => p.i);
        var essential = Row.Pattern!.Sketch.Parties.Where(p => p.Essential).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var knots = parties.Select(p => new ShapeKnot(p.Name, Row.Label(words, p.Part), Links.Entity(p.Entity), !essential.Contains(p.Part)));
        var drawn = Hops.Where(h => numbers.ContainsKey(h.Hop.From) && numbers.ContainsKey(h.Hop.To));
        return ShapePicture.Of([.. knots], drawn.Select(h => Drawn(words, h, (numbers[h.Hop.From], numbers[h.Hop.To]))));
    }

    ShapeTie Drawn(Words words, ShownHop shown, (int From, int To) at)
    {
        var strongest = shown.Hop.Ties[0];
        var tone = Tones.Of(strongest.Stage);
        return new(at.From, at.To, Row.HopLabel(words, shown.Hop.Tie), $"m-{strongest.Modality.Wire()} t-{tone}{(shown.IsWeakest ? " weakest" : "")}", Told(words, shown))
        {
            Modality = strongest.Modality,
            Tone = tone,
            IsAnswered = shown.Hop.Ties.Any(t => t.Answered),
            IsWeakest = shown.IsWeakest,
        };
    }

    /// <summary>A hop in one line: who is tied to whom by what, how its strongest evidence says it, and where that stands in law.</summary>
    internal string Told(Words words, ShownHop shown)
    {
        var (hop, strongest) = (shown.Hop, shown.Hop.Ties[0]);
        var stands = strongest.Stage is { } stage ? $"{words.Of("standing.of", strongest.Whose?.Name ?? words["party.none"])} {words.Label(stage)}" : words["standing.none.short"];
        return $"{Name(hop.From)} – {Row.HopLabel(words, hop.Tie)}{(hop.From == hop.To ? "" : " → " + Name(hop.To))}: {words.Label(strongest.Modality)}, {stands}";
    }

    static ShownHop Hop(Desk desk, FoundHop hop, (HashSet<string> Seen, bool IsWeakest) on)
    {
        var ties = hop.Ties.Take(Most).Select(t => t.FromRegister
            ? new ShownTie(t, null, NetworkDesk.Rows(desk.Store, desk.Viewer, (t.Relation, t.Evidence)), on.Seen.Add(t.Evidence))
            : new ShownTie(t, desk.Store.Claim(desk.Viewer, new(t.Evidence)), [], on.Seen.Add(t.Evidence)));
        return new(hop, [.. ties], Math.Max(0, hop.Ties.Length - Most), on.IsWeakest) { Origins = PatternDesk.Origins(hop, desk.Store, desk.Viewer) };
    }
}
