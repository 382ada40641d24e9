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

    /// <summary>The first stop of the tour.</summary>
    static IResult Tour(Desk desk) => Results.LocalRedirect(Quipu.Web.Parts.Tour.Address(desk, Quipu.Web.Parts.Tour.Names[0]) + "?tour=1");

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
