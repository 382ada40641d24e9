using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Access;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Search;
using Quipu.Watches;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads watches, what answers them and what they told: the owner's to know, since a question tells what somebody works on.</summary>
sealed class WatchReader(Session db, Viewer viewer)
{
    const string Columns =
        """
        w.id, w.kind, w.question, w.title, w.who, w.at, w.pace, w.proposals, w.muted, w.closed, w.closed_by, w.sequence, w.looked, w.sent, w.sent_at,
            (select count(*) from watch_alert a where a.watch = w.key and a.number > w.looked), (select count(*) from watch_alert a where a.watch = w.key),
            (select count(*) from watch_answer n where n.watch = w.key), (select max(at) from watch_alert a where a.watch = w.key)
        """;

    bool IsOwner => FindingSight.IsOwner(viewer);

    internal ImmutableArray<KeptWatch> All() => IsOwner ? [.. db.List($"select {Columns} from watch w order by w.closed is not null, w.at desc, w.key desc", Read)] : [];

    internal KeptWatch? One(WatchId id) => IsOwner ? db.One($"select {Columns} from watch w where w.id = ?1", Read, id.Value) : null;

    internal Page<Alert> Alerts(AlertQuery query, Paging paging)
    {
        if (!IsOwner) return Page<Alert>.Empty;
        var where = new Condition();
        if (query.Watch is { } watch) where.And("a.watch = (select key from watch where id = ?)", watch.Value);
        if (query.After > 0) where.And("a.number > ?", query.After);
        var total = db.Count($"select count(*) from watch_alert a where 1{where.Sql}", where.Values);
        var rows = db.List(
            $"""
            select a.number, w.id, a.kind, a.item, a.at, a.state, a.before, a.document, a.entity from watch_alert a join watch w on w.key = a.watch where 1{where.Sql}
            order by {(query.SeriousFirst ? "a.kind, a.number desc" : "a.number desc")} limit ?{where.Next} offset ?{where.Next + 1}
            """,
            ReadAlert, where.With(paging.Limit, paging.Offset));
        return new([.. rows], total, paging.Offset);
    }

    internal ImmutableArray<WatchAnswer> Answers(WatchId id, IReadOnlyCollection<DocumentId>? documents)
    {
        if (!IsOwner || db.Number("select key from watch where id = ?1", id.Value) is not { } watch) return [];
        var rests = db.List("select item, document from watch_rest where watch = ?1 order by item, document", r => (Item: r.GetString(0), Document: new DocumentId(r.GetString(1))), watch)
            .ToLookup(r => r.Item, r => r.Document, StringComparer.Ordinal);
        const string Select = "select item, state, document, entity from watch_answer";
        var found = documents is null ? db.List($"{Select} where watch = ?1 order by item", Answer, watch) : db.List(
            $"""
            {Select} where watch = ?1 and document in (select value from json_each(?2))
            union {Select} where watch = ?1 and item in (select item from watch_rest where watch = ?1 and document in (select value from json_each(?2))) order by item
            """,
            Answer, watch, JsonSerializer.Serialize(documents.Select(d => d.Value)));
        return [.. found.Select(a => a with { Rests = [.. rests[a.Item.Value]] })];
    }

    static WatchAnswer Answer(Row r) => new(
        new(r.GetString(0)), r.GetString(1), r.IsDBNull(2) ? null : new DocumentId(r.GetString(2)), r.IsDBNull(3) ? null : new EntityId(r.GetString(3)));

    static Alert ReadAlert(Row r) => new(r.GetInt64(0), new(r.GetString(1)), (AlertKind)r.GetInt32(2), new(r.GetString(3)), JudgementWriter.Time(r.GetInt64(4)))
    {
        State = r.GetString(5),
        Before = r.IsDBNull(6) ? null : r.GetString(6),
        Document = r.IsDBNull(7) ? null : new DocumentId(r.GetString(7)),
        Entity = r.IsDBNull(8) ? null : new EntityId(r.GetString(8)),
    };

    static KeptWatch Read(Row r) => new(
        new Watch
        {
            Id = new(r.GetString(0)),
            Question = Terms(r.GetString(2)) is { IsEmpty: false } terms ? new((WatchKind)r.GetInt32(1), terms) : WatchQuestion.Forgotten,
            Title = r.IsDBNull(3) || r.GetString(3).Length == 0 ? null : r.GetString(3),
            By = r.GetString(4),
            At = JudgementWriter.Time(r.GetInt64(5)),
            Pace = (WatchPace)r.GetInt32(6),
            WithProposals = r.GetInt32(7) > 0,
            IsMuted = r.GetInt32(8) > 0,
            ClosedAt = r.IsDBNull(9) ? null : JudgementWriter.Time(r.GetInt64(9)),
            ClosedBy = r.IsDBNull(10) ? null : r.GetString(10),
            Sequence = r.GetInt64(11),
            Looked = r.GetInt64(12),
            Sent = r.GetInt64(13),
            SentAt = r.IsDBNull(14) ? null : JudgementWriter.Time(r.GetInt64(14)),
        },
        r.GetInt32(15), r.GetInt32(16), r.GetInt32(17), r.IsDBNull(18) ? null : JudgementWriter.Time(r.GetInt64(18)));

    static ImmutableArray<WatchTerm> Terms(string question)
    {
        if (question.Length == 0) return [];
        using var json = JsonDocument.Parse(question);
        return [.. json.RootElement.EnumerateArray().Select(t => new WatchTerm(t[0].GetString()!, t[1].GetString()!))];
    }
}
