using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Exports;

namespace Quipu.Publishing.Editions;

/// <summary>What became of a claim of an edition since.</summary>
public enum Erratum
{
    /// <summary>Its document was forgotten, or is read without it now.</summary>
    Gone,

    /// <summary>A person rejected it.</summary>
    Rejected,

    /// <summary>Nobody has reviewed it as it reads now: its review was taken back.</summary>
    Unreviewed,

    /// <summary>It is corrected, answered, or stands elsewhere in law: what the edition says of it is no longer what is on record.</summary>
    Changed,
}

/// <summary>A claim of an edition that is no longer as the edition has it.</summary>
/// <param name="Now">The claim as it is now; null where it is gone.</param>
public sealed record ErratumRow(EditionClaim Claim, Erratum Erratum, ShownClaim? Now);

/// <summary>Which claims of an edition no longer stand as they stood: the list that goes with it, since the edition itself never changes.</summary>
public static class Errata
{
    /// <summary>Every claim that is not as it was, in order of id.</summary>
    public static ImmutableArray<ErratumRow> Of(IStore store, Viewer viewer, EditionRow edition)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(edition);
        var leaving = new LeavingClaims(store, viewer);
        return [.. store.EditionClaims(viewer, edition.Id).Select(c => Of(c, store.Claim(viewer, c.Claim), leaving)).OfType<ErratumRow>()];
    }

    static ErratumRow? Of(EditionClaim claim, ShownClaim? now, LeavingClaims leaving) =>
        now is null ? new(claim, Erratum.Gone, null)
        : now.Review.State == ReviewState.Rejected ? new(claim, Erratum.Rejected, now)
        : ClaimMark.Of(leaving.Find(claim.Claim) ?? now) == claim.Mark ? null
        : new(claim, now.Review.State == ReviewState.Proposed ? Erratum.Unreviewed : Erratum.Changed, now);
}
