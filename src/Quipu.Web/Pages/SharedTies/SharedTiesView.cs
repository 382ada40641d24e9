using Quipu.Network;
using Quipu.Web.Pages.Paths;

namespace Quipu.Web.Pages.SharedTies;

/// <summary>Who shares others with somebody: what was asked, and who there is.</summary>
public sealed record SharedTiesView(PathEnd Of, TieQuery Query, int Count, Quipu.Network.SharedTies Found)
{
    internal static SharedTiesView Load(Desk desk, Asked asked)
    {
        var (of, query, count) = (PathEnd.Of(desk, asked.Text("of")), asked.Ties(), asked.Number("count", 30, 1, 500));
        return new(of, query, count, asked.Fault is null && of.Id is { } id ? desk.Network.Shared(desk.Viewer, id, query, count) : Quipu.Network.SharedTies.None);
    }
}
