using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Registers;

namespace Quipu.Network;

/// <summary>A way from one entity to another.</summary>
/// <param name="Stops">Whom it passes, both ends among them.</param>
/// <param name="Hops">What ties each to the next: one fewer than stops.</param>
/// <param name="Weakest">The number of the hop that carries least: the way is no stronger.</param>
public sealed record FoundPath(ImmutableArray<PathStop> Stops, ImmutableArray<PathHop> Hops, int Weakest);

/// <summary>Somebody on a way.</summary>
/// <param name="Kind">A type of an entity of the reporting, or a schema of a register's.</param>
public sealed record PathStop(EntityId Id, string Kind, string Name);

/// <summary>One step of a way, with all that ties its two ends; the firmest first.</summary>
/// <param name="Left">Ties that are not listed; never silently.</param>
public sealed record PathHop(ImmutableArray<PathTie> Ties, int Left);

/// <summary>One piece of evidence of a hop: a claim, or rows of a register.</summary>
/// <param name="Relation">The wire name of a claim's type (of a further end: <c>funds.place</c>); a register's schema or property.</param>
/// <param name="Forward">It leads the way that the path goes.</param>
/// <param name="Directed">False: it leads both ways.</param>
/// <param name="Claim">With modality, attribution and standing; null: a register says so.</param>
/// <param name="Rows">The statements of the register that say so.</param>
public sealed record PathTie(string Relation, bool Forward, bool Directed, ShownClaim? Claim, ImmutableArray<KeptStatement> Rows)
{
    /// <summary>How firmly it is said. What a register says is stated.</summary>
    public Modality Modality => Claim?.Claim.Modality ?? Modality.Stated;
}
