using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Publishing.Leavings;

namespace Quipu.Publishing.Corrections;

/// <summary>What became of a claim, in words. English, as all that leaves as data.</summary>
public static class CorrectionText
{
    /// <summary>"alleged; convicted; answered 2 times; accepted": how a claim stood.</summary>
    public static string State(ClaimState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var parts = new List<string> { state.Modality.Wire() + (state.Negated ? " not to be so" : ""), state.Stage is { } stage ? Words(stage) : "no proceeding on record" };
        if (state.Answers.Length > 0) parts.Add(state.Answers.Length == 1 ? "answered once" : $"answered {state.Answers.Length} times");
        if (state.Notice is { } notice) parts.Add($"{notice.Wire()} by its outlet");
        parts.Add(state.Review == ReviewState.Proposed ? "not reviewed" : state.Review.Wire());
        return string.Join("; ", parts);
    }

    /// <summary>The same of a claim that may be on record no longer.</summary>
    public static string Now(ChangedClaim changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return changed.Now is { } now ? State(now) : "no longer on record";
    }

    /// <summary>"1 of 2 claims stands otherwise than it is said: …": what whoever notes a publication is told at once; null where all of it stands as it is said.</summary>
    public static string? AtOnce(ChangedLeaving changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var (otherwise, all) = (changed.Unsupported.ToList(), changed.Leaving.Claims);
        if (otherwise.Count == 0) return null;
        var why = string.Join("; ", otherwise.SelectMany(c => c.Why).Where(w => w.Cause != CorrectionCause.Accepted).Select(Reason).Distinct(StringComparer.Ordinal));
        var (stand, said) = otherwise.Count == 1 ? ("stands otherwise than it is said", "it is") : ("stand otherwise than they are said", "they are");
        return $"{otherwise.Count} of {all} {(all == 1 ? "claim" : "claims")} {stand}: {why}; {said} listed under /corrections.";
    }

    /// <summary>One reason in a sentence without its quote.</summary>
    public static string Reason(CorrectionReason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var by = reason.By is { } who ? $" by {who}" : "";
        var since = reason.Since is { } day ? $" ({day})" : "";
        return reason.Cause switch
        {
            CorrectionCause.Retracted => $"retracted by its outlet{since}",
            CorrectionCause.CorrectedByOutlet => $"corrected by its outlet{since}",
            CorrectionCause.Rejected => $"rejected{by}{since}",
            CorrectionCause.Corrected => $"corrected{by}{since}",
            CorrectionCause.TakenBack => $"a judgement was taken back{by}{since}",
            CorrectionCause.Exonerated or CorrectionCause.StageReached => $"the law came to: {Stage(reason)}{since}",
            CorrectionCause.StageGone => "the proceeding is on record no longer",
            CorrectionCause.Answered => $"denied{by}{since}",
            CorrectionCause.AnswerGone => "an answer is on record no longer",
            CorrectionCause.ReadAgain => "read again, and said otherwise or no more",
            CorrectionCause.Forgotten => $"its document was forgotten{since}",
            _ => $"accepted{by}{since}",
        };
    }

    static string Stage(CorrectionReason reason) => reason.Later is { Claim.Stage: { } stage } later ? $"{StatusText.Whose(later.Subject)} {Words(stage)}{(reason.By is { } by ? $" by {by}" : "")}" : "another stage";

    static string Words(Stage stage) => stage.Wire().Replace('_', ' ');
}
