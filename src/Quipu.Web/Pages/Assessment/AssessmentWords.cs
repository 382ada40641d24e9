using Quipu.Assessment;
using Quipu.Model;
using Quipu.Web.Pages.Figures;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Assessment;

/// <summary>An assessment in words of a language.</summary>
static class AssessmentWords
{
    internal static string Say(this Words words, SchemeText text) => text.In(new Language(words.Code));

    internal static string Place(this Words words, AssessedPlace place) => place.Kind == AssessedPlaceKind.Unplaced ? words["assessment.unplaced"] : place.Name;

    /// <summary>The direction with what it rests on: "strong (7 origins)", "too little to say (2 origins)".</summary>
    internal static string Level(this Words words, IndicatorResult result) => $"{words.Label(result.Level)} ({words.Count("assessment.origins", result.Weighing)})";

    /// <summary>How it turns, with what that rests on.</summary>
    internal static string Turn(this Words words, IndicatorResult result) => result.Turn == AssessedTurn.TooLittle ? words.Label(result.Turn)
        : result.TurnIsSaid ? $"{words.Label(result.Turn)} ({words.Of("assessment.turn.said", words.Number(result.Better), words.Number(result.Worse))})"
        : $"{words.Label(result.Turn)} ({words.Of("assessment.turn.compared", words.Years(result.Periods[0].Period), words.Number(result.Periods[0].All), words.Years(result.Periods[1].Period), words.Number(result.Periods[1].All))})";

    internal static string Years(this Words _, AssessedPeriod period) => period.From == period.To ? $"{period.From}" : $"{period.From}–{period.To}";

    internal static string Coverage(this Words words, AssessedCoverage of)
    {
        var parts = new List<string> { words.Count("assessment.claims", of.Claims), words.Count("count.documents", of.Documents), words.Count("assessment.origins", of.Origins), words.Count("assessment.outlets", of.Outlets) };
        if (of is { From: { } from, To: { } to }) parts.Add(words.Years(new(from, to)));
        if (!of.Languages.IsEmpty) parts.Add(string.Join(", ", of.Languages.Select(l => l.Code)));
        parts.Add(words.Of("assessment.reviewed", words.Number(of.Reviewed), words.Number(of.Claims)));
        if (of.ByArticle > 0) parts.Add(words.Count("assessment.by_article", of.ByArticle));
        return string.Join(" · ", parts);
    }

    internal static string Published(this Words words, IndexValue value) => words.Of("assessment.published.value", words.Value(value.Figure.Figure.Value), words.Date(value.Figure.Figure.Period), words.Number(value.Rank), words.Number(value.Among));
}
