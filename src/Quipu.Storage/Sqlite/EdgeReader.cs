using System.Runtime.InteropServices;
using System.Text.Json;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Network;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads a part of the network: what lies around some entities, or the entities with most ties.</summary>
sealed class EdgeReader(Session db, Scope scope)
{
    internal EdgeSet Edges(EdgeQuery query)
    {
        var where = Where(query);
        var (chosen, left) = query.Centres.IsDefaultOrEmpty
            ? db.Kept($"busiest {query.Limit}{where.Sql}", where.Values, () => Busiest(where, query.Limit))
            : db.Kept($"around {query.Limit} {query.Hops} {string.Join(' ', query.Centres)}{where.Sql}", where.Values, () => Around(where, query));
        var keys = db.List(
            $"select c.key from claim c where c.subject_canon in (select value from json_each(?{where.Next})) and c.object_canon in (select value from json_each(?{where.Next})){where.Sql}",
            r => r.GetInt64(0), where.With(Json(chosen)));
        var edges = Network.Edges.Of(new ClaimReader(db, scope).ByKeys(keys));
        var entities = new EntityReader(db, scope);
        var cards = chosen.Select(entities.ByKey).OfType<EntityCard>().OrderByDescending(c => c.Claims).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id);
        return new([.. cards], edges, left);
    }

    Condition Where(EdgeQuery query)
    {
        var where = new Condition().And($"c.subject_canon <> c.object_canon and c.review <> {(int)ReviewState.Rejected}{DocumentNotices.NotRetracted}{scope.And("c")}")
            .In("c.type", query.Types).In("c.modality", query.Modalities);
        if (!query.Stages.IsDefaultOrEmpty) ClaimFilter.AtStage(where, query.Stages);
        if (query.AcceptedOnly) where.And($"c.review in ({(int)ReviewState.Accepted}, {(int)ReviewState.Corrected})");
        if (query.From is { } from) where.And("c.high >= ?", DayNumber.Of(from.Earliest));
        if (query.To is { } to) where.And("c.low <= ?", DayNumber.Of(to.Latest));
        return where;
    }

    // The named entities with most claims between them and others; the rest, and the ties that lead to them, are counted. All ties are read once, along an index that has all of them side by side.
    (List<long> Chosen, int Left) Busiest(Condition where, int limit)
    {
        var named = db.List("select key from canonical where named = 1", r => r.GetInt64(0)).ToHashSet();
        var ties = db.List(
            $"select c.subject_canon, c.object_canon, c.type * 2 + c.negated from claim c{(scope.All ? " indexed by claim_ties" : "")} where c.subject_canon is not null and c.object_canon is not null{where.Sql}",
            r => (One: r.GetInt64(0), Other: r.GetInt64(1), Kind: r.GetInt64(2)), where.Values);
        var counts = new Dictionary<long, int>();
        foreach (var (one, other, _) in ties)
        {
            if (named.Contains(one)) CollectionsMarshal.GetValueRefOrAddDefault(counts, one, out _)++;
            if (named.Contains(other)) CollectionsMarshal.GetValueRefOrAddDefault(counts, other, out _)++;
        }

        var chosen = Most(counts, limit);
        var (inside, outside) = (chosen.ToHashSet(), new HashSet<(long, long, long)>());
        foreach (var (one, other, kind) in ties)
            if (named.Contains(one) && named.Contains(other) && !(inside.Contains(one) && inside.Contains(other))) outside.Add((Math.Min(one, other), Math.Max(one, other), kind));
        return (chosen, counts.Count - chosen.Count + outside.Count);
    }

    // Those with most come first, of as many those first by their names.
    List<long> Most(Dictionary<long, int> counts, int limit)
    {
        var least = counts.Count > limit ? counts.Values.OrderDescending().ElementAt(Math.Max(0, limit - 1)) : 0;
        var names = db.List("select key from canonical where key in (select value from json_each(?1)) order by folded, id", r => r.GetInt64(0), Json([.. counts.Where(c => c.Value >= least).Select(c => c.Key)]));
        return [.. names.OrderByDescending(n => counts[n]).Take(limit)];
    }

    // Breadth first from the centres; within a hop the best connected come first.
    (List<long> Chosen, int Left) Around(Condition where, EdgeQuery query)
    {
        var entities = new EntityReader(db, scope);
        var chosen = query.Centres.Select(id => EntityReader.Canon(db, id)).OfType<long>().Distinct().Where(key => entities.ByKey(key) is not null).ToList();
        var left = new List<long>();
        var seen = chosen.ToHashSet();
        var frontier = chosen.ToList();
        for (var hop = 0; hop < query.Hops && frontier.Count > 0; hop++)
        {
            var next = Neighbours(where, frontier).Where(seen.Add).ToList();
            var room = Math.Max(0, query.Limit - chosen.Count);
            left.AddRange(next.Skip(room));
            frontier = [.. next.Take(room)];
            chosen.AddRange(frontier);
        }

        return (chosen, left.Count + EdgesTo(where, chosen, left));
    }

    List<long> Neighbours(Condition where, List<long> frontier) => db.List(
        $"""
        select n.canon from (
            select c.object_canon as canon from claim c where c.subject_canon in (select value from json_each(?{where.Next})) and c.object_canon is not null{where.Sql}
            union all select c.subject_canon from claim c where c.object_canon in (select value from json_each(?{where.Next})) and c.subject_canon is not null{where.Sql}) n
        join canonical k on k.key = n.canon group by n.canon order by k.named desc, count(*) desc, k.folded, k.id
        """,
        r => r.GetInt64(0), where.With(Json(frontier)));

    // Ties of what was chosen, or of what was left, to what was left.
    int EdgesTo(Condition where, List<long> chosen, List<long> left)
    {
        if (left.Count == 0) return 0;
        var (all, cut) = (where.Next, where.Next + 1);
        return db.Count(
            $"""
            select count(*) from (
                select distinct min(c.subject_canon, c.object_canon), max(c.subject_canon, c.object_canon), c.type, c.negated from claim c
                where c.subject_canon in (select value from json_each(?{all})) and c.object_canon in (select value from json_each(?{all}))
                and (c.subject_canon in (select value from json_each(?{cut})) or c.object_canon in (select value from json_each(?{cut}))){where.Sql})
            """,
            where.With(Json([.. chosen, .. left]), Json(left)));
    }

    static string Json(List<long> keys) => JsonSerializer.Serialize(keys);
}
