using System.Collections.Immutable;
using Quipu.Entities;

namespace Quipu.Storage.Sqlite;

/// <summary>Which id an entity stands under now, whether of documents or of registers, and what stands under an id.</summary>
static class StandingIds
{
    /// <summary>The id that an entity of registers stands under, as SQL on <c>register_entity e</c>.</summary>
    internal const string OfRegister = "coalesce(e.joined, e.canonical, e.id)";

    /// <summary>The entities of registers that stand under ?1, as SQL on <c>register_entity e</c>: those joined there, those their register puts there, and
    /// the one of that id.</summary>
    internal const string Under = "(e.joined = ?1 or (e.canonical = ?1 and e.joined is null) or (e.id = ?1 and e.canonical is null and e.joined is null))";

    /// <summary>The id under which an entity stands, by its own id, one it bore before or its present one; null where there is none. True where a card of
    /// the reporting bears it.</summary>
    internal static (string Id, bool IsCard)? Find(Session db, string id)
    {
        if (EntityReader.Canon(db, new(id)) is { } canon) return (db.Text("select id from canonical where key = ?1", canon)!, true);
        return RegisterReader.Standing(db, Scope.Whole, id) is { } found ? (found, db.Number("select 1 from canonical where id = ?1",
            found) is not null) : null;
    }

    /// <summary>An entity itself where it is one; else all that stand under the id, in order. Empty where there is nothing.</summary>
    internal static ImmutableArray<string> Members(Session db, string id)
    {
        if (db.Number("select 1 from entity where id = ?1", id) is not null || db.Number("select 1 from register_entity where id = ?1 limit 1",
            id) is not null) return [id];
        return Find(db, id) is { } found ? AllUnder(db, found.Id) : [];
    }

    /// <summary>All entities, of documents and of registers, that stand under a present id.</summary>
    internal static ImmutableArray<string> AllUnder(Session db, string id) =>
    [
        .. db.List("select e.id from entity e join canonical c on c.key = e.canon where c.id = ?1", r => r.GetString(0), id)
            .Concat(db.List($"select distinct e.id from register_entity e where {Under}", r => r.GetString(0), id)).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
    ];

    /// <summary>The joins that hold together what stands under a present id.</summary>
    internal static IEnumerable<Join> Joins(Session db, string id) => db.List(
            "select one.id, other.id, l.rule, l.reason from link l join entity one on one.key = l.one join entity other on other.key = l.other where one.canon = ?1", Read,
            EntityReader.Canon(db, new(id)))
        .Concat(AllUnder(db, id).SelectMany(member => db.List("select one, other, rule, reason from register_link where one = ?1", Read, member)));

    static Join Read(Row r) => new(new(r.GetString(0)), new(r.GetString(1)), r.GetString(2), r.GetString(3));
}
