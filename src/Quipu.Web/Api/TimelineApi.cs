using Quipu.Model;
using Quipu.Web.Pages.Timeline;

namespace Quipu.Web.Api;

/// <summary><c>/timeline</c>: claims in time, in lanes of parties or kinds.</summary>
static class TimelineApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/timeline", (Desk desk, Asked asked) => Answers.Page<TimelinePage>(desk, asked, TimelineView.Load(desk, asked)));
        app.MapGet("/timeline.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = TimelineView.Load(desk, asked);
            return Answers.Data(desk, asked, () => new
            {
                view.Rows.Total,
                view.Rows.Offset,
                Time = view.Time.Wire(),
                Months = view.Months.Select(m => new { Month = m.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), m.Claims }),
                Rows = view.Rows.Rows.Select(c => ClaimShape.Of(offsets, c)),
            });
        });
    }
}
