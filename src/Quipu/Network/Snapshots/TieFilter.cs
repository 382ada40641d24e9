using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Network.Snapshots;

/// <summary>Which ties count. As it stands: every one that nobody rejected and that is said to be so. Lists are alternatives; an empty one lets all through.</summary>
sealed record TieFilter
{
    /// <summary>Relations by name.</summary>
    internal ImmutableArray<string> Relations { get; init; } = [];

    /// <summary>The stage that a tie has reached, as of the dates below, is one of these.</summary>
    internal ImmutableArray<Stage> Stages { get; init; } = [];

    /// <summary>Said at least so firmly: denied, possible, alleged, stated.</summary>
    internal Modality Floor { get; init; } = Modality.Denied;

    /// <summary>Accepted or corrected by a person; with <see cref="KnownOn"/>, by that day. What a register says was accepted with it.</summary>
    internal bool AcceptedOnly { get; init; }

    /// <summary>Also ties that are said not to be.</summary>
    internal bool Negated { get; init; }

    /// <summary>Also what is said of one party alone, and values that several share; for patterns.</summary>
    internal bool Aside { get; init; }

    /// <summary>Null: all. An empty set lets none through.</summary>
    internal ImmutableHashSet<DatasetName>? Datasets { get; init; }

    /// <summary>In thousandths, at least.</summary>
    internal int LeastSureness { get; init; }

    /// <summary>Ties that may have held on this day of the world: begun by then, as far as anybody says, and not ended.</summary>
    internal DateOnly? AsOf { get; init; }

    /// <summary>Ties that may have begun by this day, whether they still held or not, with the stages that had been reached by then: what patterns ask, which look back.</summary>
    internal DateOnly? BegunBy { get; init; }

    /// <summary>With <see cref="AsOf"/>: only ties of which somebody says when they began or ended.</summary>
    internal bool DatedOnly { get; init; }

    /// <summary>What could be known here on this day: published by then, and still in its register. What nobody knows the day of was not known.</summary>
    internal DateOnly? KnownOn { get; init; }
}
