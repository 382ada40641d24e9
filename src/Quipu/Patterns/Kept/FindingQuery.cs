namespace Quipu.Patterns.Kept;

/// <summary>Which findings; all null: every one that holds.</summary>
public sealed record FindingQuery
{
    /// <summary>The slug of a pattern.</summary>
    public string? Pattern { get; init; }

    public bool? IsLead { get; init; }

    /// <summary>Those too that hold no longer.</summary>
    public bool Withdrawn { get; init; }

    public FindingStatus? Status { get; init; }

    /// <summary>Only where this entity is a party, or stands between two; by its present id or one that it bore.</summary>
    public EntityId? Party { get; init; }

    public bool? Private { get; init; }
}
