using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Entities;

namespace Quipu.Web.Pages.Start;

/// <summary>What is in the workspace, what was read last, what failed, and whom most is on record about.</summary>
public sealed record StartView(
    WorkspaceCounts Counts, ImmutableArray<DocumentRow> Latest, ImmutableArray<LogRow> Failures, ImmutableArray<EntityCard> Foremost, ImmutableArray<ShownClaim> ToReview)
{
    internal static StartView Load(Desk desk)
    {
        var (store, viewer) = (desk.Store, desk.Viewer);
        return new(store.Counts(viewer), store.Documents(viewer, new(Order: DocumentOrder.LastRead), new(0, 8)).Rows, store.Log(viewer, new(FailuresOnly: true), new(0, 5)).Rows,
            store.Entities(viewer, new(), new(0, 12)).Rows, store.Claims(viewer, new() { Reviews = [ReviewState.Proposed], Order = ClaimOrder.Sureness }, new(0, 4)).Rows);
    }
}
