using Quipu.Model;
using Quipu.Publishing.Replies;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps who was asked and what came of it. Rows are added and never changed, but for the id that a party is known by.</summary>
sealed class RequestWriter(Writing writing)
{
    Session Db => writing.Db;

    internal void Write(ReplyRequest request)
    {
        if (Db.Number("select 1 from request where id = ?1", request.Id.Value) is not null) return;
        if (request.Claims.IsDefaultOrEmpty) throw new ArgumentException("A request is about claims: give Claims.", nameof(request));
        var dataset = Db.Number("select dataset from claim where id = ?1", request.Claims[0].Value)
            ?? throw new ArgumentException($"Claim {request.Claims[0]}, which the request is about, is not kept.", nameof(request));
        Db.Run(
            "insert into request (id, asked, dataset, at, body) values (?1, ?2, ?3, ?4, ?5)",
            request.Id.Value, DayNumber.Of(request.AskedOn), dataset, request.At.UtcTicks, ReplyJson.Write(request));
        var (key, anchors) = (Db.LastKey(), new AnchorWriter(Db));
        for (var i = 0; i < request.Claims.Length; i++)
        {
            anchors.Hold(request.Claims[i]);
            Db.Run("insert into request_claim (request, position, claim) values (?1, ?2, ?3)", key, i, request.Claims[i].Value);
        }

        writing.Note("reply", "", $"{request.By}: asked by {request.How.Wire()}", new(dataset));
    }

    internal void Write(Change.ReplyCame came)
    {
        if (Db.One("select key, dataset from request where id = ?1", r => Tuple.Create(r.GetInt64(0), r.GetInt64(1)), came.Request.Value) is not (var key, var dataset))
            throw new ArgumentException($"There is no request {came.Request}.", nameof(came));
        var (happened, body) = (came.Event, ReplyJson.Write(came.Event));
        if (Db.Number("select 1 from request_event where request = ?1 and at = ?2 and body = ?3", key, happened.At.UtcTicks, body) is not null) return;
        Db.Run(
            "insert into request_event (request, number, at, document, body) select ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4 from request_event where request = ?1",
            key, happened.At.UtcTicks, happened.Document?.Value, body);
        writing.Note("reply", "", $"{happened.By}: {happened.Kind.Wire()}", new(dataset));
    }

    /// <summary>A document's entity goes: whoever was asked under its id is known by that of the card that it stood under, where others of the card stay.</summary>
    internal void Move(string entity, long canon)
    {
        if (Db.Text("select id from canonical where key = ?1", canon) is not { } card || card == entity) return;
        Db.Run("update request set body = json_set(body, '$.party', ?2) where json_extract(body, '$.party') = ?1", entity, card);
    }

    /// <summary>Of an answer whose document is forgotten, that it came stays.</summary>
    internal void Forget(DocumentId document)
    {
        foreach (var (request, number, happened) in Db.List(
            "select request, number, at, body from request_event where document = ?1",
            r => (r.GetInt64(0), r.GetInt64(1), ReplyJson.ReadEvent(r.GetInt32(1), JudgementWriter.Time(r.GetInt64(2)), r.GetString(3))), document.Value))
            Db.Run("update request_event set body = ?3 where request = ?1 and number = ?2", request, number, ReplyJson.Write(happened with { From = null, Note = null }));
    }
}
