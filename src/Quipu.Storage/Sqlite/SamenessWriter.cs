using System.Collections.Immutable;
using Quipu.Entities;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps what people say of two entities, of documents or of registers.</summary>
sealed class SamenessWriter(Writing writing)
{
    // Beyond so many pairs, only the first member of one side is kept apart from the other side.
    const int MostPairs = 10_000;

    // A judgement of a card holds as long as one of these is on record.
    const int MostMembers = 100;

    Session Db => writing.Db;

    internal void Write(SamenessJudgement judgement)
    {
        var (ones, others) = Sides(judgement);
        if (Db.Run(
            """
            insert or ignore into sameness (id, one, other, verdict, who, at, reason, retired, retired_who, ones, others) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """,
            judgement.Id.Value, judgement.One.Value, judgement.Other.Value, (int)judgement.Verdict, judgement.By, judgement.At.UtcTicks, judgement.Reason,
            judgement.RetiredAt?.UtcTicks, judgement.RetiredBy, EntityWriter.Aliases(ones), EntityWriter.Aliases(others)) == 0) return;
        var key = Db.LastKey();
        WriteEnds(key, 0, ones.Add(judgement.One.Value));
        WriteEnds(key, 1, others.Add(judgement.Other.Value));
        writing.MustAssemble = true;
        writing.Note("sameness", "", $"{judgement.By}: {judgement.Verdict.Wire()}");
    }

    internal void Retire(Change.SamenessRetired retired)
    {
        if (Db.Run("update sameness set retired = ?2, retired_who = ?3 where id = ?1 and retired is null", retired.Judgement.Value, retired.At.UtcTicks,
            retired.By) == 0) return;
        writing.Touched.UnionWith(Db.List("select e.id from sameness_end e join sameness s on s.key = e.sameness where s.id = ?1", r => r.GetString(0),
            retired.Judgement.Value));
        writing.MustAssemble = true;
        writing.Note("sameness", "", $"{retired.By}: took back a judgement of two entities");
    }

    /// <summary>Takes entities that are forgotten out of every judgement; one that speaks of nobody else on one of its sides goes with them.</summary>
    internal void Forget(IReadOnlyCollection<string> entities)
    {
        var gone = entities.ToHashSet(StringComparer.Ordinal);
        var keys = new SortedSet<long>(gone.SelectMany(id => Db.List("select sameness from sameness_end where id = ?1", r => r.GetInt64(0), id)));
        foreach (var key in keys)
        {
            var (ones, others) = Db.One("select ones, others from sameness where key = ?1", r => Tuple.Create(SamenessReader.Ids(r.GetString(0)),
                SamenessReader.Ids(r.GetString(1))), key)!;
            (ones, others) = (Array.FindAll(ones, id => !gone.Contains(id)), Array.FindAll(others, id => !gone.Contains(id)));
            if (ones.Length > 0 && others.Length > 0)
            {
                Db.Run("update sameness set ones = ?2, others = ?3 where key = ?1", key, EntityWriter.Aliases([.. ones]), EntityWriter.Aliases([.. others]));
                continue;
            }

            Db.Run("update proposal set judgement = null where judgement = ?1", key);
            Db.Run("delete from sameness where key = ?1", key);
            Db.Run("delete from sameness_end where sameness = ?1", key);
        }

        foreach (var id in gone) Db.Run("delete from sameness_end where id = ?1", id);
        writing.Touched.UnionWith(gone);
    }

    void WriteEnds(long key, int side, ImmutableArray<string> ids)
    {
        foreach (var id in ids) Db.Run("insert or ignore into sameness_end (id, sameness, side) values (?1, ?2, ?3)", id, key, side);
        writing.Touched.UnionWith(ids);
    }

    // A judgement of a card is of all that stood under it: "this member is not that person" must hold against each of the others.
    (ImmutableArray<string> Ones, ImmutableArray<string> Others) Sides(SamenessJudgement judgement)
    {
        var (ones, others) = (Members(judgement.One), Members(judgement.Other));
        if (judgement.Verdict != Sameness.NotSame) return ([.. ones.Take(MostMembers)], [.. others.Take(MostMembers)]);
        if (ones.Length == 1) others = others.Remove(ones[0]);
        if (others.Length == 1) ones = ones.Remove(others[0]);
        return ((long)ones.Length * others.Length > MostPairs ? [.. ones.Take(1)] : ones, others);
    }

    ImmutableArray<string> Members(EntityId id) => StandingIds.Members(Db, id.Value) is { IsEmpty: false } members
        ? members : throw new ArgumentException($"There is no entity {id} to judge.", nameof(id));
}
