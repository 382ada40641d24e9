using Quipu.Access;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Watches;

namespace Quipu.Web.Tests.Case;

/// <summary>Watches of the sample case, with an alert of each sort about what is on record there.</summary>
static class WatchCase
{
    internal const string Ugly = "Averyveryverylongwordwithoutanyspacethatnobodycouldbreak <b>&\"quoted\" ñandú";

    internal static void Add(Site site)
    {
        var (store, viewer) = (site.Store, new Viewer("Ana"));
        var desk = new WatchDesk(store, TimeProvider.System);
        var watch = desk.Make(viewer, "/claims?type=funds,colludes_with", new(WatchPace.Daily, Title: Ugly)).Watch!;
        desk.Make(viewer, "/search?q=road works", new(IsMuted: true));
        var closed = desk.Make(viewer, "/claims?stage=acquitted", new(WatchPace.Weekly, WithProposals: true)).Watch!;
        desk.Refresh();
        var claims = store.Claims(Viewer.Owner, new(), new(0, 24)).Rows;
        var kinds = Enum.GetValues<AlertKind>().Where(k => k is not (AlertKind.FindingGone or AlertKind.FindingWeaker or AlertKind.Finding or AlertKind.FindingStronger or AlertKind.Match or AlertKind.Document)).ToArray();
        var alerts = claims.Select((c, i) => Alert(watch, kinds[i % kinds.Length], WatchItem.Of(c.Claim.Id), i) with { State = ClaimState.Of(c).Text, Document = c.Document.Id })
            .Concat(store.Findings(Viewer.Owner, new(), new(0, 3)).Rows.Select((k, i) => Alert(watch, i == 0 ? AlertKind.FindingGone : AlertKind.Finding, WatchItem.Of(k.Finding.Id), 30 + i)))
            .Append(Alert(watch, AlertKind.Document, WatchItem.Of(claims[0].Document.Id), 40) with { Document = claims[0].Document.Id })
            .Append(Alert(watch, AlertKind.Gone, WatchItem.Of(new ClaimId(new string('0', 32))), 41))
            .Append(Alert(watch, AlertKind.Match, WatchItem.Of(1, "", claims[0].Subject?.Entity ?? new("nobody")), 42) with { State = "72" });
        store.Write([new Change.WatchRun(watch.Id, store.Sequence, new([], [], [.. alerts]))]);
        desk.Close(viewer, closed.Id);
    }

    internal static WatchId Id(Site site) => site.Store.Watches(Viewer.Owner).Single(w => w.Watch.Title == Ugly).Watch.Id;

    static Alert Alert(Watch watch, AlertKind kind, WatchItem item, int minute) => new(0, watch.Id, kind, item, new(2031, 6, 1, 12, minute, 0, TimeSpan.Zero)) { State = "" };
}
