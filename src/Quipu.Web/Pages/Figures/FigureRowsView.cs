using Quipu.Registers;
using Quipu.Search;

namespace Quipu.Web.Pages.Figures;

/// <summary>The rows of a register that were added up to one value.</summary>
public sealed record FigureRowsView(Page<KeptFigure> Rows, string Concept, string Place, FigureQuery Query, Paging Paging)
{
    /// <summary>Null where there is no such sum.</summary>
    internal static FigureRowsView? Load(Desk desk, Asked asked)
    {
        var (concept, place, period) = (asked.Text("metric"), asked.Text("place") ?? "", asked.Date("period"));
        var paging = asked.Paging(rows: 100);
        if (concept is null || period is null || asked.Fault is not null) return null;
        var query = new FigureQuery
        {
            Whole = concept,
            Under = place,
            Period = period,
            Publisher = asked.Text("publisher"),
            Vintage = asked.Text("vintage"),
            Dataset = asked.Text("dataset") is { } dataset ? new DatasetName(dataset) : null,
        };
        var rows = desk.Store.Figures(desk.Viewer, query, paging);
        return rows.Total == 0 ? null : new(rows, concept, place, query, paging);
    }
}
