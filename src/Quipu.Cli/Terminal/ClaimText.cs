using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;

namespace Quipu.Cli.Terminal;

/// <summary>A claim in a terminal's plain lines. It always says how it is said, who says it and where it stands in law; a test takes each away in turn.</summary>
static class ClaimText
{
    internal static void Write(ShownClaim shown, TextWriter to)
    {
        to.WriteLine($"{shown.Claim.Id}  {Line(shown)}");
        to.WriteLine($"    “{Flat(shown.Claim.Quote.Text)}”");
        to.WriteLine($"    how it is said: {Modality(shown.Claim)}");
        to.WriteLine($"    who says it:    {Attribution(shown)}");
        to.WriteLine($"    in law:         {Standing(shown)}");
        foreach (var answer in shown.Answers) to.WriteLine($"    answered:       {Answered(answer)}");
        to.WriteLine($"    from:           {Source(shown.Document)}");
        to.WriteLine($"    review:         {shown.Review.State.Wire()}{(shown.Review.Judgement is { } judgement ? $" by {judgement.By}" : "")}");
        foreach (var notice in shown.Notices) to.WriteLine($"    notice:         {StatusText.Notice(notice)}{(notice.Words.Length > 0 ? $": “{Flat(notice.Words)}”" : "")}");
        if (shown.CheckFirst) to.WriteLine($"    check first:    the reader gives this {shown.Claim.Sureness / 10} % to be read right");
        to.WriteLine();
    }

    /// <summary>Parties and type: <c>Ibáñez – colludes_with → Los Carreteros</c>.</summary>
    internal static string Line(ShownClaim shown)
    {
        var claim = shown.Claim;
        var subject = shown.Subject?.Name ?? "(nobody named)";
        var type = (claim.Stage?.Wire() ?? claim.LawStage?.Wire() ?? claim.Kind?.Wire() ?? claim.Stance?.Wire() ?? claim.Direction?.Wire()) is { } word ? $"{claim.Type.Wire()}, {word}" : claim.Type.Wire();
        var tie = shown.Object is { } party ? $"{subject} – {type} → {party.Name}" : $"{subject} – {type}";
        var details = string.Join("; ", claim.Details.Select(d => $"{d.Key.Wire()}: {Flat(d.Value)}"));
        var place = shown.Place is { } there ? $" in {there.Name}" : "";
        var date = claim.Date is { } when ? $" ({when}{(claim.End is { } end ? $" to {end}" : "")})" : "";
        return $"{tie}{(details.Length > 0 ? $" [{details}]" : "")}{place}{date}";
    }

    internal static string Modality(Claim claim) =>
        claim.Modality.Wire() + (claim.Negated ? ", that it is not so" : "") + (claim.Ended ? ", formerly" : "");

    internal static string Attribution(ShownClaim shown) =>
        shown.Attribution.IsEmpty ? "the article's own voice" : string.Join(" → ", shown.Attribution.Select(s => s.Name));

    internal static string Standing(ShownClaim shown) => shown.Steps.IsEmpty
        ? StatusText.None(shown.Standing)
        : string.Join("; ", shown.Steps.Select(Step));

    static string Step(StandingStep step) =>
        $"{StatusText.Whose(step.Subject)} {(step.Negated ? "not " : "")}{Words(step.Stage)}{(step.Date is { } date ? $" {date}" : "")}{(step.Authority is { } by ? $" by {by}" : "")}{(step.Modality == Model.Modality.Stated ? "" : $" ({step.Modality.Wire()})")}";

    static string Words(Stage stage) => stage.Wire().Replace('_', ' ');

    static string Answered(Answer answer) =>
        $"{answer.By} – {(answer.Stage is { } stage ? $"{StatusText.Whose(answer.Subject)} {Words(stage)}" : answer.Kind.Wire())}{(answer.Date is { } date ? $" ({date})" : "")}: “{Flat(answer.Quote.Text)}” ({Source(answer.Document)})";

    internal static string Source(DocumentHead document) =>
        string.Join(", ", new[] { document.Title, document.Publisher, document.Published?.ToString(), document.Location }.Where(part => !string.IsNullOrEmpty(part)));

    static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
