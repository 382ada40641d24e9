using Quipu.Claims;
using Quipu.Model;
using Quipu.Web.Wording;

namespace Quipu.Web.Parts;

/// <summary>The axes of a claim in one line of the page's language, with what answers it: for pictures and whatever else has no room for chips.</summary>
static class StatusWords
{
    /// <summary>"alleged · according to an informant → fiscal · Rosa Ibáñez: acquitted, 2032 · answered: denial by Rosa Ibáñez · proposal".</summary>
    internal static string Of(Words words, ShownClaim shown)
    {
        var claim = shown.Claim;
        return string.Join(" · ", (string[])
        [
            words.Label(claim.Modality) + (claim.Negated ? $" ({words["island.negated"]})" : ""), Attribution(words, shown), Standing(words, shown),
            .. shown.Answers.Select(a => words.Of("picture.answered", Answer(words, a))), .. shown.Notices.Select(n => Notice(words, n)), words.Label(shown.Review.State),
        ]);
    }

    /// <summary>Who says it, the original speaker first.</summary>
    internal static string Attribution(Words words, ShownClaim shown) =>
        shown.Attribution.IsEmpty ? words["attribution.own"] : $"{words["attribution.by"]} {string.Join(" → ", shown.Attribution.Select(a => a.Name))}";

    /// <summary>Every step of the law on record, whose it is, and how many stay back; or that there is none in so many documents.</summary>
    internal static string Standing(Words words, ShownClaim shown)
    {
        var steps = Steps(words, shown);
        var back = shown.Standing.KeptBack > 0 ? " " + words.Count("letter.law.back", shown.Standing.KeptBack) : "";
        return (steps.Length > 0 ? steps : None(words, shown.Standing)) + back;
    }

    /// <summary>That none is on record; none about this, where the law is after one of the parties for something else.</summary>
    internal static string None(Words words, Standing standing) => words.Count(standing.HasOthers ? "standing.none.this" : "standing.none", standing.Documents);

    /// <summary>Every step of the law on record, and whose it is; empty where there is none.</summary>
    /// <param name="isWhole">Of which steps the day and the body are told too; of all where it is not given.</param>
    internal static string Steps(Words words, ShownClaim shown, Func<StandingStep, bool>? isWhole = null) => string.Join("; ", shown.Steps.Select(s =>
        $"{s.Subject?.Name ?? words["party.none"]}: {(s.Negated ? words["claim.not"] + " " : "")}{words.Label(s.Stage)}{(s.Modality == Modality.Stated ? "" : $" ({words.Label(s.Modality)})")}{(isWhole?.Invoke(s) ?? true ? When(words, s) : "")}"));

    static string When(Words words, StandingStep step) => (step.Date is { } date ? ", " + words.Date(date) : "") + (step.Authority is { } by ? ", " + by : "");

    /// <summary>Who answered and how.</summary>
    internal static string Answer(Words words, Answer answer) =>
        $"{answer.By} ({(answer.Stage is { } stage ? words.Label(stage) : words.Label(answer.Kind))}{(answer.Date is { } date ? ", " + words.Date(date) : "")})";

    /// <summary>What an outlet did with an article of its own.</summary>
    internal static string Notice(Words words, DocumentNotice notice) =>
        words[(notice.Kind, notice.Claims.IsEmpty) switch
        {
            (NoticeKind.Retracted, true) => "notice.retracted.article",
            (NoticeKind.Retracted, _) => "notice.retracted.claim",
            (_, true) => "notice.corrected.article",
            _ => "notice.corrected.claim",
        }] + (notice.Date is { } date ? " · " + words.Date(date) : "");
}
