using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Quipu.Places;

namespace Quipu.Web.Pages.Map;

/// <summary>The part of the earth that a picture shows, and how it lies on paper: the world in the Equal Earth projection, in which areas keep their size; a country with equal degrees, narrowed as they are at its middle.</summary>
public sealed class MapFrame
{
    internal const double Width = 960;

    const double Rim = 12, Tallest = 680, South = -57, North = 84;

    // Equal Earth (Šavrič, Patterson and Jenny 2018).
    const double A1 = 1.340264, A2 = -0.081106, A3 = 0.000893, A4 = 0.003796;

    static readonly double _root = Math.Sqrt(3) / 2;
    static readonly ConcurrentDictionary<string, string> _drawn = new(StringComparer.Ordinal);

    readonly Func<MapPoint, (double X, double Y)> _project;
    readonly double _left, _top, _scale;
    readonly string? _within;

    MapFrame(string? within, Func<MapPoint, (double X, double Y)> project, IEnumerable<MapPoint> edge)
    {
        (_within, _project) = (within, project);
        var points = edge.Select(project).ToList();
        var (right, bottom) = (points.Max(p => p.X), points.Max(p => p.Y));
        (_left, _top) = (points.Min(p => p.X), points.Min(p => p.Y));
        _scale = Math.Min((Width - (2 * Rim)) / Math.Max(1e-6, right - _left), Tallest / Math.Max(1e-6, bottom - _top));
        Height = Math.Ceiling(((bottom - _top) * _scale) + (2 * Rim));
        _left -= ((Width - (2 * Rim)) / _scale - (right - _left)) / 2;
    }

    internal double Height { get; }

    /// <summary>The picture of a place; of the whole world where it is null or has no outline.</summary>
    internal static MapFrame Of(Area? within)
    {
        if (within is null || (within.Rings.IsEmpty && within.Point is null))
        {
            var edge = Enumerable.Range(0, 29).SelectMany(i => new[] { new MapPoint(-180, South + ((North - South) * i / 28)), new MapPoint(180, South + ((North - South) * i / 28)) });
            return new(null, EqualEarth, edge);
        }

        ImmutableArray<MapPoint> points = within.Rings.IsEmpty ? [new(within.Point!.Value.Longitude - 1, within.Point.Value.Latitude - 1), new(within.Point.Value.Longitude + 1, within.Point.Value.Latitude + 1)] : [.. Near(within)];
        var narrow = Math.Cos(points.Average(p => p.Latitude) * Math.PI / 180);
        return new(within.Code, p => (p.Longitude * narrow, -p.Latitude), points);
    }

    // Islands far out at sea do not make the mainland small.
    static IEnumerable<MapPoint> Near(Area area)
    {
        var main = area.Rings.MaxBy(r => r.Length);
        var middle = area.Middle!.Value;
        var reach = 1.6 * main.Max(p => Math.Max(Math.Abs(p.Longitude - middle.Longitude), Math.Abs(p.Latitude - middle.Latitude)));
        return area.Rings.SelectMany(r => r).Where(p => Math.Abs(p.Longitude - middle.Longitude) <= reach && Math.Abs(p.Latitude - middle.Latitude) <= reach);
    }

    /// <summary>Where a point lies on paper.</summary>
    internal (double X, double Y) At(MapPoint point)
    {
        var (x, y) = _project(point);
        return (((x - _left) * _scale) + Rim, ((y - _top) * _scale) + Rim);
    }

    /// <summary>An outline as a path.</summary>
    internal string Path(Area area) => area.IsOwn || _within is not (null or "pe") ? Drawn(area) : _drawn.GetOrAdd(_within + " " + area.Code + " " + area.Name, _ => Drawn(area));

    string Drawn(Area area)
    {
        var path = new StringBuilder();
        foreach (var ring in area.Rings)
        {
            Ring(path, ring, 0);
            // What goes on beyond the antimeridian comes in again at the other side.
            if (ring.Any(p => p.Longitude > 180.001)) Ring(path, ring, -360);
            if (ring.Any(p => p.Longitude < -180.001)) Ring(path, ring, 360);
        }

        return path.ToString();
    }

    void Ring(StringBuilder path, ImmutableArray<MapPoint> ring, double turn)
    {
        var (last, first) = ("", true);
        foreach (var point in ring)
        {
            var longitude = point.Longitude + turn;
            // The world ends where it is cut: what lies beyond comes in at the other side.
            var (x, y) = At(point with { Longitude = _within is null ? Math.Clamp(longitude, -180, 180) : longitude });
            var text = string.Create(CultureInfo.InvariantCulture, $"{Math.Round(x, 1)} {Math.Round(y, 1)}");
            if (text == last) continue;
            path.Append(first ? 'M' : 'L').Append(text);
            (last, first) = (text, false);
        }

        path.Append('Z');
    }

    static (double X, double Y) EqualEarth(MapPoint point)
    {
        var t = Math.Asin(_root * Math.Sin(point.Latitude * Math.PI / 180));
        var (t2, t6) = (t * t, Math.Pow(t, 6));
        return (point.Longitude * Math.PI / 180 * Math.Cos(t) / (_root * (A1 + (3 * A2 * t2) + (t6 * ((7 * A3) + (9 * A4 * t2))))), -t * (A1 + (A2 * t2) + (t6 * (A3 + (A4 * t2)))));
    }
}
