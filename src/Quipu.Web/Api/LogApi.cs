using Quipu.Web.Pages.Log;

namespace Quipu.Web.Api;

/// <summary><c>/log</c>: what was read and what failed.</summary>
static class LogApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/log", (Desk desk, Asked asked) => Answers.Page<LogPage>(desk, asked, LogView.Load(desk, asked)));
        app.MapGet("/log.json", (Desk desk, Asked asked) =>
        {
            var view = LogView.Load(desk, asked);
            return Answers.Data(desk, asked, () => Shapes.List(view.Rows, Shapes.Of));
        });
    }
}
