using Quipu.Publishing.Replies;

namespace Quipu.Publishing.Drafts;

/// <summary>A request by which what a sentence of a draft says against somebody was put to them.</summary>
/// <param name="Whom">The party, as the draft names it.</param>
/// <param name="Today">The day of the report.</param>
public sealed record DraftAsked(string Whom, KeptRequest Request, DateOnly Today)
{
    /// <summary>Where the request stands.</summary>
    public RequestState State => Request.StateOn(Today);

    /// <summary>They had their chance: an answer, a refusal, or a deadline that passed.</summary>
    public bool IsClosed => State is RequestState.Answered or RequestState.Refused or RequestState.Silent or RequestState.Overdue;
}
