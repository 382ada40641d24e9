using System.Text.Json;
using Quipu.Figures;

namespace Quipu.Storage.Sqlite;

/// <summary>A question about series as two conditions on their values, under the name <c>v</c>: one that holds for all values of a series or for none, and one for each value.</summary>
sealed class SeriesFilter
{
    readonly Condition _all;

    SeriesFilter(Condition all, string series) => (_all, Series, Values) = (all, series, all.Sql[series.Length..]);

    /// <summary>Of a series that is not asked for, nothing need be looked at.</summary>
    internal string Series { get; }

    internal string Values { get; }

    internal int Next => _all.Next;

    internal object?[] With(params ReadOnlySpan<object?> more) => _all.With(more);

    internal static SeriesFilter Of(Session db, SeriesQuery query)
    {
        var all = new Condition();
        if (query.Series is { } key) all.And("v.concept = ?", key.Concept).And("v.spot = ?", key.Place).And("v.measure = ?", key.Unit);
        else
        {
            if (query.Metric is { } metric) all.And(OneOf("v.concept"), Metrics(db, metric));
            if (query.Place is { } place) all.And(IsCode(place) ? "v.spot = ?" : OneOf("v.spot"), IsCode(place) ? place : Places(db, place));
        }

        var series = all.Sql;
        if (query.Dataset is { } dataset) all.And("v.dataset = ?", db.Number("select key from dataset where name = ?1", dataset.Value) ?? -1);
        if (query.Publisher is { } publisher) all.And(OneOf(Publisher), Publishers(db, publisher, query.Series));
        if (query.Reporting) all.And("v.source > 0");
        if (query.Period is { } period)
            all.And("v.period <> ''").And("v.low >= ?", DayNumber.Of(period.Earliest)).And("v.high <= ?", DayNumber.Of(period.Latest));
        return new(all, series);
    }

    const string Publisher = "v.publisher || '|' || coalesce(v.via, '')";

    // Texts that have the words asked for are looked up before: there are few of them, and very many values.
    static string OneOf(string column) => $"{column} in (select value from json_each(?))";

    // A known concept by its labels, another by the words of which its name is made.
    static string Metrics(Session db, string metric)
    {
        var telling = new AskedWords(string.Join(' ', Concepts.Telling(metric)));
        var others = db.List("select distinct concept from series_value where known = 0", r => r.GetString(0)).Where(telling.StandIn);
        return JsonSerializer.Serialize(Concepts.Called(metric).Append(metric).Concat(others));
    }

    // One place may have several names.
    static string Places(Session db, string place)
    {
        var words = new AskedWords(place);
        var names = db.List("select distinct spot, place_name from series_value where place_name is not null", r => (Spot: r.GetString(0), Name: r.GetString(1)));
        return JsonSerializer.Serialize(names.Where(n => words.StandIn(n.Name)).Select(n => n.Spot).Distinct());
    }

    static string Publishers(Session db, string publisher, SeriesKey? series)
    {
        var words = new AskedWords(publisher);
        var names = series is null ? db.List("select distinct publisher, via from series_value", Name)
            : db.List("select distinct publisher, via from series_value where concept = ?1 and spot = ?2 and measure = ?3", Name, series.Concept, series.Place, series.Unit);
        return JsonSerializer.Serialize(names.Where(words.StandIn).Distinct());

        static string Name(Row r) => $"{r.GetString(0)}|{(r.IsDBNull(1) ? "" : r.GetString(1))}";
    }

    static bool IsCode(string place) => place.Length == 2 || place.Contains(':', StringComparison.Ordinal);
}
