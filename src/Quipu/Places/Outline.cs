using System.Collections.Immutable;

namespace Quipu.Places;

/// <summary>What can be said of a ring of points.</summary>
static class Outline
{
    /// <summary>
    /// The ring without jumps: where it crosses the antimeridian it goes on beyond 180 degrees. What goes round a pole is closed over it.
    /// </summary>
    internal static ImmutableArray<MapPoint> Unrolled(IReadOnlyList<MapPoint> ring)
    {
        var made = ImmutableArray.CreateBuilder<MapPoint>(ring.Count + 2);
        double turn = 0;
        for (var i = 0; i < ring.Count; i++)
        {
            if (i > 0 && ring[i].Longitude - ring[i - 1].Longitude is var step and (> 180 or < -180)) turn -= Math.CopySign(360, step);
            made.Add(ring[i] with { Longitude = ring[i].Longitude + turn });
        }

        if (Math.Abs(made[^1].Longitude - made[0].Longitude) > 180)
        {
            var pole = Math.CopySign(90, ring.Average(p => p.Latitude));
            made.Add(new(made[^1].Longitude, pole));
            made.Add(new(made[0].Longitude, pole));
        }

        return made.ToImmutable();
    }

    /// <summary>Its area in square degrees, as they are on paper.</summary>
    internal static double Size(ImmutableArray<MapPoint> ring) => Math.Abs(Twice(ring)) / 2;

    /// <summary>The centre of its area.</summary>
    internal static MapPoint Middle(ImmutableArray<MapPoint> ring)
    {
        var twice = Twice(ring);
        if (Math.Abs(twice) < 1e-9) return new(ring.Average(p => p.Longitude), ring.Average(p => p.Latitude));
        double x = 0, y = 0;
        for (var i = 0; i < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
            var cross = (a.Longitude * b.Latitude) - (b.Longitude * a.Latitude);
            (x, y) = (x + ((a.Longitude + b.Longitude) * cross), y + ((a.Latitude + b.Latitude) * cross));
        }

        return new(x / (3 * twice), y / (3 * twice));
    }

    static double Twice(ImmutableArray<MapPoint> ring)
    {
        double sum = 0;
        for (var i = 0; i < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
            sum += (a.Longitude * b.Latitude) - (b.Longitude * a.Latitude);
        }

        return sum;
    }
}
