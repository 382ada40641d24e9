using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Search;
using Quipu.Watches;
using Quipu.Web.Pages.Findings;

namespace Quipu.Web.Pages.Watches;

/// <summary>Watches, the open ones first, and how many alerts nobody looked at yet.</summary>
public sealed record WatchesView(ImmutableArray<KeptWatch> Rows, int Total, Paging Paging, string? Asked)
{
    /// <summary>New alerts of watches that are not muted.</summary>
    internal int New { get; private init; }

    internal static WatchesView Load(Desk desk, Asked asked)
    {
        var (all, paging) = (desk.Store.Watches(desk.Viewer), asked.Paging());
        return new([.. all.Skip(paging.Offset).Take(paging.Limit)], all.Length, paging, asked.Text("address")) { New = Fresh(all) };
    }

    /// <summary>How many alerts are new on watches that tell.</summary>
    internal static int Fresh(ImmutableArray<KeptWatch> watches) => watches.Where(w => !w.Watch.IsMuted).Sum(w => w.New);
}

/// <summary>A watch with a page of what it told.</summary>
public sealed record WatchView(KeptWatch Kept, Page<AlertRow> Alerts, Paging Paging)
{
    /// <summary>Up to where a mark says that it was looked at: what came after this page was made stays new.</summary>
    internal long UpTo { get; private init; }

    internal static WatchView? Load(Desk desk, string id, Asked asked)
    {
        if (desk.Store.Watch(desk.Viewer, new(id)) is not { } kept) return null;
        var paging = asked.Paging(rows: 20);
        var query = new AlertQuery(kept.Watch.Id, asked.Flag("new") ? kept.Watch.Looked : 0, asked.Flag("serious"));
        var found = desk.Store.Alerts(desk.Viewer, query, paging);
        return new(kept, new([.. found.Rows.Select(a => AlertRow.Of(desk, kept.Watch, a))], found.Total, found.Offset), paging)
        {
            UpTo = desk.Store.Alerts(desk.Viewer, new(kept.Watch.Id), new(0, 1)).Rows is [var last] ? last.Number : 0,
        };
    }
}

/// <summary>An alert with what it is about, as it stands now.</summary>
/// <param name="Claim">Null: it is about none, or it is on record no more.</param>
public sealed record AlertRow(Alert Alert, bool IsNew, ShownClaim? Claim, FindingRow? Finding)
{
    internal DocumentHead? Document { get; private init; }

    /// <summary>Of a match: the name in the table; null: the table is gone.</summary>
    internal string? Name { get; private init; }

    /// <summary>Of a match: who they may be; null: they are on record no more.</summary>
    internal string? Found { get; private init; }

    internal static AlertRow Of(Desk desk, Watch watch, Alert alert)
    {
        var (store, viewer, item) = (desk.Store, desk.Viewer, alert.Item);
        return new(
            alert, alert.Number > watch.Looked, item.Claim is { } claim ? store.Claim(viewer, claim) : null,
            item.Finding is { } finding && store.Finding(viewer, finding) is { } kept ? FindingRow.Of(desk, kept) : null)
        {
            Document = item.Document is { } document ? store.Head(viewer, document) : null,
            Name = item.Match is null ? null : desk.Options.Watches?.Names?.NameOf(store, watch.Question, item),
            Found = item.Match is { } match ? store.Entity(viewer, match.Entity)?.Name ?? desk.Matching.Party(viewer, match.Entity)?.NameTexts.FirstOrDefault() : null,
        };
    }
}
