using System.Xml.Linq;
using Quipu.Publishing.Pictures;

namespace Quipu.Web.Parts;

/// <summary>A small picture of a shape as it leaves the workspace: names whole, each tie told with the status of all that it rests on.</summary>
/// <param name="status">Of a tie, what it rests on in words; nothing for what a pattern only asks for.</param>
sealed class ShapeDrawing(ShapePicture shape, Func<ShapeTie, IEnumerable<string>> status)
{
    const double Scale = 1.35, Size = 11, Step = 13, NameRoom = 176, LabelRoom = 150;

    internal PictureDrawing Drawn()
    {
        var most = shape.Places.Max(p => Lines(p.Knot).Count);
        var (above, below) = (Math.Max(0, most - 1) * Step, Math.Max(0, most - 1) * Step);
        IEnumerable<XElement> drawn = [.. shape.Lines.Select(Tie), .. shape.Lines.Select(Label), .. shape.Places.Select(Party)];
        var moved = Svg.Shape("g", [("class", "shape"), ("transform", $"scale({Scale.ToString(System.Globalization.CultureInfo.InvariantCulture)}) translate(0 {Svg.At(above - shape.Top)})")], drawn);
        return new(moved, ShapePicture.Width * Scale, (shape.Height + above + below) * Scale);
    }

    XElement Tie(DrawnTie line)
    {
        var tie = line.Tie;
        var colour = Colour(tie);
        return Svg.Told("tie", tie.Told, status(tie),
        [
            .. tie.Modality is { } modality ? PictureDress.Said(line.D, modality, colour, tie.IsWeakest ? 1.6 : 1) : [Asked(line.D, tie.Class)],
            .. line.Arrow is { } arrow ? [Svg.Shape("path", [("d", arrow), ("fill", colour)])] : Array.Empty<XElement>(),
            .. PictureDress.Marks(line.X, line.Y + 14, tie.Tone, tie.IsAnswered),
        ]);
    }

    /// <summary>A tie that a pattern asks for, and nobody is said to have.</summary>
    internal static XElement Asked(string d, string kind) => Svg.Line(d, Colour(kind), 2, ("stroke-dasharray", kind == "without" ? "1.5 5" : null), ("stroke-linecap", kind == "without" ? "round" : null));

    static string Colour(ShapeTie tie) => tie.Modality is null ? Colour(tie.Class) : PictureDress.Tone(tie.Tone);

    static string Colour(string kind) => kind switch { "without" => PictureDress.Bad, "accuses" => PictureDress.Cord, _ => PictureDress.Edge };

    static XElement Label(DrawnTie line)
    {
        var lines = TextRoom.Wrap(line.Tie.Label, Size, LabelRoom);
        return Svg.Shape("g", [("class", "label")], lines.Select((l, i) => Svg.Rimmed(l, (line.X, line.Y - ((lines.Length - 1 - i) * Step)), Size, ("text-anchor", "middle"), ("fill", PictureDress.Soft))));
    }

    static XElement Party(PlacedKnot at)
    {
        var lines = Lines(at.Knot);
        var first = at.LabelY > 0 ? at.Y + at.LabelY : at.Y + at.LabelY + 16 - ((lines.Count - 1) * Step);
        return Svg.Shape("g", [("class", "party")],
        [
            Svg.Words("title", at.Knot.Under is { } under ? $"{at.Knot.Name} · {under}" : at.Knot.Name),
            Svg.Shape("circle", [("cx", Svg.At(at.X)), ("cy", Svg.At(at.Y)), ("r", "9"), ("fill", at.Knot.Faint ? PictureDress.Paper : PictureDress.Ink), ("stroke", PictureDress.Ink), ("stroke-width", "2")]),
            .. lines.Select((l, i) => Svg.Rimmed(l.Text, (at.X, first + (i * Step)), Size, ("text-anchor", "middle"), ("font-weight", l.IsName ? "600" : null), ("fill", l.IsName ? PictureDress.Ink : PictureDress.Soft))),
        ]);
    }

    static List<(string Text, bool IsName)> Lines(ShapeKnot knot) =>
        [.. TextRoom.Wrap(knot.Name, Size * 1.08, NameRoom).Select(l => (l, true)), .. TextRoom.Wrap(knot.Under ?? "", Size, NameRoom).Select(l => (l, false))];
}
