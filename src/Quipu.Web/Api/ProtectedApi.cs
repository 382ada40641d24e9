using Quipu.Exports;
using Quipu.Model;
using Quipu.Search;
using Quipu.Sources.Protected;
using Quipu.Web.Pages.Protected;

namespace Quipu.Web.Api;

/// <summary><c>/sources/protected</c>: sources whose identity is sealed, what rests on them, and who looked.</summary>
static class ProtectedApi
{
    const string List = "/sources/protected";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(List, (Desk desk, Asked asked) => Answers.Page<ProtectedListPage>(desk, asked, ProtectedListView.Load(desk, asked)));
        app.MapGet(List + ".json", (Desk desk, Asked asked) =>
        {
            var view = ProtectedListView.Load(desk, asked);
            return Answers.Data(desk, asked, () => Shapes.List(view.Rows, Of));
        });
        app.MapGet(List + ".csv", (Desk desk, Asked asked) => Answers.Table(desk, asked, "protected-sources.csv", csv =>
        {
            csv.Row("id", "pseudonym", "since", "by", "documents", "claims", "reveals");
            foreach (var row in Paging.All(p => desk.Store.Protected.Sources(desk.Viewer, p)))
                csv.Row(row.Source.Id.Value, Csv.Inert(row.Source.Pseudonym), IsoTime.Of(row.Source.Made), Csv.Inert(row.Source.By), Text(row.Documents), Text(row.Claims), Text(row.Reveals));
        }));
        app.MapGet(List + "/{id}", (Desk desk, Asked asked, string id) => Answers.Found<ProtectedPage>(desk, asked, ProtectedView.Load(desk, id, asked)));
        app.MapGet(List + "/{id}.json", (Desk desk, Asked asked, string id, Offsets offsets) =>
        {
            var view = ProtectedView.Load(desk, id, asked);
            return Answers.Data(desk, asked, () => view is null ? null : Shape(view, offsets));
        });
        app.MapGet(List + "/{id}.csv", (Desk desk, Asked asked, string id) =>
        {
            var view = ProtectedView.Load(desk, id, asked);
            return Answers.Table(desk, asked, "reveals.csv", view is null ? null : csv =>
            {
                csv.Row("at", "by", "opened", "reason");
                foreach (var reveal in Paging.All(p => desk.Store.Protected.Reveals(desk.Viewer, view.Row.Source.Id, p)))
                    csv.Row(IsoTime.Of(reveal.At), Csv.Inert(reveal.By), reveal.Opened ? "opened" : "refused", Csv.Inert(reveal.Reason ?? ""));
            });
        });
    }

    static object Shape(ProtectedView view, Offsets offsets) => new
    {
        Source = Of(view.Row),
        Documents = Shapes.List(view.Documents, Shapes.Of),
        Claims = Shapes.List(view.Claims, c => ClaimShape.Of(offsets, c)),
        Reveals = Shapes.List(view.Reveals, r => new { r.At, r.By, r.Opened, r.Reason }),
    };

    static object Of(ProtectedSourceRow row) => new { Id = row.Source.Id.Value, row.Source.Pseudonym, Since = row.Source.Made, row.Source.By, row.Documents, row.Claims, row.Reveals };

    static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
