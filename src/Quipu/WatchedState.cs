using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Watches;

namespace Quipu;

/// <summary>What is told where a claim stands otherwise than it did.</summary>
static class WatchedState
{
    /// <summary>The most serious of what changed; null: nothing that is told.</summary>
    /// <param name="by">Who watches: what they did themselves is no news to them.</param>
    internal static AlertKind? Changed(ClaimState before, ShownClaim shown, string by)
    {
        var now = ClaimState.Of(shown);
        var isOwn = shown.Review.Judgement?.By == by;
        if (now.Stage is { } end && end.IsExonerating() && before.Stage != end) return AlertKind.Exonerated;
        if (IsAnswered(before, shown)) return AlertKind.Answered;
        if (now.Notice is { } notice && before.Notice != notice) return notice == NoticeKind.Retracted ? AlertKind.Retracted : AlertKind.Corrected;
        if (now.Stage != before.Stage || now.Answers.Length < before.Answers.Length || (now.Notice is null && before.Notice is not null)) return AlertKind.Standing;
        if (isOwn) return null;
        if (now.Review != before.Review) return AlertKind.Reviewed;
        return now.Modality != before.Modality || now.Negated != before.Negated || now.Correction != before.Correction ? AlertKind.Reworded : null;
    }

    // What one origin prints again answers nothing anew.
    static bool IsAnswered(ClaimState before, ShownClaim shown)
    {
        var told = shown.Answers.Where(a => before.Answers.Contains(a.Claim)).Select(Origin).ToHashSet();
        return shown.Answers.Any(a => !before.Answers.Contains(a.Claim) && !told.Contains(Origin(a)));
    }

    static (DocumentId, ClaimType, Stage?) Origin(Answer answer) => (answer.Document.CountsAs, answer.Type, answer.Stage);
}
