using Quipu.Exports;
using Quipu.Figures;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Web.Pages.Figures;
using Quipu.Web.Parts;

namespace Quipu.Web.Api;

/// <summary><c>/figures</c>: what registers publish and what the reporting says, as series; each as a page of its own, and the rows of a sum.</summary>
static class FiguresApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/figures", (Desk desk, Asked asked) => Answers.Page<FiguresPage>(desk, asked, FiguresView.Load(desk, asked)));
        app.MapGet("/figures.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = FiguresView.Load(desk, asked);
            return Answers.Data(desk, asked, () => Shape(view, offsets));
        });
        app.MapGet("/figures.csv", (Desk desk, Asked asked) => Table(desk, asked, "figures.csv", FiguresView.Ask(asked)));
        app.MapGet("/figures/series", (Desk desk, Asked asked) => Answers.Found<SeriesPage>(desk, asked, SeriesView.Load(desk, asked)));
        app.MapGet("/figures/series.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = SeriesView.Load(desk, asked);
            return Answers.Data(desk, asked, () => view is null ? null : new { Series = Of(view.Series), Values = desk.Store.AllSeriesValues(desk.Viewer, view.Query).Select(v => Of(v, offsets)) });
        });
        app.MapGet("/figures/series.csv", (Desk desk, Asked asked) =>
            SeriesView.Ask(asked) is { Series: not null } query ? Table(desk, asked, "series.csv", query) : Answers.Problem(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]));
        app.MapGet("/figures/series/picture.svg", Picture);
        app.MapGet("/figures/rows", (Desk desk, Asked asked) => Answers.Found<FigureRowsPage>(desk, asked, FigureRowsView.Load(desk, asked)));
        app.MapGet("/figures/rows.json", (Desk desk, Asked asked) =>
        {
            var view = FigureRowsView.Load(desk, asked);
            return Answers.Data(desk, asked, () => view is null ? null : Shapes.List(view.Rows, k => new { Figure = Of(k.Figure), k.Dataset, Row = RegisterShapes.Of(k.Origin), k.FirstSeen, k.LastSeen }));
        });
    }

    static IResult Picture(Desk desk, Asked asked)
    {
        var view = SeriesView.Load(desk, asked);
        if (asked.Fault is { } fault) return desk.Fault(StatusCodes.Status400BadRequest, fault);
        return view is null || SeriesPicture.Arranged(view) is not { } plot ? desk.Fault(StatusCodes.Status404NotFound, desk.Words["picture.none"])
            : PictureParts.Answer(desk, "series", Departing.Leaving(desk, LeavingAct.Picture, "series", desk.Here), sources => new SeriesPicture(desk, view, plot, sources).Made());
    }

    internal static object Of(Figure figure) =>
        new { figure.Metric, figure.Label, figure.Place, figure.PlaceName, figure.Period, figure.Value, figure.Verbatim, figure.Unit, figure.Publisher, figure.Vintage };

    /// <summary>The whole table, streamed.</summary>
    static IResult Table(Desk desk, Asked asked, string name, SeriesQuery query) =>
        Departing.Table(desk, asked, Departing.Table(desk, Path.GetFileNameWithoutExtension(name)), (csv, departure) => FigureTable.Write(csv, desk.Store.AllSeriesValues(desk.Viewer, query).Select(value =>
        {
            departure.Carry([value.Claim]);
            return value;
        })));

    static object Shape(FiguresView view, Offsets offsets) => new
    {
        view.Total,
        view.Values,
        view.Paging.Offset,
        Rows = view.Blocks.Select(b => new { Series = Of(b.Series), Values = b.Drawn.Select(v => Of(v, offsets)) }),
    };

    static object Of(FigureSeries series) => new
    {
        Metric = series.Key.Concept,
        Known = Concepts.Find(series.Key.Concept) is { } concept ? new { concept.English, concept.Spanish } : null,
        series.Label,
        series.Key.Place,
        series.PlaceName,
        series.Key.Unit,
        series.Points,
        series.Values,
        series.FromRegisters,
        series.FromClaims,
        series.Conflicts,
        series.From,
        series.To,
    };

    static object Of(SeriesValue value, Offsets offsets) => new
    {
        value.Period,
        PeriodEnd = value.End,
        value.Value,
        value.Verbatim,
        value.Publisher,
        value.Via,
        value.Vintage,
        value.Dataset,
        value.Counts,
        value.Conflict,
        Unfinished = value.IsUnfinished,
        Register = value.Register is { } register ? new { Row = RegisterShapes.Of(register.Origin), Rows = register.Rows, register.Vanished, Figure = register.Rows == 1 ? Of(register.First) : null } : null,
        Claim = value.Claim is { } shown ? ClaimShape.Of(offsets, shown) : null,
    };
}
