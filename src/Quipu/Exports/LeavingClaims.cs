using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Search;

namespace Quipu.Exports;

/// <summary>
/// Claims as they leave the workspace with a finding: where they stand in law by what a person has reviewed, and by what speaks for somebody (what was not brought, and whatever ended a case), which stays however it
/// is said. Other proceedings stay back and are counted: each is a claim against somebody that nobody has looked at.
/// </summary>
public sealed class LeavingClaims(IStore store, Viewer viewer)
{
    readonly Dictionary<ClaimId, bool> _leaves = [];
    readonly Dictionary<ClaimId, ReviewState?> _reviews = [];
    readonly HashSet<ClaimId> _keptBack = [];

    /// <summary>The proceedings that stayed back, of all claims that were asked for.</summary>
    public IReadOnlyCollection<ClaimId> KeptBack => _keptBack;

    /// <summary>A claim with what of its standing may leave; null where it is not on record, or was rejected or retracted.</summary>
    public ShownClaim? Find(ClaimId id)
    {
        if (store.Claim(viewer, id) is not { } claim || claim.Review.State == ReviewState.Rejected || claim.IsRetracted) return null;
        var (steps, back) = (ImmutableArray.CreateBuilder<StandingStep>(), 0);
        foreach (var step in claim.Standing.Proceedings)
            if (step.Claim == id || Leaves(step)) steps.Add(step);
            else
            {
                back++;
                _keptBack.Add(step.Claim);
            }

        return back == 0 ? claim : claim with { Standing = claim.Standing with { Proceedings = steps.ToImmutable(), KeptBack = back } };
    }

    /// <summary>
    /// A finding by what is on record now: without claims that were rejected or are gone, and with the others as far reviewed as they are. What is kept of a finding learns of a judgement only when findings
    /// are brought up to date, and of one that holds no longer it never does.
    /// </summary>
    public Finding OnRecord(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var (hops, marks) = (OnRecord(finding.Hops), OnRecord(finding.Marks));
        return finding with
        {
            Hops = hops,
            Marks = marks,
            Weakest = OnRecord(finding.Weakest) ?? FindingSight.Weakest(hops) ?? finding.Weakest,
            IsPrivate = finding.IsPrivate || finding.Hops.Zip(hops).Any(h => IsReopened(h.First, h.Second)),
        };
    }

    /// <summary>Whether a finding may leave the workspace by what is on record now.</summary>
    public bool MayLeave(Finding finding) => OnRecord(finding) is var now && FindingSight.MayLeave(now) && FindingSight.Emptied(now) is null;

    ImmutableArray<FoundHop> OnRecord(ImmutableArray<FoundHop> hops) => [.. hops.Select(OnRecord)];

    // A way over several steps of which a part is gone may lead nowhere.
    FoundHop OnRecord(FoundHop hop)
    {
        ImmutableArray<FoundTie> ties = [.. hop.Ties.Select(OnRecord).OfType<FoundTie>()];
        return hop with { Ties = hop.Through.IsEmpty || ties.Length == hop.Ties.Length ? ties : [] };
    }

    FoundTie? OnRecord(FoundTie tie) => tie.FromRegister ? tie : Review(new(tie.Evidence)) is { } review ? tie with { Review = review } : null;

    // An accusing way of which a part lost its review: whether a whole one is left is known when findings are brought up to date.
    static bool IsReopened(FoundHop before, FoundHop now) =>
        before.IsAccusing && !before.Through.IsEmpty && now.Ties.Count(t => t.IsReviewed) < before.Ties.Count(t => t.IsReviewed);

    // Null: not on record, or rejected or retracted.
    ReviewState? Review(ClaimId id) => _reviews.TryGetValue(id, out var known) ? known
        : _reviews[id] = store.Claim(viewer, id) is { IsRetracted: false, Review.State: var state and not ReviewState.Rejected } ? state : null;

    /// <summary>A finding with its ties at the stages that their claims leave with.</summary>
    public Finding Staged(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding with { Hops = Staged(finding.Hops), Marks = Staged(finding.Marks), Weakest = Staged(finding.Weakest) };
    }

    ImmutableArray<FoundHop> Staged(ImmutableArray<FoundHop> hops) => [.. hops.Select(h => h with { Ties = [.. h.Ties.Select(Staged)] })];

    FoundTie Staged(FoundTie tie)
    {
        if (tie.FromRegister || Find(new(tie.Evidence)) is not { Standing.KeptBack: > 0 } claim) return tie;
        var reached = claim.Reached;
        return tie with { Stage = reached?.Stage, Whose = reached?.Subject is { } whose ? new("proceeding", whose.Entity, whose.Name) : null, KeptBack = claim.Standing.KeptBack };
    }

    bool Leaves(StandingStep step)
    {
        // Not charged, or acquitted: that speaks for somebody. Not acquitted speaks against.
        if (step.Negated != step.Stage.IsExonerating()) return true;
        if (_leaves.TryGetValue(step.Claim, out var known)) return known;
        return _leaves[step.Claim] = store.Claim(viewer, step.Claim)?.Review.State is ReviewState.Accepted or ReviewState.Corrected;
    }
}
