using Quipu.Search;
using Quipu.Sources.Grades;

namespace Quipu.Web.Pages.Sources;

/// <summary>A page of the list of sources, and what was asked for.</summary>
public sealed record SourcesView(Page<SourceRow> Rows, SourceQuery Query, Paging Paging)
{
    internal static SourcesView Load(Desk desk, Asked asked)
    {
        var (query, paging) = (new SourceQuery(asked.Text("q"), asked.Grades(), asked.One<SourceOrder>("order") ?? SourceOrder.MostDocuments), asked.Paging());
        return new(asked.Fault is null ? desk.Store.Sources(desk.Viewer, query, paging) : Page<SourceRow>.Empty, query, paging);
    }
}
