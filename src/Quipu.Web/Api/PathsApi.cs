using Quipu.Network;
using Quipu.Web.Pages.Paths;

namespace Quipu.Web.Api;

/// <summary><c>/paths?from=&amp;to=</c>: who connects two, every hop with its evidence.</summary>
static class PathsApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/paths", (Desk desk, Asked asked) => Answers.Page<PathsPage>(desk, asked, PathsView.Load(desk, asked)));
        app.MapGet("/paths.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = PathsView.Load(desk, asked);
            return Answers.Data(desk, asked, () => new { From = End(view.From), To = End(view.To), Paths = view.Paths.Select(p => Of(p, offsets)) });
        });
    }

    static object End(PathEnd end) => new { end.Text, end.Id, end.Name, Choices = end.Id is null ? end.Choices.Hits.Select(h => new { h.Id, h.Name, h.Schema, h.Datasets, h.Score }) : null };

    static object Of(FoundPath path, Offsets offsets) => new { path.Stops, path.Weakest, Hops = path.Hops.Select(h => new { Ties = h.Ties.Select(t => Of(t, offsets)), h.Left }) };

    internal static object Of(PathTie tie, Offsets offsets) => new
    {
        tie.Relation,
        tie.Forward,
        tie.Directed,
        tie.Modality,
        Claim = tie.Claim is { } shown ? ClaimShape.Of(offsets, shown) : null,
        Rows = tie.Rows.IsEmpty ? null : tie.Rows.Select(RegisterShapes.Of),
    };
}
