using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Publishing.Replies;

/// <summary>A request for comment; random, since the same party may be asked the same thing twice.</summary>
public readonly record struct RequestId(string Value) : IComparable<RequestId>
{
    /// <summary>A new one.</summary>
    public static RequestId New() => new(Guid.NewGuid().ToString("N"));

    public int CompareTo(RequestId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>How somebody was asked, or answered.</summary>
public enum ReplyChannel { Email, Phone, Message, Letter, InPerson, Counsel, Other }

/// <summary>What came of a request. Nothing of it is ever edited: <see cref="Retracted"/> takes an earlier one back, with a reason.</summary>
public enum ReplyKind { Reminded, Answered, Refused, Silent, Unreachable, Retracted }

/// <summary>Where a request stands on a day.</summary>
public enum RequestState { Asked, Overdue, Answered, Refused, Silent, Unreachable, Retracted }

/// <summary>A party was asked about claims: by whom, how, when, until when.</summary>
public sealed record ReplyRequest
{
    public required RequestId Id { get; init; }

    /// <summary>Who was asked: an end of every claim asked about.</summary>
    public required EntityId Party { get; init; }

    /// <summary>What they were asked about, as it stood under these ids then.</summary>
    public required ImmutableArray<ClaimId> Claims { get; init; }

    public required ReplyChannel How { get; init; }

    public required DateOnly AskedOn { get; init; }

    /// <summary>Until when an answer was asked for; null: no day was named.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Where it went: an address, a number, whoever took it.</summary>
    public string? To { get; init; }

    public string? Note { get; init; }

    /// <summary>Who asked.</summary>
    public required string By { get; init; }

    /// <summary>When it was logged.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>One thing that came of a request.</summary>
/// <param name="Number">From 1, in the order in which they were logged; the store numbers them.</param>
/// <param name="On">The day on which it happened.</param>
/// <param name="By">Who logged it.</param>
public sealed record ReplyEvent(int Number, ReplyKind Kind, DateOnly On, string By, DateTimeOffset At)
{
    public ReplyChannel? How { get; init; }

    /// <summary>Who spoke for the party, where it was not they themselves.</summary>
    public string? From { get; init; }

    /// <summary>Of a refusal: their words. The words of an answer stand in its document alone.</summary>
    public string? Words { get; init; }

    /// <summary>Of an answer: what it makes of the allegation.</summary>
    public AnswerKind? Answer { get; init; }

    /// <summary>Of an answer: the document that its words became.</summary>
    public DocumentId? Document { get; init; }

    /// <summary>Of an answer: the claims of that document.</summary>
    public ImmutableArray<ClaimId> Claims { get; init; } = [];

    /// <summary>Of a reminder: the new deadline.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Why, or whatever else is to be known.</summary>
    public string? Note { get; init; }

    /// <summary>Of a retraction: the number of what is taken back; 0: the request itself.</summary>
    public int? Retracts { get; init; }
}

/// <summary>A request as it is on record now, with all that came of it.</summary>
/// <param name="Party">The party's id as it stands now.</param>
/// <param name="Claims">The claims asked about, under the ids that they have now; null where one is forgotten, or was not found again when its document was read anew.</param>
public sealed record KeptRequest(ReplyRequest Request, EntityId Party, ImmutableArray<ClaimId?> Claims, ImmutableArray<ReplyEvent> Events)
{
    /// <summary>What came of it and was not taken back, in order.</summary>
    public IEnumerable<ReplyEvent> Standing => Events.Where(e => e.Kind != ReplyKind.Retracted && !IsRetracted(e.Number));

    /// <summary>Until when an answer was last asked for.</summary>
    public DateOnly? Deadline => Standing.Where(e => e.Kind == ReplyKind.Reminded).Select(e => e.Deadline).LastOrDefault(d => d is not null) ?? Request.Deadline;

    /// <summary>The last that came of it, an answer before anything else; null: nothing came.</summary>
    public ReplyEvent? Outcome => Standing.LastOrDefault(e => e.Kind == ReplyKind.Answered) ?? Standing.LastOrDefault(e => e.Kind != ReplyKind.Reminded);

    /// <summary>Whether an event was taken back; 0 asks for the request itself.</summary>
    public bool IsRetracted(int number) => Events.Any(e => e.Kind == ReplyKind.Retracted && e.Retracts == number);

    /// <summary>Where it stands on a day.</summary>
    public RequestState StateOn(DateOnly today) => IsRetracted(0) ? RequestState.Retracted : Outcome?.Kind switch
    {
        ReplyKind.Answered => RequestState.Answered,
        ReplyKind.Refused => RequestState.Refused,
        ReplyKind.Silent => RequestState.Silent,
        ReplyKind.Unreachable => RequestState.Unreachable,
        _ => Deadline < today ? RequestState.Overdue : RequestState.Asked,
    };
}

/// <summary>Which requests; all null: every one.</summary>
/// <param name="Today">The day on which their state is asked for.</param>
public sealed record RequestQuery(DateOnly Today, EntityId? Party = null, ClaimId? Claim = null)
{
    /// <summary>Alternatives; empty: any.</summary>
    public ImmutableArray<RequestState> States { get; init; } = [];
}
