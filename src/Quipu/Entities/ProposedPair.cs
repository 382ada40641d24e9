namespace Quipu.Entities;

/// <summary>Two that may be one, for a person to decide; made by a cross-reference or by assembling. The pair is unordered: <see cref="One"/> is the lesser
/// id.</summary>
/// <param name="Score">0 to 1, by the algorithm.</param>
/// <param name="Algorithm">Name of the algorithm that scored the pair (<c>logic-q1</c>).</param>
/// <param name="Run">What the pair was found in: proposals of a run are withdrawn together.</param>
public sealed record ProposedPair(EntityId One, EntityId Other, double Score, string Algorithm, string Run)
{
    /// <summary>The lesser id.</summary>
    public EntityId One { get; } = One.CompareTo(Other) <= 0 ? One : Other;

    /// <summary>The greater id.</summary>
    public EntityId Other { get; } = One.CompareTo(Other) <= 0 ? Other : One;

    /// <summary>How much is gained by asking a person, see <see cref="ProposalWorth"/>. The store reckons it; of a pair that is written it is not looked
    /// at.</summary>
    public double Value { get; init; }
}

/// <summary>A proposal with the latest judgement in force of just this pair; null where nobody judged it.</summary>
public sealed record ShownPair(ProposedPair Pair, SamenessJudgement? Judgement);

/// <summary>Which proposals; all null: every pair that still waits for somebody to decide.</summary>
public sealed record ProposalQuery
{
    /// <summary>One side is of this dataset.</summary>
    public DatasetName? Dataset { get; init; }

    /// <summary>The other side is of this one.</summary>
    public DatasetName? With { get; init; }

    /// <summary>This entity is on one side, under any of its ids.</summary>
    public EntityId? Entity { get; init; }

    /// <summary>The least score.</summary>
    public double Least { get; init; }

    /// <summary>The greatest score.</summary>
    public double Most { get; init; } = 1;

    /// <summary>Those that are decided, instead of those that wait.</summary>
    public bool Decided { get; init; }

    /// <summary>Only those of this run.</summary>
    public string? Run { get; init; }
}
