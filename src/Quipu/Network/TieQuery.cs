using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Network;

/// <summary>Which ties count in a question to the whole network; as it stands, every one that nobody rejected and that is not merely denied.</summary>
public sealed record TieQuery
{
    /// <summary>Claims of these types alone; empty: all. Says nothing of registers.</summary>
    public ImmutableArray<ClaimType> Types { get; init; } = [];

    /// <summary>Ties that registers make count too.</summary>
    public bool Registers { get; init; } = true;

    /// <summary>Places count as others do: half a country is two steps from the other half.</summary>
    public bool Places { get; init; }

    /// <summary>Said at least so firmly.</summary>
    public Modality Floor { get; init; } = Modality.Possible;

    /// <summary>Standing in law at one of these stages; empty: anywhere.</summary>
    public ImmutableArray<Stage> Stages { get; init; } = [];

    /// <summary>Accepted by a person, or a row of a register.</summary>
    public bool AcceptedOnly { get; init; }

    /// <summary>What may have held on this day; null: at any time.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>What was known on this day; null: what is known now.</summary>
    public DateOnly? KnownOn { get; init; }
}
