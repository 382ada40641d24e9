using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Assessment;

/// <summary>What is kept at hand of a claim that bears on an indicator: enough to count, and its id to show it.</summary>
/// <param name="Origin">What its document counts as one with.</param>
/// <param name="Year">When it held, else when it was published; null where neither is known to the year.</param>
sealed record AssessedClaim(ClaimId Id, DocumentId Document, DocumentId Origin, int? Year, ImmutableArray<Bearing> Bears)
{
    internal string? Outlet { get; init; }

    internal Language Language { get; init; }

    /// <summary>A person accepted or corrected it.</summary>
    internal bool Reviewed { get; init; }

    /// <summary>When its article was published, for the order of lists.</summary>
    internal int Published { get; init; }

    internal static AssessedClaim Of(ShownClaim shown, ImmutableArray<Bearing> bears) => new(shown.Claim.Id, shown.Document.Id, shown.Document.CountsAs, YearOf(shown), bears)
    {
        Outlet = shown.Document.IsPublished ? shown.Document.Publisher : null,
        Language = shown.Document.Language,
        Reviewed = shown.Review.State is ReviewState.Accepted or ReviewState.Corrected,
        Published = shown.Document.Published?.Latest.DayNumber ?? 0,
    };

    // A range over several years is no year.
    static int? YearOf(ShownClaim shown) => shown.Claim.Date is { } date ? (shown.Claim.End is not { } end || end.Year == date.Year ? date.Year : null) : shown.Document.Published?.Year;
}
