using Quipu.Web.Pages.Start;

namespace Quipu.Web.Api;

/// <summary><c>/</c>: what is in the workspace.</summary>
static class StartApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", (Desk desk, Asked asked) => Answers.Page<StartPage>(desk, asked, StartView.Load(desk, asked)));
        app.MapGet(Quipu.Web.Parts.Tour.First, Tour);
        app.MapGet("/index.json", (Desk desk, Asked asked, Offsets offsets) => Answers.Data(desk, asked, () => Shape(desk, StartView.Load(desk, asked), offsets)));
    }

    /// <summary>A stop of the tour: the page that shows it best in this workspace.</summary>
    static IResult Tour(Desk desk, int? at) => Results.LocalRedirect(Quipu.Web.Parts.Tour.Page(desk, at));

    static object Shape(Desk desk, StartView view, Offsets offsets) => new
    {
        Workspace = desk.Options.WorkspaceName,
        view.Counts,
        Findings = new { view.Found.Findings, view.Found.Leads, view.Found.New, Rows = view.NewFindings.Select(FindingShape.Of) },
        view.NewAlerts,
        Latest = view.Latest.Select(Shapes.Of),
        Failures = view.Failures.Select(Shapes.Of),
        Foremost = view.Foremost.Select(Shapes.Of),
        ToReview = view.ToReview.Select(c => ClaimShape.Of(offsets, c)),
    };
}
