using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads entities under their canonical ids. A viewer who sees some datasets only gets names and counts made of these alone.</summary>
sealed class EntityReader(Session db, Scope scope)
{
    /// <summary>A card's row.</summary>
    sealed record CardRow(long Key, EntityId Id, EntityType Type, bool Named, string Name, string Aliases, string? Country, int Documents, int Origins, int Claims);

    readonly Dictionary<EntityId, ShownParty?> _parties = [];
    readonly Dictionary<long, int> _documents = [];

    // The cards that the viewer may see, as a table: whole cards of their datasets, and their datasets' shares of the others.
    string Cards => CardsOf(scope);

    internal static string CardsOf(Scope scope) => scope.All
        ? "(select key, id, type, named, name, folded, aliases, country, documents, origins, claims from canonical)"
        : $"""
          (select key, id, type, named, name, folded, aliases, country, documents, origins, claims from canonical where dataset in ({scope.Keys})
          union all select c.key, c.id, c.type, c.named, s.name, s.folded, s.aliases, s.country, sum(s.documents), sum(s.origins), sum(s.claims)
              from canonical_share s join canonical c on c.key = s.canonical where s.dataset in ({scope.Keys}) group by c.key)
          """;

    const string Columns = "c.key, c.id, c.type, c.named, c.name, c.aliases, c.country, c.documents, c.origins, c.claims";

    /// <summary>The key of the card that an id leads to: a canonical id, a member's, or a retired one.</summary>
    internal static long? Canon(Session db, EntityId id) =>
        db.Number("select key from canonical where id = ?1", id.Value) ??
        db.Number("select canon from entity where id = ?1", id.Value) ??
        (Redirects.Follow(db, id.Value) is var target && target != id.Value ? Canon(db, new(target)) : null);

    internal Page<EntityCard> Page(EntityQuery query, Paging paging)
    {
        var where = new Condition();
        var words = QueryWords.Parse(query.Text, beginnings: true);
        if (!words.IsEmpty)
            where.And($"c.key in (select e.canon from entity_words w join entity e on e.key = w.rowid where entity_words match ?{scope.And("e")})", words.ToFullText());
        if (query.NamedOnly) where.And("c.named = 1");
        if (query.Type is { } type) where.And("c.type = ?", (int)type);
        var total = db.Total($"select count(*) from {Cards} c where 1{where.Sql}", where.Values);
        var order = query.Order switch
        {
            EntityOrder.Name => "c.folded, c.id",
            EntityOrder.MostDocuments => "c.documents desc, c.claims desc, c.folded, c.id",
            _ => "c.claims desc, c.folded, c.id",
        };
        var rows = db.List($"select {Columns} from {Cards} c where 1{where.Sql} order by {order} limit ?{where.Next} offset ?{where.Next + 1}", Read, where.With(paging.Limit, paging.Offset));
        return new([.. rows.Select(Card)], total, paging.Offset);
    }

    // Of a place in Peru its first documents are looked at: one that is named everywhere is no district.
    internal ImmutableArray<Places.PlaceCard> Places() =>
    [
        .. db.List(
            $"""
            select c.id, c.name, c.named, c.country, c.documents, case when c.country = 'pe' then (
                select json_extract(m.body, '$.ubigeo') from (select e.body from entity e where e.canon = c.key{scope.And("e")} limit 20) m where json_extract(m.body, '$.ubigeo') is not null limit 1) end
            from {Cards} c where c.type = {(int)EntityType.Place} order by c.id
            """,
            r => new Places.PlaceCard(new(r.GetString(0)), r.GetString(1), r.GetBoolean(2), r.IsDBNull(3) ? null : r.GetString(3), r.GetInt32(4), r.IsDBNull(5) ? null : r.GetString(5))),
    ];

    internal EntityCard? One(EntityId id) => (Canon(db, id) ?? OfRegister(id)) is { } canon ? ByKey(canon) : null;

    internal EntityCard? ByKey(long canon) => Row(canon) is { } row ? Card(row) : null;

    internal IEnumerable<EntityCard> All() => db.Stream($"select {Columns} from {Cards} c order by c.id", Read).Select(Card);

    /// <summary>A document's own entities in order of first mention.</summary>
    internal ImmutableArray<(LocalEntity, EntityCard)> Of(DocumentId document)
    {
        var rows = db.List(
            $"""
            select e.id, e.type, e.named, e.name, e.body, e.canon from entity e join document d on d.key = e.document where d.id = ?1{scope.And("d")}
            """,
            r => (Local: RecordJson.ReadEntity(
                new() { Id = new(r.GetString(0)), Document = document, Type = (EntityType)r.GetInt32(1), Named = r.GetBoolean(2), Name = r.GetString(3) }, r.GetString(4)), Canon: r.GetInt64(5)),
            document.Value);
        return
        [
            .. rows.OrderBy(r => r.Local.Mentions.IsEmpty ? int.MaxValue : r.Local.Mentions.Min(m => m.At.Start)).ThenBy(r => r.Local.Id).Select(r => (r.Local, ByKey(r.Canon)!)),
        ];
    }

    internal (ImmutableArray<Join>, ImmutableArray<SamenessJudgement>) Joins(EntityId id)
    {
        if (Seen(id) is not { } found) return ([], []);
        var members = StandingIds.AllUnder(db, found).Where(IsSeen).ToHashSet(StringComparer.Ordinal);
        if (members.Count == 0) return ([], []);
        var joins = db.List(
            $"""
            select one.id, other.id, l.rule, l.reason from link l join entity one on one.key = l.one join entity other on other.key = l.other
            where one.canon = ?1{scope.And("one")}{scope.And("other")}
            """,
            r => new Join(new(r.GetString(0)), new(r.GetString(1)), r.GetString(2), r.GetString(3)), Canon(db, new(found)));
        // Of a register's entity joined to one that the viewer may not see, they are not told that it was.
        joins.AddRange(members.SelectMany(m => db.List(
                "select one, other, rule, reason from register_link where one = ?1", r => new Join(new(r.GetString(0)), new(r.GetString(1)), r.GetString(2), r.GetString(3)), m))
            .Where(j => members.Contains(j.Other.Value)));
        return ([.. joins.OrderBy(j => j.One).ThenBy(j => j.Other)], new SamenessReader(db, scope).Of(members.Append(found).Order(StringComparer.Ordinal)));
    }

    // The id that an entity which the viewer may see stands under, by any of its ids.
    string? Seen(EntityId id)
    {
        if (Canon(db, id) is { } canon && Row(canon) is { } row) return row.Id.Value;
        return RegisterReader.Standing(db, scope, id.Value);
    }

    // The card of the reporting under which an entity of a register stands.
    long? OfRegister(EntityId id) => RegisterReader.Standing(db, scope, id.Value) is { } found ? Canon(db, new(found)) : null;

    bool IsSeen(string member) => scope.All || db.Number($"select 1 from entity e where e.id = ?1{scope.And("e")}", member) is not null ||
        db.Number($"select 1 from register_entity e where e.id = ?1{scope.And("e")} limit 1", member) is not null;

    /// <summary>In how many documents that the viewer may see a card's entity is named.</summary>
    internal int Documents(long canon)
    {
        if (_documents.TryGetValue(canon, out var count)) return count;
        return _documents[canon] = db.Count($"select count(distinct e.document) from entity e where e.canon = ?1{scope.And("e")}", canon);
    }

    /// <summary>Names the ends of a document's claims.</summary>
    internal Func<Party, ShownParty> Shown(long document, DocumentReader documents) => party =>
    {
        if (!_parties.TryGetValue(party.Entity, out var known)) _parties[party.Entity] = known = Find(party.Entity);
        if (known is not null) return known with { At = party.At };
        // An end whose entity was forgotten, or lies where the viewer may not look: the document's own words remain.
        var text = documents.Text(document);
        return new(party.Entity, party.At.End <= text.Length ? party.At.Of(text) : "", EntityType.Organization, false, party.At);
    };

    internal ForgetPreview? PreviewForget(DocumentId id)
    {
        if (new DocumentReader(db, scope).Head(id) is not { } head) return null;
        var key = db.Number("select key from document where id = ?1", id.Value)!.Value;
        var cards = db.List(
            """
            select canon, (select count(*) from entity o where o.canon = e.canon and o.document <> ?1) from entity e where document = ?1 group by canon
            """,
            r => (Canon: r.GetInt64(0), Kept: r.GetInt64(1) > 0), key);
        var capture = db.Text("select capture from document where key = ?1", key);
        return new(
            head, db.Count("select count(*) from claim where document = ?1", key), db.Count("select count(*) from judgement where document = ?1", id.Value),
            Sorted(cards.Where(c => !c.Kept)), Sorted(cards.Where(c => c.Kept)),
            db.Number("select 1 from document where capture = ?1 and key <> ?2 limit 1", capture, key) is null);

        ImmutableArray<EntityCard> Sorted(IEnumerable<(long Canon, bool Kept)> some) =>
            [.. some.Select(c => ByKey(c.Canon)).OfType<EntityCard>().OrderByDescending(c => c.Claims).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id)];
    }

    static string[] Ids(string json) => JsonSerializer.Deserialize<string[]>(json)!;

    static CardRow Read(Row r) => new(
        r.GetInt64(0), new(r.GetString(1)), (EntityType)r.GetInt32(2), r.GetBoolean(3), r.GetString(4), r.GetString(5), r.IsDBNull(6) ? null : r.GetString(6), r.GetInt32(7), r.GetInt32(8), r.GetInt32(9));

    CardRow? Row(long canon) => db.One($"select {Columns} from {Cards} c where c.key = ?1", Read, canon);

    ShownParty? Find(EntityId id) =>
        Canon(db, id) is { } canon && Row(canon) is { } row ? new(row.Id, row.Name, row.Type, row.Named, default) : null;

    EntityCard Card(CardRow row)
    {
        var members = db.List(
            $"select e.id, d.id, e.name from entity e join document d on d.key = e.document where e.canon = ?1{scope.And("e")} order by e.id",
            r => new EntityMember(new(r.GetString(0)), new(r.GetString(1)), r.GetString(2)), row.Key);
        var origins = scope.All
            ? row.Origins
            : db.Count($"select count(distinct {DocumentReader.Counted("d")}) from entity e join document d on d.key = e.document where e.canon = ?1{scope.And("e")}", row.Key);
        return new(row.Id, row.Type, row.Name, row.Named, [.. Ids(row.Aliases)], row.Country, row.Documents, origins, row.Claims, [.. members]);
    }
}
