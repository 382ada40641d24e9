using Quipu.Model;

namespace Quipu.Claims.Reviewing;

/// <summary>A judgement that stands, without what it is about: the claim is read as whoever asks may see it.</summary>
/// <param name="Judgement">To take it back by.</param>
/// <param name="Claim">Which it is of.</param>
/// <param name="Verdict">What was said.</param>
/// <param name="At">When.</param>
/// <param name="IsAdded">The claim was added by a person: taking it back takes the claim out.</param>
public sealed record Decision(JudgementId Judgement, ClaimId Claim, Verdict Verdict, DateTimeOffset At, bool IsAdded);
