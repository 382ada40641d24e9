using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;

namespace Quipu.Publishing.Replies;

/// <summary>An answer as somebody logs it.</summary>
/// <param name="Words">Verbatim.</param>
public sealed record AnswerGiven(string Words, AnswerKind Kind, DateOnly On)
{
    public ReplyChannel? How { get; init; }

    /// <summary>Who spoke for the party; null: they themselves.</summary>
    public string? From { get; init; }

    /// <summary>The words of it that are to stand beside what was asked; null: all.</summary>
    public string? Quote { get; init; }

    public string? Note { get; init; }
}

/// <summary>Logs who was asked and what came. An answer becomes a document and claims like any other (decision 0036).</summary>
/// <param name="keep">Keeps bytes as a capture.</param>
public sealed class ReplyDesk(IStore store, Viewer viewer, Func<byte[], CaptureId> keep, TimeProvider time)
{
    /// <summary>Letters of an answer at most: what somebody writes is taken whole or not at all.</summary>
    public const int LongestWords = 100_000;

    /// <summary>Letters of a note at most.</summary>
    public const int LongestNote = 2000;

    DateTimeOffset Now => time.GetUtcNow();

    // A day is the desk's own: what happened this evening in Lima may be tomorrow in Greenwich.
    DateOnly Latest => DateOnly.FromDateTime(Now.UtcDateTime).AddDays(1);

    /// <summary>Logs that a party was asked. The request's id, author and time are given here.</summary>
    public ReplyOutcome Ask(ReplyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (store.Entity(viewer, request.Party) is not { } party) return ReplyOutcome.Not(ReplyFault.UnknownParty, request.Party);
        if (request.Claims.IsDefaultOrEmpty) return ReplyOutcome.Not(ReplyFault.NoClaims);
        foreach (var id in request.Claims)
            if (Refused(id, party) is { } fault) return ReplyOutcome.Not(fault, id);
        if (request.AskedOn > Latest) return ReplyOutcome.Not(ReplyFault.AheadOfTime, request.AskedOn.ToString("O"));
        if (request.Deadline < request.AskedOn) return ReplyOutcome.Not(ReplyFault.DeadlineBefore, request.Deadline?.ToString("O"));
        if (request.Note?.Length > LongestNote || request.To?.Length > LongestNote) return ReplyOutcome.Not(ReplyFault.TooLong, LongestNote);
        var kept = request with { Id = RequestId.New(), Party = party.Id, Claims = [.. request.Claims.Distinct()], By = viewer.Name, At = Now };
        store.Write([new Change.ReplyAsked(kept)]);
        return ReplyOutcome.Kept(kept.Id);
    }

    ReplyFault? Refused(ClaimId id, EntityCard party) =>
        store.Claim(viewer, id) is not { } claim ? ReplyFault.UnknownClaim
        : claim.Review.State == ReviewState.Rejected ? ReplyFault.RejectedClaim
        : Ends(claim).All(e => e.Entity != party.Id) ? ReplyFault.NotAParty : null;

    internal static IEnumerable<ShownParty> Ends(ShownClaim claim) => new[] { claim.Subject, claim.Object }.OfType<ShownParty>().Concat(claim.OtherEnds.Where(e => e.End != ClaimEnd.Attribution).Select(e => e.Party));

    /// <summary>Logs what came and is no answer: a reminder, a refusal, silence, that nobody was reached. Its author and time are given here.</summary>
    public ReplyOutcome Log(RequestId id, ReplyEvent came)
    {
        ArgumentNullException.ThrowIfNull(came);
        if (came.Kind is ReplyKind.Answered or ReplyKind.Retracted) throw new ArgumentException("An answer is logged by Answer, what is taken back by Retract.", nameof(came));
        if (Open(id, came.On, out var kept) is { } fault) return fault;
        if (came.Note?.Length > LongestNote || came.From?.Length > LongestNote || came.Words?.Length > LongestWords) return ReplyOutcome.Not(ReplyFault.TooLong, LongestNote);
        if (came.Kind == ReplyKind.Reminded && came.Deadline < came.On) return ReplyOutcome.Not(ReplyFault.DeadlineBefore, came.Deadline?.ToString("O"));
        if (came.Kind == ReplyKind.Silent && kept!.Deadline is null) return ReplyOutcome.Not(ReplyFault.NoDeadline);
        if (came.Kind == ReplyKind.Silent && came.On <= kept!.Deadline) return ReplyOutcome.Not(ReplyFault.BeforeDeadline, kept.Deadline?.ToString("O"));
        store.Write([new Change.ReplyCame(id, came with { By = viewer.Name, At = Now })]);
        return ReplyOutcome.Kept(id);
    }

    /// <summary>Logs an answer: its words become a capture and a document, and a claim of the party about what was asked, which stands beside it from then on.</summary>
    public ReplyOutcome Answer(RequestId id, AnswerGiven answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (Open(id, answer.On, out var kept) is { } fault) return fault;
        if (string.IsNullOrWhiteSpace(answer.Words)) return ReplyOutcome.Not(ReplyFault.NoWords);
        if (answer.Words.Length > LongestWords) return ReplyOutcome.Not(ReplyFault.TooLong, LongestWords);
        if (answer.Note?.Length > LongestNote || answer.From?.Length > LongestNote) return ReplyOutcome.Not(ReplyFault.TooLong, LongestNote);
        // What is kept is who answered, and not what a mask calls them: masks hide the name wherever the answer is shown.
        var whole = viewer with { Unmasked = true };
        if (store.Entity(whole, kept!.Party) is not { } party) return ReplyOutcome.Not(ReplyFault.UnknownParty, kept.Party);
        ImmutableArray<ShownClaim> asked = [.. kept.Claims.OfType<ClaimId>().Select(c => store.Claim(whole, c)).OfType<ShownClaim>()];
        if (asked.IsEmpty) return ReplyOutcome.Not(ReplyFault.NoClaims);
        var record = new AnswerRecord(kept, party, asked, answer);
        if (answer.Kind == AnswerKind.OwnsUp && record.Owned.IsEmpty) return ReplyOutcome.Not(ReplyFault.OnlyProceedings);
        var (changes, refused) = record.Changes(keep, viewer.Name, Now);
        if (refused is { } why) return ReplyOutcome.Not(why);
        store.Write(changes);
        return ReplyOutcome.Kept(id);
    }

    /// <summary>Takes something back that was logged, with a reason; 0: the request itself. The claims of an answer that is taken back go; its document stays.</summary>
    public ReplyOutcome Retract(RequestId id, int number, string? reason)
    {
        if (store.Request(viewer, id) is not { } kept) return ReplyOutcome.Not(ReplyFault.UnknownRequest, id);
        if (string.IsNullOrWhiteSpace(reason)) return ReplyOutcome.Not(ReplyFault.NoReason);
        if (reason.Length > LongestNote) return ReplyOutcome.Not(ReplyFault.TooLong, LongestNote);
        var taken = kept.Events.FirstOrDefault(e => e.Number == number && e.Kind != ReplyKind.Retracted);
        if ((number != 0 && taken is null) || kept.IsRetracted(number)) return ReplyOutcome.Not(ReplyFault.NothingThere, number);
        if (number == 0 && kept.Standing.Any(e => e.Kind == ReplyKind.Answered)) return ReplyOutcome.Not(ReplyFault.HasAnswer);
        var (now, today) = (Now, DateOnly.FromDateTime(Now.UtcDateTime));
        var came = new ReplyEvent(0, ReplyKind.Retracted, today, viewer.Name, now) { Retracts = number, Note = reason.Trim() };
        var gone = (taken?.Claims ?? []).SelectMany(c => store.Judgements(viewer, c)).Where(j => j.RetiredAt is null).Select(j => (Change)new Change.JudgementRetired(j.Id, viewer.Name, now));
        store.Write([new Change.ReplyCame(id, came), .. gone, new Change.Assembled()]);
        return ReplyOutcome.Kept(id);
    }

    // Null: something may be logged.
    ReplyOutcome? Open(RequestId id, DateOnly on, out KeptRequest? kept)
    {
        kept = store.Request(viewer, id);
        return kept is null ? ReplyOutcome.Not(ReplyFault.UnknownRequest, id)
            : kept.IsRetracted(0) ? ReplyOutcome.Not(ReplyFault.IsRetracted, id)
            : on > Latest ? ReplyOutcome.Not(ReplyFault.AheadOfTime, on.ToString("O"))
            : on < kept.Request.AskedOn ? ReplyOutcome.Not(ReplyFault.BeforeAsked, on.ToString("O")) : null;
    }
}
