using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Claims;

/// <summary>An end of a claim as it is shown: the entity under its canonical id, with the name to print.</summary>
public sealed record ShownParty(EntityId Entity, string Name, EntityType Type, bool Named, Span At);

/// <summary>What a reader of a claim needs to know of its document.</summary>
/// <param name="Origin">The first of its reprints: twelve articles from one wire story are one origin.</param>
public sealed record DocumentHead(
    DocumentId Id, DatasetName Dataset, string Title, string? Publisher, PartialDate? Published, Language Language, string? Url, string Location, DocumentId Origin);

/// <summary>One proceeding (or its end) on record that concerns a claim.</summary>
public sealed record StandingStep(ClaimId Claim, Stage Stage, PartialDate? Date, string? Authority, Modality Modality, bool Negated, DocumentHead Document);

/// <summary>
/// Where a claim stands in law: the proceedings whose <c>about</c> points at it, or at the same claim in another document, in order of date;
/// and the acquittals and other ends that say of nothing in particular what they end, where its subject is theirs and it was not published later;
/// with none, how many documents were looked at.
/// </summary>
/// <param name="Proceedings">Oldest first; one without a date stands at the day its document was published, one with neither last.</param>
/// <param name="Documents">N of "no proceeding on record in N documents": the documents that name its subject (or object, where it has none).</param>
public sealed record Standing(ImmutableArray<StandingStep> Proceedings, int Documents)
{
    /// <summary>
    /// The furthest the law has got, by date and then by the ladder; null where nothing is on record. An old arrest that a later article recalls without its date
    /// does not come after a dated acquittal; an acquittal without a date does come after a dated arrest.
    /// </summary>
    public StandingStep? Latest => Last(Proceedings);

    /// <summary>The same of what is said to have come about: a proceeding that was not brought, is denied or only possible is no stage that was reached. Null where there is no other.</summary>
    public StandingStep? Reached => Last(Proceedings.Where(p => !p.Negated && p.Modality is Modality.Stated or Modality.Alleged));

    static StandingStep? Last(IEnumerable<StandingStep> steps) =>
        steps.LastOrDefault(p => p.Date is not null || (p.Stage.IsExonerating() && !p.Negated)) ?? steps.LastOrDefault();
}

/// <summary>A denial, acquittal, dismissal or pardon that answers a claim; shown wherever the claim is.</summary>
public sealed record Answer(ClaimId Claim, ClaimType Type, Stage? Stage, string By, Modality Modality, PartialDate? Date, Quote Quote, DocumentHead Document);

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

    public required ImmutableArray<Answer> Answers { get; init; }

    public required Review Review { get; init; }

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

    static bool Names(ShownParty? party) => party is { Type: EntityType.Person, Named: true };
}
