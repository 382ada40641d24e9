using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Claims.Reviewing;

/// <summary>
/// What people made of what the reader proposed, by kind of claim and language, and by source. Counts only: nothing is learned from them by itself.
/// </summary>
/// <param name="Kinds">A row for each kind of claim in each language of its documents, of which anything was decided or added.</param>
/// <param name="Sources">A row for each publisher.</param>
/// <param name="Disputed">Claims of which two people said otherwise.</param>
public sealed record ReviewTally(ImmutableArray<KindTally> Kinds, ImmutableArray<SourceTally> Sources, int Disputed)
{
    /// <summary>All of it in one row.</summary>
    public TallyCounts All => Kinds.Aggregate(default(TallyCounts), (sum, row) => sum + row.Counts);
}

/// <summary>How many proposals people accepted as they were, corrected and rejected; and claims that they added since the reader had missed them.</summary>
public readonly record struct TallyCounts(int Accepted, int Corrected, int Rejected, int Added)
{
    /// <summary>Proposals that were decided.</summary>
    public int Decided => Accepted + Corrected + Rejected;

    /// <summary>Accepted as they were, of those decided, in thousandths; null: nothing is decided.</summary>
    public int? Acceptance => Decided == 0 ? null : (int)(1000L * Accepted / Decided);

    /// <summary>Both together.</summary>
    public static TallyCounts operator +(TallyCounts one, TallyCounts other) =>
        new(one.Accepted + other.Accepted, one.Corrected + other.Corrected, one.Rejected + other.Rejected, one.Added + other.Added);
}

/// <param name="Type">As the reader proposed it.</param>
public sealed record KindTally(ClaimType Type, Language Language, TallyCounts Counts);

/// <param name="Source">The publisher, else the host; null: neither is known.</param>
public sealed record SourceTally(string? Source, TallyCounts Counts);
