using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Watches;

namespace Quipu;

/// <summary>Keeps questions as watches, and brings what answers them up to what is on record, by the changes since they were answered last. Safe from several threads.</summary>
/// <param name="names">How names of tables are looked for; null: such watches are answered where there is one.</param>
public sealed class WatchDesk(IStore store, TimeProvider time, NameWatching? names = null)
{
    /// <summary>Claims that may answer a question when it is kept: more would be noise and no news.</summary>
    public const int MostAnswers = 20_000;

    readonly Lock _running = new();
    long _done = -1;

    /// <summary>How names of tables are looked for; null: they are not.</summary>
    public NameWatching? Names => names;

    /// <summary>Whether all that is on record was asked.</summary>
    public bool IsCurrent
    {
        get
        {
            lock (_running) return _done == store.Sequence;
        }
    }

    /// <summary>Keeps a question, from an address of a page. What answers it now is no news; it is looked through at the next refresh.</summary>
    public WatchOutcome Make(Viewer viewer, string address, WatchSetting setting)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(setting);
        if (WatchQuestion.Of(address) is not { IsForgotten: false } question) return WatchOutcome.Not(WatchFault.NoQuestion, address);
        // The same question of the same person is one watch, however often they ask for it.
        if (store.Watches(Viewer.Keeper).FirstOrDefault(w => w.Watch is { IsOpen: true } open && open.By == viewer.Name && open.Question == question) is { } kept) return new(kept.Watch, null);
        if (Unfit(viewer, question) is { } fault) return fault;
        if (setting.Title?.Trim().Length > Watches.Watch.LongestTitle) return WatchOutcome.Not(WatchFault.LongTitle, Watches.Watch.LongestTitle);
        var watch = new Watch
        {
            Id = WatchId.New(),
            Question = question,
            By = viewer.Name,
            At = time.GetUtcNow(),
            Title = string.IsNullOrWhiteSpace(setting.Title) ? null : setting.Title.Trim(),
            Pace = setting.Pace ?? WatchPace.Page,
            WithProposals = setting.WithProposals ?? false,
            IsMuted = setting.IsMuted ?? false,
        };
        store.Write([new Change.WatchMade(watch)]);
        return new(watch, null);
    }

    /// <summary>Sets how a watch tells.</summary>
    public WatchOutcome Set(Viewer viewer, WatchId id, WatchSetting setting)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(setting);
        if (setting.Title?.Trim().Length > Watches.Watch.LongestTitle) return WatchOutcome.Not(WatchFault.LongTitle, Watches.Watch.LongestTitle);
        return Open(viewer, id, new Change.WatchSet(id, setting, viewer.Name, time.GetUtcNow()));
    }

    /// <summary>Closes a watch: it stays with all that it told, and is answered no longer.</summary>
    public WatchOutcome Close(Viewer viewer, WatchId id)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return Open(viewer, id, new Change.WatchClosed(id, viewer.Name, time.GetUtcNow()));
    }

    /// <summary>Marks the alerts of a watch as looked at, up to one; those that came meanwhile stay new.</summary>
    public WatchOutcome See(Viewer viewer, WatchId id, long upTo)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (store.Watch(viewer, id) is not { } kept) return WatchOutcome.Not(WatchFault.UnknownWatch, id);
        store.Write([new Change.AlertsSeen(id, upTo, viewer.Name, time.GetUtcNow())]);
        return new(kept.Watch, null);
    }

    /// <summary>Answers every open watch from the changes since it was answered last; at once where there are none. The caller holds the workspace's lock.</summary>
    /// <returns>How many alerts came of it.</returns>
    /// <exception cref="StorageException">The store cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; nothing was kept.</exception>
    public int Refresh(CancellationToken cancellation = default)
    {
        lock (_running)
        {
            var sequence = store.Sequence;
            if (_done == sequence) return 0;
            // Questions as they were asked: what a name is masked by is no question.
            var open = store.Watches(Viewer.Keeper).Select(k => k.Watch).Where(w => w.IsOpen && w.Sequence < sequence).ToList();
            var logs = new Dictionary<long, WatchLog>();
            var runs = new List<Change.WatchRun>();
            foreach (var watch in open)
            {
                cancellation.ThrowIfCancellationRequested();
                var log = watch.Sequence < 0 ? null : logs.TryGetValue(watch.Sequence, out var known) ? known : logs[watch.Sequence] = WatchLog.Since(store, watch.Sequence);
                if (log is { IsQuiet: true }) continue;
                if (Answered(watch, log) is { } news) runs.Add(new(watch.Id, sequence, news));
            }

            _done = sequence;
            if (runs.Count > 0) _done = Kept(sequence, runs);
            return runs.Sum(r => r.News.Alerts.Length);
        }
    }

    /// <summary>What answers a watch now, asked anew and kept nowhere: what the kept answers must be.</summary>
    internal ImmutableArray<WatchAnswer> Rebuilt(Watch watch) => [.. (Answered(watch with { Id = WatchId.New(), Sequence = -1 }, null) ?? WatchNews.None).Came.OrderBy(a => a.Item)];

    // Whatever was written meanwhile is looked at the next time.
    long Kept(long sequence, List<Change.WatchRun> runs)
    {
        var before = store.Sequence;
        var after = store.Write(runs);
        return before == sequence ? after : sequence;
    }

    // Null: it cannot be asked here.
    WatchNews? Answered(Watch watch, WatchLog? log)
    {
        var ask = WatchAsk.Of(watch.Question);
        var at = time.GetUtcNow();
        var news = WatchNews.None;
        if (ask.Table is not null) return names is null ? null : new WatchedNames(store, names, watch, at).News(ask, log);
        if (ask.Claims is not null) news = news.With(new WatchedClaims(store, watch, ask, at).News(log));
        if (ask.Findings is not null) news = news.With(new WatchedFindings(store, watch, ask, at).News(log));
        return news;
    }

    WatchOutcome Open(Viewer viewer, WatchId id, Change change)
    {
        if (store.Watch(viewer, id) is not { } kept) return WatchOutcome.Not(WatchFault.UnknownWatch, id);
        if (kept.Watch.ClosedAt is not null) return WatchOutcome.Not(WatchFault.IsClosed, id);
        store.Write([change]);
        return new(store.Watch(viewer, id)!.Watch, null);
    }

    WatchOutcome? Unfit(Viewer viewer, WatchQuestion question)
    {
        var ask = WatchAsk.Of(question);
        if (ask.Unread is { } word) return WatchOutcome.Not(WatchFault.UnknownWord, $"{word.Key}={word.Value}");
        if (question.Kind == WatchKind.Entity && store.Entity(viewer, new(question["entity"]!)) is null) return WatchOutcome.Not(WatchFault.NotThere, question["entity"]);
        if (ask.Finding is { } finding && store.Finding(viewer, finding) is null) return WatchOutcome.Not(WatchFault.NotThere, finding);
        if (ask.Dataset is { } dataset && store.Datasets(viewer).All(d => d.Name != dataset)) return WatchOutcome.Not(WatchFault.NotThere, dataset);
        if (question.Kind == WatchKind.Names) return Unfit(ask);
        if (ask.Claims is { } query && store.Claims(viewer, query, new(0, 1)).Total is var total && total > MostAnswers) return WatchOutcome.Not(WatchFault.TooWide, total);
        return null;
    }

    WatchOutcome? Unfit(WatchAsk ask)
    {
        if (ask.Table is not { } table || names?.Screened(store, ask) is not { } screening) return WatchOutcome.Not(WatchFault.NoTable, ask.Table?.Name);
        return screening.Rows(NameWatching.MostRows, NameWatching.MostRows + 1).Any() ? WatchOutcome.Not(WatchFault.NoTable, table.Name) : null;
    }
}
