using Quipu.Model;
using Quipu.Publishing.Replies;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Replies;

/// <summary>Requests for comment and what is wrong with one, in a language.</summary>
public static class RequestWords
{
    /// <summary>"asked on 2 June 2031 (e-mail); no answer by 9 June 2031".</summary>
    public static string Told(Words words, KeptRequest kept, DateOnly today)
    {
        var (outcome, deadline) = (kept.Outcome, kept.Deadline);
        var asked = words.Of("reply.asked", Day(words, kept.Request.AskedOn), words.Label(kept.Request.How));
        var then = kept.StateOn(today) switch
        {
            RequestState.Answered => words.Of("reply.then.answered", Day(words, outcome!.On), words.Label(outcome.Answer ?? AnswerKind.Denies)),
            RequestState.Refused => words.Of("reply.then.refused", Day(words, outcome!.On)),
            RequestState.Silent => words.Of("reply.then.silent", Day(words, deadline ?? outcome!.On)),
            RequestState.Unreachable => words.Of("reply.then.unreachable", Day(words, outcome!.On)),
            RequestState.Overdue => words.Of("reply.then.overdue", Day(words, deadline!.Value)),
            RequestState.Retracted => words["reply.then.retracted"],
            _ => deadline is { } day ? words.Of("reply.then.awaited", Day(words, day)) : words["reply.then.open"],
        };
        return $"{asked}; {then}";
    }

    /// <summary>A day in words.</summary>
    public static string Day(Words words, DateOnly day) => words.Date(PartialDate.From(day));

    /// <summary>Why something was not logged, and what to do.</summary>
    public static string Fault(Words words, ReplyFault fault, string about) => words.Of($"reply_fault.{fault.Wire()}", about);
}
