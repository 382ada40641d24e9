using System.Collections.Immutable;
using System.Globalization;
using Quipu.Figures;

namespace Quipu.Web.Pages.Figures;

/// <summary>
/// Where the values of a series stand in its picture. Across in hundredths of the width, so that it may be as wide as the page; down in pixels of a fixed height.
/// A line joins what one publisher's registers say from period to period; the reporting has points only, since it says one period at a time.
/// </summary>
sealed class SeriesPlot
{
    internal const int Height = 150;

    const int Top = 14;
    const int Bottom = Height - 24;
    const double Left = 2, Right = 98;

    SeriesPlot(ImmutableArray<SeriesValue> values, (decimal Least, decimal Most)? scale)
    {
        (From, To) = (values.Min(Day), values.Max(Day));
        (Least, Most) = scale ?? (values.Min(v => v.Value), values.Max(v => v.Value));
        // From zero, where that does not press the values into a line.
        Floor = Least >= 0 && Least < Most * 0.6m || Least == Most ? Math.Min(0, Least) : Least - ((Most - Least) * 0.1m);
        var newest = values.Where(v => v.Register is not null).GroupBy(Edition).ToDictionary(g => g.Key, g => g.Select(v => v.Vintage).Max(StringComparer.Ordinal));
        Dots = [.. values.Select(v => new PlotDot(v, X(v), Y(v.Value), v.Register is not null && newest[Edition(v)] != v.Vintage))];
        Lines = [.. Joined()];
        Spans = [.. values.Where(v => v.Conflict && v.Counts).GroupBy(v => (v.Period, v.End)).Select(g => new PlotSpan(X(g.First()), Y(g.Max(v => v.Value)), Y(g.Min(v => v.Value))))];
    }

    internal ImmutableArray<PlotDot> Dots { get; }

    internal ImmutableArray<PlotLine> Lines { get; }

    internal ImmutableArray<PlotSpan> Spans { get; }

    internal decimal Least { get; }

    internal decimal Most { get; }

    /// <summary>Days of the first and last period, as numbers.</summary>
    internal int From { get; }

    internal int To { get; }

    decimal Floor { get; }

    internal static string Base => Bottom.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null where there are no two periods to compare.</summary>
    /// <param name="scale">The least and greatest value of the picture; null: its own.</param>
    internal static SeriesPlot? Of(IEnumerable<SeriesValue> values, (decimal Least, decimal Most)? scale = null)
    {
        var dated = values.Where(v => v.Period is not null && v.Claim?.Claim.Negated != true).ToImmutableArray();
        return dated.Select(Day).Distinct().Count() > 1 ? new(dated, scale) : null;
    }

    // What a newer vintage says stands for its publisher.
    IEnumerable<PlotLine> Joined() =>
        from publisher in Dots.Where(d => d.Value.Register is not null && d.Value.Counts).GroupBy(d => (d.Value.Publisher, d.Value.Dataset))
        let points = publisher.GroupBy(d => Day(d.Value)).OrderBy(g => g.Key).Select(g => g.OrderBy(d => d.Value.Vintage, StringComparer.Ordinal).Last()).ToList()
        from pair in points.Zip(points.Skip(1))
        select new PlotLine(pair.First.X, pair.First.Y, pair.Second.X, pair.Second.Y);

    static (string, DatasetName, PartialDate?, PartialDate?) Edition(SeriesValue value) => (value.Publisher, value.Dataset, value.Period, value.End);

    // The middle of the period.
    static int Day(SeriesValue value) => (value.Period!.Value.Earliest.DayNumber + (value.End ?? value.Period.Value).Latest.DayNumber) / 2;

    string X(SeriesValue value) => string.Create(CultureInfo.InvariantCulture, $"{Left + ((Right - Left) * (Day(value) - From) / (To - From)):0.##}%");

    string Y(decimal value) => string.Create(CultureInfo.InvariantCulture, $"{(Most == Floor ? Top : Bottom - ((Bottom - Top) * (double)((value - Floor) / (Most - Floor)))):0.#}");
}

/// <summary>A value.</summary>
/// <param name="IsOlder">Its publisher has a newer edition of it.</param>
sealed record PlotDot(SeriesValue Value, string X, string Y, bool IsOlder);

/// <summary>From one point to another.</summary>
sealed record PlotLine(string X1, string Y1, string X2, string Y2);

/// <summary>From the greatest to the least of the values that conflict.</summary>
sealed record PlotSpan(string X, string Above, string Below);
