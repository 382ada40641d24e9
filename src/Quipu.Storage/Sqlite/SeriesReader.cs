using System.Globalization;
using Quipu.Figures;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>
/// Reads figures as series. Whether values conflict is seen over all that the viewer may see, whatever else is asked for; a table never contradicts itself, and what does not
/// count contradicts nothing.
/// </summary>
sealed class SeriesReader(Session db, Scope scope, SeriesQuery query)
{
    const string Level = "case when length(spot) = 2 then 0 when spot = '' then 1 when spot like 'ubigeo:%0000' then 2 else 3 end";

    const string Order = "v.concept, v.spot, v.measure, v.period, v.ending, v.publisher, v.vintage, v.value, v.dataset, v.source";

    const string Point = "concept, spot, measure, period, ending";

    // Known concepts first, then what the reporting says something of, where registers and the reporting meet before either alone; behind them the rows of registers that no concept knows.
    const string Listing = $"known desc, fixed < hits desc, fixed > 0 desc, {Level}, hits desc, concept, spot, measure";

    readonly SeriesFilter _filter = SeriesFilter.Of(db, query);

    internal Page<SeriesValue> Values(Paging paging)
    {
        var total = db.Count($"select count(*) {From}", _filter.With());
        var rows = Values($"v.period = '', v.low, {Order}", paging).ToList();
        var claims = new ClaimReader(db, scope);
        return new([.. rows.Select(row => Whole(row, claims))], total, paging.Offset);
    }

    /// <summary>Every value in the order in which they are kept: by metric, place, unit and period.</summary>
    internal IEnumerable<SeriesValue> All()
    {
        var claims = new ClaimReader(db, scope);
        foreach (var row in Values(Order, new(0, -1))) yield return Whole(row, claims);
    }

    /// <summary>A value with the key of what it was made of.</summary>
    sealed record Found(SeriesValue Value, bool Gone, long Source, int Rows);

    internal SeriesList Series(Paging paging)
    {
        var (total, values) = (0, 0);
        var keys = db.List(
            $"""
            select concept, spot, measure, count(*) over (), sum(hits) over () from ({(query.ConflictsOnly ? Differing : Groups)})
            where hits > 0 order by {Listing} limit ?{_filter.Next} offset ?{_filter.Next + 1}
            """,
            r =>
            {
                (total, values) = (r.GetInt32(3), r.GetInt32(4));
                return new SeriesKey(r.GetString(0), r.GetString(1), r.GetString(2));
            },
            _filter.With(paging.Limit, paging.Offset));
        // A page behind the last still says how many there are.
        if (keys.Count == 0 && paging.Offset > 0 && Series(new(0, 1)) is var first) (total, values) = (first.Series.Total, first.Values);
        return new(new([.. keys.Select(key => new SeriesReader(db, scope, query with { Series = key }).Whole(key))], total, paging.Offset), values);
    }

    // Seldom is all of it needed: which series there are is found without looking at each of their periods.
    string Groups =>
        $"""
        select v.concept, v.spot, v.measure, max(v.known) as known, sum(1{_filter.Values}) as hits, sum(v.source < 0{_filter.Values}) as fixed
        from series_value v where 1{Seen}{_filter.Series} group by v.concept, v.spot, v.measure
        """;

    string Differing =>
        $"select concept, spot, measure, max(known) as known, sum(hits) as hits, sum(fixed) as fixed from ({Points}) where hits > 0 and conflict group by concept, spot, measure";

    string Points =>
        $"""
        select v.concept, v.spot, v.measure, v.period, max(v.known) as known, min(nullif(v.low, 0)) as low, max(v.high) as high, sum(1{_filter.Values}) as hits,
            sum(v.source < 0{_filter.Values}) as fixed, {Conflict("")} as conflict
        from series_value v where 1{Seen}{_filter.Series} group by v.concept, v.spot, v.measure, v.period, v.ending
        """;

    FigureSeries Whole(SeriesKey key)
    {
        var (label, name) = Called(key);
        return db.One(
            $"select sum(period <> ''), sum(hits), sum(fixed), sum(conflict), min(low), max(high) from ({Points}) where hits > 0{(query.ConflictsOnly ? " and conflict" : "")}",
            r => new FigureSeries(
                key, label, name, r.GetInt32(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(1) - r.GetInt32(2), r.GetInt32(3),
                r.IsDBNull(4) ? null : DayNumber.Day(r.GetInt32(4)), r.IsDBNull(4) ? null : DayNumber.Day(r.GetInt32(5))),
            _filter.With())!;
    }

    // In the words of a source, the same one whatever is asked for; a sum's place has a name of its own.
    (string Label, string? Name) Called(SeriesKey key) => db.One(
        $"""
        select coalesce(v.label, f.label), coalesce(v.place_name, f.place_name) from series_value v left join figure f on f.key = -v.source
        where v.concept = ?1 and v.spot = ?2 and v.measure = ?3{Seen} order by v.source desc limit 1
        """,
        r => Tuple.Create(r.GetString(0), Text(r, 1)), key.Concept, key.Place, key.Unit)!.ToValueTuple();

    string Seen => scope.And("v") + (query.Vanished, query.Rejected) switch
    {
        (false, false) => " and v.gone = 0",
        (true, false) => " and (v.gone = 0 or v.source < 0)",
        (false, true) => " and (v.gone = 0 or v.source > 0)",
        _ => "",
    };

    // Values from two sources at least that are not the same.
    static string Conflict(string over)
    {
        return $"coalesce({Differ("v.value")} and ({Differ("v.publisher")} or {Differ("v.vintage")} or {Differ("v.dataset")} or max(v.source) filter (where v.counts){over} > 0), 0)";

        string Differ(string column) => $"min({column}) filter (where v.counts){over} <> max({column}) filter (where v.counts){over}";
    }

    // Whether values conflict is decided before any is left out.
    string From =>
        $"""
        from (select v.*, {Conflict(" over point")} as conflict from series_value v
            where 1{Seen}{_filter.Series} window point as (partition by {Point})) v
        left join figure f on f.key = -v.source
        where 1{_filter.Values}{(query.ConflictsOnly ? " and v.conflict" : "")}
        """;

    IEnumerable<Found> Values(string order, Paging paging) => db.Stream(
        $"""
        select v.concept, v.spot, v.measure, v.period, v.ending, v.publisher, v.vintage, v.value, v.dataset, v.source, v.counts, v.rows, v.gone, v.via,
            coalesce(v.label, f.label), coalesce(v.place_name, f.place_name), coalesce(v.verbatim, f.verbatim), v.conflict {From} order by {order} limit ?{_filter.Next} offset ?{_filter.Next + 1}
        """,
        Read, _filter.With(paging.Limit, paging.Offset));

    Found Read(Row r)
    {
        var value = new SeriesValue(
            new(r.GetString(0), r.GetString(1), r.GetString(2)), r.GetString(14), Text(r, 15), Period(r, 3), Period(r, 4), decimal.Parse(r.GetString(7), NumberStyles.Float, CultureInfo.InvariantCulture),
            r.GetInt32(11) > 1 ? "" : r.GetString(16), r.GetString(5), Text(r, 13), Text(r, 6), r.GetBoolean(10), r.GetBoolean(17))
        { Dataset = scope.Name(r.GetInt64(8)) };
        return new(value, r.GetBoolean(12), r.GetInt64(9), r.GetInt32(11));
    }

    SeriesValue Whole(Found found, ClaimReader claims) => found.Source > 0
        ? found.Value with { Claim = claims.ByKeys([found.Source])[0] }
        : found.Value with { Register = Register(found) };

    RegisterValue Register(Found found) => db.One(
        $"select {FigureReader.Columns}, r.import, r.capture, r.position, f.row from figure f join register_file r on r.key = f.file where f.key = ?1",
        r => new RegisterValue(FigureReader.Figure(r), new(r.GetInt64(10), new(r.GetString(11)), new(r.GetInt32(12), r.GetInt64(13)), ""), found.Gone, found.Rows), -found.Source)!;

    static PartialDate? Period(Row r, int column) => Text(r, column) is { } text ? PartialDate.Parse(text) : null;

    static string? Text(Row r, int column) => r.IsDBNull(column) || r.GetString(column) is not { Length: > 0 } text ? null : text;

}
