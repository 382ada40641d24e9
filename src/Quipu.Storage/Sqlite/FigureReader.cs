using System.Globalization;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads figures. How many values stand for the same thing is counted over what the viewer may see and the newest editions still have.</summary>
sealed class FigureReader(Session db, Scope scope)
{
    const string Order = "order by g.metric, g.place, g.low, g.high, g.unit, g.publisher, g.vintage, g.value, g.dataset";

    /// <summary>What <see cref="Figure"/> reads, of figures <c>f</c>.</summary>
    internal const string Columns = "f.metric, f.label, f.place, f.place_name, f.period, f.value, f.verbatim, f.unit, f.publisher, f.vintage";

    // Each figure with its file, cut to the viewer's datasets.
    string Source(bool vanished) =>
        $"(select f.*, r.import, r.position, r.capture, r.past from figure f join register_file r on r.key = f.file where 1{scope.And("f")}{(vanished ? "" : " and r.past = 0")})";

    // How many values the same metric, place, period and unit have, counted for what is shown only.
    string Standing =>
        $"""
        (select count(distinct o.value) from figure o join register_file q on q.key = o.file
         where o.metric = g.metric and o.place = g.place and o.period = g.period and o.unit = g.unit and q.past = 0{scope.And("o")})
        """;

    // One walk along the index, not a count for every figure.
    string Conflicting =>
        $"""
        (g.metric, g.place, g.period, g.unit) in (select o.metric, o.place, o.period, o.unit from figure o join register_file q on q.key = o.file
         where q.past = 0{scope.And("o")} group by o.metric, o.place, o.period, o.unit having count(distinct o.value) > 1)
        """;

    internal Page<KeptFigure> Page(FigureQuery query, Paging paging)
    {
        var where = new Condition();
        if (query.Dataset is { } dataset) where.And("g.dataset = ?", db.Number("select key from dataset where name = ?1", dataset.Value) ?? -1);
        if (query.Metric is { } metric) where.And("g.metric = ?", metric);
        if (query.Place is { } place) where.And("g.place = ?", place);
        if (query.Publisher is { } publisher) where.And("g.publisher = ?", publisher);
        if (query.Period is { } period) where.And("g.low >= ?", DayNumber.Of(period.Earliest)).And("g.high <= ?", DayNumber.Of(period.Latest));
        if (query.Vintage is { } vintage) where.And("g.vintage = ?", vintage);
        if (query.Whole is { } whole && query.Under is { } under)
            where.Value(whole).And($"g.key in (select f.key from {SeriesWriter.Parts} where f.whole = ?{where.Next - 1} and {SeriesWriter.Up} = ?{where.Value(under).Next - 1} and {SeriesWriter.Once}{scope.And("f")})");
        if (query.ConflictsOnly) where.And(Conflicting);
        var source = Source(query.Vanished);
        var total = db.Count($"select count(*) from {source} g where 1{where.Sql}", where.Values);
        var rows = db.List(
            $"""
            select {Columns.Replace("f.", "g.", StringComparison.Ordinal)}, g.dataset, g.import, g.capture, g.position, g.row,
                (select at from register_import where number = g.since), (select at from register_import where number = g.import), g.past, {Standing}
            from (select * from {source} g where 1{where.Sql} {Order} limit ?{where.Next} offset ?{where.Next + 1}) g {Order}
            """,
            Read, where.With(paging.Limit, paging.Offset));
        return new([.. rows], total, paging.Offset);
    }

    KeptFigure Read(Row r)
    {
        var figure = Figure(r);
        var origin = new RegisterOrigin(r.GetInt64(11), new(r.GetString(12)), new(r.GetInt32(13), r.GetInt64(14)), "");
        return new(figure, scope.Name(r.GetInt64(10)), origin, new(r.GetInt64(15), TimeSpan.Zero), new(r.GetInt64(16), TimeSpan.Zero), r.GetBoolean(17), r.GetInt32(18));
    }

    internal static Figure Figure(Row r) => new(
        r.GetString(0), r.GetString(1), Filled(r, 2), r.IsDBNull(3) ? null : r.GetString(3), PartialDate.Parse(r.GetString(4)), decimal.Parse(r.GetString(5), CultureInfo.InvariantCulture),
        r.GetString(6), r.GetString(7), r.GetString(8), Filled(r, 9));

    static string? Filled(Row r, int column) => r.GetString(column) is { Length: > 0 } text ? text : null;
}
