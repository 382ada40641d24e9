using System.Collections.Immutable;
using System.Diagnostics;
using Quipu.Access;
using Quipu.Matching.Candidates;
using Quipu.Matching.Scoring;

namespace Quipu;

/// <summary>
/// The one door to matching: everybody that a workspace knows, of its registers and its reporting, found by name and scored. Page, command line, API, cross-reference
/// and reconciliation ask here, so that a pair has one score on every screen. It is loaded or built at the first question, and brought up to date by the store's
/// change sequence. Safe from several threads.
/// </summary>
public sealed class MatchIndex : IDisposable
{
    /// <summary>The file that holds it in a workspace's folder.</summary>
    public const string FileName = "names.index";

    const int Batch = 20_000;

    /// <summary>More parties than this are not looked up one by one: everybody is streamed.</summary>
    const int MostAlone = 20_000;

    /// <summary>The file is written again when so many parties changed: writing it takes longer than taking over a few of them at the next start.</summary>
    const int MostUnkept = 2_000;

    /// <summary>An update that took longer than this is made beside the questions the next time.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    readonly IStore _store;
    readonly string? _path;
    readonly Lock _refreshing = new();

    PartyIndex? _index;
    HashSet<EntityId>? _loose;
    TimeSpan _lately;
    int _unkept;

    /// <summary>What was forgotten is still among the words in memory: it is not to be written.</summary>
    bool _holdsForgotten;

    MatchIndex(IStore store, string? path) => (_store, _path) = (store, path);

    /// <summary>Everybody in a store.</summary>
    /// <param name="store">Where the records are.</param>
    /// <param name="folder">The workspace's folder, where the index is kept in a file; null: in memory only.</param>
    public static MatchIndex Of(IStore store, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new(store, folder is null ? null : Path.Combine(folder, FileName));
    }

    /// <summary>Takes the index's file out of a workspace's folder, so that it does not hold what was forgotten; it is made again when it is asked for.</summary>
    /// <exception cref="StorageException">It cannot be removed.</exception>
    public static void Drop(string folder) => Workspace.DropDerived(folder, FileName);

    /// <summary>Who is most probably the one asked for among those whom the viewer may see, surest first; equals in order of their ids.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public ImmutableArray<MatchFound> Find(Viewer viewer, Party query, MatchAsked? asked = null)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        // Who may not see everything is shown of a party what the store shows them.
        return Current().Find(viewer, query, asked, viewer.Datasets is null ? null : id => Shown(viewer, id));
    }

    /// <summary>A party as the viewer may see it; null where there is none or they may not.</summary>
    public Party? Party(Viewer viewer, EntityId id)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.Datasets is null ? Current().Party(id) : Shown(viewer, id);
    }

    /// <summary>The parties as they are now: for a cross-reference, which asks for many.</summary>
    public PartyIndex Parties() => Current();

    /// <summary>
    /// Takes over what changed since the index was made. Only whom a change may have touched is looked up: whom documents name, the registers that were imported into, who was
    /// judged; where that is too much, or there is no index yet, everybody is streamed. The same either way. Searches go on beside it. What a killed process did not save is
    /// found again by the next.
    /// </summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public void Refresh()
    {
        lock (_refreshing)
        {
            var index = Loaded();
            var (sequence, parties) = (_store.Sequence, new KnownParties(_store));
            if (index.Names.Sequence == sequence) return;
            var watch = Stopwatch.StartNew();
            if (index.Names.Sequence <= 0 || index.Names.Sequence > sequence || !Follow(index, parties, sequence)) Stream(index, parties, sequence);
            _lately = watch.Elapsed;
            if (_unkept > MostUnkept) Keep(index);
        }
    }

    /// <summary>Whether the index last looked only at whom changes may have touched.</summary>
    internal bool Followed { get; private set; }

    public void Dispose() => _index?.Dispose();

    /// <summary>
    /// The index, up to date: where that is quick, by whoever asks first after a change; where it was not quick the last time, beside the questions, which are
    /// answered as things were.
    /// </summary>
    PartyIndex Current()
    {
        if (Volatile.Read(ref _index) is not { } index || index.Names.Sequence < 0)
        {
            Refresh();
            return Loaded();
        }

        if (index.Names.Sequence == _store.Sequence) return index;
        if (_lately < Patience) Refresh();
        else if (!_refreshing.IsHeldByCurrentThread && _refreshing.TryEnter())
        {
            _refreshing.Exit();
            _ = Task.Run(Refresh);
        }

        return index;
    }

    PartyIndex Loaded()
    {
        lock (_refreshing)
        {
            if (_index is { } there) return there;
            var loaded = _path is not null && PartyIndex.TryLoad(_path, out var kept, out _) ? kept : new();
            Volatile.Write(ref _index, loaded);
            return loaded;
        }
    }

    void Stream(PartyIndex index, KnownParties parties, long sequence)
    {
        var (seen, loose) = (new HashSet<EntityId>(), new HashSet<EntityId>());
        foreach (var batch in parties.All().Where(Changed).Chunk(Batch)) index.Apply(batch);
        index.Apply(Array.Empty<KnownParty>(), [.. index.Names.Ids().Where(id => !seen.Contains(id))], sequence);
        (_loose, _unkept, Followed) = (loose, MostUnkept + 1, false);

        bool Changed(KnownParty party)
        {
            if (party.IsLoose) loose.Add(party.Id);
            return seen.Add(party.Id) && !index.Has(party);
        }
    }

    /// <summary>False, and nothing done, where it would take longer than to stream everybody.</summary>
    bool Follow(PartyIndex index, KnownParties parties, long sequence)
    {
        _loose ??= index.Loose();
        var touched = _store.Touched(Viewer.Owner, index.Names.Sequence);
        if (touched.Forgotten && _path is not null)
        {
            Drop(Path.GetDirectoryName(_path)!);
            _holdsForgotten = true;
        }

        if (Doubtful(index, parties, touched) is not { } ids) return false;
        var (put, taken) = (new List<KnownParty>(), new List<EntityId>());
        foreach (var id in ids.Order())
        {
            if (parties.Now(id) is not { } party)
            {
                taken.Add(id);
                _loose.Remove(id);
                continue;
            }

            if (party.IsLoose) _loose.Add(id);
            else _loose.Remove(id);
            if (!index.Has(party)) put.Add(party);
        }

        index.Apply(put, taken, sequence);
        (_unkept, Followed) = (_unkept + put.Count + taken.Count, true);
        return true;
    }

    /// <summary>Ids of whom a change may have touched; null: too many.</summary>
    HashSet<EntityId>? Doubtful(PartyIndex index, KnownParties parties, Touched touched)
    {
        var ids = touched.Judged.SelectMany(parties.Leading).ToHashSet();
        if (touched.Reporting || ids.Count > 0)
        {
            ids.UnionWith(parties.Reported.Values.Where(e => !index.Has(new KnownParty(e, true))).Select(e => e.Id));
            ids.UnionWith(_loose!.Where(id => !parties.Reported.ContainsKey(id)));
        }

        foreach (var dataset in touched.Registers)
        {
            var seen = new HashSet<EntityId>();
            foreach (var party in parties.OfRegister(dataset))
            {
                seen.Add(party.Id);
                if (!index.Has(party)) ids.Add(party.Id);
                if (ids.Count > MostAlone) return null;
            }

            ids.UnionWith(index.Names.Ids(new(Sees: d => d == dataset.Value)).Where(id => !seen.Contains(id)));
        }

        return ids.Count > MostAlone ? null : ids;
    }

    void Keep(PartyIndex index)
    {
        if (_path is null || _holdsForgotten) return;
        try
        {
            index.Save(_path);
            _unkept = 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that is only read has no file; the next start builds the index again.
        }
    }

    /// <summary>What the store shows a viewer of an entity, whether of a register, of the reporting, or of both.</summary>
    Party? Shown(Viewer viewer, EntityId id)
    {
        var statements = _store.Statements(viewer, id).Where(s => !s.Vanished).Select(s => s.Statement).ToArray();
        var entity = statements.Length > 0 ? KnownParties.Folded(statements) : null;
        if (_store.Entity(viewer, id) is { Named: true } card && card.Id == id && KnownParties.IsNamed(card.Type)) entity = KnownParties.Joined(entity, KnownParties.Drafted(card));
        return entity is null ? null : Matching.Scoring.Party.Of(entity);
    }
}
