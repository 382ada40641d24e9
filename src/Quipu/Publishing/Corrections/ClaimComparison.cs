using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Leavings;

namespace Quipu.Publishing.Corrections;

/// <summary>Says why a claim stands otherwise than when it left: asked of the store, where judgements, notices and later claims are.</summary>
sealed class ClaimComparison(IStore store, Viewer viewer)
{
    readonly Dictionary<EntityId, EntityId> _now = [];
    readonly Dictionary<ClaimId, ShownClaim?> _claims = [];

    /// <summary>The reasons; none where what differs is no change: the same person under another id, a reprint of the same answer.</summary>
    internal ImmutableArray<CorrectionReason> Reasons(CarriedClaim carried, ClaimState was, ShownClaim? shown) =>
        shown is null ? [Gone(carried.Document)] : [.. Outlet(was, shown), .. People(was, shown), .. Law(was, shown), .. Answers(was, shown), .. Words(was, shown)];

    CorrectionReason Gone(DocumentId document) => store.ForgottenAt(viewer, document) is { } at ? new(CorrectionCause.Forgotten, Day(at)) : new(CorrectionCause.ReadAgain);

    static IEnumerable<CorrectionReason> Outlet(ClaimState was, ShownClaim shown)
    {
        if (ClaimState.Of(shown).Notice is not { } kind || kind == was.Notice) yield break;
        var notice = shown.Notices.Last(n => n.Kind == kind);
        yield return new(kind == NoticeKind.Retracted ? CorrectionCause.Retracted : CorrectionCause.CorrectedByOutlet, notice.Date ?? Day(notice.At), shown.Document.Publisher, Notice: notice);
    }

    IEnumerable<CorrectionReason> People(ClaimState was, ShownClaim shown)
    {
        var judgement = shown.Review.Judgement;
        if (was.Review == shown.Review.State && (was.Review != ReviewState.Corrected || was.Correction == judgement?.Id.Value)) yield break;
        yield return shown.Review.State switch
        {
            ReviewState.Rejected => Judged(CorrectionCause.Rejected),
            ReviewState.Corrected => Judged(CorrectionCause.Corrected),
            // What left as corrected and is accepted as it was read says something else again.
            ReviewState.Accepted => Judged(was.Review == ReviewState.Corrected ? CorrectionCause.Corrected : CorrectionCause.Accepted),
            _ => TakenBack(shown.Claim.Id),
        };

        CorrectionReason Judged(CorrectionCause cause) => new(cause, judgement is null ? null : Day(judgement.At), judgement?.By);
    }

    CorrectionReason TakenBack(ClaimId id)
    {
        var last = store.Judgements(viewer, id).Where(j => j.RetiredAt is not null).MaxBy(j => j.RetiredAt);
        return new(CorrectionCause.TakenBack, last?.RetiredAt is { } at ? Day(at) : null, last?.RetiredBy);
    }

    IEnumerable<CorrectionReason> Law(ClaimState was, ShownClaim shown)
    {
        var reached = shown.Reached;
        if (reached?.Stage == was.Stage && Now(reached?.Subject?.Entity) == Now(was.Whose)) yield break;
        // An acquittal answers too: it is told once.
        yield return reached is null ? new(CorrectionCause.StageGone)
            : new(reached.Stage.IsExonerating() ? CorrectionCause.Exonerated : CorrectionCause.StageReached, reached.Date ?? reached.Document.Published, reached.Authority, Later(reached.Claim));
    }

    IEnumerable<CorrectionReason> Answers(ClaimState was, ShownClaim shown)
    {
        var (before, now) = (was.Answers.ToHashSet(), shown.Answers.Select(a => a.Claim).ToHashSet());
        var told = before.Select(Later).OfType<ShownClaim>().Select(c => c.Document.Origin).Where(o => o.Value.Length > 0).ToHashSet();
        foreach (var answer in shown.Answers.Where(a => !before.Contains(a.Claim) && a.Claim != shown.Reached?.Claim))
        {
            // A reprint of an answer that it left with is none.
            if (told.Contains(answer.Document.Origin)) continue;
            yield return new(answer.Stage is null ? CorrectionCause.Answered : CorrectionCause.Exonerated, answer.Date ?? answer.Document.Published, answer.By, Later(answer.Claim));
        }

        if (!before.IsSubsetOf(now)) yield return new(CorrectionCause.AnswerGone);
    }

    static IEnumerable<CorrectionReason> Words(ClaimState was, ShownClaim shown)
    {
        var now = ClaimState.Of(shown);
        if (shown.Review.State == ReviewState.Corrected || was.Review == ReviewState.Corrected) yield break;
        if ((was.Modality, was.Negated) != (now.Modality, now.Negated) || !was.Attribution.SequenceEqual(now.Attribution)) yield return new(CorrectionCause.ReadAgain);
    }

    ShownClaim? Later(ClaimId id) => _claims.TryGetValue(id, out var known) ? known : _claims[id] = store.Claim(viewer, id);

    EntityId? Now(EntityId? id)
    {
        if (id is not { } then) return null;
        return _now.TryGetValue(then, out var now) ? now : _now[then] = store.Entity(viewer, then)?.Id ?? then;
    }

    static PartialDate Day(DateTimeOffset at) => PartialDate.From(DateOnly.FromDateTime(at.UtcDateTime));
}
