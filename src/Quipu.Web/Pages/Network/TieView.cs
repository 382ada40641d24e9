using Quipu.Entities;
using Quipu.Model;
using Quipu.Network;

namespace Quipu.Web.Pages.Network;

/// <summary>One tie: its two ends and every claim behind it. The network's panel shows the same page.</summary>
public sealed record TieView(EdgeSet Ties, Edge Edge, EntityCard From, EntityCard To, ClaimId? Correcting)
{
    internal static TieView? Load(Desk desk, Asked asked)
    {
        if (asked.Text("from") is not { } from || asked.Text("to") is not { } to || asked.One<ClaimType>("type") is not { } type) return null;
        if (desk.Store.Entity(desk.Viewer, new(from)) is not { } one || desk.Store.Entity(desk.Viewer, new(to)) is not { } other) return null;
        var ties = desk.Store.Edges(desk.Viewer, new() { Centres = [one.Id, other.Id], Types = [type], Hops = 1, Limit = 500 });
        var edge = ties.Edges.FirstOrDefault(e => e.Type == type && e.From == one.Id && e.To == other.Id)
            ?? ties.Edges.FirstOrDefault(e => e.Type == type && !e.Directed && e.From == other.Id && e.To == one.Id);
        return edge is null ? null : new(new([one, other], [edge], 0), edge, one, other, asked.Text("correct") is { } correct ? new ClaimId(correct) : null);
    }
}
