using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Publishing.Leavings;

/// <summary>
/// How a claim stood on the day on which something was published with it, by what was known then. What ended the case, an outlet's retraction and a person's rejection are not among it, whenever they came,
/// unless what was published used the claim that says so as well: else a story that is noted late would never be told of.
/// </summary>
/// <param name="day">The day of publication.</param>
/// <param name="today">When it is noted: whatever is on record was known by then, also what bears no day.</param>
/// <param name="used">The claims that were published.</param>
sealed class StateThen(DateOnly day, DateOnly today, IReadOnlySet<ClaimId> used)
{
    /// <param name="whole">It was published with all that stands beside it, as findings are: how its case had ended was told.</param>
    internal ClaimState Of(ShownClaim shown, bool whole)
    {
        var tellsEnd = whole || shown.Steps.Any(s => s.Stage.IsExonerating() && used.Contains(s.Claim)) || shown.Answers.Any(a => a.Stage is not null && used.Contains(a.Claim));
        var reached = shown.Steps.LastOrDefault(s => WasReached(s, shown) && IsTold(s.Claim, s.Date ?? s.Document.Published, s.Stage.IsExonerating()));
        var answers = shown.Answers.Where(a => IsTold(a.Claim, a.Date ?? a.Document.Published, a.Stage is not null)).Select(a => a.Claim).Distinct().Order();
        return Judged(ClaimState.Of(shown), shown.Review.Judgement) with
        {
            Stage = reached?.Stage,
            Whose = reached?.Subject?.Entity,
            Answers = [.. answers],
            Notice = shown.Notices.Any(n => n.Kind == NoticeKind.Corrected && IsKnown(DayOf(n))) ? NoticeKind.Corrected : null,
        };

        bool IsTold(ClaimId claim, PartialDate? on, bool ends) => used.Contains(claim) || (IsKnown(on) && (!ends || tellsEnd));
    }

    // Rejected, or corrected only since: it was published as it was read.
    ClaimState Judged(ClaimState now, Judgement? by) =>
        now.Review == ReviewState.Rejected || (now.Review == ReviewState.Corrected && by is not null && !IsKnown(DayOf(by.At))) ? now with { Review = ReviewState.Proposed, Correction = null } : now;

    // What an outlet took back later had been reached by what was known; of its own stage a claim is never without.
    bool WasReached(StandingStep step, ShownClaim shown) =>
        step.IsReached || (step is { Negated: false, Modality: Modality.Stated or Modality.Alleged }
            && (step.Claim == shown.Claim.Id || step.Document.Notices.Any(n => n.Kind == NoticeKind.Retracted && n.Concerns(step.Claim) && !IsKnown(DayOf(n)))));

    // Where whoever notes it is, it may be the day before still.
    bool IsKnown(PartialDate? on) => day >= today.AddDays(-1) || on?.Latest <= day;

    static PartialDate DayOf(DocumentNotice notice) => notice.Date ?? DayOf(notice.At);

    static PartialDate DayOf(DateTimeOffset at) => PartialDate.From(DateOnly.FromDateTime(at.UtcDateTime));
}
