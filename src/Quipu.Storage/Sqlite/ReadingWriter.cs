using System.Globalization;
using System.Runtime.InteropServices;
using Quipu.Model;
using Quipu.Reading;

namespace Quipu.Storage.Sqlite;

/// <summary>
/// Keeps what a reader found in a document. Claims are rows of their own and a reading points at them; a newer reading of the same reader's name replaces
/// the older, claims that no reading has any more go, and the judgements of people are attached anew.
/// </summary>
sealed class ReadingWriter(Writing writing)
{
    readonly ClaimWriter _claims = new(writing);
    readonly EntityWriter _entities = new(writing);

    Session Db => writing.Db;

    internal void Write(DocumentReading reading)
    {
        if (writing.IsForgotten(reading.Document.Value)) return;
        if (_claims.Document(reading.Document) is not { } document)
            throw new ArgumentException($"The reading is of document {reading.Document}, which is not kept: write DocumentMade before DocumentWasRead.", nameof(reading));
        var name = reading.Reader.Split('/')[0];
        var (entityBodies, claimBodies) = (Array.ConvertAll(reading.Entities.ToArray(), RecordJson.Write), Array.ConvertAll(reading.Claims.ToArray(), ClaimJson.Write));
        var hash = ContentHash.Of([reading.Reader, .. reading.Entities.Select((e, i) => $"{e.Id} {e.Type} {e.Named} {e.Name} {entityBodies[i]}"), .. claimBodies]);
        var old = Db.One("select key, hash, claims, entities from reading where document = ?1 and name = ?2", Read, document.Key, name);
        if (old?.Hash == hash) return;
        var entities = PutEntities(document, reading, entityBodies);
        var claims = PutClaims(document, reading, claimBodies, entities);
        Db.Run(
            """
            insert into reading (document, name, reader, hash, claims, entities) values (?1, ?2, ?3, ?4, ?5, ?6)
            on conflict (document, name) do update set reader = excluded.reader, hash = excluded.hash, claims = excluded.claims, entities = excluded.entities
            """,
            document.Key, name, reading.Reader, hash, Pack(claims), Pack(entities.Values.Select(e => e.Key)));
        if (old is not null) Sweep(document, old);
        new JudgementWriter(writing).Reattach(document);
        new AnchorWriter(Db).Reattach(document);
        new SeriesWriter(Db).Document(document.Key);
        new MaskWriter(writing).Propose(document.Key);
        Recount(document);
        writing.Note("reading", Db.Text("select location from document where key = ?1", document.Key)!, Message(reading), new(document.Dataset, document.Id));
    }

    sealed record Kept(long Key, string Hash, long[] Claims, long[] Entities);

    static Kept Read(Row r) => new(r.GetInt64(0), r.GetString(1), Unpack(r.GetBytes(2)), Unpack(r.GetBytes(3)));

    static string Message(DocumentReading reading) => string.Create(CultureInfo.InvariantCulture, $"{reading.Claims.Length} claims, {reading.Entities.Length} entities ({reading.Reader})");

    Dictionary<EntityId, EntityKey> PutEntities(DocumentKey document, DocumentReading reading, string[] bodies)
    {
        var counts = new Dictionary<EntityId, int>();
        foreach (var claim in reading.Claims)
        {
            if (claim.Subject is { } subject) counts[subject.Entity] = counts.GetValueOrDefault(subject.Entity) + 1;
            if (claim.Object is { } @object && @object.Entity != claim.Subject?.Entity) counts[@object.Entity] = counts.GetValueOrDefault(@object.Entity) + 1;
        }

        var keys = new Dictionary<EntityId, EntityKey>();
        for (var i = 0; i < bodies.Length; i++)
        {
            var entity = reading.Entities[i];
            keys[entity.Id] = _entities.Put(document, entity, bodies[i], counts.GetValueOrDefault(entity.Id));
        }

        return keys;
    }

    List<long> PutClaims(DocumentKey document, DocumentReading reading, string[] bodies, Dictionary<EntityId, EntityKey> entities)
    {
        EntityKey Find(Party party) => entities.TryGetValue(party.Entity, out var known) ? known : _entities.At(document, party);
        var keys = new List<long>(bodies.Length);
        var seen = new HashSet<ClaimId>();
        var changed = new List<(long Key, Claim Claim)>();
        for (var i = 0; i < bodies.Length; i++)
        {
            var claim = reading.Claims[i];
            if (claim.Document != document.Id) throw new ArgumentException($"Claim {claim.Id} is of document {claim.Document}, not of {document.Id}.", nameof(reading));
            if (!seen.Add(claim.Id)) continue;
            var key = _claims.Insert(document, claim, bodies[i], Find);
            if (key is not null || Rewrite(document, claim, bodies[i], Find)) changed.Add((key ?? KeyOf(claim), claim));
            keys.Add(key ?? KeyOf(claim));
        }

        // Only now are all claims there that one may be about.
        foreach (var (key, claim) in changed) _claims.WriteAbout(key, claim);
        return keys;
    }

    long KeyOf(Claim claim) => Db.Number("select key from claim where id = ?1", claim.Id.Value)!.Value;

    // A claim that was there before: true where the reader now says it otherwise. What a person corrected stays as they said.
    bool Rewrite(DocumentKey document, Claim claim, string body, Func<Party, EntityKey> find)
    {
        var key = KeyOf(claim);
        var isSame = Db.Number("select body = ?2 from claim_body where key = ?1", key, body) == 1;
        Db.Run("update claim_body set body = ?2, added = 0 where key = ?1", key, body);
        if (isSame || Db.Number("select corrected is not null from claim_body where key = ?1", key) == 1) return false;
        _claims.Update(key, document, claim, find);
        return true;
    }

    // Takes out what only the older reading had. A claim added by a person stays, and so does every entity that a claim still names.
    void Sweep(DocumentKey document, Kept old)
    {
        var still = Db.List("select key, hash, claims, entities from reading where document = ?1", Read, document.Key);
        var claims = still.SelectMany(r => r.Claims).ToHashSet();
        foreach (var key in old.Claims.Where(c => !claims.Contains(c)))
            if (Db.Number("select added from claim_body where key = ?1", key) == 0) _claims.Delete(key);
        var entities = still.SelectMany(r => r.Entities).ToHashSet();
        foreach (var key in old.Entities.Where(e => !entities.Contains(e)))
            if (Db.Number("select 1 from claim_end where entity = ?1 limit 1", key) is null) _entities.Delete(key);
    }

    internal void Recount(DocumentKey document)
    {
        var accusing = string.Join(',', Enum.GetValues<ClaimType>().Where(t => t.IsAccusing()).Select(t => ((int)t).ToString(CultureInfo.InvariantCulture)));
        Db.Run(
            $"""
            update document set claims = (select count(*) from claim where document = ?1), accusing = (select count(*) from claim where document = ?1 and type in ({accusing})),
                entities = (select count(*) from entity where document = ?1 and named = 1), read = ?2 where key = ?1
            """,
            document.Key, writing.Now);
    }

    static byte[] Pack(IEnumerable<long> keys) => MemoryMarshal.AsBytes(keys.ToArray().AsSpan()).ToArray();

    internal static long[] Unpack(byte[] packed) => MemoryMarshal.Cast<byte, long>(packed).ToArray();
}
