using Quipu.Model;

namespace Quipu.Patterns.Kept;

/// <summary>Why a finding came, went or changed.</summary>
public enum FindingCause
{
    /// <summary>Something that it rests on was read or imported.</summary>
    NewEvidence,

    /// <summary>A person accepted a claim.</summary>
    Accepted,

    /// <summary>A person rejected a claim.</summary>
    Rejected,

    /// <summary>A person corrected a claim.</summary>
    Corrected,

    /// <summary>A person took a judgement back.</summary>
    TakenBack,

    /// <summary>The document was read again, and no reading says it any more.</summary>
    ReadAgain,

    /// <summary>The document was forgotten.</summary>
    Forgotten,

    /// <summary>A court or prosecutor ended what the claim was about.</summary>
    Exonerated,

    /// <summary>The law came to another stage of it.</summary>
    StageReached,

    /// <summary>Somebody denied it.</summary>
    Answered,

    /// <summary>The register no longer says so, or says it otherwise.</summary>
    RegisterChanged,

    /// <summary>A person held two entities to be one, or not to be, or took that back.</summary>
    SamenessJudged,

    /// <summary>The record that a lead missed is on record now, or one that must not be there came.</summary>
    RecordFound,

    /// <summary>The pattern's file says something else.</summary>
    PatternChanged,

    /// <summary>The pattern is no longer there.</summary>
    PatternRemoved,

    /// <summary>Another version of Quipu searched.</summary>
    QuipuChanged,

    /// <summary>Nothing that it rested on changed: something beside it did.</summary>
    Elsewhere,

    /// <summary>The outlet retracted the article, or what it says there.</summary>
    Retracted,
}

/// <summary>One reason of an event. It names ids only; who and what they are is read from the store.</summary>
/// <param name="Evidence">The claim or the register's entity that it is about; null: of the finding as a whole.</param>
/// <param name="By">Who judged; null where nobody did.</param>
/// <param name="At">When they did.</param>
/// <param name="Stage">With <see cref="FindingCause.Exonerated"/> and <see cref="FindingCause.StageReached"/>: what the law came to.</param>
public sealed record FindingReason(FindingCause Cause, string? Evidence = null, string? By = null, DateTimeOffset? At = null, Stage? Stage = null)
{
    /// <summary>Whose proceeding the stage is; null: none, or the text leaves it open.</summary>
    public EntityId? Whose { get; init; }
}
