using Quipu.Entities;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads pairs that wait for a person, and those that are decided.</summary>
sealed class ProposalReader(Session db, Scope scope)
{
    internal Page<ShownPair> Page(ProposalQuery query, Paging paging)
    {
        // A pair that is one has one id now: it is seen by those it was proposed under.
        var (one, other) = query.Decided ? ("p.one", "p.other") : ("p.one_now", "p.other_now");
        var where = new Condition().And(query.Decided ? "p.state = 2" : "p.state in (0, 1)");
        if (query.Least > 0) where.And("p.score >= ?", query.Least);
        if (query.Most < 1) where.And("p.score <= ?", query.Most);
        if (query.Run is { } run) where.And("p.run = ?", run);
        if (query.Entity is { } entity)
            where.And("(p.one_now = ? or p.other_now = ? or p.one = ? or p.other = ?)", StandingIds.Find(db, entity.Value)?.Id ?? entity.Value);
        if (!scope.All) where.And(Has(one, $"in ({scope.Keys})")).And(Has(other, $"in ({scope.Keys})"));
        Between(query, (one, other), where);
        var total = db.Count($"select count(*) from proposal p where 1{where.Sql}", where.Values);
        var rows = db.List(
            $"""
            select p.one, p.other, p.one_now, p.other_now, p.score, p.algorithm, p.run, p.value, p.judgement from proposal p where 1{where.Sql}
            order by p.state, p.value desc, p.one, p.other limit ?{where.Next} offset ?{where.Next + 1}
            """, Read, where.With(paging.Limit, paging.Offset));
        var judgements = new SamenessReader(db, scope);
        return new([.. rows.Select(r => new ShownPair(r.Pair, r.Judgement is { } key ? judgements.One(key) : null))], total, paging.Offset);
    }

    void Between(ProposalQuery query, (string One, string Other) side, Condition where)
    {
        var (dataset, with) = (Key(query.Dataset), Key(query.With));
        if (dataset is { } a && with is { } b) where.And($"(({Has(side.One, a)} and {Has(side.Other, b)}) or ({Has(side.One, b)} and {Has(side.Other, a)}))");
        else if ((dataset ?? with) is { } either) where.And($"({Has(side.One, either)} or {Has(side.Other, either)})");
    }

    string? Key(DatasetName? name) => name is { } wanted ? FormattableString.Invariant($"= {db.Number("select key from dataset where name = ?1", wanted.Value) ?? -1}") : null;

    // Whether one of some datasets has an entity under an id.
    static string Has(string id, string datasets) =>
        $"""
        (exists (select 1 from register_entity e where (e.id = {id} or e.canonical = {id} or e.joined = {id}) and e.dataset {datasets})
            or exists (select 1 from entity e join canonical c on c.key = e.canon where c.id = {id} and e.dataset {datasets})
            or exists (select 1 from entity e where e.id = {id} and e.dataset {datasets}))
        """;

    static (ProposedPair Pair, long? Judgement) Read(Row r)
    {
        var isOne = r.GetString(2) == r.GetString(3);
        var pair = new ProposedPair(new(r.GetString(isOne ? 0 : 2)), new(r.GetString(isOne ? 1 : 3)), r.GetDouble(4), r.GetString(5), r.GetString(6)) { Value = r.GetDouble(7) };
        return (pair, r.IsDBNull(8) ? null : r.GetInt64(8));
    }
}
