using Quipu.Registers;
using Quipu.Search;

namespace Quipu.Web.Pages.Datasets;

/// <summary>An import, and what happened to the values of its rows.</summary>
public sealed record ImportView(ImportRow Import, Page<KeptNote> Notes, Paging Paging)
{
    internal static ImportView? Load(Desk desk, long number, Asked asked)
    {
        if (desk.Store.Import(desk.Viewer, number) is not { } import) return null;
        var paging = asked.Paging(rows: 100);
        return new(import, asked.Fault is null ? desk.Store.Notes(desk.Viewer, number, paging) : Page<KeptNote>.Empty, paging);
    }
}
