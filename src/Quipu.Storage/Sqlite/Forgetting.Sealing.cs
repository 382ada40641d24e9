namespace Quipu.Storage.Sqlite;

// A document that was read in the open and is a protected source's now.
sealed partial class Forgetting
{
    /// <summary>
    /// As forgetting, but without a tombstone, and without the ids that were made of its content: a hash would let who holds the file confirm that it was here.
    /// Cards that its entities founded have random ids from then on: other documents stand under them.
    /// </summary>
    internal void Expunge(Change.DocumentSealed expunged)
    {
        var id = expunged.Document.Value;
        var row = Db.One("select key, capture, location, dataset from document where id = ?1", r => Tuple.Create(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt64(3)), id);
        if (row is not { Item1: var key, Item2: var capture, Item3: var location }) return;
        var sidecar = Db.Text("select json_extract(body, '$.sidecar') from document where key = ?1", key);
        var entities = Db.List("select id from entity where document = ?1", r => r.GetString(0), key);
        var claims = Db.List("select id from claim where document = ?1", r => r.GetString(0), key);
        new SamenessWriter(writing).Forget(entities);
        Db.Run("delete from judgement where document = ?1", id);
        Remove(key);
        new AnchorWriter(Db).Expunge(expunged.Document, claims);
        new FindingWriter(writing).Forget(expunged.Document);
        WatchWriter.Forget(Db, id);
        foreach (var hash in claims.Append(id))
            foreach (var table in new[] { "finding", "finding_event" })
                Db.Run($"update {table} set body = replace(body, ?1, 'sealed') where instr(body, ?1) > 0", hash);
        foreach (var entity in entities) Db.Run("delete from redirect where id = ?1", entity);
        RenameCards(entities);
        Db.Run("update change set location = '', message = '', document = null where document = ?1", id);
        if (Db.Number("select 1 from document where capture = ?1 limit 1", capture) is null) ExpungeCapture(capture, location);
        if (sidecar is not null) RemoveSidecar(sidecar);
        (writing.MustAssemble, writing.MustPurge) = (true, true);
        writing.Note("sealed", "", $"{expunged.By}: took a document that was read in the open under protection", new(row.Item4));
    }

    void ExpungeCapture(string capture, string location)
    {
        var locations = Db.List("select location from capture where id = ?1 union select location from capture_done where capture = ?1", r => r.GetString(0), capture);
        Db.Run("delete from failure where capture = ?1", capture);
        Db.Run("delete from capture where id = ?1", capture);
        Db.Run("delete from capture_done where capture = ?1", capture);
        foreach (var place in locations.Append(location).Where(p => Db.Number("select 1 from capture where location = ?1", p) is null))
            Db.Run("update change set location = '', message = '' where location = ?1", place);
    }
}
