using Quipu.Search;
using Quipu.Sources.Protected;

namespace Quipu.Web.Pages.Protected;

/// <summary>Protected sources by pseudonym; who they are is on no page.</summary>
public sealed record ProtectedListView(Page<ProtectedSourceRow> Rows, Paging Paging)
{
    internal static ProtectedListView Load(Desk desk, Asked asked)
    {
        var paging = asked.Paging();
        return new(asked.Fault is null ? desk.Store.Protected.Sources(desk.Viewer, paging) : Page<ProtectedSourceRow>.Empty, paging);
    }
}
