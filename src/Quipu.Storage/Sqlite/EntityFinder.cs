using System.Collections.Immutable;
using System.Globalization;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Finds entities of registers for other programs, and counts them by what they have.</summary>
sealed class EntityFinder(Session db, Scope scope)
{
    /// <summary>Ranking reads every hit; of more than these the oldest come first instead.</summary>
    const int MostRanked = 20_000;

    /// <summary>Values that a field is counted by at most.</summary>
    const int MostCounted = 300;

    const string Id = StandingIds.OfRegister;

    internal EntityHits Find(EntitySearch search, Paging paging)
    {
        var filter = new EntityFilter(db, scope, search);
        var counted = Counted();
        var total = db.Count($"select count({counted}) from register_entity e where {filter.Sql}", filter.Values);
        var counts = search.Facets.Distinct(StringComparer.Ordinal).ToImmutableSortedDictionary(f => f, f => Count(f, filter, counted), StringComparer.Ordinal);
        return new(new(paging.Limit == 0 || total == 0 ? [] : [.. Ids(search, filter, paging, total)], total, paging.Offset), counts);
    }

    /// <summary>Where no entity stands in two datasets or was joined, rows are entities.</summary>
    string Counted() =>
        db.Count($"select count(*) from (select *, key as dataset from dataset) d where entities > 0{scope.And("d")}") < 2 &&
        db.Number("select 1 from register_entity where canonical is not null limit 1") is null && db.Number("select 1 from register_entity where joined is not null limit 1") is null
            ? "*" : $"distinct {Id}";

    List<EntityId> Ids(EntitySearch search, EntityFilter filter, Paging paging, int total)
    {
        string from = "register_entity e", order, ranked = "";
        if (!search.Order.IsEmpty) order = string.Join(", ", search.Order.Select(o => Ordered(o, filter)).Append("min(e.key)"));
        else if (filter.FullText is { } words && total <= MostRanked)
        {
            ranked = $"with r as materialized (select rowid as key, bm25(register_words) as score from register_words where register_words match {filter.Value(words)}) ";
            from = "register_entity e left join r on r.key = e.key";
            order = "min(coalesce(r.score, 0)), min(e.key)";
        }
        else order = "min(e.key)";
        // In order of their rows, where rows are entities, nothing need be gathered.
        var group = order == "min(e.key)" && Counted() == "*" ? "order by e.key" : $"group by {Id} order by {order}";
        var sql = $"{ranked}select {Id} from {from} where {filter.Sql} {group} limit {filter.Value(paging.Limit)} offset {filter.Value(paging.Offset)}";
        return db.List(sql, r => new EntityId(r.GetString(0)), filter.Values);
    }

    string Ordered(EntitySort sort, EntityFilter filter)
    {
        var direction = sort.Descending ? "desc" : "asc";
        return sort.Field switch
        {
            "id" => $"{Id} {direction}",
            "schema" => $"min((select text from register_word w where w.key = e.schema)) {direction}",
            "dataset" => $"min((select name from dataset d where d.key = e.dataset)) {direction}",
            "changed" => $"max((select max(since) from register_statement s where s.entity = e.key)) {direction}",
            _ => Valued(),
        };

        // What has no value comes last, whichever the direction.
        string Valued()
        {
            var value = $"min((select min(value) from register_statement s where s.entity = e.key and s.prop = {filter.Value(db.Number("select key from register_word where text = ?1", sort.Field) ?? -1)}))";
            return $"{value} is null, {value} {direction}";
        }
    }

    ImmutableArray<EntityCount> Count(string field, EntityFilter filter, string counted)
    {
        var sql = field switch
        {
            "countries" => Tags("country"),
            "topics" => Tags("topic"),
            "genders" => Tags("gender"),
            "datasets" => $"select d.name, count({counted}) as n from register_entity e join dataset d on d.key = e.dataset where {filter.Sql} group by d.name",
            "schema" => $"select w.text, count({counted}) as n from register_entity e join register_word w on w.key = e.schema where {filter.Sql} group by w.text",
            "identifiers" =>
                $"""
                select s.value, count(distinct {Id}) as n from register_entity e join register_statement s on s.entity = e.key
                where {filter.Sql} and exists (select 1 from register_kind k join register_file f on f.key = k.file where k.key = s.kind and k.type = 'identifier' and f.past = 0) group by s.value
                """,
            _ => null,
        };
        return sql is null ? [] :
            [.. db.List(string.Create(CultureInfo.InvariantCulture, $"{sql} order by n desc, 1 limit {MostCounted}"), r => new EntityCount(r.GetString(0), r.GetInt64(1)), filter.Values)];

        string Tags(string sort) =>
            $"""
            select substr(w.text, {sort.Length + 2}), count(distinct {Id}) as n from register_entity e join register_tag t on t.entity = e.key join register_word w on w.key = t.tag
            where {filter.Sql} and w.text like '{sort}:%' and {EntityFilter.Stands("t")} group by w.text
            """;
    }
}
