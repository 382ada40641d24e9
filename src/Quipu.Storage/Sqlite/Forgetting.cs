using Quipu.Claims;

namespace Quipu.Storage.Sqlite;

/// <summary>Takes a document and all that rests on it alone out of every table and index.</summary>
sealed partial class Forgetting(Writing writing)
{
    Session Db => writing.Db;

    /// <summary>Leaves a tombstone without content, so that the same bytes are not taken again.</summary>
    internal void Forget(Change.Forgotten forgotten)
    {
        var row = Db.One(
            "select key, capture, location, dataset from document where id = ?1", r => Tuple.Create(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt64(3)), forgotten.Document.Value);
        if (row is not { Item1: var key, Item2: var capture, Item3: var location }) return;
        var sidecar = Db.Text("select json_extract(body, '$.sidecar') from document where key = ?1 and json_extract(body, '$.sidecar') is not null", key);
        Bury(forgotten.Document.Value, "document", forgotten);
        var words = new WrittenWords(Db, RecordJson.Unpack((byte[])Db.Value("select content from document where key = ?1", key)!));
        foreach (var place in ForgettingPlace.All) place.Take?.Invoke(Db, new(key, forgotten.Document.Value, capture, location));
        var entities = Db.List("select id from entity where document = ?1", r => r.GetString(0), key);
        new SamenessWriter(writing).Forget(entities);
        Db.Run("delete from judgement where document = ?1", forgotten.Document.Value);
        Remove(key);
        new DocumentNoticeWriter(writing).Forget(forgotten.Document.Value);
        new GradeWriter(writing).Forget(forgotten.Document);
        new FindingWriter(writing).Forget(forgotten.Document);
        new AnchorWriter(Db).Forget(forgotten.Document);
        new RequestWriter(writing).Forget(forgotten.Document);
        foreach (var id in entities.Append(forgotten.Document.Value)) WatchWriter.Ask(Db, id);
        Db.Run("update change set location = '', message = '' where document = ?1", forgotten.Document.Value);
        if (Db.Number("select 1 from document where capture = ?1 limit 1", capture) is null)
        {
            Bury(capture, "capture", forgotten);
            Db.Run("delete from failure where capture = ?1", capture);
            var locations = Db.List("select location from capture where id = ?1 union select location from capture_done where capture = ?1", r => r.GetString(0), capture);
            DropPlaces(capture, [.. locations.Append(location)]);
            foreach (var place in locations.Append(location))
                if (Db.Number("select 1 from capture where location = ?1 and id <> ?2", place, capture) is null)
                    Db.Run("update change set location = '', message = '' where location = ?1", place);
            Db.Run("delete from capture where id = ?1", capture);
            Db.Run("delete from capture_done where capture = ?1", capture);
        }

        if (sidecar is not null) RemoveSidecar(sidecar);
        words.Sweep();
        (writing.MustAssemble, writing.MustPurge) = (true, true);
        writing.Note("forgotten", "", $"{forgotten.By}: forgot a document", new(row.Item4));
    }

    /// <summary>A newer version of its format made another text of the same bytes: the old document goes, and the judgements of its claims move to the new one where the words stand there too.</summary>
    internal void Supersede(long old, Documents.Document by)
    {
        foreach (var judgement in Db.List(
            "select j.id, j.verdict, j.at, j.retired, j.body from judgement j join document d on d.id = j.document where d.key = ?1", JudgementWriter.Read, old))
        {
            if (Reattachment.Rebase(judgement.Judged, by.Id, by.Text) is not { } judged) continue;
            var moved = judgement with { Judged = judged, Correction = judgement.Correction is null ? null : Reattachment.Rebase(judgement.Correction, by.Id, by.Text) ?? judged };
            Db.Run("update judgement set document = ?2, body = ?3 where id = ?1", judgement.Id.Value, by.Id.Value, RecordJson.Write(moved));
        }

        Db.Run("update document_notice set document = ?2 where document = (select id from document where key = ?1)", old, by.Id.Value);
        new AnchorWriter(Db).Rebase(new(Db.Text("select id from document where key = ?1", old)!), by);
        Remove(old);
        writing.MustAssemble = true;
    }

    // What lay beside the document goes with it, unless it lies beside another too or is an article itself. It gets no tombstone: the same few bytes may come to lie beside another article.
    void RemoveSidecar(string sidecar)
    {
        if (Db.Number("select 1 from document where capture = ?1 or json_extract(body, '$.sidecar') = ?1 limit 1", sidecar) is not null) return;
        Db.Run("update change set location = '', message = '' where location = (select location from capture where id = ?1)", sidecar);
        Db.Run("delete from capture where id = ?1", sidecar);
    }

    // Of a protected source's: where the file lay, with its title and authors. Its number stays, and the sealed hash by which it is not read again.
    void DropPlaces(string capture, List<string> locations)
    {
        if (Db.Text("select source from sealed_record where id = ?1", capture) is not { } source) return;
        foreach (var place in locations.Distinct(StringComparer.Ordinal).Where(l => !IsUsed(l)))
            if (int.TryParse(place.AsSpan(place.LastIndexOf('/') + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
                Db.Run("delete from sealed_record where source = ?1 and number = ?2 and id like 'place-%'", source, number);
    }

    // Another content of the same place, with documents of its own.
    bool IsUsed(string location) =>
        Db.Number("select 1 from document where location = ?1 union all select 1 from capture_done c join document d on d.capture = c.capture where c.location = ?1 limit 1", location) is not null;

    void Bury(string id, string kind, Change.Forgotten forgotten) =>
        Db.Run("insert or ignore into tombstone (id, kind, at, who) values (?1, ?2, ?3, ?4)", id, kind, forgotten.At.UtcTicks, forgotten.By);

    void Remove(long key)
    {
        new MaskWriter(writing).Forget(key);
        var claims = new ClaimWriter(writing);
        foreach (var claim in Db.List("select key from claim where document = ?1", r => r.GetInt64(0), key)) claims.Delete(claim);
        var entities = new EntityWriter(writing);
        foreach (var entity in Db.List("select key from entity where document = ?1", r => r.GetInt64(0), key))
        {
            // A correction elsewhere may have named it; there its words stay, and nothing of this document.
            Db.Run("delete from claim_end where entity = ?1", entity);
            Db.Run("update claim set subject = null where subject = ?1", entity);
            Db.Run("update claim set object = null where object = ?1", entity);
            entities.Delete(entity);
        }

        Db.Run("delete from reading where document = ?1", key);
        Db.Run("delete from document_words where rowid = ?1", key);
        Db.Run("delete from document where key = ?1", key);
        // Reprints of it find their origin anew when the workspace is assembled.
        Db.Run("update document set origin = key where origin = ?1", key);
    }
}
