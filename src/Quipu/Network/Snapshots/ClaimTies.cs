using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Network.Snapshots;

/// <summary>The ties that a claim makes: between its subject and its object, and from its subject (or object, where it has none) to each further end.</summary>
static class ClaimTies
{
    /// <summary>What lasts until somebody says that it ended; everything else happens when it is dated.</summary>
    static readonly HashSet<ClaimType> _lasting =
    [
        ClaimType.HoldsPost, ClaimType.MemberOf, ClaimType.Leads, ClaimType.Controls, ClaimType.OperatesIn, ClaimType.RivalOf, ClaimType.AlliedWith, ClaimType.SuccessorOf, ClaimType.RelativeOf,
        ClaimType.AssociateOf, ClaimType.Owns, ClaimType.ReportsTo, ClaimType.PartOf, ClaimType.LocatedIn, ClaimType.ColludesWith, ClaimType.EngagesIn,
    ];

    static readonly Detail[] _sharedDetails = [Detail.Goods, Detail.Market];

    internal static IEnumerable<Tie> Of(ShownClaim claim)
    {
        var main = claim.Subject ?? claim.Object;
        if (main is null) yield break;
        var type = claim.Claim.IsExtorted ? "funds.extorted" : claim.Claim.Type.Wire();
        if (claim.Object is null || claim.Subject is null) yield return Make(claim, (main.Entity, main.Entity), claim.Subject is null ? $"{type}.object" : claim.Claim is { Type: ClaimType.Denies, About.IsEmpty: false } ? $"{type}.about" : type) with { Aside = true };
        foreach (var said in Said(claim).Concat(Answers(claim))) yield return said;
        if (claim is { Claim.Type: ClaimType.AssociateOf, Subject: { } one, Object: { } two } && claim.Claim[Detail.Role] is { } role && Bystanders.SpeaksFor(role))
            yield return Make(claim, (one.Entity, two.Entity), "speaks_for") with { Aside = true };
        if (OwnsUp(claim)) yield return Make(claim, (main.Entity, main.Entity), "owns_up") with { Aside = true };
        foreach (var relation in Standings(claim)) yield return Make(claim, (main.Entity, main.Entity), relation) with { Aside = true };
        foreach (var (relation, value) in Shared(claim)) yield return Make(claim, (main.Entity, value.Id), relation) with { Aside = true };
        if (claim is { Subject: { } subject, Object: { } other }) yield return Make(claim, (subject.Entity, other.Entity), type);
        foreach (var (end, party) in Further(claim))
            if (party.Entity != main.Entity) yield return Make(claim, (main.Entity, party.Entity), $"{type}.{end.Wire()}");
    }

    // Who tells of a deed of their own has answered for it, whatever a court makes of that.
    static bool OwnsUp(ShownClaim claim) =>
        claim is { Claim: { Negated: false, Modality: Modality.Stated or Modality.Alleged }, Subject: { } subject, Attribution: [var speaker, ..] } && speaker.Entity == subject.Entity && claim.Claim.Type.IsAccusing();

    // A post may be anybody's: a boss "holds" one too. Only what the state fills is an office. Who presides over a club and is told of in an allegation is no member of a group for that.
    static IEnumerable<string> Standings(ShownClaim claim)
    {
        if (claim is not { Subject: not null, Object: var at }) yield break;
        var role = claim.Claim[Detail.Role] ?? "";
        if (claim.Claim.Type is ClaimType.HoldsPost && at?.Type is null or EntityType.PublicBody or EntityType.Place
            && (Bystanders.HoldsOffice(role) || at?.Type is EntityType.PublicBody || (role.Length == 0 && at is not null))) yield return "public_office";
        if (claim.Claim.Type is ClaimType.Leads or ClaimType.MemberOf && at?.Type is not (EntityType.PublicBody or EntityType.Company) && !Bystanders.IsCivil(role)) yield return "in_group";
    }

    // What a party itself answered, under the id of the claim that it answers and on the day on which it did.
    static IEnumerable<Tie> Answers(ShownClaim claim)
    {
        foreach (var answer in claim.Answers)
            foreach (var party in new[] { claim.Subject, claim.Object }.OfType<ShownParty>().Where(p => p.Name == answer.By).Take(1))
                yield return Make(claim, (party.Entity, party.Entity), "answers") with
                {
                    Aside = true,
                    Modality = Modality.Stated,
                    Start = answer.Date ?? answer.Document.Published,
                    End = null,
                    KnownFrom = answer.Document.Published?.Latest,
                    Steps = [],
                    Answered = false,
                };
    }

    // Who says something against somebody, on the day for which it is told, else on which it was published. Who accuses says so too.
    static IEnumerable<Tie> Said(ShownClaim claim)
    {
        if (claim.Claim.Negated || !(claim.Claim.Type.IsAccusing() || claim.Claim.Type is ClaimType.ActsAgainst)) yield break;
        var day = claim.Claim.Type is ClaimType.Proceeding ? claim.Claim.Date ?? claim.Document.Published : claim.Document.Published;
        var speakers = claim is { Claim.Stage: Stage.Accused, Authority: { } accuser } && !claim.Attribution.Any(a => a.Entity == accuser.Entity) ? claim.Attribution.Add(accuser) : claim.Attribution;
        foreach (var speaker in speakers)
            foreach (var party in new[] { claim.Subject, claim.Object }.OfType<ShownParty>())
                if (party.Entity != speaker.Entity) yield return Make(claim, (speaker.Entity, party.Entity), "said") with { Aside = true, Modality = Modality.Stated, Start = day, End = day, Steps = [], Answered = false };
    }

    /// <summary>The entities at the ends of a claim, and the values that others may share.</summary>
    internal static IEnumerable<Knot> Knots(ShownClaim claim) =>
        new[] { claim.Subject, claim.Object }.Concat(Further(claim).Select(f => f.Party)).Concat(claim.Attribution).OfType<ShownParty>().Select(p => new Knot(p.Entity, p.Type.Wire(), p.Name))
            .Concat(claim.Subject is null && claim.Object is null ? [] : Shared(claim).Select(s => s.Value));

    // Goods, a market; and a place with a number in its name is an address, which few share, where a town is shared by all.
    static IEnumerable<(string Relation, Knot Value)> Shared(ShownClaim claim)
    {
        var type = claim.Claim.Type.Wire();
        foreach (var detail in _sharedDetails)
            if (claim.Claim[detail] is { Length: > 0 } words) yield return ($"{type}.{detail.Wire()}", SharedValues.Of(detail.Wire(), words));
        if (claim is { Claim.Type: ClaimType.LocatedIn, Object: { } place } && place.Name.Any(char.IsAsciiDigit)) yield return ("address", SharedValues.Of("address", place.Name));
    }

    static IEnumerable<(ClaimEnd End, ShownParty Party)> Further(ShownClaim claim)
    {
        if (claim.Place is { } place) yield return (ClaimEnd.Place, place);
        if (claim.Authority is { } authority) yield return (ClaimEnd.Authority, authority);
        foreach (var end in claim.OtherEnds) yield return end;
    }

    static Tie Make(ShownClaim shown, (EntityId From, EntityId To) ends, string relation)
    {
        var (claim, published) = (shown.Claim, shown.Document.Published?.Latest);
        return new(ends.From, ends.To, relation, claim.Id.Value, shown.Document.Dataset)
        {
            Directed = relation.Contains('.') || !claim.Type.IsSymmetric(),
            Modality = claim.Modality,
            Negated = claim.Negated,
            Start = claim.Date,
            End = End(claim, shown.Document.Published),
            KnownFrom = published,
            Sureness = claim.Sureness,
            // What its outlet retracted ties nobody, like what a person rejected.
            Review = shown.IsRetracted ? ReviewState.Rejected : shown.Review.State,
            ReviewedOn = shown.Review.Judgement is { } judgement ? DateOnly.FromDateTime(judgement.At.UtcDateTime) : null,
            Document = claim.Document,
            Steps = [.. Steps(shown)],
            Quality = QualityOf(claim),
            LawStage = claim.LawStage,
            Answered = !shown.Answers.IsEmpty,
            OfBystander = claim[Detail.Role] is { } role && (Bystanders.Names(role) || (relation == "associate_of" && Bystanders.IsCounsel(role))),
        };
    }

    static Quality QualityOf(Claim claim) =>
        Enum.TryParse<Quality>(claim.Kind?.ToString() ?? claim.EffectKind?.ToString() ?? claim.Stance?.ToString() ?? claim.Direction?.ToString(), out var quality) ? quality : Quality.None;

    // A former post was over when it was written about; a deed is over with its day.
    static PartialDate? End(Claim claim, PartialDate? published) =>
        claim.End ?? (claim.Ended ? published ?? claim.Date : _lasting.Contains(claim.Type) ? null : claim.Date);

    // A step is reached on the first day that it may have been; one without a date on that on which it stands among the others.
    static IEnumerable<LegalStep> Steps(ShownClaim shown) => LegalOrder.Of(shown.Steps).Where(s => s.Step.IsReached)
        .Select(s => new LegalStep(s.Step.Stage, s.Step.Date?.Earliest ?? s.Day, s.Step.Document.Published?.Latest, s.Step.Document.Id, s.Step.Subject?.Entity));
}
