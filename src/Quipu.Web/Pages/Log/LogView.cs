using Quipu.Search;

namespace Quipu.Web.Pages.Log;

/// <summary>A page of what was read and what failed, newest first.</summary>
public sealed record LogView(Page<LogRow> Rows, LogQuery Query, Paging Paging)
{
    internal static LogView Load(Desk desk, Asked asked)
    {
        var (query, paging) = (new LogQuery(asked.Flag("failures"), asked.Text("q")), asked.Paging(rows: 100));
        return new(asked.Fault is null ? desk.Store.Log(desk.Viewer, query, paging) : Page<LogRow>.Empty, query, paging);
    }
}
