using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Network.Laws;
using Quipu.Search;

namespace Quipu.Web.Pages.Laws;

/// <summary>A page of the laws and measures on record, those of which most is said first.</summary>
/// <param name="Total">Laws in all.</param>
public sealed record LawsView(ImmutableArray<LawRecord> Rows, int Total, EntityQuery Query, Paging Paging)
{
    /// <summary>Claims of a law that its row shows.</summary>
    internal const int Shown = 3;

    // More are counted, and read on the law's own page.
    const int Read = 8;

    internal static LawsView Load(Desk desk, Asked asked)
    {
        var query = new EntityQuery(asked.Text("q"), EntityType.Law, !asked.Flag("unnamed"), asked.One<EntityOrder>("order") ?? EntityOrder.MostClaims);
        var paging = asked.Paging(rows: 20);
        if (asked.Fault is not null) return new([], 0, query, paging);
        var (found, laws) = (desk.Store.Entities(desk.Viewer, query, paging), new LawDesk(desk.Store, desk.Viewer));
        return new([.. found.Rows.Select(l => laws.Read(l, Read))], found.Total, query, paging);
    }
}
