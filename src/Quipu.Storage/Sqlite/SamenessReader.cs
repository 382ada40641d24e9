using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Entities;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads what people say of two entities. Who does not see both sides of a judgement does not see it.</summary>
sealed class SamenessReader(Session db, Scope scope)
{
    const string Columns = "s.id, s.one, s.other, s.verdict, s.who, s.at, s.reason, s.retired, s.retired_who, s.ones, s.others, s.key";

    sealed record Kept(SamenessJudgement Judgement, string[] Ones, string[] Others, long Key);

    /// <summary>Judgements in force, each as the pairs of entities on record that it speaks of: "not the same" of every two, "same" of the first on each
    /// side that is there.</summary>
    /// <param name="present">Whether there is such an entity. A judgement that lost a side is kept, and says nothing until the side is back.</param>
    internal static IEnumerable<SamenessJudgement> Pairs(Session db, Func<EntityId, bool> present)
    {
        foreach (var (judgement, ones, others, _) in db.List($"select {Columns} from sameness s where s.retired is null", Read))
        {
            var (one, other) = (There(ones, judgement.One), There(others, judgement.Other));
            if (judgement.Verdict != Sameness.NotSame) (one, other) = ([.. one.Take(1)], [.. other.Where(o => o != one.FirstOrDefault()).Take(1)]);
            foreach (var a in one)
                foreach (var b in other)
                    if (a != b) yield return judgement with { One = a, Other = b };
        }

        List<EntityId> There(string[] ids, EntityId given) => [.. ids.Select(id => new EntityId(id)).Where(present).OrderBy(id => id != given)];
    }

    /// <summary>Every judgement of an entity or of what stands under it, newest first, retired ones too.</summary>
    internal ImmutableArray<SamenessJudgement> Of(IEnumerable<string> members) =>
    [
        .. members.SelectMany(id => db.List($"select {Columns} from sameness_end e join sameness s on s.key = e.sameness where e.id = ?1", Read, id))
            .DistinctBy(k => k.Key)
            .Where(IsSeen).OrderByDescending(k => k.Judgement.At).ThenByDescending(k => k.Key).Select(k => k.Judgement),
    ];

    /// <summary>Judgements in force of which a side is on record no more, or only in what its register no longer says.</summary>
    internal ImmutableArray<SamenessJudgement> Lost() =>
    [
        .. db.List($"select {Columns} from sameness s where s.retired is null order by s.at desc, s.key desc", Read).Where(k => !(Array.Exists(k.Ones,
            Stands) && Array.Exists(k.Others, Stands)))
            .Where(IsSeen).Select(k => k.Judgement),
    ];

    /// <summary>One judgement by its key; null where the viewer does not see it.</summary>
    internal SamenessJudgement? One(long key) => db.One($"select {Columns} from sameness s where s.key = ?1", Read, key) is { } kept && IsSeen(kept)
        ? kept.Judgement : null;

    /// <summary>One judgement by its id; null where there is none, or the viewer does not see it.</summary>
    internal SamenessJudgement? One(JudgementId id) => db.One($"select {Columns} from sameness s where s.id = ?1", Read, id.Value) is { } kept && IsSeen(kept)
        ? kept.Judgement : null;

    internal static string[] Ids(string json) => JsonSerializer.Deserialize<string[]>(json)!;

    bool Stands(string id) => db.Number("select 1 from entity where id = ?1", id) is not null || db.Number(
        """
        select 1 from register_entity e join register_statement s on s.entity = e.key join register_kind k on k.key = s.kind join register_file f on f.key = k.file
        where e.id = ?1 and f.past = 0 limit 1
        """, id) is not null;

    bool IsSeen(Kept kept) => scope.All || (Array.Exists(kept.Ones, IsSeen) && Array.Exists(kept.Others, IsSeen));

    bool IsSeen(string id) => db.Number($"select 1 from entity e where e.id = ?1{scope.And("e")}", id) is not null ||
        db.Number($"select 1 from register_entity e where e.id = ?1{scope.And("e")} limit 1", id) is not null;

    static Kept Read(Row r) => new(
        new(
            new(r.GetString(0)), new(r.GetString(1)), new(r.GetString(2)), (Sameness)r.GetInt32(3), r.GetString(4), Time(r.GetInt64(5)), r.IsDBNull(6)
                ? null : r.GetString(6),
            r.IsDBNull(7) ? null : Time(r.GetInt64(7)), r.IsDBNull(8) ? null : r.GetString(8)),
        Ids(r.GetString(9)), Ids(r.GetString(10)), r.GetInt64(11));

    static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);
}
