using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Places;

namespace Quipu;

// Claims at places.
public partial interface IStore
{
    /// <summary>
    /// Every claim asked for at each place that it names as its place, its party or a stop of a route. It reads all of them: keep the answer as long as <see cref="Sequence"/> stays.
    /// </summary>
    ClaimSpots Spots(Viewer viewer, ClaimQuery query);

    /// <summary>Every place that the viewer may see, as its documents have it; without the list of these, which may be very long.</summary>
    ImmutableArray<PlaceCard> PlaceCards(Viewer viewer);

    /// <summary>Claims by what <see cref="Spots"/> calls them, in that order; those that are gone or that the viewer may not see are left out.</summary>
    ImmutableArray<ShownClaim> ClaimsAt(Viewer viewer, IReadOnlyList<long> claims);
}
