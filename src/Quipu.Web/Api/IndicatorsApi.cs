using System.Text.Json;
using Quipu.Exports;
using Quipu.Web.Pages.Indicators;

namespace Quipu.Web.Api;

/// <summary><c>/indicators</c>: red flags of the procurement on record, each with its fence and rows.</summary>
static class IndicatorsApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/indicators", (Desk desk, Asked asked) => Answers.Page<IndicatorsPage>(desk, asked, IndicatorsView.Load(desk, asked)));
        app.MapGet("/indicators.json", (Desk desk, Asked asked) =>
        {
            var view = IndicatorsView.Load(desk, asked);
            return Answers.Data(desk, asked, () => new
            {
                Reports = view.Chosen.Select(r => new
                {
                    r.Of,
                    r.Ran,
                    r.Ground.Processes,
                    r.Ground.Merged,
                    r.Ground.Nameless,
                    r.Ground.Counts,
                    Flags = view.FlagsOf(r),
                    Cardinal = JsonSerializer.Deserialize<JsonElement>(r.Json),
                    r.Faults,
                }),
                view.Fault,
            });
        });
        app.MapGet("/indicators.csv", (Desk desk, Asked asked) =>
        {
            var view = IndicatorsView.Load(desk, asked);
            return Departing.Table(desk, asked, Departing.Table(desk, "indicators"), (csv, _) => IndicatorTable.Write(view.Chosen.Select(r => r with { Flags = [.. view.FlagsOf(r)] }), csv));
        });
    }
}
