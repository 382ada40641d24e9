using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps documents' own entities, each under a card of its own until a join says otherwise.</summary>
sealed class EntityWriter(Writing writing)
{
    static readonly EntityType[] Types = Enum.GetValues<EntityType>();

    Session Db => writing.Db;

    internal EntityKey? Find(EntityId id) => Db.One("select key, canon, name from entity where id = ?1", r => new EntityKey(r.GetInt64(0), r.GetInt64(1), r.GetString(2)), id.Value);

    /// <summary>Adds an entity, or writes over what an earlier reading said of it.</summary>
    internal EntityKey Put(DocumentKey document, LocalEntity entity, string body, int claims)
    {
        if (Insert(document, entity, body, claims) is { } fresh) return fresh;
        var known = Find(entity.Id)!;
        if (Db.Run(
            "update entity set type = ?2, named = ?3, name = ?4, body = ?5 where key = ?1 and (type <> ?2 or named <> ?3 or name <> ?4 or body <> ?5)",
            known.Key, (int)entity.Type, entity.Named ? 1 : 0, entity.Name, body) > 0)
        {
            Db.Run("delete from entity_words where rowid = ?1", known.Key);
            WriteWords(known.Key, entity);
        }

        Db.Run(
            "update canonical set type = ?2, named = ?3, name = ?4, folded = ?5, aliases = ?6, country = ?7, claims = ?8 where id = ?1",
            entity.Id.Value, (int)entity.Type, entity.Named ? 1 : 0, entity.Name, Folding.Fold(entity.Name), Aliases(entity.Aliases), entity.Country, claims);
        return known with { Name = entity.Name };
    }

    /// <summary>
    /// The entity that stands at one end of a claim. A person may correct a claim with an entity of another document (then a canonical or foreign id) or with
    /// words that no reading named (then the id is that of these words, and an entity is made of them).
    /// </summary>
    internal EntityKey At(DocumentKey document, Party party)
    {
        if (Find(party.Entity) is { } known) return known;
        if (Member(document, party.Entity) is { } member) return member;
        var text = RecordJson.Unpack((byte[])Db.Value("select content from document where key = ?1", document.Key)!);
        if (party.At.End > text.Length) throw new ArgumentException($"The party {party.Entity} stands at {party.At}, beyond the end of document {document.Id}.", nameof(party));
        var type = Types.FirstOrDefault(t => EntityId.Local(document.Id, t, party.At) == party.Entity, EntityType.Organization);
        var name = party.At.Of(text);
        var entity = new LocalEntity { Id = party.Entity, Document = document.Id, Type = type, Name = name, Mentions = [new(party.At, name, MentionKind.Name)] };
        return Insert(document, entity, RecordJson.Write(entity), 0)!;
    }

    /// <summary>Takes entities out that no reading and no claim names any more.</summary>
    internal void Delete(long key)
    {
        Db.Run("delete from entity_words where rowid = ?1", key);
        Db.Run("delete from link where one = ?1 or other = ?1", key);
        if (Db.One("select id, canon from entity where key = ?1", r => Tuple.Create(r.GetString(0), r.GetInt64(1)), key) is not { Item1: var id, Item2: var canon }) return;
        Db.Run("delete from entity where key = ?1", key);
        if (Db.Number("select 1 from entity where canon = ?1 limit 1", canon) is not null)
        {
            new RequestWriter(writing).Move(id, canon);
            return;
        }

        Db.Run("delete from canonical where key = ?1", canon);
        Db.Run("delete from canonical_share where canonical = ?1", canon);
    }

    internal static string Aliases(ImmutableArray<string> aliases) => ClaimJson.Text(json =>
    {
        json.WriteStartArray();
        foreach (var alias in aliases) json.WriteStringValue(alias);
        json.WriteEndArray();
    });

    // The document's own member under a canonical id, else its least member anywhere.
    EntityKey? Member(DocumentKey document, EntityId id) => Db.One(
        "select e.key, e.canon, e.name from canonical c join entity e on e.canon = c.key where c.id = ?1 order by e.document <> ?2, e.id limit 1",
        r => new EntityKey(r.GetInt64(0), r.GetInt64(1), r.GetString(2)), Redirects.Follow(Db, id.Value), document.Key);

    // Null where it is there already.
    EntityKey? Insert(DocumentKey document, LocalEntity entity, string body, int claims)
    {
        if (Db.Run(
            "insert or ignore into entity (id, document, dataset, type, named, name, canon, body) values (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7)",
            entity.Id.Value, document.Key, document.Dataset, (int)entity.Type, entity.Named ? 1 : 0, entity.Name, body) == 0) return null;
        var key = Db.LastKey();
        Db.Run(
            "insert into canonical (id, dataset, type, named, name, folded, aliases, country, documents, origins, claims) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, 1, ?9)",
            entity.Id.Value, document.Dataset, (int)entity.Type, entity.Named ? 1 : 0, entity.Name, Folding.Fold(entity.Name), Aliases(entity.Aliases), entity.Country, claims);
        var canon = Db.LastKey();
        Db.Run("update entity set canon = ?2 where key = ?1", key, canon);
        WriteWords(key, entity);
        return new(key, canon, entity.Name);
    }

    void WriteWords(long key, LocalEntity entity)
    {
        if (!entity.Named) return;
        Db.Run("insert into entity_words (rowid, names) values (?1, ?2)", key, Folding.Fold(string.Join(" · ", entity.Aliases.Prepend(entity.Name))));
    }
}

/// <summary>Retired canonical ids lead to the ids that took them over, for ever.</summary>
static class Redirects
{
    internal static string Follow(Session db, string id)
    {
        for (var steps = 0; steps < 64 && db.Text("select target from redirect where id = ?1", id) is { } target; steps++) id = target;
        return id;
    }
}
