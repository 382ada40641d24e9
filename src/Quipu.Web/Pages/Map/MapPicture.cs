using System.Collections.Immutable;
using System.Xml.Linq;
using Quipu.Places;
using Quipu.Publishing.Pictures;
using Quipu.Web.Parts;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Map;

/// <summary>A map as a picture to publish: the shades, what each number rests on, and every route with its whole status.</summary>
sealed class MapPicture(Desk desk, MapView view, PictureSources sources)
{
    // From pale to dark; a reader tells five apart, in grey too.
    static readonly string[] _shades = ["#f1dfca", "#e3bd93", "#cf9360", "#ad6433", "#7c3c14"];

    readonly MapFrame _frame = MapFrame.Of(view.Within);

    Words Words => desk.Words;

    internal Picture Made()
    {
        var routes = view.Routes.Select(r => sources.Row(Told(r), r.Claim)).ToList();
        return new()
        {
            Title = $"{Words.Name(view.Within)} · {Words.Counted(view)}",
            Notes = [Words["map.note"], .. view.Count == MapCount.Figures ? [] : new[] { Placed() }, .. Asked(), Words["picture.words"]],
            Drawing = new(Svg.Shape("g", [("class", "map")], [Hatches(), .. Areas(), .. view.Routes.SelectMany(Drawn)]), MapFrame.Width, _frame.Height),
            Keys = [.. Keys(), .. view.Routes.Length == 0 ? [] : PictureParts.Modalities(Words).Concat(PictureParts.Tones(Words, lines: true)).Append(PictureParts.Answered(Words))],
            RowsTitle = Words["picture.rests"],
            Rows = [.. view.Places.Concat(view.Wider).Select(r => new PictureRow(Words.Told(view, r), null)), .. routes],
            SourcesTitle = Words["island.sources"],
            Sources = [.. sources.All, new("basemap", Words["map.basemap"])],
            Colophon = PictureParts.Colophon(desk),
        };
    }

    string Placed() => Words.Of("map.placed", Words.Number(view.Naming), Words.Number(view.Total)) + (view.NotPlaced > 0 ? " " + Words.Count("map.nowhere", view.NotPlaced) : "");

    IEnumerable<string> Asked()
    {
        var asked = new[] { view.Query.From is { } from ? $"{Words["filters.from"]} {Words.Date(from)}" : null, view.Query.To is { } to ? $"{Words["filters.to"]} {Words.Date(to)}" : null }.OfType<string>().ToList();
        if (asked.Count > 0) yield return string.Join(", ", asked);
    }

    IEnumerable<PictureKey> Keys()
    {
        foreach (var shade in view.Legend)
            yield return new(Words.Counted(view), shade.Least == shade.Most ? Words.Number((long)shade.Least) : $"{Words.Number((long)shade.Least)} – {Words.Number((long)shade.Most)}", [Box(_shades[Math.Min(shade.Number, _shades.Length) - 1])]);
        yield return new(Words.Counted(view), Words.Of("map.key.thin", Words.Number(view.Least)), [Box(PictureDress.Paper), Svg.Line("M2 11L12 1M12 11L22 1M22 11L32 1", PictureDress.Edge, 1)]);
        yield return new(Words.Counted(view), Words["map.key.vague"], [Box("#f6f4ee"), Svg.Line("M2 1L12 11M20 1L30 11", PictureDress.Cord, 1)]);
        yield return new(Words.Counted(view), Words["map.key.blank"], [Box("#f6f4ee")]);
    }

    static XElement Box(string fill) => Svg.Shape("rect", [("x", "1"), ("y", "0"), ("width", "32"), ("height", "12"), ("fill", fill), ("stroke", PictureDress.Edge), ("stroke-width", "0.6")]);

    static XElement Hatches() => Svg.Shape("defs", [],
    [
        Svg.Shape("pattern", [("id", "thin"), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)")], [Svg.Line("M0 0V6", PictureDress.Edge, 1)]),
        Svg.Shape("pattern", [("id", "vague"), ("width", "14"), ("height", "14"), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(-45)")], [Svg.Line("M0 0V14", PictureDress.Cord, 1)]),
    ]);

    IEnumerable<XElement> Areas()
    {
        var painted = view.Places.Select(r => r.Place.Code).ToHashSet(StringComparer.Ordinal);
        yield return Outline(string.Concat(view.Drawn.Where(a => !painted.Contains(a.Code)).Select(_frame.Path)), "#f6f4ee");
        foreach (var row in view.Places) yield return Svg.Told("place", Words.Told(view, row), [], Painted(row));
        foreach (var row in view.Wider.Where(r => r.Place.Code != view.Within?.Code)) yield return Svg.Told("place", Words.Told(view, row), [], row.Place.Rings.IsEmpty ? Dot(row) : [Outline(_frame.Path(row.Place), "url(#vague)")]);
        if (view.Drawn.Length > 30) yield break;
        foreach (var area in view.Within is null ? [] : view.Drawn.Where(a => a.Middle is not null))
        {
            var (x, y) = _frame.At(area.Middle!.Value);
            yield return Svg.Rimmed(Words.Name(area), (x, y + 4), 11, ("text-anchor", "middle"));
        }
    }

    IEnumerable<XElement> Painted(MapRow row)
    {
        if (row.Place.Rings.IsEmpty) return Dot(row);
        var d = _frame.Path(row.Place);
        return row.IsThin || row.Shade == 0 ? [Outline(d, PictureDress.Paper), Outline(d, "url(#thin)")] : [Outline(d, _shades[Math.Min(row.Shade, _shades.Length) - 1])];
    }

    IEnumerable<XElement> Dot(MapRow row)
    {
        if (row.Place.Middle is not { } middle) yield break;
        var (x, y) = _frame.At(middle);
        yield return Svg.Shape("circle", [("cx", Svg.At(x)), ("cy", Svg.At(y)), ("r", "5"), ("fill", row.IsThin || row.Shade == 0 ? PictureDress.Paper : _shades[Math.Min(row.Shade, _shades.Length) - 1]), ("stroke", PictureDress.Ink), ("stroke-width", "1.2")]);
    }

    static XElement Outline(string d, string fill) => Svg.Shape("path", [("d", d), ("fill", fill), ("fill-rule", "evenodd"), ("stroke", PictureDress.Edge), ("stroke-width", "0.6")]);

    string Told(DrawnRoute route) => $"{ClaimVerbs.Line(Words, route.Claim)} ({string.Join(" → ", route.Route.Stops.Select(s => Words.Name(view.Atlas.Find(s))))})";

    IEnumerable<XElement> Drawn(DrawnRoute route)
    {
        ImmutableArray<(double X, double Y)> ends = [.. route.Route.Stops.Select(s => view.Atlas.Find(s)?.Middle).OfType<MapPoint>().Select(_frame.At)];
        if (ends.Length < 2) yield break;
        var tone = Tones.Of(Tones.StageOf(route.Claim));
        yield return Svg.Told("route", Told(route), [StatusWords.Of(Words, route.Claim)], [.. PictureDress.Said(MapArcs.Of(ends), route.Claim.Claim.Modality, PictureDress.Tone(tone)), .. PictureDress.Marks(ends[0].X, ends[0].Y, tone, !route.Claim.Answers.IsEmpty)]);
    }
}
