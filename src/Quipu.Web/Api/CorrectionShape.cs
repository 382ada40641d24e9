using Quipu.Model;
using Quipu.Publishing.Corrections;
using Quipu.Publishing.Leavings;
using Quipu.Web.Pages.Corrections;

namespace Quipu.Web.Api;

/// <summary>What left, and what of it stands otherwise, as data. A claim is never without its axes; one that is on record no longer is its id alone.</summary>
static class CorrectionShape
{
    internal static object Of(ChangedLeaving left) => new { Leaving = Of(left.Leaving), NoLongerSupported = left.Unsupported.Count(), left.Accepted, FindingsWithdrawn = left.Findings.Length };

    internal static object Of(CorrectionRow row, Offsets offsets) => new
    {
        Leaving = Of(row.Left),
        Claim = row.Claim?.Shown is { } shown ? ClaimShape.Of(offsets, shown) : null,
        ClaimId = row.Claim?.Claim,
        Was = row.Claim is { } changed ? State(changed.Was) : null,
        Now = row.Claim?.Now is { } now ? State(now) : null,
        Why = row.Claim?.Why.Select(w => Of(w, offsets)),
        Finding = row.Finding is { } finding ? new { finding.Id, Became = CorrectionsApi.Became(finding) } : null,
    };

    static object Of(Leaving leaving) => new
    {
        leaving.Id,
        leaving.At,
        leaving.By,
        leaving.Act,
        leaving.Format,
        leaving.Question,
        leaving.File,
        leaving.Sha256,
        leaving.Package,
        leaving.Title,
        leaving.Url,
        PublishedOn = IsoTime.Of(leaving.PublishedOn),
        leaving.IsWhole,
        leaving.Claims,
        leaving.Findings,
    };

    static object State(ClaimState state) => new
    {
        state.Modality,
        state.Negated,
        state.Attribution,
        state.Stage,
        StageOf = state.Whose,
        state.Answers,
        Review = state.Review,
        state.Notice,
    };

    static object Of(CorrectionReason reason, Offsets offsets) => new
    {
        reason.Cause,
        reason.Since,
        reason.By,
        Claim = reason.Later is { } later ? ClaimShape.Of(offsets, later) : null,
        Notice = reason.Notice is { } notice ? NoticeShape.Of(notice) : null,
    };
}
