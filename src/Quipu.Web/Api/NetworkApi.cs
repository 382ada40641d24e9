using Microsoft.AspNetCore.WebUtilities;
using Quipu.Network;
using Quipu.Publishing.Leavings;
using Quipu.Web.Pages.Boards;
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
        Changes.Map(app, "/network/picture", Saved);
        app.MapGet("/network/tie", (Desk desk, Asked asked) => Answers.Found<TiePage>(desk, asked, TieView.Load(desk, asked)));
        app.MapGet("/network/tie.json", (Desk desk, Asked asked, Offsets offsets) =>
        {
            var view = TieView.Load(desk, asked);
            return Answers.Data(desk, asked, () => view is null ? null : Shapes.Of(view.Ties, offsets));
        });
    }

    /// <summary>The browser draws the network and saves it: before it does, it says so. <c>address</c> is the page's, <c>file</c> the picture's name, <c>sha256</c> that of its bytes.</summary>
    static string? Saved(Desk desk, Sent sent)
    {
        if (sent["address"] is not { } address) return desk.Words["sent.body"];
        var at = address.IndexOf('?', StringComparison.Ordinal);
        var asked = new Asked(new QueryCollection(at < 0 ? [] : QueryHelpers.ParseQuery(address[at..])), desk.Words);
        if (Drawn(desk, asked, at < 0 ? address : address[..at]) is not { } ties) return desk.Words["sent.body"];
        if (asked.Fault is { } fault) return fault;
        using var departure = new Departure();
        departure.Carry(ties.Edges.SelectMany(e => e.Claims));
        return Departing.Noted(desk, departure, Departing.Leaving(desk, LeavingAct.Picture, "network", address) with { File = Path.GetFileName(sent["file"]), Sha256 = sent["sha256"] });
    }

    // What the drawing of a page has: the network's, or a board's. Null: no such page.
    static EdgeSet? Drawn(Desk desk, Asked asked, string path)
    {
        const string OfBoard = "/boards/";
        return path.StartsWith("/network", StringComparison.Ordinal) ? NetworkView.Load(desk, asked).Ties
            : path.StartsWith(OfBoard, StringComparison.Ordinal) ? BoardView.Load(desk, asked, path[OfBoard.Length..])?.Ties : null;
    }

    // Of the documents that state one.
    internal static Dictionary<string, string> Licences(Desk desk, EdgeSet ties) =>
        ties.Edges.SelectMany(e => e.Claims).Select(c => c.Document.Id).Distinct().Order().Select(id => (Id: id.Value, desk.Store.Document(desk.Viewer, id)?.Licence))
            .Where(d => d.Licence is not null).ToDictionary(d => d.Id, d => d.Licence!, StringComparer.Ordinal);
}
