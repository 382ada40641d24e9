namespace Quipu.Publishing.Replies;

/// <summary>Why something was not logged; nothing was kept.</summary>
public enum ReplyFault
{
    UnknownRequest, UnknownParty, UnknownClaim, NoClaims, NotAParty, RejectedClaim, AheadOfTime, DeadlineBefore, BeforeAsked, NoWords, TooLong, QuoteElsewhere, BeforeDeadline, NoDeadline, NoReason, NothingThere, HasAnswer, IsRetracted,
    Unreadable, OnlyProceedings,
}

/// <summary>What came of logging something: the request, or why not and of what.</summary>
/// <param name="About">The id, day or words that the fault is about.</param>
public readonly record struct ReplyOutcome(RequestId? Request, ReplyFault? Fault, string About = "")
{
    internal static ReplyOutcome Kept(RequestId id) => new(id, null);

    internal static ReplyOutcome Not(ReplyFault fault, object? about = null) => new(null, fault, about?.ToString() ?? "");
}
