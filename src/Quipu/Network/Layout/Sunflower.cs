namespace Quipu.Network.Layout;

/// <summary>Places around a middle, each with the same room, as seeds lie in a sunflower (Vogel 1979).</summary>
static class Sunflower
{
    static readonly double Turn = Math.PI * (3 - Math.Sqrt(5));

    /// <summary>The place of a seed, from 0.</summary>
    /// <param name="room">About how far seeds lie from each other.</param>
    internal static (double X, double Y) Seed(int number, double room)
    {
        var (far, angle) = (room * Math.Sqrt(number + 0.3), number * Turn);
        return (far * Math.Cos(angle), far * Math.Sin(angle));
    }

    /// <summary>How far out so many seeds lie.</summary>
    internal static double Radius(int seeds, double room) => room * Math.Sqrt(seeds + 0.3);
}
