using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Patterns.Kept;
using Quipu.Web.Pages.Findings;

namespace Quipu.Web.Pages.Start;

/// <summary>What is in the workspace, what was read last, what failed, and whom most is on record about.</summary>
public sealed record StartView(
    WorkspaceCounts Counts, ImmutableArray<DocumentRow> Latest, ImmutableArray<LogRow> Failures, ImmutableArray<EntityCard> Foremost, ImmutableArray<ShownClaim> ToReview)
{
    /// <summary>Findings and leads that hold, and how many of both nobody has looked at.</summary>
    internal (int Findings, int Leads, int New) Found { get; private init; }

    /// <summary>The strongest of those that nobody has looked at.</summary>
    internal ImmutableArray<FindingRow> NewFindings { get; private init; } = [];

    /// <summary>Alerts of watches that nobody looked at yet.</summary>
    internal int NewAlerts { get; private init; }

    /// <summary>Files that were just handed in.</summary>
    internal int Dropped { get; private init; }

    /// <summary>How many of these are no articles.</summary>
    internal int Passed { get; private init; }

    internal static StartView Load(Desk desk, Asked asked)
    {
        var (store, viewer) = (desk.Store, desk.Viewer);
        return new(store.Counts(viewer), store.Documents(viewer, new(Order: DocumentOrder.LastRead), new(0, 8)).Rows, store.Log(viewer, new(FailuresOnly: true), new(0, 5)).Rows,
            store.Entities(viewer, new(), new(0, 12)).Rows, store.Claims(viewer, new() { Reviews = [ReviewState.Proposed], Order = ClaimOrder.Worth }, new(0, 4)).Rows)
        {
            Found = (Total(new() { IsLead = false }), Total(new() { IsLead = true }), Total(new() { Status = FindingStatus.New })),
            Dropped = asked.Number("dropped", 0, 0, int.MaxValue),
            Passed = asked.Number("passed", 0, 0, int.MaxValue),
            NewAlerts = Watches.WatchesView.Fresh(store.Watches(viewer)),
            NewFindings = [.. store.Findings(viewer, new() { Status = FindingStatus.New }, new(0, 5)).Rows.Select(k => FindingRow.Of(desk, k))],
        };

        int Total(FindingQuery query) => store.Findings(viewer, query, new(0, 1)).Total;
    }
}
