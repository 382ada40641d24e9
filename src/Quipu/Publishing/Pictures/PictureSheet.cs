using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using static Quipu.Publishing.Pictures.Svg;

namespace Quipu.Publishing.Pictures;

/// <summary>Sets a picture on a sheet, one part below the other, as a file of SVG that needs nothing outside itself. The same picture gives the same bytes.</summary>
public sealed class PictureSheet
{
    /// <summary>How wide a sheet is at least, and what is left of that for a drawing.</summary>
    public const double Least = 1000, Inner = Least - (2 * Rim);

    const double Rim = 36, Between = 28, Small = 11, KeySize = 11.5, KeyRow = 21;
    const string Serif = "Georgia, 'Times New Roman', serif", Sans = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif";

    readonly Picture _picture;
    readonly double _width, _inner;
    readonly List<XElement> _parts = [];
    double _y = Rim;

    PictureSheet(Picture picture)
    {
        _picture = picture;
        _width = Math.Max(Least, picture.Drawing.Width + (2 * Rim));
        _inner = _width - (2 * Rim);
    }

    /// <summary>Writes a picture.</summary>
    public static void Write(Picture picture, Stream to)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var xml = XmlWriter.Create(to, new() { Encoding = new UTF8Encoding(false), NewLineChars = "\n", NewLineHandling = NewLineHandling.None });
        new PictureSheet(picture).Set().WriteTo(xml);
    }

    XDocument Set()
    {
        Head();
        Drawing();
        Legend();
        var numbers = _picture.Sources.Select((s, i) => (s.Key, Number: i + 1)).ToDictionary(s => s.Key, s => s.Number, StringComparer.Ordinal);
        Columns("rows", _picture.RowsTitle, [.. _picture.Rows.Select(r => r.Text + (r.Source is { } source ? string.Create(CultureInfo.InvariantCulture, $" [{numbers[source]}]") : ""))]);
        Columns("sources", _picture.SourcesTitle, [.. _picture.Sources.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}  {s.Text}"))]);
        Rule(6);
        Lines(_picture.Colophon, 10.5, 14, PictureDress.Soft, "colophon");
        var height = Math.Ceiling(_y + (Rim * 0.7));
        return new(Shape("svg", [("width", At(_width)), ("height", At(height)), ("viewBox", $"0 0 {At(_width)} {At(height)}"), ("font-family", Sans), ("fill", PictureDress.Ink), ("role", "img")],
        [
            Words("title", _picture.Title), Words("desc", string.Join(' ', _picture.Notes.Concat(_picture.Colophon))),
            Shape("rect", [("width", At(_width)), ("height", At(height)), ("fill", PictureDress.Paper)]), .. _parts,
        ]));
    }

    void Head()
    {
        foreach (var line in TextRoom.Wrap(_picture.Title, 25, _inner)) _parts.Add(Svg.Text(line, (Rim, _y += 28), 25, ("font-weight", "700"), ("font-family", Serif)));
        Lines(_picture.Notes, 12.5, 19, PictureDress.Soft, "notes");
        _y += 14;
    }

    void Drawing()
    {
        Rule(0);
        _parts.Add(Moved((_width - _picture.Drawing.Width) / 2, _y + 10, _picture.Drawing.Drawn));
        _y += _picture.Drawing.Height + 20;
    }

    // Each group begins a row of its own; none of it is put away on a narrow sheet.
    void Legend()
    {
        Rule(0);
        var (drawn, top) = (new List<XElement>(), 12.0);
        foreach (var group in _picture.Keys.GroupBy(k => k.Group, StringComparer.Ordinal))
        {
            drawn.Add(Svg.Text(group.Key, (0, top + 14), KeySize, ("font-weight", "700"), ("fill", PictureDress.Soft)));
            var indent = _picture.Keys.Max(k => TextRoom.Width(k.Group, KeySize) * 1.08) + 14;
            var x = indent;
            foreach (var key in group)
            {
                var room = 34 + 6 + TextRoom.Width(key.Label, KeySize) + 14;
                if (x > indent && x + room - 14 > _inner) (x, top) = (indent, top + KeyRow);
                drawn.Add(Moved(x, top + 4, key.Sample));
                drawn.Add(Svg.Text(key.Label, (x + 40, top + 14), KeySize));
                x += room;
            }

            top += KeyRow + 1;
        }

        _parts.Add(Shape("g", [("class", "legend"), ("transform", $"translate({At(Rim)} {At(_y)})")], drawn));
        _y += top + 8;
    }

    // In columns of about the same height.
    void Columns(string kind, string heading, ImmutableArray<string> rows)
    {
        if (rows.IsEmpty) return;
        Rule(0);
        var count = Math.Min(rows.Length, Math.Max(1, (int)(_inner / 440)));
        var room = (_inner - ((count - 1) * Between)) / count;
        var set = rows.Select(r => TextRoom.Wrap(r, Small, room - 4)).ToList();
        var drawn = new List<XElement> { Svg.Text(heading, (0, 18), 12.5, ("font-weight", "700")) };
        var (target, column, y, bottom) = (set.Sum(Height) / count, 0, 0.0, 0.0);
        foreach (var lines in set)
        {
            if (y >= target && column < count - 1) (column, y) = (column + 1, 0);
            drawn.Add(Shape("g", [("class", "row")], lines.Select((line, i) => Svg.Text(line, (column * (room + Between), 38 + y + (i * 14)), Small))));
            y += Height(lines);
            bottom = Math.Max(bottom, y);
        }

        _parts.Add(Shape("g", [("class", kind), ("transform", $"translate({At(Rim)} {At(_y)})")], drawn));
        _y += 34 + bottom + 8;
    }

    static double Height(ImmutableArray<string> lines) => (lines.Length * 14) + 4;

    void Lines(ImmutableArray<string> texts, double size, double step, string colour, string kind)
    {
        var drawn = new List<XElement>();
        foreach (var line in texts.SelectMany(t => TextRoom.Wrap(t, size, _inner))) drawn.Add(Svg.Text(line, (Rim, _y += step), size, ("fill", colour)));
        if (drawn.Count > 0) _parts.Add(Shape("g", [("class", kind)], drawn));
    }

    void Rule(double after)
    {
        _parts.Add(Line($"M{At(Rim)} {At(_y)}H{At(_width - Rim)}", PictureDress.Faint, 1));
        _y += after;
    }
}
