using System.Globalization;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Web.Pages.Map;
using Quipu.Web.Parts;

namespace Quipu.Web.Api;

/// <summary><c>/map</c>: claims, routes and figures by place, each number with what it rests on.</summary>
static class MapApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/map", (Desk desk, Asked asked) => Answers.Page<MapPage>(desk, asked, MapView.Load(desk, asked)));
        app.MapGet("/map.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = MapView.Load(desk, asked);
            return Answers.Data(desk, asked, () => Shape(desk, view, offsets));
        });
        app.MapGet("/map.csv", (Desk desk, Asked asked) =>
        {
            var view = MapView.Load(desk, asked);
            return Departing.Table(desk, asked, Departing.Table(desk, "map"), (csv, _) =>
            {
                csv.Row(["place", "name", "level", "within", "counted", "value", "documents", "origins", "shown", "wider"]);
                foreach (var (row, wider) in view.Places.Select(r => (r, false)).Concat(view.Wider.Select(r => (r, true)))) csv.Row(Cells(desk, view, row, wider));
            });
        });
        app.MapGet("/map/picture.svg", (Desk desk, Asked asked) =>
        {
            var view = MapView.Load(desk, asked);
            if (asked.Fault is { } fault) return desk.Fault(StatusCodes.Status400BadRequest, fault);
            return PictureParts.Answer(desk, "map", Departing.Leaving(desk, LeavingAct.Picture, "map", desk.Here), sources => new MapPicture(desk, view, sources).Made());
        });
    }

    static string?[] Cells(Desk desk, MapView view, MapRow row, bool wider) =>
    [
        row.Place.Code, Csv.Inert(desk.Words.Name(row.Place)), row.Place.Level.Wire(), row.Place.Parent, Csv.Inert(view.Figures is { Concept.Slug: { } slug } figures ? string.Create(CultureInfo.InvariantCulture, $"{slug} {figures.Year}{(figures.Per > 0 ? " per 100000" : "")}") : view.Count.Wire()),
        row.Value?.ToString(CultureInfo.InvariantCulture), row.Tally.Documents.ToString(CultureInfo.InvariantCulture), row.Tally.Origins.ToString(CultureInfo.InvariantCulture), row.IsThin ? "thin" : "", wider ? "1" : "",
    ];

    static object Shape(Desk desk, MapView view, Offsets offsets) => new
    {
        In = view.Within?.Code,
        Level = view.Level.Wire(),
        Count = view.Count.Wire(),
        view.Total,
        view.Naming,
        view.NotPlaced,
        view.Elsewhere,
        LeastOrigins = view.Least,
        Places = view.Places.Select(r => Shape(desk, r)),
        Wider = view.Wider.Select(r => Shape(desk, r)),
        view.AllRoutes,
        Routes = view.Routes.Select(r => new { r.Route.Stops, r.Route.Unknown, Claim = ClaimShape.Of(offsets, r.Claim) }),
        view.Place,
        ClaimsTotal = view.Claims.Total,
        Claims = view.Claims.Rows.Select(c => ClaimShape.Of(offsets, c)),
        view.Faults,
    };

    static object Shape(Desk desk, MapRow row) => new { row.Place.Code, Name = desk.Words.Name(row.Place), Level = row.Place.Level.Wire(), In = row.Place.Parent, row.Value, row.Tally.Documents, row.Tally.Origins, Thin = row.IsThin };
}
