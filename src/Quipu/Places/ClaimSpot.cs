using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Places;

/// <summary>A claim at a place that it names as its place, its party or a stop of a route. Numbers alone: a workspace has a million.</summary>
/// <param name="Claim">What the store calls the claim, as <see cref="Quipu.IStore.ClaimsAt"/> takes it.</param>
/// <param name="Origin">What its document counts as where independent origins are counted; of one answer only.</param>
/// <param name="Place">Which of <see cref="ClaimSpots.Places"/>.</param>
/// <param name="Low">The first day (yyyymmdd) that its time may mean; 0: unknown.</param>
public readonly record struct ClaimSpot(long Claim, long Document, long Origin, int Place, ClaimEnd End, ClaimType Type, Modality Modality, ReviewState Review, short Sureness, int Low, int High)
{
    /// <summary>The day (yyyymmdd) on which it was published; 0: unknown.</summary>
    public int Published { get; init; }
}

/// <summary>Claims at places.</summary>
/// <param name="Spots">In order of their claims.</param>
/// <param name="Places">Which places they name.</param>
/// <param name="Ties">Which of them are said to lie in which.</param>
public sealed record ClaimSpots(ImmutableArray<ClaimSpot> Spots, ImmutableArray<NamedPlace> Places, ImmutableArray<(EntityId Inner, EntityId Outer)> Ties);
