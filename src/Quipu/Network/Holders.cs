using System.Collections.Immutable;

namespace Quipu.Network;

/// <summary>Who holds a network together, as far as the ties on record say. It speaks of the records, never of guilt.</summary>
/// <param name="Entities">How many entities the filter leaves with a tie.</param>
/// <param name="Ties">How many pairs of them are tied.</param>
/// <param name="Parts">Into how many parts without a tie between them they fall.</param>
/// <param name="Communities">How many communities Leiden's method finds.</param>
/// <param name="Modularity">How much denser the ties are within communities than chance would have them (Newman and Girvan), −0.5 to 1.</param>
/// <param name="Sampled">Betweenness was counted from so many entities, drawn by chance, and each has a bound; null: from all.</param>
/// <param name="Rows">Highest betweenness first.</param>
/// <param name="Bridges">Ties without which a part would fall in two, those that part most first.</param>
public sealed record Holders(int Entities, int Ties, int Parts, int Communities, double Modularity, int? Sampled, ImmutableArray<Holder> Rows, ImmutableArray<Bridge> Bridges)
{
    /// <summary>No tie is left.</summary>
    public static Holders None { get; } = new(0, 0, 0, 0, 0, null, [], []);
}

/// <summary>How one entity stands in the network.</summary>
/// <param name="Neighbours">To how many others it is tied.</param>
/// <param name="Betweenness">The share of pairs of others whose shortest ways run over it, 0 to 1 (Freeman 1977).</param>
/// <param name="Bound">How far that may be from the exact share, with 95 % chance for all entities together; 0: exact.</param>
/// <param name="Core">The greatest k such that it is among entities that all have k neighbours among themselves (Seidman 1983).</param>
/// <param name="Cut">Without it, its part falls apart.</param>
/// <param name="Community">Which community, the largest being 1.</param>
public sealed record Holder(PathStop Who, int Neighbours, double Betweenness, double Bound, int Core, bool Cut, int Community);

/// <summary>Two whose tie alone holds two parts together.</summary>
/// <param name="Smaller">How many entities hang on its smaller side.</param>
public sealed record Bridge(PathStop One, PathStop Other, int Smaller);
