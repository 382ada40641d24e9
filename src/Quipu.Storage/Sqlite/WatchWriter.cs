using Quipu.Watches;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps watches, what answers them and what they told. What was told is added to and never changed; what answers is made from the records.</summary>
sealed class WatchWriter(Writing writing)
{
    Session Db => writing.Db;

    internal void Write(Watch watch)
    {
        if (Db.Run(
            """
            insert or ignore into watch (id, kind, question, title, who, at, pace, proposals, muted, sequence) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """,
            watch.Id.Value, (int)watch.Question.Kind, Question(watch.Question), watch.Title, watch.By, watch.At.UtcTicks, (int)watch.Pace, watch.WithProposals ? 1 : 0, watch.IsMuted ? 1 : 0, watch.Sequence) > 0)
            Note(watch.By, "made a watch");
    }

    internal void Write(Change.WatchSet set)
    {
        var setting = set.Setting;
        if (Db.Run(
            """
            update watch set pace = coalesce(?2, pace), muted = coalesce(?3, muted), proposals = coalesce(?4, proposals), title = coalesce(?5, title)
            where id = ?1 and closed is null and (pace <> coalesce(?2, pace) or muted <> coalesce(?3, muted) or proposals <> coalesce(?4, proposals) or coalesce(title, '') <> coalesce(?5, title, ''))
            """,
            set.Watch.Value, (int?)setting.Pace, Flag(setting.IsMuted), Flag(setting.WithProposals), setting.Title?.Trim()) > 0)
            Note(set.By, "set how a watch tells");
    }

    internal void Write(Change.WatchClosed closed)
    {
        if (Db.Run("update watch set closed = ?2, closed_by = ?3 where id = ?1 and closed is null", closed.Watch.Value, closed.At.UtcTicks, closed.By) == 0) return;
        // What answers a closed watch is asked no longer.
        if (Key(closed.Watch) is { } watch) Clear(watch);
        Note(closed.By, "closed a watch");
    }

    internal void Write(Change.WatchRun run)
    {
        if (Db.Number("select key from watch where id = ?1 and closed is null", run.Watch.Value) is not { } watch) return;
        foreach (var item in run.News.Went) Remove(watch, item);
        foreach (var answer in run.News.Came) Write(watch, answer);
        foreach (var alert in run.News.Alerts)
            Db.Run(
                "insert into watch_alert (watch, kind, item, at, state, before, document, entity) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                watch, (int)alert.Kind, alert.Item.Value, alert.At.UtcTicks, alert.State, alert.Before, alert.Document?.Value, alert.Entity?.Value);
        Db.Run("update watch set sequence = max(sequence, ?2) where key = ?1", watch, run.Sequence);
        if (!run.News.Alerts.IsEmpty) writing.Note("alerts", "", "");
    }

    internal void Write(Change.AlertsSeen seen) => Db.Run(
        "update watch set looked = max(looked, min(?2, coalesce((select max(number) from watch_alert where watch = watch.key), 0))) where id = ?1", seen.Watch.Value, seen.UpTo);

    internal void Write(Change.DigestSent sent)
    {
        if (Db.Run("update watch set sent = max(sent, ?2), sent_at = ?3 where id = ?1", sent.Watch.Value, sent.UpTo, sent.At.UtcTicks) > 0) Note(sent.By, "sent a digest");
    }

    /// <summary>What was told of a document goes with it.</summary>
    internal static void Forget(Session db, string document)
    {
        db.Run("delete from watch_answer where document = ?1", document);
        db.Run("delete from watch_rest where document = ?1 or item = 'd:' || ?1", document);
        db.Run("delete from watch_alert where document = ?1", document);
    }

    /// <summary>What was told of entities that are on record no more goes with them.</summary>
    internal static void Forget(Session db, IEnumerable<string> entities)
    {
        foreach (var entity in entities)
        {
            db.Run("delete from watch_answer where entity = ?1", entity);
            db.Run("delete from watch_alert where entity = ?1", entity);
            Ask(db, entity);
        }
    }

    /// <summary>A question that asks for somebody by the id of what is forgotten asks for nobody any more.</summary>
    internal static void Ask(Session db, string id) => db.Run("update watch set question = '' where question <> '' and exists (select 1 from json_each(question) t where json_extract(t.value, '$[1]') = ?1)", id);

    static string Question(WatchQuestion question) => ClaimJson.Text(json =>
    {
        json.WriteStartArray();
        foreach (var term in question.Terms)
        {
            json.WriteStartArray();
            json.WriteStringValue(term.Key);
            json.WriteStringValue(term.Value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    });

    void Write(long watch, WatchAnswer answer)
    {
        Db.Run("delete from watch_rest where watch = ?1 and item = ?2", watch, answer.Item.Value);
        Db.Run("insert or replace into watch_answer (watch, item, state, document, entity) values (?1, ?2, ?3, ?4, ?5)", watch, answer.Item.Value, answer.State, answer.Document?.Value, answer.Entity?.Value);
        foreach (var rest in answer.Rests) Db.Run("insert or ignore into watch_rest (watch, document, item) values (?1, ?2, ?3)", watch, rest.Value, answer.Item.Value);
    }

    void Remove(long watch, WatchItem item)
    {
        Db.Run("delete from watch_answer where watch = ?1 and item = ?2", watch, item.Value);
        Db.Run("delete from watch_rest where watch = ?1 and item = ?2", watch, item.Value);
    }

    void Clear(long watch)
    {
        Db.Run("delete from watch_answer where watch = ?1", watch);
        Db.Run("delete from watch_rest where watch = ?1", watch);
    }

    long? Key(WatchId id) => Db.Number("select key from watch where id = ?1", id.Value);

    void Note(string by, string did) => writing.Note("watch", "", $"{by}: {did}");

    static int? Flag(bool? flag) => flag is { } on ? on ? 1 : 0 : null;
}
