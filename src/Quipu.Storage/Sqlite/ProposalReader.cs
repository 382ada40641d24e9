using System.Globalization;
using Quipu.Entities;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads pairs that wait for a person, and those that are decided.</summary>
sealed class ProposalReader(Session db, Scope scope)
{
    internal Page<ShownPair> Page(ProposalQuery query, Paging paging)
    {
        // Which datasets speak of either side is kept beside the pair: the queue is asked for at every key press.
        var where = new Condition().And(query.Decided ? "p.state in (1, 2)" : "p.state in (0, 1)");
        if (query.Least > 0) where.And("p.score >= ?", query.Least);
        if (query.Most < 1) where.And("p.score <= ?", query.Most);
        if (query.Run is { } run) where.And("p.run = ?", run);
        if (query.Entity is { } entity)
            where.And("(p.one_now = ? or p.other_now = ? or p.one = ? or p.other = ?)", StandingIds.Find(db, entity.Value)?.Id ?? entity.Value);
        if (scope.Keys is { } keys) where.And(Seen("p.one_sets", keys)).And(Seen("p.other_sets", keys));
        Between(query, where);
        var total = db.Count($"select count(*) from proposal p where 1{where.Sql}", where.Values);
        var order = query.Decided ? "p.judged desc, p.key desc" : "p.state, p.value desc, p.one, p.other";
        var rows = db.List(
            $"""
            select p.one, p.other, p.one_now, p.other_now, p.score, p.algorithm, p.run, p.value, p.judgement from proposal p where 1{where.Sql}
            order by {order} limit ?{where.Next} offset ?{where.Next + 1}
            """, Read, where.With(paging.Limit, paging.Offset));
        var judgements = new SamenessReader(db, scope);
        return new([.. rows.Select(r => new ShownPair(r.Pair, r.Judgement is { } key ? judgements.One(key) : null))], total, paging.Offset);
    }

    void Between(ProposalQuery query, Condition where)
    {
        var (dataset, with) = (Key(query.Dataset), Key(query.With));
        if (dataset is { } a && with is { } b) where.And($"(({Has("one", a)} and {Has("other", b)}) or ({Has("one", b)} and {Has("other", a)}))");
        else if ((dataset ?? with) is { } either) where.And($"({Has("one", either)} or {Has("other", either)})");
    }

    string? Key(DatasetName? name) => name is { } wanted ? (db.Number("select key from dataset where name = ?1", wanted.Value) ?? -1)
        .ToString(CultureInfo.InvariantCulture) : null;

    static string Has(string side, string key) => $"instr(p.{side}_sets, ',{key},') > 0";

    static string Seen(string sets, string keys) => keys.Length == 0 ? "0" : "(" + string.Join(" or ", keys.Split(',').Select(key
        => $"instr({sets}, ',{key},') > 0")) + ")";

    static (ProposedPair Pair, long? Judgement) Read(Row r)
    {
        var isOne = r.GetString(2) == r.GetString(3);
        var pair = new ProposedPair(new(r.GetString(isOne ? 0 : 2)), new(r.GetString(isOne ? 1 : 3)), r.GetDouble(4), r.GetString(5),
            r.GetString(6))
        { Value = r.GetDouble(7) };
        return (pair, r.IsDBNull(8) ? null : r.GetInt64(8));
    }
}
