using System.Collections.Immutable;

namespace Quipu.Storage.Sqlite;

/// <summary>How forgetting reaches a table.</summary>
enum PlaceReach
{
    /// <summary>Rows of the document go with it.</summary>
    Document,

    /// <summary>Made from the records, and made anew without the document.</summary>
    Derived,

    /// <summary>What people wrote: it goes where it repeats words that only the document had.</summary>
    Written,

    /// <summary>Ids, codes, names of files of registers, settings: no words of documents come here.</summary>
    Beside,
}

/// <summary>A document as it is forgotten.</summary>
sealed record GoneDocument(long Key, string Id, string Capture, string Location);

/// <summary>
/// A table that may have words of a document, and how forgetting reaches it: the one list of them. Whoever adds a table with texts adds a row here; a test walks the
/// database and fails for a table that has none.
/// </summary>
/// <param name="Table">Of a full-text index its name; the tables behind it are meant too.</param>
/// <param name="Written">Where people write: the column, and what it becomes.</param>
/// <param name="Take">What is done when a document goes, before its rows do; null: <see cref="Forgetting"/> or the assembling does it.</param>
sealed record ForgettingPlace(string Table, PlaceReach Reach, (string Column, string Becomes)? Written = null, Action<Session, GoneDocument>? Take = null)
{
    internal static ImmutableArray<ForgettingPlace> All { get; } =
    [
        new("dataset", PlaceReach.Beside),
        new("capture", PlaceReach.Document),
        new("capture_done", PlaceReach.Document),
        new("document", PlaceReach.Document),
        new("document_words", PlaceReach.Document),
        new("reading", PlaceReach.Document),
        new("entity", PlaceReach.Document),
        new("entity_words", PlaceReach.Document),
        new("claim", PlaceReach.Document),
        new("claim_body", PlaceReach.Document),
        new("claim_words", PlaceReach.Document),
        new("judgement", PlaceReach.Document, ("body", "json_remove(body, '$.reason')")),
        new("failure", PlaceReach.Document),
        new("change", PlaceReach.Document, ("message", "''")),
        new("tombstone", PlaceReach.Beside),
        new("canonical", PlaceReach.Derived),
        new("canonical_share", PlaceReach.Derived),
        new("redirect", PlaceReach.Derived),
        new("link", PlaceReach.Derived),
        new("sameness", PlaceReach.Document, ("reason", "null")),
        new("sameness_end", PlaceReach.Document),
        new("proposal", PlaceReach.Derived),
        new("derived", PlaceReach.Beside),
        new("series_value", PlaceReach.Derived),
        new("finding", PlaceReach.Document),
        new("finding_party", PlaceReach.Document),
        new("finding_document", PlaceReach.Document),
        new("finding_event", PlaceReach.Written, ("note", "null")),
        new("pattern_run", PlaceReach.Beside),
        new("mask_cue", PlaceReach.Document),
        new("mask_decision", PlaceReach.Document, ("reason", "null")),
        new("mask_number", PlaceReach.Document),
        new("mask_form", PlaceReach.Derived),
        new("document_notice", PlaceReach.Document),
        new("notice_claim", PlaceReach.Document),
        new("anchor", PlaceReach.Document),
        new("about_far", PlaceReach.Document),
        new("request", PlaceReach.Written, ("body", "json_remove(body, '$.note', '$.to')")),
        new("request_claim", PlaceReach.Document),
        new("request_event", PlaceReach.Written, ("body", "json_remove(body, '$.words', '$.note', '$.from')")),
        new("searched", PlaceReach.Written, ("question", "''")),
        new("searched", PlaceReach.Written, ("body", "json_remove(json_set(body, '$.hits', json('[]')), '$.note', '$.outside.came')")),
        new("searched_dataset", PlaceReach.Beside),
        new("search_citation", PlaceReach.Written, ("note", "null")),
        new("leaving", PlaceReach.Written, ("question", "''")),
        new("leaving", PlaceReach.Written, ("body", "json_remove(body, '$.title')")),
        new("carried", PlaceReach.Beside),
        new("claim_state", PlaceReach.Beside),
        new("vault", PlaceReach.Beside),
        new("protected_source", PlaceReach.Beside),
        // Sealed: where the file lay goes with the document; its hash keeps the same file from being read again, since none lies in the open.
        new("sealed_record", PlaceReach.Document),
        new("reveal", PlaceReach.Written, ("reason", "null")),
        new("spent", PlaceReach.Derived),
        new("reckoned", PlaceReach.Derived),
        new("grade", PlaceReach.Document, ("reason", "null")),
        new("edition", PlaceReach.Beside),
        new("edition_claim", PlaceReach.Beside),
        new("board", PlaceReach.Beside),
        new("board_step", PlaceReach.Written, ("body", "json_remove(body, '$.text', '$.question')"), BoardWriter.Forget),
        new("retention", PlaceReach.Beside),
        new("backup", PlaceReach.Beside),
        new("row_judgement", PlaceReach.Written, ("reason", "null")),
        new("watch", PlaceReach.Written, ("question", "''")),
        new("watch", PlaceReach.Written, ("title", "null")),
        new("watch_answer", PlaceReach.Document, Take: (db, gone) => WatchWriter.Forget(db, gone.Id)),
        new("watch_rest", PlaceReach.Document),
        new("watch_alert", PlaceReach.Document),
        // Registers stand by themselves: nothing of them comes from a document.
        new("register_word", PlaceReach.Beside),
        new("register_import", PlaceReach.Beside),
        new("register_file", PlaceReach.Beside),
        new("register_entity", PlaceReach.Beside),
        new("register_statement", PlaceReach.Beside),
        new("register_kind", PlaceReach.Beside),
        new("register_note", PlaceReach.Beside),
        new("register_words", PlaceReach.Beside),
        new("register_link", PlaceReach.Derived),
        new("joined", PlaceReach.Derived),
        new("figure", PlaceReach.Beside),
    ];

    /// <summary>Tables with texts of which no row tells how forgetting reaches them.</summary>
    internal static IEnumerable<string> Unlisted(Session db) =>
        db.List("select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'", r => r.GetString(0))
            .Where(name => !All.Any(p => name == p.Table || IsBehind(db, p.Table, name)) && HasTexts(db, name)).Order(StringComparer.Ordinal);

    /// <summary>Tables of records, without indexes of words and what lies behind these.</summary>
    internal static IReadOnlyList<string> Kept(Session db)
    {
        var indexes = db.List("select name from sqlite_master where type = 'table' and instr(lower(sql), 'fts5') > 0", r => r.GetString(0));
        return [.. db.List("select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'", r => r.GetString(0)).Where(name => !indexes.Exists(i => name == i || IsBehind(db, i, name)))];
    }

    static bool IsBehind(Session db, string index, string table) =>
        table.StartsWith(index + "_", StringComparison.Ordinal) && db.Text("select sql from sqlite_master where name = ?1", index)?.Contains("fts5", StringComparison.OrdinalIgnoreCase) == true;

    static bool HasTexts(Session db, string table) =>
        db.Number("select 1 from pragma_table_info(?1) where type = '' or upper(type) like '%TEXT%' or upper(type) like '%BLOB%' or upper(type) like '%CHAR%'", table) is not null;
}
