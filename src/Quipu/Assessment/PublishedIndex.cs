using System.Collections.Immutable;
using Quipu.Figures;
using Quipu.Model;
using Quipu.Registers;

namespace Quipu.Assessment;

/// <summary>What is amiss in an index as it was published; it is told and never mended.</summary>
public enum IndexFaultKind { Average, UnknownPlace, Heading, Missing }

/// <summary>One of them.</summary>
/// <param name="Of">The place or the column.</param>
/// <param name="Printed">What stands there; of what is missing its column.</param>
/// <param name="Counted">Of a mean: what the values come to.</param>
public sealed record IndexFault(IndexFaultKind Kind, string Of, string Printed, decimal? Counted = null);

/// <summary>A value of a published index, with where it stands among all.</summary>
/// <param name="Rank">From the highest; equal values share one.</param>
/// <param name="Among">Places with a value.</param>
/// <param name="Median">Half of the places have at most this.</param>
public sealed record IndexValue(KeptFigure Figure, string Place, int Rank, int Among, decimal Median);

/// <summary>The index of a scheme as a register has it: its newest edition, with what is amiss in it.</summary>
public sealed class PublishedIndex
{
    // Means are printed with two places.
    const decimal Rounding = 0.011m;

    readonly Dictionary<string, ImmutableArray<IndexValue>> _columns;

    PublishedIndex(AssessmentScheme scheme, List<KeptFigure> figures)
    {
        var first = figures[0];
        (Publisher, Period, Dataset, Import) = (first.Figure.Publisher, first.Figure.Period, first.Dataset, first.Origin.Import);
        _columns = figures.GroupBy(f => f.Figure.Metric, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Ranked([.. g]), StringComparer.Ordinal);
        Places = _columns.Values.SelectMany(c => c).Select(v => v.Place).Distinct(StringComparer.Ordinal).Count();
        Faults = [.. Told(scheme, figures)];
    }

    public string Publisher { get; }

    public PartialDate Period { get; }

    public DatasetName Dataset { get; }

    /// <summary>The import that it came with.</summary>
    public long Import { get; }

    public int Places { get; }

    public ImmutableArray<IndexFault> Faults { get; }

    /// <summary>The newest edition among figures of registers: one that has half of the scheme's columns at least. Null: none is on record.</summary>
    /// <param name="figuresOf">Figures of a metric.</param>
    internal static PublishedIndex? Of(AssessmentScheme scheme, Func<string, IEnumerable<KeptFigure>> figuresOf)
    {
        var columns = scheme.Indicators.Select(i => i.Column).OfType<string>().Select(Metric).ToHashSet(StringComparer.Ordinal);
        var all = columns.Concat(scheme.Groups.Select(g => g.Average).OfType<string>().Select(Metric)).Distinct(StringComparer.Ordinal).SelectMany(figuresOf).ToList();
        var edition = all.GroupBy(f => (f.Dataset, f.Figure.Publisher, f.Figure.Period)).Where(g => g.Select(f => f.Figure.Metric).Where(columns.Contains).Distinct().Count() * 2 >= columns.Count)
            .OrderByDescending(g => g.Key.Period).ThenBy(g => g.Key.Dataset.Value, StringComparer.Ordinal).FirstOrDefault();
        return edition is null || columns.Count == 0 ? null : new(scheme, [.. edition]);
    }

    /// <summary>The value of an indicator in a place, or null.</summary>
    public IndexValue? Find(SchemeIndicator indicator, string place) => All(indicator).FirstOrDefault(v => v.Place == place);

    /// <summary>All values of an indicator, the highest first.</summary>
    public ImmutableArray<IndexValue> All(SchemeIndicator indicator) => indicator?.Column is { } column ? _columns.GetValueOrDefault(Metric(column), []) : [];

    static string Metric(string column) => RegisterId.Slug(column);

    static string PlaceOf(KeptFigure kept) => kept.Figure.Place ?? SeriesPlace.Named(kept.Figure.PlaceName);

    static ImmutableArray<IndexValue> Ranked(List<KeptFigure> figures)
    {
        var ordered = figures.Where(f => PlaceOf(f).Length > 0).OrderByDescending(f => f.Figure.Value).ThenBy(PlaceOf, StringComparer.Ordinal).DistinctBy(PlaceOf).ToList();
        if (ordered.Count == 0) return [];
        var half = ordered.Count / 2;
        var median = ordered.Count % 2 == 1 ? ordered[half].Figure.Value : (ordered[half - 1].Figure.Value + ordered[half].Figure.Value) / 2;
        return [.. ordered.Select(f => new IndexValue(f, PlaceOf(f), 1 + ordered.FindIndex(o => o.Figure.Value == f.Figure.Value), ordered.Count, median))];
    }

    static IEnumerable<IndexFault> Told(AssessmentScheme scheme, List<KeptFigure> figures)
    {
        foreach (var heading in figures.Select(f => f.Figure.Label).Distinct(StringComparer.Ordinal).Where(l => l.EndsWith(',') || l.Trim() != l)) yield return new(IndexFaultKind.Heading, heading, heading);
        foreach (var name in figures.Where(f => f.Figure.Place is null).Select(f => f.Figure.PlaceName ?? "").Distinct(StringComparer.Ordinal)) yield return new(IndexFaultKind.UnknownPlace, name, name);
        foreach (var place in figures.GroupBy(PlaceOf, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var (name, values) = (place.First().Figure.PlaceName ?? place.Key, place.GroupBy(f => f.Figure.Metric, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Figure, StringComparer.Ordinal));
            foreach (var group in scheme.Groups)
            {
                var columns = group.Indicators.Select(i => i.Column).OfType<string>().ToList();
                var own = columns.Select(c => values.GetValueOrDefault(Metric(c))).OfType<Figure>().ToList();
                foreach (var column in columns.Where(c => !values.ContainsKey(Metric(c)))) yield return new(IndexFaultKind.Missing, name, column);
                if (own.Count == columns.Count && own.Count > 0 && group.Average is { } average && values.GetValueOrDefault(Metric(average)) is { } printed && own.Average(f => f.Value) is var mean && Math.Abs(mean - printed.Value) > Rounding)
                    yield return new(IndexFaultKind.Average, $"{name}, {average}", printed.Verbatim, Math.Round(mean, 3));
            }
        }
    }
}
