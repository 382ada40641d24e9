using Quipu.Network;

namespace Quipu.Web.Pages.Holders;

/// <summary>Who holds the network together, and which ties counted.</summary>
public sealed record HoldersView(TieQuery Query, Quipu.Network.Holders Found, int Count)
{
    internal static HoldersView Load(Desk desk, Asked asked)
    {
        var (query, count) = (asked.Ties(), asked.Number("count", 30, 1, 500));
        return new(query, asked.Fault is null ? desk.Network.Holders(desk.Viewer, query, count) : Quipu.Network.Holders.None, count);
    }
}
