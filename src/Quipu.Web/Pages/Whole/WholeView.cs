using System.Collections.Immutable;
using Quipu.Network;
using Quipu.Search;
using Quipu.Web.Pages.Paths;

namespace Quipu.Web.Pages.Whole;

/// <summary>The network as a whole, what was asked of it, and the ways between two who were picked.</summary>
/// <param name="Shown">Names of the rows of the table, as who asks may see them.</param>
public sealed record WholeView(CrowdQuery Query, Crowd Crowd, PathEnd From, PathEnd To, ImmutableArray<FoundPath> Ways, Paging Paging, ImmutableArray<PathStop> Shown)
{
    const int MostWays = 5, MostSteps = 6;

    /// <summary>The parties of this page of the table.</summary>
    internal IEnumerable<(CrowdParty Party, PathStop Who)> Rows => Crowd.Parties.Skip(Paging.Offset).Take(Paging.Limit).Zip(Shown);

    /// <summary>Both ends of a way are known.</summary>
    internal bool HasEnds => From.Id is not null && To.Id is not null;

    /// <summary>What to call the entities that rows name.</summary>
    internal ImmutableDictionary<string, string> Names { get; } = Ways.SelectMany(p => p.Stops).DistinctBy(s => s.Id).ToImmutableDictionary(s => s.Id.Value, s => s.Name, StringComparer.Ordinal);

    internal static CrowdQuery Asking(Asked asked) => new(asked.Ties(), asked.One<CrowdGrouping>("group") ?? CrowdGrouping.Community);

    internal static WholeView Load(Desk desk, Asked asked)
    {
        var (query, paging) = (Asking(asked), asked.Paging());
        var (from, to) = (PathEnd.Of(desk, asked.Text("from")), PathEnd.Of(desk, asked.Text("to")));
        var crowd = asked.Fault is null ? desk.Network.Crowd.Of(desk.Viewer, query) : Crowd.None;
        var ways = asked.Fault is null && from.Id is { } one && to.Id is { } other
            ? desk.Network.Paths(desk.Viewer, new(one, other) { Count = MostWays, Steps = MostSteps, Ties = query.Ties }) : [];
        return new(query, crowd, from, to, ways, paging, desk.Network.Crowd.Shown(desk.Viewer, crowd.Parties.Skip(paging.Offset).Take(paging.Limit).Select(p => p.Who)));
    }
}
