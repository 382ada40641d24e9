using System.Globalization;
using Quipu.Exports;
using Quipu.Web.Pages.Holders;

namespace Quipu.Web.Api;

/// <summary><c>/holders</c>: who holds the network together, as far as the ties on record say.</summary>
static class HoldersApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/holders", (Desk desk, Asked asked) => Answers.Page<HoldersPage>(desk, asked, HoldersView.Load(desk, asked)));
        app.MapGet("/holders.json", (Desk desk, Asked asked) =>
        {
            var view = HoldersView.Load(desk, asked);
            return Answers.Data(desk, asked, () => view.Found);
        });
        app.MapGet("/holders.csv", (Desk desk, Asked asked) =>
        {
            var view = HoldersView.Load(desk, asked);
            return Departing.Table(desk, asked, Departing.Table(desk, "holders"), (csv, _) =>
            {
                csv.Row("id", "kind", "name", "betweenness", "bound", "neighbours", "core", "community", "cut");
                foreach (var row in view.Found.Rows)
                    csv.Row(Csv.Inert(row.Who.Id.Value), row.Who.Kind, Csv.Inert(row.Who.Name), Text(row.Betweenness), Text(row.Bound), Text(row.Neighbours), Text(row.Core), Text(row.Community), row.Cut ? "cut" : "");
            });
        });
    }

    static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
