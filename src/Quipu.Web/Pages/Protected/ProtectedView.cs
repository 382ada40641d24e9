using Quipu.Claims;
using Quipu.Search;
using Quipu.Sources.Protected;

namespace Quipu.Web.Pages.Protected;

/// <summary>What rests on a protected source, and who looked who it is.</summary>
public sealed record ProtectedView(ProtectedSourceRow Row, Page<DocumentRow> Documents, Page<ShownClaim> Claims, Page<SourceReveal> Reveals, int Size)
{
    internal static ProtectedView? Load(Desk desk, string id, Asked asked)
    {
        var (store, viewer) = (desk.Store, desk.Viewer);
        if (store.Protected.Source(viewer, id) is not { } row || row.Source.Id.Value != id) return null;
        var (documents, claims, reveals) = (asked.Paging("documents"), asked.Paging("claims"), asked.Paging("reveals"));
        return new(
            row, store.Documents(viewer, new() { Protected = row.Source.Id }, documents), store.Claims(viewer, new() { Protected = row.Source.Id }, claims),
            store.Protected.Reveals(viewer, row.Source.Id, reveals), documents.Limit);
    }
}
