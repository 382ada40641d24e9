using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Quipu.Web.Pages.Map;

/// <summary>Routes as bows from stop to stop.</summary>
static class MapArcs
{
    /// <summary>How far a bow swings out, as a share of its length.</summary>
    const double Swing = 0.18;

    /// <summary>A path; empty where there are not two stops.</summary>
    internal static string Of(ImmutableArray<(double X, double Y)> stops)
    {
        if (stops.Length < 2) return "";
        var path = new StringBuilder(Text("M", stops[0]));
        for (var i = 1; i < stops.Length; i++)
        {
            var ((x1, y1), (x2, y2)) = (stops[i - 1], stops[i]);
            var (cx, cy) = (((x1 + x2) / 2) + ((y2 - y1) * Swing), ((y1 + y2) / 2) - ((x2 - x1) * Swing));
            path.Append(Text("Q", (cx, cy))).Append(Text(" ", stops[i]));
            // The head of an arrow, as the bow comes in.
            var turn = Math.Atan2(y2 - cy, x2 - cx);
            if (i == stops.Length - 1)
                foreach (var side in new[] { 0.45, -0.45 })
                    path.Append(Text("M", stops[i])).Append(Text("L", (x2 - (9 * Math.Cos(turn + side)), y2 - (9 * Math.Sin(turn + side)))));
        }

        return path.ToString();
    }

    static string Text(string step, (double X, double Y) at) => string.Create(CultureInfo.InvariantCulture, $"{step}{Math.Round(at.X, 1)} {Math.Round(at.Y, 1)}");
}
