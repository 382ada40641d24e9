using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Sources.Grades;

namespace Quipu.Claims;

/// <summary>An end of a claim as it is shown: the entity under its canonical id, with the name to print.</summary>
public sealed record ShownParty(EntityId Entity, string Name, EntityType Type, bool Named, Span At);

/// <summary>What a reader of a claim needs to know of its document.</summary>
/// <param name="Origin">The first of its reprints: twelve articles from one wire story are one origin.</param>
public sealed record DocumentHead(
    DocumentId Id, DatasetName Dataset, string Title, string? Publisher, PartialDate? Published, Language Language, string? Url, string Location, DocumentId Origin)
{
    /// <summary>What its outlet corrected or retracted, as long as nobody took the record of it back; the earliest first.</summary>
    public ImmutableArray<DocumentNotice> Notices { get; init; } = [];

    /// <summary>Whether its outlet retracted the whole of it, or this claim.</summary>
    public bool Retracts(ClaimId claim) => Notices.Any(n => n.Kind == NoticeKind.Retracted && n.Concerns(claim));

    /// <summary>It is material of a protected source: where it bears a pseudonym as its publisher, it was not published.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>What it counts as one with where independent origins are counted: its origin, and of what one protected source gave, the first: one mouth is one origin, however often it speaks.</summary>
    public DocumentId CountsAs
    {
        get => field.Value is null ? Origin : field;
        init;
    }

    /// <summary>It was published: by whom may be told to anybody.</summary>
    public bool IsPublished => Publisher is not null && !IsConfidential;

    /// <summary>What it is as evidence: where it comes from, and how that is graded. Null where nobody asked a store.</summary>
    public SourceGrading? Source { get; init; }
}

/// <summary>One proceeding (or its end) on record that concerns a claim.</summary>
/// <param name="Subject">Whose proceeding it is; null where the text leaves it open.</param>
public sealed record StandingStep(
    ClaimId Claim, ShownParty? Subject, Stage Stage, PartialDate? Date, string? Authority, Modality Modality, bool Negated, DocumentHead Document)
{
    /// <summary>
    /// It is said to have come about: a proceeding that was not brought, is denied or only possible is no stage that was reached.
    /// What its outlet retracted accuses nobody any longer; what it said in somebody's favour stays until a person judges it.
    /// </summary>
    public bool IsReached => !Negated && Modality is Modality.Stated or Modality.Alleged && (Stage.IsExonerating() || !Document.Retracts(Claim));
}

/// <summary>
/// Where a claim stands in law: the proceedings whose <c>about</c> points at it, or at the same claim in another document, in the order of decision 0030;
/// and the acquittals and other ends that say of nothing in particular what they end, where its subject is theirs and it was not published later;
/// with none, how many documents were looked at.
/// </summary>
/// <param name="Proceedings">In order, the furthest that the law has got last.</param>
/// <param name="Documents">N of "no proceeding on record in N documents": the documents that name its subject (or object, where it has none).</param>
public sealed record Standing(ImmutableArray<StandingStep> Proceedings, int Documents)
{
    /// <summary>Of what leaves the workspace: proceedings on record that nobody has reviewed and that stay back. They are counted, so that nobody takes it that there are none.</summary>
    public int KeptBack { get; init; }

    /// <summary>A proceeding about something else stands against one of its parties: of this one none is on record, and no more than that may be said.</summary>
    public bool HasOthers { get; init; }
}

/// <summary>A denial, acquittal, dismissal or pardon that answers a claim; shown wherever the claim is.</summary>
public sealed record Answer(ClaimId Claim, ClaimType Type, Stage? Stage, string By, Modality Modality, PartialDate? Date, Quote Quote, DocumentHead Document)
{
    /// <summary>Who was acquitted, or whose case ended; who denies; null where the text leaves it open.</summary>
    public ShownParty? Subject { get; init; }

    /// <summary>Of what a party itself said: whether it denies, comments or owns to it.</summary>
    public AnswerKind Kind { get; init; }
}

/// <summary>
/// A claim fit to be shown: with its parties' names, who says it, how it is said, where it stands in law, what answers it, and its review.
/// Every page, export and answer takes this and never a bare <see cref="Claim"/>; stores return nothing else.
/// </summary>
public sealed record ShownClaim
{
    /// <summary>The claim as it now stands: corrected, where a person corrected it.</summary>
    public required Claim Claim { get; init; }

    public required DocumentHead Document { get; init; }

    public ShownParty? Subject { get; init; }

    public ShownParty? Object { get; init; }

    public ShownParty? Place { get; init; }

    public ShownParty? Authority { get; init; }

    /// <summary>Every other end (party, from, to, via, affects), in the order of <see cref="Claim.Ends"/>.</summary>
    public ImmutableArray<(ClaimEnd End, ShownParty Party)> OtherEnds { get; init; } = [];

    /// <summary>Original speaker first; empty: the article's own voice.</summary>
    public required ImmutableArray<ShownParty> Attribution { get; init; }

    public required Standing Standing { get; init; }

    /// <summary>The proceedings on record, in order; of a proceeding the step that it tells of itself is among them.</summary>
    public ImmutableArray<StandingStep> Steps => Own is { } own ? LegalOrder.InOrder([.. Standing.Proceedings, own]) : Standing.Proceedings;

    /// <summary>
    /// The furthest that the law has got, wherever a stage of this claim is shown or counted; null where nothing is on record that is said to have come about.
    /// </summary>
    public StandingStep? Reached => Steps.LastOrDefault(s => s.IsReached);

    /// <summary>What is shown of it on one line: <see cref="Reached"/>; where nothing was, the last that is denied or possible.</summary>
    public StandingStep? Latest => Reached ?? Steps.LastOrDefault();

    public required ImmutableArray<Answer> Answers { get; init; }

    public required Review Review { get; init; }

    /// <summary>What its outlet corrected or retracted of it.</summary>
    public IEnumerable<DocumentNotice> Notices => Document.Notices.Where(n => n.Concerns(Claim.Id));

    /// <summary>Its outlet retracted it: it is shown as that, and feeds nothing.</summary>
    public bool IsRetracted => Document.Retracts(Claim.Id);

    /// <summary>The name of the rule by which it is no longer shown (<see cref="SpentRules"/>): a conviction that was rehabilitated. Null: it is shown.</summary>
    public string? Spent { get; init; }

    /// <summary>When its country's law would count it as over by time alone, reckoned from the sentence; null: nothing to reckon from, or no rule.</summary>
    public ReckonedLapse? Reckoned { get; init; }

    /// <summary>The credibility that an analyst gave it, else its document's; null where nobody gave one. It stands beside what is said and changes nothing of it.</summary>
    public Credibility? Credibility { get; init; }

    /// <summary>Thousandths of sureness from which a proposal is shown without the mark "check first"; how it was chosen: docs/decisions/0011.</summary>
    public const int SureFrom = 700;

    /// <summary>
    /// True for a proposal of which the reader is not sure, and for every proposal that says something against a named person, however sure: whoever uses it should read its quote first.
    /// No sureness was found at which such a claim would wrong fewer than one person in a hundred. What a person has judged bears no such mark.
    /// </summary>
    public bool CheckFirst => Review.State == ReviewState.Proposed && (Claim.Sureness < SureFrom || IsAgainstSomebody);

    /// <summary>What <see cref="CheckFirst"/> says of a claim that was just read, whose ends are known by their entities alone.</summary>
    /// <param name="claim">As read; a proposal.</param>
    /// <param name="namesPerson">Whether a party is a person with a name.</param>
    internal static bool IsToCheck(Claim claim, Func<Party, bool> namesPerson) => claim.Sureness < SureFrom || IsAgainst(claim, claim.Subject is { } subject && namesPerson(subject), claim.Object is { } other && namesPerson(other));

    /// <summary>True for a claim that may be held against a person whom it names.</summary>
    public bool IsAgainstSomebody => IsAgainst(Claim, Names(Subject), Names(Object));

    // Ties that a desk may hold against either of the two bear the mark as well, though they accuse nobody of a deed.
    static bool IsAgainst(Claim claim, bool subject, bool other) => claim is { Negated: false } &&
        (claim.Type is ClaimType.AssociateOf or ClaimType.AlliedWith ? subject || other :
        claim.Type.IsAccusing() && (subject || (claim.Type is ClaimType.ColludesWith or ClaimType.Funds && other)));

    // What was rejected is on record no longer, and is shown as what it was.
    StandingStep? Own => Claim is { Type: ClaimType.Proceeding, Negated: false, Stage: { } stage } && Standing.Proceedings.All(p => p.Claim != Claim.Id)
        ? new(Claim.Id, Subject, stage, Claim.Date, Authority?.Name, Claim.Modality, false, Document) : null;

    static bool Names(ShownParty? party) => party is { Type: EntityType.Person, Named: true };
}
