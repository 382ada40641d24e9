using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Network.Money;

/// <summary>Which money; as it stands, all of it.</summary>
public sealed record MoneyQuery
{
    /// <summary>What this party gave or got; null: everybody.</summary>
    public EntityId? Entity { get; init; }

    /// <summary>Empty: every kind.</summary>
    public ImmutableArray<TransferKind> Kinds { get; init; } = [];

    /// <summary>Said at least so firmly.</summary>
    public Modality Floor { get; init; } = Modality.Possible;

    /// <summary>Accepted by a person, or a row of a register.</summary>
    public bool AcceptedOnly { get; init; }

    /// <summary>Dated on or after this; what is undated stays out where either end is given.</summary>
    public PartialDate? From { get; init; }

    public PartialDate? To { get; init; }

    /// <summary>In this currency; null: in any.</summary>
    public string? Currency { get; init; }

    /// <summary>Ties that are read at most.</summary>
    public int Most { get; init; } = 2000;
}
