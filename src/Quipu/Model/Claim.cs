using System.Collections.Immutable;

namespace Quipu.Model;

/// <summary>One end of a claim: a document's entity, and the words of the quote's sentence (or nearest mention) that stand for it.</summary>
public sealed record Party(EntityId Entity, Span At);

/// <summary>The exact words that a claim rests on; <see cref="Text"/> is the document's text at <see cref="At"/>.</summary>
public sealed record Quote(Span At, string Text);

/// <summary>
/// What a span says: parties, type, modality, attribution, stage, time, place. DESIGN §4 and GUIDELINES give the vocabulary.
/// Who says it, how it is said and where it stands in law are three axes that are never folded into one.
/// A claim alone is not fit to be shown: pages, exports and answers take a <c>ShownClaim</c>, which adds where it stands in law.
/// </summary>
public sealed record Claim
{
    public required ClaimId Id { get; init; }

    public required DocumentId Document { get; init; }

    public required ClaimType Type { get; init; }

    /// <summary>Who does, holds, undergoes; null where the text leaves it open.</summary>
    public Party? Subject { get; init; }

    public Party? Object { get; init; }

    public required Modality Modality { get; init; }

    /// <summary>The text asserts that it is not so.</summary>
    public bool Negated { get; init; }

    /// <summary>A former post or tie.</summary>
    public bool Ended { get; init; }

    /// <summary>Explicit sources, original speaker first, relaying outlet last; empty: the article's own voice.</summary>
    public ImmutableArray<Party> Attribution { get; init; } = [];

    public required Quote Quote { get; init; }

    /// <summary>The word or words that evoked the claim, inside the quote.</summary>
    public required Span Trigger { get; init; }

    /// <summary>When it held; a range has <see cref="End"/> too.</summary>
    public PartialDate? Date { get; init; }

    public PartialDate? End { get; init; }

    public Party? Place { get; init; }

    /// <summary>Of a proceeding: who conducts it.</summary>
    public Party? Authority { get; init; }

    /// <summary>Of a candidacy: the party stood for.</summary>
    public Party? Ticket { get; init; }

    public Party? From { get; init; }

    public Party? To { get; init; }

    public ImmutableArray<Party> Via { get; init; } = [];

    /// <summary>Of an enactment: whose powers or liability change.</summary>
    public ImmutableArray<Party> Affects { get; init; } = [];

    /// <summary>Claims whose conduct or tie this proceeding or denial concerns: of the same document; of any, where a person added it (an answer to a request for comment).</summary>
    public ImmutableArray<ClaimId> About { get; init; } = [];

    public Stage? Stage { get; init; }

    public LawStage? LawStage { get; init; }

    public EffectKind? EffectKind { get; init; }

    public IncidentKind? Kind { get; init; }

    public StanceKind? Stance { get; init; }

    public Direction? Direction { get; init; }

    /// <summary>Words and values beside the ends: role, offence, activity, goods, amount … by <see cref="Detail"/>.</summary>
    public ImmutableSortedDictionary<Detail, string> Details { get; init; } = ImmutableSortedDictionary<Detail, string>.Empty;

    /// <summary>How sure the reader is, in thousandths (0–1000); integer so that arithmetic on it is the same everywhere.</summary>
    public int Sureness { get; init; }

    /// <summary>The reader that found it, with its version: <c>frames/1</c>; <c>person</c> for one added by hand.</summary>
    public required string Reader { get; init; }

    /// <summary>The value of a detail, or null.</summary>
    public string? this[Detail detail] => Details.GetValueOrDefault(detail);

    /// <summary>Money that was taken under threat (protection money, a ransom): it went from the subject to the object as all money does, and the subject is a victim and funds nobody.</summary>
    public bool IsExtorted => Type == ClaimType.Funds && this[Detail.Purpose] is { } purpose && purpose.Contains("extor", StringComparison.OrdinalIgnoreCase);

    /// <summary>Of a denial: whether it denies; an answer to a request for comment may only comment, or own to what is alleged, and its <see cref="Detail.Act"/> says so.</summary>
    public AnswerKind Reply => Type == ClaimType.Denies && Wires.TryRead<AnswerKind>(this[Detail.Act], out var kind) ? kind : AnswerKind.Denies;

    /// <summary>All ends that name an entity, with the field they stand in.</summary>
    public IEnumerable<(ClaimEnd End, Party Party)> Ends()
    {
        if (Subject is not null) yield return (ClaimEnd.Subject, Subject);
        if (Object is not null) yield return (ClaimEnd.Object, Object);
        if (Place is not null) yield return (ClaimEnd.Place, Place);
        if (Authority is not null) yield return (ClaimEnd.Authority, Authority);
        if (Ticket is not null) yield return (ClaimEnd.Party, Ticket);
        if (From is not null) yield return (ClaimEnd.From, From);
        if (To is not null) yield return (ClaimEnd.To, To);
        foreach (var party in Via) yield return (ClaimEnd.Via, party);
        foreach (var party in Affects) yield return (ClaimEnd.Affects, party);
        foreach (var party in Attribution) yield return (ClaimEnd.Attribution, party);
    }
}

/// <summary>The field of a claim that an entity stands in.</summary>
public enum ClaimEnd { Subject, Object, Place, Authority, Party, From, To, Via, Affects, Attribution }

/// <summary>Words and values of a claim, kept verbatim where they are words; numbers are invariant decimals.</summary>
public enum Detail
{
    Role, Offence, Activity, Goods, Quantity, Amount, Currency, Purpose, Matter, Market, Act, Effect, Aspect, Metric, Value, Unit, Period,
}
