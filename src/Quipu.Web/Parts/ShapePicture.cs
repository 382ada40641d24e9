using System.Collections.Immutable;
using System.Globalization;
using Quipu.Model;

namespace Quipu.Web.Parts;

/// <summary>A party in a small picture of a shape.</summary>
/// <param name="Under">What it is in the shape, printed small.</param>
/// <param name="Href">Where a click leads; null: nowhere.</param>
public sealed record ShapeKnot(string Name, string? Under, string? Href, bool Faint = false);

/// <summary>A tie in a small picture.</summary>
/// <param name="Class">How it is drawn: modality and tone of a hop, or what the pattern asks.</param>
/// <param name="Told">The same in words.</param>
public sealed record ShapeTie(int From, int To, string Label, string Class, string Told)
{
    /// <summary>How it is said; null: a pattern asks for it, and nobody says it.</summary>
    public Modality? Modality { get; init; }

    /// <summary>Where it stands in law (<see cref="Tones"/>).</summary>
    public string Tone { get; init; } = "none";

    /// <summary>Somebody denied it, or the law answered.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>The whole is no stronger.</summary>
    public bool IsWeakest { get; init; }
}

/// <summary>
/// Parties in a round with the ties between them: small enough to be seen at one glance, the same for a pattern and for what it found.
/// A page says in words all that it shows.
/// </summary>
public sealed class ShapePicture
{
    internal const double Width = 640;
    internal const int Most = 14;
    const double Radius = 9, Bend = 34;

    ShapePicture(ImmutableArray<ShapeKnot> knots, ImmutableArray<ShapeTie> ties, int left)
    {
        Left = left;
        var (across, down) = knots.Length switch { <= 2 => (190.0, 0.0), <= 4 => (220.0, 110.0), <= 8 => (215.0, 135.0), _ => (225.0, 185.0) };
        var middle = down + 75;
        Places = [.. knots.Select((k, i) => Place(k, i, knots.Length, (across, down, middle)))];
        Lines = [.. Drawn(ties)];
        var (names, lines) = (Places.Select(p => p.Y + p.LabelY), Lines.Select(l => l.Y));
        Top = names.Concat(lines).Min() - 24;
        Height = names.Concat(lines).Concat(Places.Select(p => p.Y)).Max() + 30 - Top;
    }

    /// <summary>Where the picture begins, downwards.</summary>
    internal double Top { get; }

    internal double Height { get; }

    internal ImmutableArray<PlacedKnot> Places { get; }

    internal ImmutableArray<DrawnTie> Lines { get; }

    /// <summary>Parties that are not drawn.</summary>
    internal int Left { get; }

    /// <summary>The picture; null where there is nobody to draw.</summary>
    internal static ShapePicture? Of(ImmutableArray<ShapeKnot> knots, IEnumerable<ShapeTie> ties) => knots.IsEmpty ? null
        : new([.. knots.Take(Most)], [.. ties.Where(t => t.From < Most && t.To < Most)], Math.Max(0, knots.Length - Most));

    internal static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    static PlacedKnot Place(ShapeKnot knot, int number, int count, (double Across, double Down, double Middle) room)
    {
        // Clockwise from the upper left, so that few stand above and below their ties, and names lie on none.
        var start = Math.PI * (1 + (count switch { 3 => 1 / 6.0, 4 => 1 / 4.0, 5 => 0.3, > 5 => 1.0 / count, _ => 0 }));
        var angle = start + (2 * Math.PI * number / Math.Max(1, count));
        var (x, y) = count == 1 ? (Width / 2, room.Middle) : ((Width / 2) + (room.Across * Math.Cos(angle)), room.Middle + (room.Down * Math.Sin(angle)));
        return new(knot, x, y, y > room.Middle + 1 ? 26 : -34);
    }

    IEnumerable<DrawnTie> Drawn(ImmutableArray<ShapeTie> ties)
    {
        var pairs = new Dictionary<(int, int), int>();
        var sizes = ties.GroupBy(Pair).ToDictionary(g => g.Key, g => g.Count());
        foreach (var tie in ties)
        {
            var number = pairs[Pair(tie)] = pairs.GetValueOrDefault(Pair(tie), -1) + 1;
            yield return tie.From == tie.To ? Loop(tie, number) : Line(tie, number - ((sizes[Pair(tie)] - 1) / 2.0));
        }

        static (int, int) Pair(ShapeTie tie) => (Math.Min(tie.From, tie.To), Math.Max(tie.From, tie.To));
    }

    DrawnTie Loop(ShapeTie tie, int number)
    {
        var (at, wide) = (Places[tie.From], 20 + (number * 9));
        var up = at.LabelY > 0 ? -1 : 1;
        var end = at.Y + (up * (Radius + 22 + (number * 15)));
        var foot = Text(at.Y + (up * 8));
        var path = $"M{Text(at.X - 5)} {foot}C{Text(at.X - wide)} {Text(end)} {Text(at.X + wide)} {Text(end)} {Text(at.X + 5)} {foot}";
        return new(tie, path, null, at.X, end + (up > 0 ? 14 : -4));
    }

    DrawnTie Line(ShapeTie tie, double place)
    {
        var (one, other) = (Places[tie.From], Places[tie.To]);
        var (dx, dy) = (other.X - one.X, other.Y - one.Y);
        var length = Math.Max(1, Math.Sqrt((dx * dx) + (dy * dy)));
        // To the same side whichever way the tie goes, so that two ties of a pair never lie on each other.
        var side = tie.From < tie.To ? 1 : -1;
        var (nx, ny) = (-dy / length * side, dx / length * side);
        var (mx, my) = (((one.X + other.X) / 2) + (nx * place * Bend * 2), ((one.Y + other.Y) / 2) + (ny * place * Bend * 2));
        var (sx, sy) = Toward((one.X, one.Y), (mx, my), Radius + 2);
        var (ex, ey) = Toward((other.X, other.Y), (mx, my), Radius + 3);
        var (lx, ly) = ((sx + (2 * mx) + ex) / 4, (sy + (2 * my) + ey) / 4);
        return new(tie, $"M{Text(sx)} {Text(sy)}Q{Text(mx)} {Text(my)} {Text(ex)} {Text(ey)}", Arrow((ex, ey), (mx, my)), lx, ly - 5);
    }

    static (double X, double Y) Toward((double X, double Y) from, (double X, double Y) to, double by)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Max(1, Math.Sqrt((dx * dx) + (dy * dy)));
        return (from.X + (dx / length * by), from.Y + (dy / length * by));
    }

    static string Arrow((double X, double Y) tip, (double X, double Y) from)
    {
        var (bx, by) = Toward(tip, from, 11);
        var (dx, dy) = ((tip.X - bx) * 0.42, (tip.Y - by) * 0.42);
        return $"M{Text(tip.X)} {Text(tip.Y)}L{Text(bx - dy)} {Text(by + dx)}L{Text(bx + dy)} {Text(by - dx)}Z";
    }
}

/// <summary>Where a party stands.</summary>
/// <param name="LabelY">From its centre to its name.</param>
public sealed record PlacedKnot(ShapeKnot Knot, double X, double Y, double LabelY);

/// <summary>How a tie is drawn.</summary>
/// <param name="Arrow">Null for what is said of one alone.</param>
public sealed record DrawnTie(ShapeTie Tie, string D, string? Arrow, double X, double Y);
