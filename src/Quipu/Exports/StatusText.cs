using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Exports;

/// <summary>
/// The three axes of a claim in words, for the formats that have no fields for them, and for people. English: exports are data, and one language
/// makes their rows comparable.
/// </summary>
public static class StatusText
{
    public const string OwnVoice = "the article's own voice";

    /// <summary>Whom a text leaves open.</summary>
    public const string Nobody = "somebody not named";

    /// <summary>"alleged by an informant via El Faro; no proceeding on record in 3 documents; proposal, not reviewed".</summary>
    public static string Sentence(ShownClaim shown) =>
        string.Join("; ", [Said(shown), Standing(shown), .. shown.Answers.Select(Answer).Select(a => $"answered: {a}"), .. shown.Notices.Select(Notice), Review(shown.Review)]);

    /// <summary>How it is said, and by whom.</summary>
    public static string Said(ShownClaim shown) =>
        $"{shown.Claim.Modality.Wire()}{(shown.Claim.Negated ? " not to be so" : "")}{(shown.Attribution.IsEmpty ? " in " : " by ")}{Attribution(shown)}";

    /// <summary>Original speaker first, then who relays it; or the article's own voice.</summary>
    public static string Attribution(ShownClaim shown) => shown.Attribution.IsEmpty ? OwnVoice : string.Join(" via ", shown.Attribution.Select(a => a.Name));

    /// <summary>Where it stands in law. A proceeding stands where it says itself that it stands, and where later ones have brought it.</summary>
    public static string Standing(ShownClaim shown)
    {
        var (steps, back) = (shown.Steps.Select(Step).ToList(), shown.Standing.KeptBack);
        return steps.Count > 0 ? $"proceeding on record: {string.Join(", then ", steps)}{(back > 0 ? $" (and {KeptBack(back)})" : "")}"
            : back > 0 ? $"on record: {KeptBack(back)}"
            : None(shown.Standing);
    }

    /// <summary>"no proceeding on record in 3 documents"; "no proceeding about this on record …" where one about something else is.</summary>
    public static string None(Standing standing) =>
        $"no proceeding {(standing.HasOthers ? "about this " : "")}on record in {standing.Documents} {(standing.Documents == 1 ? "document" : "documents")}";

    /// <summary>"2 proceedings that nobody has reviewed, kept back".</summary>
    public static string KeptBack(int proceedings) => $"{proceedings} {(proceedings == 1 ? "proceeding" : "proceedings")} that nobody has reviewed, kept back";

    /// <summary>One step of the law, and whose: "Rosa Ibáñez arrested (2031-04, Fiscalía de Antay)".</summary>
    public static string Step(StandingStep step) =>
        $"{Whose(step.Subject)} {(step.Negated ? "not " : "")}" + Step(step.Stage, step.Date, step.Authority) + (step.Modality == Modality.Stated ? "" : $" [{step.Modality.Wire()}]");

    /// <summary>"denial by Rosa Ibáñez (2031-05)", "Rosa Ibáñez acquitted (2032, Corte Superior)".</summary>
    public static string Answer(Answer answer) =>
        (answer.Stage is { } stage ? $"{Whose(answer.Subject)} {Step(stage, answer.Date, answer.By)}" : $"{Said(answer.Kind)} by {answer.By}{(answer.Date is { } date ? $" ({date})" : "")}") +
        (answer.Modality == Modality.Stated ? "" : $" [{answer.Modality.Wire()}]");

    /// <summary>"the outlet retracted this (2031-06-01)": what became of the article, or of this claim of it.</summary>
    public static string Notice(DocumentNotice notice) =>
        $"the outlet {notice.Kind.Wire()} this{(notice.Claims.IsEmpty ? " article" : "")}{(notice.Date is { } date ? $" ({date})" : "")}";

    /// <summary>What somebody gave as an answer: a denial, a comment, an admission.</summary>
    public static string Said(AnswerKind kind) => kind switch { AnswerKind.Comments => "comment", AnswerKind.OwnsUp => "admission", _ => "denial" };

    /// <summary>Whose proceeding it is, where the text says so.</summary>
    public static string Whose(ShownParty? subject) => subject?.Name ?? Nobody;

    public static string Review(Review review) => review switch
    {
        { State: ReviewState.Proposed } => "proposal, not reviewed",
        { Judgement: { } judgement } => $"{review.State.Wire()} by {judgement.By}",
        _ => review.State.Wire(),
    };

    static string Step(Stage stage, PartialDate? date, string? authority)
    {
        var beside = string.Join(", ", new[] { date?.ToString(), authority }.Where(s => !string.IsNullOrEmpty(s)));
        return stage.Wire().Replace('_', ' ') + (beside.Length > 0 ? $" ({beside})" : "");
    }
}
