using System.Globalization;
using Quipu.Figures;
using Quipu.Model;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Figures;

/// <summary>Series and their values in words of a language.</summary>
static class SeriesWords
{
    static readonly string[] Rates = ["a-year", "a-month", "a-fortnight", "a-week", "a-day"];

    /// <summary>What is counted: the known concept's label, else the words of a source.</summary>
    internal static string Metric(this Words words, FigureSeries series) =>
        Concepts.Find(series.Key.Concept)?.Label(new Language(words.Code)) ?? (series.Label.Length > 0 ? series.Label : series.Key.Concept);

    /// <summary>The place, or that none is named.</summary>
    internal static string Place(this Words words, FigureSeries series) => series.Key.Place.Length == 0 ? words["figures.nowhere"] : series.PlaceName ?? series.Key.Place;

    internal static string Unit(this Words words, string unit)
    {
        foreach (var rate in Rates)
            if (unit.EndsWith("-" + rate, StringComparison.Ordinal)) return $"{words.Unit(unit[..^(rate.Length + 1)])} {words["unit.rate." + rate]}";
        return words.Has("unit." + unit) ? words["unit." + unit] : unit.Length == 3 ? unit.ToUpperInvariant() : unit.Replace('-', ' ');
    }

    /// <summary>A number with its thousands set apart and at most three places behind the point.</summary>
    internal static string Value(this Words words, decimal value)
    {
        var rounded = Math.Round(value, 3);
        var whole = decimal.Truncate(rounded);
        if (Math.Abs(whole) >= long.MaxValue) return value.ToString(CultureInfo.InvariantCulture);
        var rest = Math.Abs(rounded - whole).ToString("0.###", CultureInfo.InvariantCulture);
        return (whole == 0 && rounded < 0 ? "−" : "") + words.Number((long)whole) + (rest.Length > 2 ? words["number.point"] + rest[2..] : "");
    }

    internal static string? Period(this Words words, SeriesValue value) =>
        value.Period is not { } period ? null : value.End is { } end && end != period ? $"{words.Date(period)} – {words.Date(end)}" : words.Date(period);

    /// <summary>When it was published, as a date where it is one.</summary>
    internal static string? Vintage(this Words words, SeriesValue value) => value.Vintage is { } text && PartialDate.TryParse(text, out var date) ? words.Date(date) : value.Vintage;

    internal static string Counts(this Words words, FigureSeries series)
    {
        var parts = new List<string> { words.Count("figures.points", series.Points), words.Count("figures.of", series.Values) };
        if (series.FromRegisters > 0) parts.Add(words.Count("figures.registers", series.FromRegisters));
        if (series.FromClaims > 0) parts.Add(words.Count("figures.claims", series.FromClaims));
        return string.Join(" · ", parts);
    }
}
