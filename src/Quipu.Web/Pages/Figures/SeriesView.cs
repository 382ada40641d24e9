using System.Collections.Immutable;
using Quipu.Figures;
using Quipu.Search;

namespace Quipu.Web.Pages.Figures;

/// <summary>One series with its values.</summary>
public sealed record SeriesView(FigureSeries Series, Page<SeriesValue> Values, SeriesQuery Query, Paging Paging)
{
    /// <summary>Values on a page when nobody says otherwise.</summary>
    const int Rows = 200;

    /// <summary>Null where the viewer may see no such series.</summary>
    internal static SeriesView? Load(Desk desk, Asked asked)
    {
        var query = Ask(asked);
        var paging = asked.Paging(rows: Rows);
        if (query.Series is null || asked.Fault is not null || desk.Store.Series(desk.Viewer, query, new(0, 1)).Series.Rows is not [var series]) return null;
        return new(series, desk.Store.SeriesValues(desk.Viewer, query, paging), query, paging);
    }

    /// <summary>The series that an address names: its metric, place (left out: no place) and unit.</summary>
    internal static SeriesQuery Ask(Asked asked) => FiguresView.Ask(asked) with
    {
        Metric = null,
        Place = null,
        Series = asked.Text("metric") is { } metric && asked.Text("unit") is { } unit ? new(metric, asked.Text("place") ?? "", unit) : null,
    };

    /// <summary>The years that it spans, in order; empty where none is known.</summary>
    internal ImmutableArray<int> Years => [.. Values.Rows.Select(v => v.Period?.Year).OfType<int>().Distinct().Order()];
}
