using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Network;

/// <summary>Who connects two entities: between whom, over which ties, as of when. As it stands: five ways of at most six ties, whichever way they lead, not through places.</summary>
public sealed record PathQuery(EntityId From, EntityId To)
{
    /// <summary>Ways at most.</summary>
    public int Count { get; init; } = 5;

    /// <summary>Ties of one way at most.</summary>
    public int Steps { get; init; } = 6;

    /// <summary>Claims of these types alone; empty: all. Says nothing of registers.</summary>
    public ImmutableArray<ClaimType> Types { get; init; } = [];

    /// <summary>Ties that registers make count too.</summary>
    public bool Registers { get; init; } = true;

    /// <summary>Also through places: half a country is two steps from the other half.</summary>
    public bool ThroughPlaces { get; init; }

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
