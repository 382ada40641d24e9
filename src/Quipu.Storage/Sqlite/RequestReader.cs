using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Publishing.Replies;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads requests for comment. They are made by hand, so that there are never so many that they could not all be looked at.</summary>
sealed class RequestReader(Session db, Scope scope, Access.Viewer viewer)
{
    readonly EntityReader _entities = new(db, scope);

    sealed record Row(long Key, string Id, DateTimeOffset At, string Body);

    internal Page<KeptRequest> Page(RequestQuery query, Paging paging)
    {
        var party = query.Party is { } asked ? Standing(asked) : (EntityId?)null;
        var all = db.List("select key, id, at, body from request order by asked desc, at desc, id", Read)
            .Select(Kept).OfType<KeptRequest>()
            .Where(k => (party is null || k.Party == party) && (query.Claim is not { } claim || k.Claims.Contains(claim) || k.Request.Claims.Contains(claim))
                && (query.States.IsDefaultOrEmpty || query.States.Contains(k.StateOn(query.Today))))
            .ToList();
        return new([.. all.Skip(paging.Offset).Take(paging.Limit)], all.Count, paging.Offset);
    }

    internal KeptRequest? One(RequestId id) => db.One("select key, id, at, body from request where id = ?1", Read, id.Value) is { } row ? Kept(row) : null;

    static Row Read(Sqlite.Row r) => new(r.GetInt64(0), r.GetString(1), JudgementWriter.Time(r.GetInt64(2)), r.GetString(3));

    // Null: the viewer may not see a claim of it.
    KeptRequest? Kept(Row row)
    {
        var claims = db.List(
            "select q.claim, c.id, c.dataset from request_claim q left join anchor a on a.claim = q.claim left join claim c on c.key = a.now where q.request = ?1 order by q.position",
            r => (Asked: new ClaimId(r.GetString(0)), Now: r.IsDBNull(1) ? (ClaimId?)null : new ClaimId(r.GetString(1)), Dataset: r.IsDBNull(2) ? (long?)null : r.GetInt64(2)), row.Key);
        if (!FindingSight.IsOwner(viewer) && claims.Any(c => c.Dataset is not { } dataset || !(scope.All || viewer.Sees(scope.Name(dataset))))) return null;
        var request = ReplyJson.ReadRequest(row.Id, row.At, (row.Body, claims.Select(c => c.Asked)));
        var events = db.List(
            "select number, at, body from request_event where request = ?1 order by number",
            r => ReplyJson.ReadEvent(r.GetInt32(0), JudgementWriter.Time(r.GetInt64(1)), r.GetString(2)), row.Key);
        return new(request, Standing(request.Party), [.. claims.Select(c => c.Now)], [.. events]);
    }

    EntityId Standing(EntityId id) => _entities.One(id)?.Id ?? id;
}
