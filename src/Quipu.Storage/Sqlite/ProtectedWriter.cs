using Quipu.Sources.Protected;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps protected sources: what is sealed of them, and who looked.</summary>
sealed class ProtectedWriter(Writing writing)
{
    Session Db => writing.Db;

    internal void Write(Change.VaultLocked locked)
    {
        var card = locked.Card;
        var isNew = Db.Number("select 1 from vault") is null;
        Db.Run(
            "insert into vault (one, rounds, salt, wrapped) values (1, ?1, ?2, ?3) on conflict (one) do update set rounds = excluded.rounds, salt = excluded.salt, wrapped = excluded.wrapped",
            card.Rounds, card.Salt, card.WrappedKey);
        // The key under the old passphrase must be in no copy of a page either.
        writing.MustPurge |= !isNew;
        writing.Note("vault", "", $"{locked.By}: {(isNew ? "set the passphrase" : "changed the passphrase")}");
    }

    internal void Write(Change.SourceProtected made)
    {
        var source = made.Source;
        if (writing.IsForgotten(source.Id.Value)) return;
        Db.Run(
            """
            insert into protected_source (id, pseudonym, made, who, revision, identity) values (?1, ?2, ?3, ?4, ?5, ?6)
            on conflict (id) do update set revision = excluded.revision, identity = excluded.identity
            """,
            source.Id.Value, source.Pseudonym, source.Made.UtcTicks, source.By, source.Revision, made.Identity);
        writing.Note("source", source.Pseudonym, $"{made.By}: {(source.Revision == 1 ? "protected" : "wrote anew who is")} {source.Pseudonym}");
    }

    /// <summary>Leaves its random id, so that nothing is written under it again, and no word: not the pseudonym either, which may stand in somebody's notebook.</summary>
    internal void Forget(Change.ProtectedSourceForgotten forgotten)
    {
        var id = forgotten.Source.Value;
        if (Db.Text("select pseudonym from protected_source where id = ?1", id) is not { } pseudonym) return;
        Db.Run("insert or ignore into tombstone (id, kind, at, who) values (?1, 'source', ?2, ?3)", id, forgotten.At.UtcTicks, forgotten.By);
        var folder = Pseudonym.Folder(pseudonym);
        Db.Run("delete from failure where substr(location, 1, length(?1)) = ?1", folder);
        Db.Run("delete from capture_done where substr(location, 1, length(?1)) = ?1 or capture in (select id from sealed_record where source = ?2)", folder, id);
        Db.Run("delete from capture where id in (select id from sealed_record where source = ?1)", id);
        Db.Run("delete from sealed_record where source = ?1", id);
        Db.Run("delete from reveal where source = ?1", id);
        Db.Run("delete from protected_source where id = ?1", id);
        Db.Run("update change set location = '', message = '' where location = ?1 or substr(location, 1, length(?2)) = ?2 or instr(message, ?1) > 0", pseudonym, folder);
        writing.MustPurge = true;
        writing.Note("forgotten", "", $"{forgotten.By}: forgot a protected source");
    }

    internal void Write(SealedRecord record) => Db.Run(
        "insert into sealed_record (id, source, number, card) values (?1, ?2, ?3, ?4) on conflict (id) do update set card = excluded.card",
        record.Id.Value, record.Source.Value, record.Number, record.Card);

    internal void Write(Change.RecordDropped dropped)
    {
        Db.Run("delete from sealed_record where id = ?1", dropped.Record.Value);
        writing.MustPurge = true;
    }

    internal void Write(Change.WordsVeiled veiled)
    {
        foreach (var text in veiled.Texts) WrittenPlace.Write(Db, text);
        writing.MustPurge = true;
        writing.Note("sealed", "", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{veiled.By}: took the names of a protected source out of {veiled.Texts.Length} {(veiled.Texts.Length == 1 ? "text" : "texts")} that the desk had written"));
    }

    internal void Write(SourceReveal reveal)
    {
        Db.Run("insert into reveal (source, at, who, reason, opened) values (?1, ?2, ?3, ?4, ?5)", reveal.Source.Value, reveal.At.UtcTicks, reveal.By, reveal.Reason, reveal.Opened ? 1 : 0);
        var pseudonym = Db.Text("select pseudonym from protected_source where id = ?1", reveal.Source.Value) ?? "";
        writing.Note("reveal", pseudonym, reveal.Opened ? $"{reveal.By}: saw who {pseudonym} is: {reveal.Reason}" : $"{reveal.By}: tried to see who {pseudonym} is, with a wrong passphrase");
    }
}
