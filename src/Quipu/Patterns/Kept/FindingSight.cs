using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Patterns.Search;

namespace Quipu.Patterns.Kept;

/// <summary>
/// What of a finding may be shown to whom: the one place that decides. The owner of a workspace sees all. Anybody else sees no private one, and of the
/// others only those of which each hop
/// has evidence that they may see; whatever leaves the workspace (bundles, exports, messages) is made for somebody else.
/// </summary>
public static class FindingSight
{
    /// <summary>Whether somebody is the owner: who may see some datasets alone is not, whichever those are.</summary>
    public static bool IsOwner(Viewer viewer) => viewer.Datasets is null;

    /// <summary>Whether a finding may leave the workspace: each accusing hop has something that a person accepted.</summary>
    public static bool MayLeave(Finding finding) => !IsPrivate(finding);

    /// <summary>A hop or mark that nothing is left of; null: each has evidence.</summary>
    public static FoundHop? Emptied(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Hops.Concat(finding.Marks).FirstOrDefault(h => h.Ties.IsEmpty);
    }

    /// <summary>
    /// The finding as it leaves the workspace: of each hop what a person or a register stands for. A hop that accuses nobody, and of which nobody accepted anything, goes as the proposal that it is, and says so;
    /// what says something against somebody never does.
    /// </summary>
    public static Finding Leaving(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var left = finding with { Hops = Leaving(finding.Hops), Marks = Leaving(finding.Marks) };
        return left.Ties.Any(t => t.Evidence == finding.Weakest.Evidence) ? left : left with { Weakest = Weakest(left.Hops) ?? finding.Weakest };
    }

    /// <summary>The claims that stay back when a finding leaves.</summary>
    public static ImmutableArray<ClaimId> KeptBack(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var left = Leaving(finding).Ties.Select(t => t.Evidence).ToHashSet(StringComparer.Ordinal);
        return [.. finding.Ties.Select(t => t.Evidence).Where(e => !left.Contains(e)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(e => new ClaimId(e))];
    }

    static ImmutableArray<FoundHop> Leaving(ImmutableArray<FoundHop> hops) => [.. hops.Select(h => h with { Ties = [.. h.Ties.Where(t => Leaves(h, t))] })];

    // Parts of a way over several steps prove nothing one by one: those that accuse nobody stay together.
    static bool Leaves(FoundHop hop, FoundTie tie) =>
        tie.IsReviewed || (!hop.Accuses && !tie.IsAccusing && (!hop.Through.IsEmpty || !hop.Ties.Any(t => t.IsReviewed)));

    /// <summary>The finding as a viewer may see it; null: not at all.</summary>
    /// <param name="seen">A piece of evidence as they may see it, at the stage and with the answers that they may know of; null: not at all. Null: they see
    /// all datasets.</param>
    public static KeptFinding? For(Viewer viewer, KeptFinding kept, Func<FoundTie, FoundTie?>? seen = null)
    {
        if (!IsOwner(viewer) && IsPrivate(kept.Finding)) return null;
        if (seen is null) return kept;
        if (Cut(kept.Finding.Hops, seen) is not { } hops || Cut(kept.Finding.Marks, seen) is not { } marks) return null;
        var finding = kept.Finding with { Hops = hops, Marks = marks };
        if (IsPrivate(finding)) return null;
        var left = finding.Ties.Select(t => t.Evidence).ToHashSet(StringComparer.Ordinal);
        if (kept.Finding.Ties.All(t => left.Contains(t.Evidence))) return kept with { Finding = finding };
        return kept with
        {
            Finding = finding with { Weakest = Weakest(hops) ?? finding.Weakest },
            History = [.. kept.History.Select(e => Cut(e, left))
            .OfType<FindingEvent>()]
        };
    }

    // What was accepted may have been taken out: then the hop has nothing left that a person accepted.
    static bool IsPrivate(Finding finding) => finding.IsPrivate || finding.Hops.Concat(finding.Marks).Any(h => h.IsOpenAccusation);

    // Evidence of a tie over several steps is shown as a whole or not at all: its parts prove nothing one by one.
    static ImmutableArray<FoundHop>? Cut(ImmutableArray<FoundHop> hops, Func<FoundTie, FoundTie?> seen)
    {
        var cut = hops.Select(h => h with { Ties = [.. h.Ties.Select(seen).OfType<FoundTie>()] }).ToImmutableArray();
        return cut.Zip(hops).All(pair => pair.First.Ties.Length == pair.Second.Ties.Length || (!pair.First.Ties.IsEmpty && pair.Second.Through.IsEmpty))
            ? cut : null;
    }

    /// <summary>The strongest evidence of the hop whose strongest evidence is weakest.</summary>
    public static FoundTie? Weakest(ImmutableArray<FoundHop> hops) =>
        hops.Where(h => !h.Ties.IsEmpty).Select(h => h.Ties.MaxBy(t => t.Strength)!).OrderBy(t => t.Strength).ThenBy(t => t.Evidence,
            StringComparer.Ordinal).FirstOrDefault();

    // What people noted may speak of what was taken out.
    static FindingEvent? Cut(FindingEvent happened, HashSet<string> left)
    {
        var cut = happened with
        {
            Came = [.. happened.Came.Where(left.Contains)],
            Went = [.. happened.Went.Where(left.Contains)],
            Reasons = [.. happened.Reasons.Where(r => r.Evidence is null || left.Contains(r.Evidence))],
            Note = null,
        };
        return cut.Change is null && cut.Status is null ? null : cut;
    }
}
