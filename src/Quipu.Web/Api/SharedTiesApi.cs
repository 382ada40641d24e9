using System.Globalization;
using Quipu.Exports;
using Quipu.Web.Pages.SharedTies;

namespace Quipu.Web.Api;

/// <summary><c>/shared-ties</c>: who is tied to the same others as somebody and not to them; where to look, and no claim.</summary>
static class SharedTiesApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/shared-ties", (Desk desk, Asked asked) => Answers.Page<SharedTiesPage>(desk, asked, SharedTiesView.Load(desk, asked)));
        app.MapGet("/shared-ties.json", (Desk desk, Asked asked) =>
        {
            var view = SharedTiesView.Load(desk, asked);
            return Answers.Data(desk, asked, () => new { view.Found.Of, Least = Quipu.Network.SharedTies.Least, view.Found.All, view.Found.Found });
        });
        app.MapGet("/shared-ties.csv", (Desk desk, Asked asked) =>
        {
            var view = SharedTiesView.Load(desk, asked);
            return Departing.Table(desk, asked, Departing.Table(desk, "shared-ties"), (csv, _) =>
            {
                csv.Row("of_id", "of", "not_tied_id", "not_tied", "in_common", "score", "through_id", "through");
                foreach (var row in view.Found.Found)
                    foreach (var through in row.Through)
                        csv.Row(Csv.Inert(view.Found.Of?.Id.Value), Csv.Inert(view.Found.Of?.Name), Csv.Inert(row.Who.Id.Value), Csv.Inert(row.Who.Name), row.Through.Length.ToString(CultureInfo.InvariantCulture),
                            row.Score.ToString("0.####", CultureInfo.InvariantCulture), Csv.Inert(through.Id.Value), Csv.Inert(through.Name));
            });
        });
    }
}
