using FollowTheMoney.Streams;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Web.Pages.Figures;

namespace Quipu.Web.Api;

/// <summary><c>/figures</c>: what registers publish and what the reporting says, side by side.</summary>
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
        app.MapGet("/figures.csv", (Desk desk, Asked asked) =>
        {
            var view = FiguresView.Load(desk, asked);
            return Answers.Table(desk, asked, "figures.csv", csv => Write(csv, view));
        });
    }

    internal static object Of(Figure figure) =>
        new { figure.Metric, figure.Label, figure.Place, figure.PlaceName, figure.Period, figure.Value, figure.Verbatim, figure.Unit, figure.Publisher, figure.Vintage };

    static object Shape(FiguresView view, Offsets offsets) => new
    {
        view.Total,
        view.Paging.Offset,
        Registers = view.Registers.Select(k => new { Figure = Of(k.Figure), k.Dataset, Row = RegisterShapes.Of(k.Origin), k.FirstSeen, k.LastSeen, k.Vanished, k.Values }),
        Claims = view.Claims.Select(c => new { Claim = ClaimShape.Of(offsets, c), Conflict = view.Conflicting.Contains(c.Claim.Id) }),
    };

    /// <summary>One table: a register's figure has a row, a claim's its modality, who says it and where it stands.</summary>
    static void Write(Utf8CsvWriter csv, FiguresView view)
    {
        csv.Row(
            "metric", "label", "place", "place_name", "period", "value", "unit", "publisher", "vintage", "conflict", "dataset", "file", "row", "vanished",
            "claim", "modality", "attribution", "stage", "documents", "review", "quote", "document");
        foreach (var kept in view.Registers)
        {
            var figure = kept.Figure;
            csv.Row(
                figure.Metric, Csv.Inert(figure.Label), figure.Place, Csv.Inert(figure.PlaceName), figure.Period.ToString(), Csv.Inert(figure.Verbatim), Csv.Inert(figure.Unit), Csv.Inert(figure.Publisher),
                Csv.Inert(figure.Vintage), kept.Values > 1 ? "conflict" : "", kept.Dataset.Value, kept.Origin.Capture.Value, RegisterShapes.Text(kept.Origin.Row.Number), kept.Vanished ? "vanished" : "",
                "", "", "", "", "", "", "", "");
        }

        foreach (var shown in view.Claims)
        {
            var claim = shown.Claim;
            csv.Row(
                "", Csv.Inert(claim[Detail.Metric]), "", Csv.Inert(shown.Place?.Name), FiguresView.PeriodOf(claim), Csv.Inert(claim[Detail.Value]), Csv.Inert(claim[Detail.Unit]), Csv.Inert(shown.Document.Publisher),
                shown.Document.Published?.ToString(), view.Conflicting.Contains(claim.Id) ? "conflict" : "", shown.Document.Dataset.Value, "", "", "",
                claim.Id.Value, (claim.Negated ? "not " : "") + claim.Modality.Wire(), shown.Attribution.IsEmpty ? "own voice" : Csv.Inert(string.Join(" > ", shown.Attribution.Select(a => a.Name))),
                shown.Standing.Latest?.Stage.Wire() ?? "none", RegisterShapes.Text(shown.Standing.Documents), shown.Review.State.Wire(), Csv.Inert(claim.Quote.Text), Csv.Inert(shown.Document.Title));
        }
    }
}
