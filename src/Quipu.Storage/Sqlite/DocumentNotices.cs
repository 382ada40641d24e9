using System.Collections.Immutable;
using System.Text.Json;
using FollowTheMoney.Streams;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads what outlets did with articles of their own.</summary>
static class DocumentNotices
{
    const string Columns = "n.id, n.document, n.kind, n.at, n.who, n.retired, n.retired_who, n.body, n.key, n.whole";

    /// <summary>Of claims that are retracted: <c>and c.key not in (…)</c>.</summary>
    internal const string NotRetracted = " and c.key not in (select claim from retracted_claim)";

    /// <summary>Those of a document that hold; whoever may see it may see these.</summary>
    internal static ImmutableArray<DocumentNotice> Standing(Session db, string document) =>
        [.. db.List($"select {Columns} from document_notice n where n.document = ?1 and n.retired is null order by n.at, n.key", r => Read(db, r), document)];

    internal static ImmutableArray<DocumentNotice> All(Session db, Scope scope, DocumentId document) =>
        [.. db.List($"select {Columns} from document_notice n where n.document = ?1{scope.And("n")} order by n.at, n.key", r => Read(db, r), document.Value)];

    internal static Page<DocumentNotice> Page(Session db, Scope scope, Paging paging)
    {
        var total = db.Count($"select count(*) from document_notice n where 1{scope.And("n")}");
        return new(
            [.. db.List($"select {Columns} from document_notice n where 1{scope.And("n")} order by n.at desc, n.key desc limit ?1 offset ?2", r => Read(db, r), paging.Limit, paging.Offset)], total, paging.Offset);
    }

    static DocumentNotice Read(Session db, Row r)
    {
        using var parsed = JsonDocument.Parse(r.GetString(7));
        var body = parsed.RootElement;
        ImmutableArray<ClaimId> claims = r.GetBoolean(9) ? [] : [.. db.List("select claim from notice_claim where notice = ?1 order by claim", c => new ClaimId(c.GetString(0)), r.GetInt64(8))];
        return new(
            new(r.GetString(0)), new(r.GetString(1)), (NoticeKind)r.GetInt32(2), RecordJson.Text(body, "date") is { } date ? PartialDate.Parse(date) : null, RecordJson.Text(body, "words") ?? "", RecordJson.Text(body, "url"),
            RecordJson.Text(body, "capture") is { } capture ? new CaptureId(capture) : null, claims, r.GetString(4), JudgementWriter.Time(r.GetInt64(3)))
        {
            RetiredAt = r.IsDBNull(5) ? null : JudgementWriter.Time(r.GetInt64(5)),
            RetiredBy = r.IsDBNull(6) ? null : r.GetString(6),
        };
    }
}

/// <summary>Keeps what a person recorded of an outlet's notice. What it says is added and taken back, never changed.</summary>
sealed class DocumentNoticeWriter(Writing writing)
{
    Session Db => writing.Db;

    internal void Write(DocumentNotice notice)
    {
        if (writing.IsForgotten(notice.Document.Value) || Db.Number("select 1 from document_notice where id = ?1", notice.Id.Value) is not null) return;
        if (Db.Number("select dataset from document where id = ?1", notice.Document.Value) is not { } dataset)
            throw new ArgumentException($"The notice is of document {notice.Document}, which is not kept.", nameof(notice));
        Db.Run(
            "insert into document_notice (id, document, dataset, kind, whole, at, who, retired, retired_who, body) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, null, null, ?8)",
            notice.Id.Value, notice.Document.Value, dataset, (int)notice.Kind, notice.Claims.IsEmpty ? 1 : 0, notice.At.UtcTicks, notice.By, Body(notice));
        var key = Db.LastKey();
        foreach (var claim in notice.Claims) Db.Run("insert or ignore into notice_claim (notice, claim) values (?1, ?2)", key, claim.Value);
        Tell(notice.Document, $"{notice.By}: the outlet {notice.Kind.Wire()} it");
    }

    internal void Retire(Change.NoticeRetired retired)
    {
        if (Db.Text("select document from document_notice where id = ?1 and retired is null", retired.Notice.Value) is not { } document) return;
        Db.Run("update document_notice set retired = ?2, retired_who = ?3 where id = ?1", retired.Notice.Value, retired.At.UtcTicks, retired.By);
        Tell(new(document), $"{retired.By}: took back a notice of the outlet");
    }

    /// <summary>Takes away all of a document.</summary>
    internal void Forget(string document)
    {
        Db.Run("delete from notice_claim where notice in (select key from document_notice where document = ?1)", document);
        Db.Run("delete from document_notice where document = ?1", document);
    }

    // What others say of the same may stand otherwise in law and in figures now.
    void Tell(DocumentId document, string message)
    {
        if (new ClaimWriter(writing).Document(document) is not { } kept) return;
        new SeriesWriter(Db).Document(kept.Key);
        writing.Note("notice", "", message, new(kept.Dataset, document));
    }

    static string Body(DocumentNotice notice) => ClaimJson.Text(json =>
    {
        json.WriteStartObject();
        json.WriteOptional("date", notice.Date?.ToString());
        json.WriteOptional("words", notice.Words.Length == 0 ? null : notice.Words);
        json.WriteOptional("url", notice.Url);
        json.WriteOptional("capture", notice.Capture?.Value);
        json.WriteEndObject();
    });
}
