using Quipu.Claims;
using Quipu.Model;
using Quipu.Web.Wording;

namespace Quipu.Web.Parts;

/// <summary>The words between the ends of a claim: "was arrested", "holds the post of governor", "denies".</summary>
static class ClaimVerbs
{
    internal static string Of(Words words, Claim claim) => claim.Type switch
    {
        ClaimType.Proceeding when claim.Stage is { } stage => words[$"verb.stage.{stage.Wire()}"],
        ClaimType.Incident when claim.Kind is { } kind => words.Label(kind),
        ClaimType.Stance when claim.Stance is { } stance => words.Label(stance),
        ClaimType.Enacts when claim.LawStage is { } stage => words[$"verb.law_stage.{stage.Wire()}"],
        ClaimType.Funds when claim.IsExtorted => words["verb.funds.extorted"],
        ClaimType.Denies when claim.Reply != AnswerKind.Denies => words[$"verb.answer.{claim.Reply.Wire()}"],
        _ => words[$"verb.{claim.Type.Wire()}"],
    } + (Headline(claim.Type) is { } detail && claim[detail] is { } value ? " " + value : "");

    /// <summary>Who, how, whom, on one line of plain text: never without the claim's axes beside it.</summary>
    internal static string Line(Words words, ShownClaim shown) =>
        $"{shown.Subject?.Name ?? words["party.none"]} {(shown.Claim.Negated ? words["claim.not"] + " " : "")}{Of(words, shown.Claim)} {shown.Object?.Name}".TrimEnd();

    /// <summary>The detail that is printed with the verb, since the claim says nothing without it.</summary>
    internal static Detail? Headline(ClaimType type) => type switch
    {
        ClaimType.HoldsPost or ClaimType.CandidateFor => Detail.Role,
        ClaimType.EngagesIn => Detail.Activity,
        ClaimType.Moves => Detail.Goods,
        ClaimType.Denies => Detail.Matter,
        ClaimType.Condition => Detail.Aspect,
        ClaimType.Figure => Detail.Metric,
        _ => null,
    };
}
