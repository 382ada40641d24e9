using System.Collections.Immutable;
using System.Globalization;
using Quipu.Figures;

namespace Quipu.Web.Pages.Map;

/// <summary>A figure of a place.</summary>
/// <param name="Value">Null: different values stand for the same place and period.</param>
/// <param name="Values">How many values stand.</param>
/// <param name="Publishers">Who published them, each once.</param>
/// <param name="Claims">Values that the reporting has.</param>
public sealed record MapFigure(decimal? Value, int Values, int Publishers, int Claims);

/// <summary>One kind of figure by places, of one year.</summary>
/// <param name="Per">People that one of a value is held against; 0: it stands as it is.</param>
/// <param name="Years">Years that can be chosen.</param>
public sealed record MapFigures(Concept? Concept, int Year, int Per, ImmutableArray<int> Years, ImmutableDictionary<string, MapFigure> Values)
{
    const int MostSeries = 5000, People = 100_000;

    internal static MapFigures Load(Desk desk, Asked asked)
    {
        var concept = asked.Text("metric") is { } slug ? Concepts.Find(slug) : Known(desk).FirstOrDefault();
        if (asked.Text("metric") is { } unknown && concept is null) asked.RefuseWord(unknown, "metric", string.Join(", ", Concepts.All.Select(c => c.Slug)));
        if (concept is null) return new(null, 0, 0, [], []);
        var series = desk.Store.Series(desk.Viewer, new() { Metric = concept.Slug }, new(0, MostSeries)).Series.Rows.Where(s => s.Key.Concept == concept.Slug && s.Key.Unit == concept.Unit).ToList();
        ImmutableArray<int> years = [.. series.Where(s => s.To is not null).SelectMany(s => new[] { s.From!.Value.Year, s.To!.Value.Year }).Distinct().OrderDescending()];
        var year = asked.Number("year", years.FirstOrDefault(), 0, 9999);
        var per = asked.Flag("per") ? People : 0;
        var values = Of(desk, concept, year);
        if (per > 0 && Concepts.Find("population") is { } people) values = Shared(values, Of(desk, people, year));
        return new(concept, year, per, years, values);
    }

    /// <summary>What is on record and known as a concept.</summary>
    internal static ImmutableArray<Concept> Known(Desk desk) => [.. desk.Store.Series(desk.Viewer, new(), new(0, MostSeries)).Series.Rows.Select(s => Concepts.Find(s.Key.Concept)).OfType<Concept>().DistinctBy(c => c.Slug)];

    static ImmutableDictionary<string, MapFigure> Of(Desk desk, Concept concept, int year)
    {
        if (year == 0) return [];
        var period = PartialDate.Parse(year.ToString("0000", CultureInfo.InvariantCulture));
        return desk.Store.AllSeriesValues(desk.Viewer, new() { Metric = concept.Slug, Period = period })
            .Where(v => v.Series.Concept == concept.Slug && v.Series.Unit == concept.Unit && v.Period == period && v.End is null && v.Counts).Select(v => (Code: CodeOf(v.Series.Place), Value: v)).Where(v => v.Code is not null)
            .GroupBy(v => v.Code!, v => v.Value, StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => new MapFigure(g.Select(v => v.Value).Distinct().Take(2).ToArray() is [var only] ? only : null, g.Count(), g.Select(v => v.Publisher).Distinct(StringComparer.Ordinal).Count(), g.Count(v => v.Claim is not null)), StringComparer.Ordinal);
    }

    // Without a number of people there is no share.
    static ImmutableDictionary<string, MapFigure> Shared(ImmutableDictionary<string, MapFigure> values, ImmutableDictionary<string, MapFigure> people) =>
        values.ToImmutableDictionary(v => v.Key, v => v.Value with { Value = people.GetValueOrDefault(v.Key)?.Value is { } some and > 0 ? v.Value.Value * People / some : null }, StringComparer.Ordinal);

    // ubigeo:150000, ubigeo:150100, ubigeo:150101, pe.
    static string? CodeOf(string place) => place.Length == 2 ? place
        : !place.StartsWith("ubigeo:", StringComparison.Ordinal) || place.Length != 13 ? null
        : "pe-" + (place[9..] == "0000" ? place[7..9] : place[11..] == "00" ? place[7..11] : place[7..]);
}
