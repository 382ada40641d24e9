using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Publishing.Leavings;

namespace Quipu.Publishing.Corrections;

/// <summary>Why a claim no longer stands as it left.</summary>
public enum CorrectionCause
{
    /// <summary>Its outlet retracted the article, or what it says there.</summary>
    Retracted,

    /// <summary>Its outlet corrected the article, or what it says there.</summary>
    CorrectedByOutlet,

    /// <summary>A person rejected it.</summary>
    Rejected,

    /// <summary>A person corrected it.</summary>
    Corrected,

    /// <summary>A person took back the judgement that it left with.</summary>
    TakenBack,

    /// <summary>An acquittal, dismissal, annulment or pardon, or another end of the case.</summary>
    Exonerated,

    /// <summary>The law has got elsewhere than it was when it left.</summary>
    StageReached,

    /// <summary>The proceeding that it left with is on record no longer.</summary>
    StageGone,

    /// <summary>Somebody denied it.</summary>
    Answered,

    /// <summary>An answer that it left with is on record no longer.</summary>
    AnswerGone,

    /// <summary>The document was read again, and says it otherwise or no more.</summary>
    ReadAgain,

    /// <summary>Its document was forgotten.</summary>
    Forgotten,

    /// <summary>A person accepted it since: it stands as it left, and firmer.</summary>
    Accepted,
}

/// <summary>One reason why a claim stands otherwise.</summary>
/// <param name="Since">The day of it: when the outlet or the court did, or the judgement was made; where that is not known, when it was published.</param>
/// <param name="By">Who judged or denied; the authority; null where nobody is named.</param>
/// <param name="Later">The claim that says so, with its quote: what ended the case, or the denial.</param>
/// <param name="Notice">The outlet's notice.</param>
public sealed record CorrectionReason(CorrectionCause Cause, PartialDate? Since = null, string? By = null, ShownClaim? Later = null, DocumentNotice? Notice = null);

/// <summary>A claim that stands otherwise than when it left.</summary>
/// <param name="Was">How it stood then.</param>
/// <param name="Now">How it stands; null: it is on record no longer.</param>
/// <param name="Shown">The claim as it is shown; null where it is on record no longer.</param>
public sealed record ChangedClaim(DocumentId Document, ClaimId Claim, ClaimState Was, ClaimState? Now, ShownClaim? Shown, ImmutableArray<CorrectionReason> Why)
{
    /// <summary>It is less supported than when it left, or has got elsewhere; false: somebody has accepted it since, and nothing else.</summary>
    public bool IsNoLongerSupported => Why.Any(w => w.Cause != CorrectionCause.Accepted);
}

/// <summary>A finding that left and holds no longer, or may leave no longer.</summary>
/// <param name="Kept">With its history; null: it is on record no longer.</param>
/// <param name="Refusal">Why it would not leave today, in one sentence; null: it holds no longer at all.</param>
public sealed record ChangedFinding(FindingId Id, KeptFinding? Kept, string? Refusal);

/// <summary>Something that left, with what of it stands otherwise now.</summary>
public sealed record ChangedLeaving(Leaving Leaving, ImmutableArray<ChangedClaim> Claims, ImmutableArray<ChangedFinding> Findings)
{
    /// <summary>The claims that are no longer supported as they left.</summary>
    public IEnumerable<ChangedClaim> Unsupported => Claims.Where(c => c.IsNoLongerSupported);

    /// <summary>How many were accepted since, and nothing else.</summary>
    public int Accepted => Claims.Count(c => !c.IsNoLongerSupported);

    /// <summary>Whether anybody who holds it should be told.</summary>
    public bool IsToCorrect => !Findings.IsEmpty || Unsupported.Any();
}
