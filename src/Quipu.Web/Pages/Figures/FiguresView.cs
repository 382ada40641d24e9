using System.Collections.Immutable;
using Quipu.Figures;
using Quipu.Search;

namespace Quipu.Web.Pages.Figures;

/// <summary>Figures of registers and of the reporting as series, some to a page, each with its newest values.</summary>
/// <param name="Values">Values of all series that were asked for.</param>
public sealed record FiguresView(ImmutableArray<SeriesBlock> Blocks, int Total, int Values, SeriesQuery Query, Paging Paging)
{
    /// <summary>Series on a page when nobody says otherwise.</summary>
    const int Rows = 10;

    internal static FiguresView Load(Desk desk, Asked asked)
    {
        var query = Ask(asked);
        var paging = asked.Paging(rows: Rows);
        if (asked.Fault is not null) return new([], 0, 0, query, paging);
        var page = desk.Store.Series(desk.Viewer, query, paging);
        return new([.. page.Series.Rows.Select(s => SeriesBlock.Newest(desk, s, query))], page.Series.Total, page.Values, query, paging);
    }

    internal static SeriesQuery Ask(Asked asked) => new()
    {
        Dataset = asked.Text("dataset") is { } dataset ? new DatasetName(dataset) : null,
        Metric = asked.Text("metric"),
        Place = asked.Text("place"),
        Period = asked.Date("period"),
        Publisher = asked.Text("publisher"),
        ConflictsOnly = asked.Flag("conflicts"),
        Reporting = asked.Flag("reporting"),
        Vanished = asked.Flag("vanished"),
    };
}

/// <summary>A series with some of its values, by period.</summary>
/// <param name="Drawn">Those of the picture.</param>
/// <param name="Listed">Those of the table: the last of them.</param>
public sealed record SeriesBlock(FigureSeries Series, ImmutableArray<SeriesValue> Drawn, ImmutableArray<SeriesValue> Listed)
{
    const int MostDrawn = 60;
    const int MostListed = 6;

    internal static SeriesBlock Newest(Desk desk, FigureSeries series, SeriesQuery query)
    {
        var values = desk.Store.SeriesValues(desk.Viewer, query with { Series = series.Key }, new(Math.Max(0, series.Values - MostDrawn), MostDrawn)).Rows;
        return new(series, values, [.. values.TakeLast(MostListed)]);
    }
}
