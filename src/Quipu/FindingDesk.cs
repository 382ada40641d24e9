using System.Collections.Immutable;
using System.Globalization;
using Quipu.Access;
using Quipu.Model;
using Quipu.Network.Snapshots;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Language;
using Quipu.Patterns.Search;
using Quipu.Search;

namespace Quipu;

/// <summary>
/// Brings the findings that a store keeps up to what it has on record: runs each pattern whose file or whose store has changed since, around what changed
/// where that is little,
/// and keeps what appeared, changed or no longer holds, with the reasons. Safe from several threads.
/// </summary>
public sealed class FindingDesk
{
    // With more entities touched than this, a search over the whole is as fast.
    const int MostTouched = 400;
    static readonly string _engine = typeof(FindingDesk).Assembly.ManifestModule.ModuleVersionId.ToString("N", CultureInfo.InvariantCulture);

    readonly Workspace _workspace;
    readonly NetworkDesk _network;
    readonly Lock _running = new(), _reading = new();
    readonly Dictionary<string, Searched> _searched = new(StringComparer.Ordinal);
    (string Stamp, ImmutableArray<Pattern> Patterns, bool Sound) _patterns = ("", [], true);
    Snapshot? _over;
    (long Sequence, string Stamp) _done = (-1, "");

    FindingDesk(Workspace workspace, NetworkDesk network) => (_workspace, _network) = (workspace, network);

    /// <summary>What a pattern found over <see cref="_over"/>: as the search gives it, and with the judgements of names that it may lack.</summary>
    sealed record Searched(string Version, ImmutableArray<Finding> Raw, ImmutableArray<Finding> Judged);

    IStore Store => _workspace.Store;

    /// <summary>The last refresh that had anything to do searched around what changed, and not everything.</summary>
    internal bool WasNear { get; private set; }

    /// <summary>A desk of a workspace; one for each process that writes to it.</summary>
    /// <param name="network">The network that others use too; null: one of its own.</param>
    public static FindingDesk Of(Workspace workspace, NetworkDesk? network = null)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return new(workspace, network ?? new(workspace.Store, workspace.Path));
    }

    /// <summary>Whether everything is up to date: then a refresh does nothing.</summary>
    public bool IsCurrent
    {
        get
        {
            lock (_running) return _done == (Store.Sequence, Stamp());
        }
    }

    /// <summary>The patterns of the workspace as its files have them now.</summary>
    public ImmutableArray<Pattern> Patterns => Known().Patterns;

    /// <summary>Runs what must be run since the last time, and keeps what changed; at once where nothing did. The caller holds the workspace's lock.</summary>
    /// <returns>How many findings and leads appeared, changed or no longer hold.</returns>
    /// <exception cref="StorageException">The store cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; nothing was kept.</exception>
    public int Refresh(CancellationToken cancellation = default)
    {
        lock (_running)
        {
            var (sequence, stamp) = (Store.Sequence, Stamp());
            if (_done == (sequence, stamp)) return 0;
            var changes = Runs(cancellation);
            if (changes.Count > 0) Store.Write(changes);
            var told = changes.Sum(c => c.News.Length);
            // What this run itself wrote is looked at, and found to be beside, the next time.
            _done = changes.Count == 0 ? (sequence, stamp) : (-1, "");
            return told;
        }
    }

    List<Change.FindingsRun> Runs(CancellationToken cancellation)
    {
        var runs = Store.PatternRuns(Viewer.Owner).ToDictionary(r => r.Pattern, StringComparer.Ordinal);
        var known = Known();
        var since = runs.Count == 0 ? 0 : runs.Values.Min(r => r.Sequence);
        var news = StoreNews.Since(Store, since);
        if (news.Has("forgotten")) Drop();
        var wanted = known.Patterns.Where(p => !(runs.TryGetValue(p.Slug, out var run) && run.Version == p.Version && run.Engine == _engine
            && news.IsQuietSince(run.Sequence))).ToList();
        // While a file has a fault nobody knows whether its pattern is gone.
        var gone = known.Sound ? runs.Values.Where(r => r.Version is not null && known.Patterns.All(p => p.Slug != r.Pattern)).ToList() : [];
        if (wanted.Count == 0 && gone.Count == 0) return [];
        if (runs.Values.Any(r => r.Engine != _engine)) _network.Renew();
        var network = _network.Of(Viewer.Owner);
        var touched = _over is { } old ? SnapshotChanges.Touched(old, network, MostTouched) : null;
        var search = new Searching(network, touched, StoreNews.Since(Store, _over?.Sequence ?? since));
        WasNear = touched is not null;
        var changes = new List<Change.FindingsRun>();
        var searched = new Dictionary<string, Searched>(StringComparer.Ordinal);
        foreach (var pattern in wanted)
        {
            cancellation.ThrowIfCancellationRequested();
            changes.Add(Run(pattern, runs.GetValueOrDefault(pattern.Slug), search, searched));
        }

        foreach (var run in gone) changes.Add(Gone(run, network.Sequence));
        // Patterns that were not wanted were searched over a network that is the same to them.
        foreach (var (slug, found) in searched) _searched[slug] = found;
        foreach (var slug in _searched.Keys.Where(s => known.Patterns.All(p => p.Slug != s)).ToList()) _searched.Remove(slug);
        _over = network;
        return changes;
    }

    /// <summary>What a refresh searches: the network, what it ties otherwise than the last time (null: much, or unknown), and what happened since.</summary>
    sealed record Searching(Snapshot Network, HashSet<EntityId>? Touched, StoreNews News);

    Change.FindingsRun Run(Pattern pattern, PatternRun? last, Searching search, Dictionary<string, Searched> searched)
    {
        var old = _searched.GetValueOrDefault(pattern.Slug);
        var before = old?.Judged ?? Kept(pattern.Slug);
        var now = searched[pattern.Slug] = Search(pattern, old?.Version == pattern.Version ? old : null, search);
        var changed = FindingChanges.Changes(before, now.Judged);
        var reasons = new FindingReasons(Store, search.News, now.Judged)
        {
            Whole = last is null ? null : last.Version != pattern.Version ? FindingCause.PatternChanged : last.Engine != _engine
                ? FindingCause.QuipuChanged : null,
        };
        var follows = FindingReasons.Followed(changed, id => Store.Entity(Viewer.Owner, id)?.Id ?? id);
        return new(new(pattern.Slug, pattern.Version, _engine, search.Network.Sequence), [.. changed.Select(c => new FindingNews(c,
            reasons.Of(c)) { Follows = follows.GetValueOrDefault(c.Id) })]);
    }

    Searched Search(Pattern pattern, Searched? old, Searching search)
    {
        if (pattern.Ground == PatternGround.Figures)
        {
            if (old is not null && !TouchesFigures(search.News, old.Raw)) return old;
            var found = PatternDesk.Of(Store, Viewer.Owner, new(), search.Network).Run(pattern);
            return new(pattern.Version, found, found);
        }

        var isNear = old is not null && search.Touched is not null;
        var view = new NetworkView(search.Network, new() { Aside = true }, isNear);
        var raw = isNear ? PatternSearch.Again(pattern, view, old!.Raw, search.Touched!) : PatternSearch.Whole(pattern, view);
        // Whose evidence stayed the same, and about whom nobody judged, needs no second look.
        var judged = new Dictionary<Finding, Finding>(ReferenceEqualityComparer.Instance);
        if (isNear && search.News.IsLocal)
            foreach (var (one, other) in old!.Raw.Zip(old.Judged)) judged[one] = other;
        return new(pattern.Version, raw, [.. raw.Select(f => judged.GetValueOrDefault(f) ?? NameJudgements.Judged(f, Store, Viewer.Owner))]);
    }

    // Figures are asked of all records at once: not where only documents changed that have none.
    bool TouchesFigures(StoreNews news, ImmutableArray<Finding> before)
    {
        if (!news.IsLocal) return true;
        var rests = before.SelectMany(f => f.Ties).Select(t => t.Document).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return news.Documents.Any(d => rests.Contains(d.Value) || Store.Claims(Viewer.Owner, new() { Document = d, Types = [ClaimType.Figure] }, new(0,
            1)).Total > 0);
    }

    Change.FindingsRun Gone(PatternRun run, long sequence)
    {
        var changed = FindingChanges.Changes(Kept(run.Pattern), []);
        return new(run with { Version = null, Engine = _engine, Sequence = sequence }, [.. changed.Select(c => new FindingNews(c,
            [new(FindingCause.PatternRemoved)]))]);
    }

    ImmutableArray<Finding> Kept(string pattern) => [.. Paging.All(p => Store.Findings(Viewer.Owner, new() { Pattern = pattern }, p)).Select(k => k.Finding)];

    // What is held in memory still has the words of what was forgotten.
    void Drop()
    {
        if (_over is null) return;
        _over = null;
        _searched.Clear();
    }

    (string Stamp, ImmutableArray<Pattern> Patterns, bool Sound) Known()
    {
        lock (_reading)
        {
            var stamp = Stamp();
            if (!_patterns.Patterns.IsEmpty && _patterns.Stamp == stamp) return _patterns;
            var (patterns, faults) = DeskPatterns.Of(_workspace.Path);
            return _patterns = (stamp, patterns, faults.IsEmpty);
        }
    }

    // Names, lengths and times of the desk's own files: whether any is another than before.
    string Stamp()
    {
        var folder = new DirectoryInfo(Path.Combine(_workspace.Path, DeskPatterns.Folder));
        return !folder.Exists ? "" : string.Join('|', folder.EnumerateFiles().OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name}:{f.Length}:{f.LastWriteTimeUtc.Ticks}")));
    }
}
