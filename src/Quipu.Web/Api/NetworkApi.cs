using Quipu.Network;
using Quipu.Web.Pages.Network;

namespace Quipu.Web.Api;

/// <summary><c>/network</c>: entities in relation.</summary>
static class NetworkApi
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/network", (Desk desk, Asked asked) => Answers.Page<NetworkPage>(desk, asked, NetworkView.Load(desk, asked)));
        app.MapGet("/network.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = NetworkView.Load(desk, asked);
            return Answers.Data(desk, asked, () => Shapes.Of(view.Ties, offsets, Licences(desk, view.Ties)));
        });
        app.MapGet("/network/tie", (Desk desk, Asked asked) => Answers.Found<TiePage>(desk, asked, TieView.Load(desk, asked)));
        app.MapGet("/network/tie.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = TieView.Load(desk, asked);
            return Answers.Data(desk, asked, () => view is null ? null : Shapes.Of(view.Ties, offsets));
        });
    }

    // Of the documents that state one.
    static Dictionary<string, string> Licences(Desk desk, EdgeSet ties) =>
        ties.Edges.SelectMany(e => e.Claims).Select(c => c.Document.Id).Distinct().Order().Select(id => (Id: id.Value, desk.Store.Document(desk.Viewer, id)?.Licence))
            .Where(d => d.Licence is not null).ToDictionary(d => d.Id, d => d.Licence!, StringComparer.Ordinal);
}
