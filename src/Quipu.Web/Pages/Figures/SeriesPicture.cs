using System.Xml.Linq;
using Quipu.Figures;
using Quipu.Publishing.Pictures;
using Quipu.Web.Parts;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Figures;

/// <summary>A series as a picture to publish: every value with who published it, and what a claim must be told with.</summary>
sealed class SeriesPicture(Desk desk, SeriesView view, SeriesPlot plot, PictureSources sources)
{
    // Room for its numbers.
    const double Beside = 90;

    Words Words => desk.Words;

    /// <summary>Null where there are no two periods to compare.</summary>
    internal static SeriesPlot? Arranged(SeriesView view) => SeriesPlot.Of(view.Values.Rows);

    internal Picture Made()
    {
        var drawing = Drawn();
        return new()
        {
            Title = $"{Words.Metric(view.Series)}, {Words.Place(view.Series)} ({Words.Unit(view.Series.Key.Unit)})",
            Notes = [Words.Of("picture.values", Words.Number(view.Values.Rows.Length), Words.Number(view.Values.Total)), Words["figures.note"], Words["picture.words"]],
            Drawing = drawing,
            Keys = [.. Keys()],
            RowsTitle = Words["picture.rests"],
            Rows = [.. view.Values.Rows.Select(Row)],
            SourcesTitle = Words["island.sources"],
            Sources = sources.All,
            Colophon = PictureParts.Colophon(desk),
        };
    }

    PictureRow Row(SeriesValue value) => value.Claim is { } claim ? sources.Row(Said(value), claim) : sources.Row(Said(value), value.Dataset);

    string Said(SeriesValue value)
    {
        var marks = new[]
        {
            value.Publisher, value.Via is { Length: > 0 } via && via != value.Publisher ? Words.Of("figures.via", via) : null, Words.Vintage(value), value.Counts ? null : Words["figures.key.open"],
            value is { Conflict: true, Counts: true } ? Words["figures.conflict"] : null, value.IsUnfinished ? Words["figures.unfinished"] : null, value.Register?.Vanished == true ? Words["registers.vanished"] : null,
        };
        return $"{Words.Period(value) ?? Words["figures.undated"]}: {(value.Claim?.Claim.Negated == true ? Words["claim.not"] + " " : "")}{Words.Value(value.Value)} ({string.Join(", ", marks.Where(m => !string.IsNullOrEmpty(m)))})";
    }

    IEnumerable<PictureKey> Keys()
    {
        var group = Words["picture.signs"];
        yield return new(group, Words["figures.key.register"], [Dot("17", "6", true, true)]);
        yield return new(group, Words["figures.key.claim"], [Dot("17", "6", false, true)]);
        yield return new(group, Words["figures.key.open"], [Dot("17", "6", false, false)]);
        yield return new(group, Words["figures.key.conflict"], [Svg.Line("M17 0V12", PictureDress.Bad, 2.4)]);
    }

    PictureDrawing Drawn()
    {
        const double width = PictureSheet.Inner - Beside;
        List<XElement> drawn = [Straight(("0", SeriesPlot.Base, "100%", SeriesPlot.Base), PictureDress.Faint, 1)];
        drawn.AddRange(plot.Lines.Select(l => Straight((l.X1, l.Y1, l.X2, l.Y2), PictureDress.Link, 1.2)));
        drawn.AddRange(plot.Spans.Select(s => Straight((s.X, s.Above, s.X, s.Below), PictureDress.Bad, 1.6)));
        drawn.AddRange(plot.Dots.Select(d => Svg.Told("value", Said(d.Value), [Row(d.Value).Text], Dot(d.X, d.Y, d.Value.Claim is null, d.Value.Counts))));
        // A frame of its own, since across the plot counts in hundredths of its width.
        var frame = Svg.Shape("svg", [("x", Svg.At(Beside)), ("y", "0"), ("width", Svg.At(width)), ("height", Svg.At(SeriesPlot.Height)), ("overflow", "visible")], drawn);
        return new(Svg.Shape("g", [("class", "series")], [frame, .. Ticks(width)]), PictureSheet.Inner, SeriesPlot.Height + 4);
    }

    IEnumerable<XElement> Ticks(double width)
    {
        var dated = plot.Dots.Select(d => d.Value).ToList();
        yield return Svg.Text(Words.Date(dated.MinBy(v => v.Period!.Value.Earliest)!.Period!.Value), (Beside, SeriesPlot.Height - 7), 11, ("fill", PictureDress.Soft));
        var last = dated.MaxBy(v => (v.End ?? v.Period!.Value).Latest)!;
        yield return Svg.Text(Words.Date(last.End ?? last.Period!.Value), (Beside + width, SeriesPlot.Height - 7), 11, ("fill", PictureDress.Soft), ("text-anchor", "end"));
        foreach (var (value, y) in new[] { (plot.Most, plot.Dots.MaxBy(d => d.Value.Value)!.Y), (plot.Least, plot.Dots.MinBy(d => d.Value.Value)!.Y) }.Distinct())
            yield return Svg.Words("text", Words.Value(value), ("x", Svg.At(Beside - 8)), ("y", y), ("dy", "4"), ("font-size", "11"), ("text-anchor", "end"), ("fill", PictureDress.Soft));
    }

    static XElement Straight((string X1, string Y1, string X2, string Y2) at, string colour, double width) =>
        Svg.Shape("line", [("x1", at.X1), ("y1", at.Y1), ("x2", at.X2), ("y2", at.Y2), ("stroke", colour), ("stroke-width", Svg.At(width))]);

    static XElement Dot(string x, string y, bool register, bool counts)
    {
        var colour = register ? PictureDress.Link : PictureDress.Cord;
        return Svg.Shape("circle", [("cx", x), ("cy", y), ("r", register ? "3.5" : "4.5"), ("fill", register && counts ? colour : PictureDress.Paper), ("stroke", colour), ("stroke-width", "1.6"), ("stroke-dasharray", counts ? null : "2 2")]);
    }
}
