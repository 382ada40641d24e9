using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Search;

namespace Quipu.Publishing.Corrections;

/// <summary>
/// Holds everything that left the workspace against what is on record now. What it found is remembered until the store changes. Safe from several threads.
/// </summary>
public sealed class CorrectionDesk(IStore store)
{
    // More claims than this are read faster all at once.
    const int MostSingly = 2000;

    static readonly ConditionalWeakTable<IStore, CorrectionDesk> _desks = [];

    readonly Lock _looking = new();
    (long Sequence, Viewer Viewer, ImmutableArray<ChangedLeaving> Found)? _last;

    /// <summary>The desk of a store: one for all who ask.</summary>
    public static CorrectionDesk Of(IStore store) => _desks.GetValue(store, s => new(s));

    /// <summary>Every leaving, the newest first, with what of it stands otherwise now.</summary>
    public ImmutableArray<ChangedLeaving> All(Viewer viewer)
    {
        lock (_looking)
        {
            var sequence = store.Sequence;
            if (_last is { } last && last.Sequence == sequence && last.Viewer == viewer) return last.Found;
            var found = Compared(viewer, [.. Paging.All(p => store.Leavings(viewer, new(), p))]);
            _last = (sequence, viewer, found);
            return found;
        }
    }

    /// <summary>One leaving; null where there is none or the viewer may not see it.</summary>
    public ChangedLeaving? One(Viewer viewer, LeavingId id) => All(viewer).FirstOrDefault(l => l.Leaving.Id == id);

    /// <summary>Of some claims what left with them and is no longer supported as it did, the newest leaving first.</summary>
    public ImmutableArray<(Leaving Leaving, ChangedClaim Claim)> Of(Viewer viewer, IReadOnlySet<ClaimId> claims) =>
        [.. from left in All(viewer) from claim in left.Unsupported where claims.Contains(claim.Claim) select (left.Leaving, claim)];

    ImmutableArray<ChangedLeaving> Compared(Viewer viewer, ImmutableArray<Leaving> leavings)
    {
        if (leavings.IsEmpty) return [];
        var carried = leavings.Select(l => store.Carried(viewer, l.Id).Claims).ToList();
        var now = Now(viewer, carried);
        var differing = carried.Select(c => c.Where(x => now.GetValueOrDefault(x.Claim) != x.State).ToList()).ToList();
        var states = store.States(viewer, [.. differing.SelectMany(d => d).Select(x => x.State).Distinct()]);
        var (comparison, known) = (new ClaimComparison(store, viewer), new Dictionary<(ClaimId, long), ChangedClaim?>());
        return [.. leavings.Zip(differing, (leaving, differs) => new ChangedLeaving(leaving, [.. differs.Select(Changed).OfType<ChangedClaim>()], Findings(viewer, leaving)))];

        ChangedClaim? Changed(CarriedClaim claim)
        {
            if (known.TryGetValue((claim.Claim, claim.State), out var there)) return there;
            var (was, shown) = (states[claim.State], store.Claim(viewer, claim.Claim));
            var why = comparison.Reasons(claim, was, shown);
            return known[(claim.Claim, claim.State)] = why.IsEmpty ? null : new(claim.Document, claim.Claim, was, shown is null ? null : ClaimState.Of(shown), shown, why);
        }
    }

    // How every claim stands that ever left; what is on record no longer is not among them.
    Dictionary<ClaimId, long> Now(Viewer viewer, List<ImmutableArray<CarriedClaim>> carried)
    {
        var asked = carried.SelectMany(c => c).Select(c => c.Claim).ToHashSet();
        var shown = asked.Count > MostSingly ? store.AllClaims(viewer).Where(c => asked.Contains(c.Claim.Id)) : asked.Select(id => store.Claim(viewer, id)).OfType<ShownClaim>();
        return shown.ToDictionary(c => c.Claim.Id, c => ClaimState.Of(c).Digest);
    }

    ImmutableArray<ChangedFinding> Findings(Viewer viewer, Leaving leaving) =>
    [
        .. from id in leaving.Findings
           let kept = store.Finding(viewer, id)
           let refusal = kept is { Holds: true } ? FindingBundle.Refusal(store, viewer, kept) : null
           where kept is not { Holds: true } || refusal is not null
           select new ChangedFinding(id, kept, refusal),
    ];
}
