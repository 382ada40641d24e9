using System.Globalization;
using System.Xml.Linq;
using Quipu.Exports;

namespace Quipu.Publishing.Pictures;

/// <summary>Pieces of a drawing. They are elements with their own attributes and no style sheet, so that a picture needs nothing outside itself.</summary>
public static class Svg
{
    /// <summary>The namespace of SVG.</summary>
    public static XNamespace Names { get; } = "http://www.w3.org/2000/svg";

    /// <summary>An element; attributes in the order in which they are given, those without a value left out.</summary>
    public static XElement Shape(string tag, IEnumerable<(string Name, string? Value)> attributes, params IEnumerable<XElement> children) =>
        new(Names + tag, attributes.Where(a => a.Value is not null).Select(a => new XAttribute(a.Name, XmlText.Of(a.Value!))), children);

    /// <summary>A group that says in words what it draws: in one line, and with the whole status of it.</summary>
    /// <param name="kind">What it draws: <c>tie</c>, <c>band</c>, <c>value</c>.</param>
    /// <param name="title">What it says, in one line.</param>
    /// <param name="status">Of each piece of evidence how it is said, by whom, where it stands in law, what answers it and who reviewed it.</param>
    public static XElement Told(string kind, string title, IEnumerable<string> status, params IEnumerable<XElement> drawn) =>
        Shape("g", [("class", kind)], [Words("title", title), Words("desc", string.Join("\n", status)), .. drawn]);

    /// <summary>An element that holds words only.</summary>
    public static XElement Words(string tag, string text, params IEnumerable<(string Name, string? Value)> attributes)
    {
        var made = Shape(tag, attributes);
        made.Add(XmlText.Of(text));
        return made;
    }

    /// <summary>A line of text from its base line.</summary>
    public static XElement Text(string text, (double X, double Y) at, double size, params IEnumerable<(string Name, string? Value)> more) =>
        Words("text", text, [("x", At(at.X)), ("y", At(at.Y)), ("font-size", At(size)), .. more]);

    /// <summary>Text on a rim of paper, so that what lies below does not strike it out.</summary>
    public static XElement Rimmed(string text, (double X, double Y) at, double size, params IEnumerable<(string Name, string? Value)> more) =>
        Text(text, at, size, [("stroke", PictureDress.Paper), ("stroke-width", "3.2"), ("stroke-linejoin", "round"), ("paint-order", "stroke"), .. more]);

    /// <summary>A path that is drawn as a line.</summary>
    public static XElement Line(string d, string colour, double width, params IEnumerable<(string Name, string? Value)> more) =>
        Shape("path", [("d", d), ("fill", "none"), ("stroke", colour), ("stroke-width", At(width)), .. more]);

    /// <summary>A group that is moved.</summary>
    public static XElement Moved(double x, double y, params IEnumerable<XElement> drawn) => Shape("g", [("transform", $"translate({At(x)} {At(y)})")], drawn);

    /// <summary>A number of a drawing, to a tenth, so that the same drawing is the same bytes.</summary>
    public static string At(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
