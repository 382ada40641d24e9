using System.Globalization;
using FollowTheMoney.Streams;
using Quipu.Assessment;
using Quipu.Model;
using Quipu.Web.Pages.Assessment;

namespace Quipu.Web.Api;

/// <summary><c>/assessment</c>: places held against the indicators of an index, each direction with the claims it rests on.</summary>
static class AssessmentApi
{
    static readonly string[] Columns =
    [
        "place", "place_name", "scheme", "group", "indicator", "level", "turn", "least_origins", "weighing", "for", "against", "alleged", "not_counted", "better", "worse", "claims", "documents", "origins", "outlets", "languages", "from", "to",
        "reviewed", "by_article", "earlier", "earlier_origins", "earlier_for", "earlier_against", "later", "later_origins", "later_for", "later_against", "published", "published_period", "published_rank", "published_among", "publisher",
    ];

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/assessment", (Desk desk, Asked asked) => Answered<AssessmentPage>(desk, asked, AssessmentView.Load(desk, asked)));
        app.MapGet("/assessment.json", (Desk desk, Asked asked) =>
        {
            var view = AssessmentView.Load(desk, asked);
            return Answers.Facts(desk, asked, () => view is null ? null : new { Scheme = view.Choice.Scheme.Slug, Total = view.Places.Length, view.Paging.Offset, Rows = view.Places.Skip(view.Paging.Offset).Take(view.Paging.Limit).Select(Of), Index = Of(view.Index) });
        });
        app.MapGet("/assessment.csv", (Desk desk, Asked asked) =>
        {
            var view = AssessmentView.Load(desk, asked);
            return Answers.Table(desk, asked, "assessment.csv", view is null ? null : csv =>
            {
                csv.Row("place", "place_name", "kind", "claims", "documents", "origins", "enough", "indicators");
                foreach (var row in view.Places) csv.Row(row.Place.Code, Exports.Csv.Inert(row.Place.Name), row.Place.Kind.Wire(), Text(row.Claims), Text(row.Documents), Text(row.Origins), Text(row.Enough), Text(view.Choice.Scheme.Indicators.Length));
            });
        });
        app.MapGet("/assessment/{place}", (Desk desk, Asked asked, string place) => Answered<PlacePage>(desk, asked, PlaceView.Load(desk, asked, place)));
        app.MapGet("/assessment/{place}.json", (Desk desk, Asked asked, string place) =>
        {
            var view = PlaceView.Load(desk, asked, place);
            return Answers.Facts(desk, asked, () => view is null ? null : Shape(view));
        });
        app.MapGet("/assessment/{place}.csv", (Desk desk, Asked asked, string place) =>
        {
            var view = PlaceView.Load(desk, asked, place);
            return Answers.Table(desk, asked, "assessment.csv", view is null ? null : csv => Write(csv, view));
        });
        app.MapGet("/assessment/{place}/{indicator}", (Desk desk, Asked asked, string place, string indicator) => Answered<IndicatorPage>(desk, asked, IndicatorView.Load(desk, asked, (place, indicator))));
        app.MapGet("/assessment/{place}/{indicator}.json", (Desk desk, Asked asked, string place, string indicator, Offsets offsets) =>
        {
            var view = IndicatorView.Load(desk, asked, (place, indicator));
            return Answers.Data(desk, asked, () => view is null ? null : new
            {
                view.Place.Of.Place,
                Scheme = view.Place.Scheme.Slug,
                Result = Shape(view.Place, view.Result),
                view.Claims.Total,
                view.Claims.Offset,
                Rows = view.Claims.Rows.Select(c => new { Weight = c.Bears.Weight.Wire(), For = c.Bears.Side, Turn = c.Bears.Turn.Wire(), c.ByArticle, Why = desk.Words.Say(c.Bears.Rule.Why), Claim = ClaimShape.Of(offsets, c.Shown) }),
                Beside = view.Beside.Select(Of),
            });
        });
    }

    // A word of the address that nobody knows is told before that nothing is found.
    static IResult Answered<TPage>(Desk desk, Asked asked, object? view) where TPage : Microsoft.AspNetCore.Components.IComponent =>
        asked.Fault is { } fault ? desk.Fault(StatusCodes.Status400BadRequest, fault) : Answers.Found<TPage>(desk, asked, view);

    static object Of(PlaceSummary row) => new { row.Place.Code, row.Place.Name, Kind = row.Place.Kind.Wire(), row.Claims, row.Documents, row.Origins, row.Enough };

    static object? Of(PublishedIndex? index) => index is null ? null : new { index.Publisher, index.Period, Dataset = index.Dataset.Value, index.Places, Faults = index.Faults.Select(f => new { Kind = f.Kind.Wire(), f.Of, f.Printed, f.Counted }) };

    static object Of(IndexValue value) => new { value.Place, value.Figure.Figure.PlaceName, value.Figure.Figure.Value, value.Figure.Figure.Verbatim, value.Figure.Figure.Period, value.Figure.Figure.Publisher, value.Rank, value.Among, value.Median };

    static object Shape(PlaceView view) => new
    {
        Place = new { view.Of.Place.Code, view.Of.Place.Name, Kind = view.Of.Place.Kind.Wire() },
        Scheme = view.Scheme.Slug,
        LeastOrigins = view.Scheme.Least,
        Coverage = Shape(view.Of.Coverage),
        Groups = view.Scheme.Groups.Select(g => new { Id = g.Slug, Indicators = g.Indicators.Select(i => Shape(view, view.Of.Find(i.Slug)!)) }),
        Index = Of(view.Index),
    };

    static object Shape(PlaceView view, IndicatorResult result) => new
    {
        Id = result.Indicator.Slug,
        Level = result.Level.Wire(),
        Turn = result.Turn.Wire(),
        result.TurnIsSaid,
        Origins = new { result.Weighing, result.For, result.Against, result.Alleged, NotCounted = result.Disputed, result.Better, result.Worse },
        Coverage = Shape(result.Coverage),
        Periods = result.Periods.Select(p => new { p.Period.From, p.Period.To, p.All, p.For, p.Against }),
        Published = view.Published(result) is { } value ? Of(value) : null,
        Differs = view.Differs(result),
    };

    static object Shape(AssessedCoverage of) => new { of.Claims, of.Documents, of.Origins, of.Outlets, of.Reviewed, of.ByArticle, of.From, of.To, Languages = of.Languages.Select(l => l.Code) };

    static void Write(Utf8CsvWriter csv, PlaceView view)
    {
        csv.Row([.. Columns]);
        foreach (var group in view.Scheme.Groups)
            foreach (var result in group.Indicators.Select(i => view.Of.Find(i.Slug)!))
                csv.Row([view.Of.Place.Code, Exports.Csv.Inert(view.Of.Place.Name), view.Scheme.Slug, group.Slug, .. Cells(view, result)]);
    }

    static IEnumerable<string?> Cells(PlaceView view, IndicatorResult r)
    {
        var (of, published) = (r.Coverage, view.Published(r));
        return
        [
            r.Indicator.Slug, r.Level.Wire(), r.Turn.Wire(), Text(view.Scheme.Least), Text(r.Weighing), Text(r.For), Text(r.Against), Text(r.Alleged), Text(r.Disputed), Text(r.Better), Text(r.Worse),
            Text(of.Claims), Text(of.Documents), Text(of.Origins), Text(of.Outlets), string.Join(' ', of.Languages.Select(l => l.Code)), Text(of.From), Text(of.To), Text(of.Reviewed), Text(of.ByArticle),
            .. Period(r.Periods.ElementAtOrDefault(0)), .. Period(r.Periods.ElementAtOrDefault(1)),
            published?.Figure.Figure.Verbatim, published?.Figure.Figure.Period.ToString(), Text(published?.Rank), Text(published?.Among), Exports.Csv.Inert(published?.Figure.Figure.Publisher),
        ];
    }

    static string?[] Period(PeriodCount? count) => count is null ? [null, null, null, null] : [$"{count.Period.From}/{count.Period.To}", Text(count.All), Text(count.For), Text(count.Against)];

    static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
