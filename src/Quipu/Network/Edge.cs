using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;

namespace Quipu.Network;

/// <summary>
/// A tie between two entities: the claims of one type between them. Line style is <see cref="Modality"/>, colour is <see cref="Stage"/>.
/// It is only as strong as what is said: the modality shown is the strongest among its claims that nobody rejected, and answers are counted beside it.
/// </summary>
/// <param name="Stage">The latest stage on record for its claims; null: no proceeding on record.</param>
/// <param name="First">The earliest date that any of its claims holds at.</param>
/// <param name="Answered">How many of its claims have a denial, acquittal or dismissal beside them.</param>
/// <param name="Accepted">How many of its claims a person accepted or corrected.</param>
public sealed record Edge(
    EntityId From, EntityId To, ClaimType Type, bool Directed, Modality Modality, bool Negated, Stage? Stage, PartialDate? First, PartialDate? Last,
    int Answered, int Accepted, ImmutableArray<ShownClaim> Claims)
{
    /// <summary>Whose proceeding the stage is; null: none on record, or the text leaves it open.</summary>
    public ShownParty? Whose { get; init; }
}

/// <summary>Entities in relation: what a filter leaves of the whole.</summary>
/// <param name="Left">How many entities and edges the limit left out; never silently.</param>
public sealed record EdgeSet(ImmutableArray<EntityCard> Entities, ImmutableArray<Edge> Edges, int Left);
