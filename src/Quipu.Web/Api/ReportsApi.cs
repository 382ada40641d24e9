using Quipu.Publishing.Leavings;
using Quipu.Web.Pages.Reports;

namespace Quipu.Web.Api;

/// <summary><c>/entities/{id}/report</c> and <c>/boards/{id}/report</c>: all that is on record, to hand over; to print, and as a Word document.</summary>
static class ReportsApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        Map(app, "/entities/{id}/report", (desk, asked, id) => ReportView.OfEntity(desk, Asked.Id(id), asked));
        Map(app, "/boards/{id}/report", (desk, asked, id) => ReportView.OfBoard(desk, id, asked));
    }

    static void Map(IEndpointRouteBuilder app, string route, Func<Desk, Asked, string, ReportView?> load)
    {
        app.MapGet(route, (Desk desk, Asked asked, string id) => Answers.Found<ReportPage>(desk, asked, load(desk, asked, id)));
        app.MapGet(route + ".json", (Desk desk, Asked asked, string id, Offsets offsets) => Answers.Data(desk, asked, () => load(desk, asked, id) is { } view ? Shape(view, offsets) : null));
        app.MapGet(route + ".docx", (Desk desk, Asked asked, string id) => load(desk, asked, id) is { } view
            ? Departing.Streamed(desk, ($"report-{id}.docx", ReportFile.Type), Departing.Leaving(desk, LeavingAct.Export, "docx", desk.Here), (departure, to) =>
            {
                ReportFile.Write(desk, view, departure, to);
                return null;
            })
            : desk.Fault(StatusCodes.Status404NotFound, desk.Words["fault.nothing"]));
    }

    static object Shape(ReportView view, Offsets offsets) => new
    {
        view.Title,
        About = view.About.Select(a => new { a.Id, a.Name, a.Type }),
        view.AcceptedOnly,
        view.Accepted,
        view.Proposed,
        view.Rejected,
        Groups = view.Groups.Select(g => new { g.IsAccepted, g.Group, Claims = g.Claims.Select(c => new { c.Number, Claim = ClaimShape.Of(offsets, c.Shown) }) }),
        Ties = Shapes.Of(view.Ties, offsets),
        Quotes = view.Quotes.Select(q => new { q.Number, Document = q.Document.Id, q.Characters.From, q.Characters.To, q.Sha256, q.TextSha256 }),
    };
}
