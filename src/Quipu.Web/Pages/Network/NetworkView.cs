using System.Collections.Immutable;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Network;

namespace Quipu.Web.Pages.Network;

/// <summary>The part of the network that a filter leaves, and the filter.</summary>
public sealed record NetworkView(EdgeSet Ties, EdgeQuery Query, ImmutableArray<EntityCard> Centres)
{
    /// <summary>Claim types that tie two parties; the others have no edge.</summary>
    internal static readonly ImmutableArray<ClaimType> Tying =
    [
        ClaimType.HoldsPost, ClaimType.CandidateFor, ClaimType.MemberOf, ClaimType.Leads, ClaimType.ColludesWith, ClaimType.Funds, ClaimType.Awards, ClaimType.Controls,
        ClaimType.OperatesIn, ClaimType.RivalOf, ClaimType.AlliedWith, ClaimType.SuccessorOf, ClaimType.RelativeOf, ClaimType.AssociateOf, ClaimType.Owns, ClaimType.ReportsTo,
        ClaimType.PartOf, ClaimType.LocatedIn, ClaimType.Incident, ClaimType.ActsAgainst, ClaimType.Enacts, ClaimType.Stance,
    ];

    internal static NetworkView Load(Desk desk, Asked asked)
    {
        var query = asked.Edges();
        var ties = asked.Fault is null ? desk.Store.Edges(desk.Viewer, query) : new([], [], 0);
        return new(ties, query, [.. query.Centres.Select(c => desk.Store.Entity(desk.Viewer, c)).OfType<EntityCard>()]);
    }
}
