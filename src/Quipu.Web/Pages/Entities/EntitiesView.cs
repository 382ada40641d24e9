using Quipu.Entities;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Web.Pages.Entities;

/// <summary>A page of the list of entities, and what was asked for.</summary>
public sealed record EntitiesView(Page<EntityCard> Rows, EntityQuery Query, Paging Paging)
{
    internal static EntitiesView Load(Desk desk, Asked asked)
    {
        var query = new EntityQuery(asked.Text("q"), asked.One<EntityType>("type"), !asked.Flag("unnamed"), asked.One<EntityOrder>("order") ?? EntityOrder.MostClaims);
        var paging = asked.Paging(rows: 100);
        return new(asked.Fault is null ? desk.Store.Entities(desk.Viewer, query, paging) : Page<EntityCard>.Empty, query, paging);
    }
}
