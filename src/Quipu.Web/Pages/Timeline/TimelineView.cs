using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Claims.Times;
using Quipu.Search;

namespace Quipu.Web.Pages.Timeline;

/// <summary>Claims in time: a page of them in lanes, and how many begin in each month of all.</summary>
/// <param name="Rows">The claims of the page, in the order of their time.</param>
/// <param name="Months">Of every claim asked for, without the days asked for: the strip that days are chosen on.</param>
public sealed record TimelineView(Page<ShownClaim> Rows, ClaimQuery Query, Paging Paging, ImmutableArray<MonthCount> Months, ClaimTime Time, TimelineLanes By)
{
    /// <summary>Claims on one picture.</summary>
    const int Most = 120;

    internal static TimelineView Load(Desk desk, Asked asked)
    {
        var (time, by) = (asked.One<ClaimTime>("time") ?? ClaimTime.Held, asked.One<TimelineLanes>("by") ?? TimelineLanes.Entity);
        var query = asked.Claims();
        query = query with { Order = asked.One<ClaimOrder>("order") ?? (time == ClaimTime.Held ? ClaimOrder.Date : ClaimOrder.Published) };
        var paging = asked.Paging(rows: Most);
        if (asked.Fault is not null) return new(Page<ShownClaim>.Empty, query, paging, [], time, by);
        return new(desk.Store.Claims(desk.Viewer, query, paging), query, paging, desk.Store.Months(desk.Viewer, query with { From = null, To = null }, time), time, by);
    }
}
