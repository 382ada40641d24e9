using System.Collections.Immutable;
using Quipu.Figures;
using Quipu.Search;

namespace Quipu.Web.Pages.Figures;

/// <summary>Figures of registers and of the reporting as series, some to a page, each with its newest values.</summary>
/// <param name="Values">Values of all series that were asked for.</param>
public sealed record FiguresView(ImmutableArray<SeriesBlock> Blocks, int Total, int Values, SeriesQuery Query, Paging Paging)
{
    /// <summary>Series on a page when nobody says otherwise; in panels.</summary>
    const int Rows = 10, Panels = 24;

    /// <summary>Small pictures side by side, without tables.</summary>
    public bool InPanels { get; private init; }

    /// <summary>All pictures of a unit have one scale.</summary>
    public bool OneScale { get; private init; }

    /// <summary>Counts are held against the number of people.</summary>
    public bool Per { get; private init; }

    /// <summary>The least and greatest of each unit; empty: each picture has its own scale.</summary>
    internal ImmutableDictionary<string, (decimal Least, decimal Most)> Scales { get; private init; } = ImmutableDictionary<string, (decimal, decimal)>.Empty;

    internal static FiguresView Load(Desk desk, Asked asked)
    {
        var query = Ask(asked);
        var (panels, scale, per) = (asked.Flag("panels"), asked.Flag("scale"), asked.Flag("per"));
        var paging = asked.Paging(rows: panels ? Panels : Rows);
        if (asked.Fault is not null) return new([], 0, 0, query, paging);
        var page = desk.Store.Series(desk.Viewer, query, paging);
        ImmutableArray<SeriesBlock> blocks = [.. page.Series.Rows.Select(s => SeriesBlock.Newest(desk, s, query)).Select(b => per ? b.Shared(desk) : b)];
        return new(blocks, page.Series.Total, page.Values, query, paging)
        {
            InPanels = panels,
            OneScale = scale,
            Per = per,
            Scales = !scale ? ImmutableDictionary<string, (decimal, decimal)>.Empty
                : blocks.SelectMany(b => b.Plotted.Select(v => (Unit: b.Unit, v.Value))).GroupBy(v => v.Unit, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => (g.Min(v => v.Value), g.Max(v => v.Value))),
        };
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

    /// <summary>Each drawn value with the number of people there; null: it is no count of a known place, or nobody asked.</summary>
    public ImmutableArray<PerPeople>? Per { get; private init; }

    /// <summary>What the picture draws: values as they stand, or what they come to per 100,000 people.</summary>
    internal ImmutableArray<SeriesValue> Plotted => Per is { } per ? [.. per.Where(p => p.Rate is not null).Select(p => p.Value with { Value = p.Rate!.Value })] : Drawn;

    internal string Unit => Per is null ? Series.Key.Unit : "per " + Series.Key.Unit;

    /// <summary>Held against the number of people, where it is a count and a place is known; else as it stands.</summary>
    internal SeriesBlock Shared(Desk desk)
    {
        if (Concepts.Find(Series.Key.Concept) is not { Adds: true, Slug: not "population" } || Series.Key.Place.Length == 0 || Concepts.Find("population") is not { } people) return this;
        return this with { Per = PerPeople.Of(Drawn, desk.Store.AllSeriesValues(desk.Viewer, new() { Series = new(people.Slug, Series.Key.Place, people.Unit) })) };
    }

    internal static SeriesBlock Newest(Desk desk, FigureSeries series, SeriesQuery query)
    {
        var values = desk.Store.SeriesValues(desk.Viewer, query with { Series = series.Key }, new(Math.Max(0, series.Values - MostDrawn), MostDrawn)).Rows;
        return new(series, values, [.. values.TakeLast(MostListed)]);
    }
}
