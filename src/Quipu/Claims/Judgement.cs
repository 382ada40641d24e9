using Quipu.Model;

namespace Quipu.Claims;

/// <summary>What a person says of a claim.</summary>
public enum Verdict { Accepted, Rejected, Corrected }

/// <summary>
/// A person's judgement of a claim: by whom, when, why; retired, never erased. It binds to the claim's anchor (<see cref="Judged"/> keeps the claim as it was judged),
/// and reattaches by overlap when the document is read again.
/// </summary>
/// <param name="Judged">The claim as it stood when it was judged.</param>
/// <param name="Correction">With <see cref="Verdict.Corrected"/>: the claim as the person says it should be; same document and quote.</param>
/// <param name="RetiredAt">When it was taken back, and by whom.</param>
public sealed record Judgement(
    JudgementId Id, Claim Judged, Verdict Verdict, string By, DateTimeOffset At, string? Reason = null, Claim? Correction = null, DateTimeOffset? RetiredAt = null, string? RetiredBy = null);

/// <summary>Where a claim stands with the people who review: a proposal of the machine until one of them says otherwise.</summary>
public enum ReviewState { Proposed, Accepted, Rejected, Corrected }

/// <summary>The review of a claim: its state, and the judgement in force.</summary>
public sealed record Review(ReviewState State, Judgement? Judgement = null)
{
    /// <summary>What a machine read and nobody has judged.</summary>
    public static Review Proposed { get; } = new(ReviewState.Proposed);
}
