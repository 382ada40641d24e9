using System.Collections.Immutable;
using System.Diagnostics;
using Quipu.Access;
using Quipu.Entities;
using Quipu.Exports;
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

    /// <summary>An update that took longer than this is made beside the questions the next time.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    readonly IStore _store;
    readonly string? _path;
    readonly Lock _refreshing = new();

    PartyIndex? _index;
    TimeSpan _lately;

    MatchIndex(IStore store, string? path) => (_store, _path) = (store, path);

    /// <summary>Everybody in a store.</summary>
    /// <param name="store">Where the records are.</param>
    /// <param name="folder">The workspace's folder, where the index is kept in a file; null: in memory only.</param>
    public static MatchIndex Of(IStore store, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new(store, folder is null ? null : Path.Combine(folder, FileName));
    }

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
    /// Takes over what changed since the index was made: the records are streamed, and only entities that are not in it just so are put in anew. Searches go on
    /// beside it. What a killed process did not save is found again by the next.
    /// </summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public void Refresh()
    {
        lock (_refreshing)
        {
            var index = Loaded();
            var sequence = _store.Sequence;
            if (index.Names.Sequence == sequence) return;
            var watch = Stopwatch.StartNew();
            var seen = new HashSet<EntityId>();
            foreach (var batch in Everybody().Where(e => seen.Add(e.Id) && !index.Has(e)).Chunk(Batch)) index.Apply(batch);
            index.Apply([], [.. index.Names.Ids().Where(id => !seen.Contains(id))], sequence);
            _lately = watch.Elapsed;
            Keep(index);
        }
    }

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

    void Keep(PartyIndex index)
    {
        if (_path is null) return;
        try
        {
            index.Save(_path);
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
        var entity = statements.Length > 0 ? Folded(statements) : null;
        if (_store.Entity(viewer, id) is { Named: true } card && card.Id == id && IsNamed(card)) entity = Joined(entity, Drafted(card));
        return entity is null ? null : Matching.Scoring.Party.Of(entity);
    }

    IEnumerable<Entity> Everybody()
    {
        var reported = Reported();
        foreach (var entity in Registered())
            yield return reported.Remove(entity.Id, out var same) ? Joined(entity, same) : entity;
        foreach (var entity in reported.Values.OrderBy(e => e.Id)) yield return entity;
    }

    /// <summary>Entities of the registers. Where statements of one id do not go together, the first that has a name stands for it.</summary>
    IEnumerable<Entity> Registered()
    {
        var own = new List<Statement>();
        foreach (var kept in _store.AllStatements(Viewer.Owner, new()))
        {
            if (own.Count > 0 && own[0].Canonical != kept.Statement.Canonical)
            {
                if (Folded(own) is { Schema.Matchable: true } entity) yield return entity;
                own.Clear();
            }

            own.Add(kept.Statement);
        }

        if (own.Count > 0 && Folded(own) is { Schema.Matchable: true } last) yield return last;
    }

    /// <summary>Entities of the reporting, with the datasets whose documents name them.</summary>
    Dictionary<EntityId, Entity> Reported()
    {
        var reported = new Dictionary<EntityId, Entity>();
        foreach (var card in _store.AllEntities(Viewer.Owner))
            if (card.Named && IsNamed(card)) reported[card.Id] = Drafted(card);
        foreach (var dataset in _store.Datasets(Viewer.Owner))
        {
            if (dataset.Documents == 0) continue;
            foreach (var card in _store.AllEntities(new("index", [dataset.Name])))
                if (reported.TryGetValue(card.Id, out var entity)) entity.Datasets.Add(dataset.Name.Value);
        }

        return reported;
    }

    static bool IsNamed(EntityCard card) => FollowTheMoneyMapping.SchemaOf(card.Type) is { Matchable: true } schema && schema.IsA("LegalEntity");

    static Entity Drafted(EntityCard card)
    {
        var entity = new Entity(card.Id, FollowTheMoneyMapping.SchemaOf(card.Type));
        entity.Add("name", card.Name);
        foreach (var alias in card.Aliases) entity.Add("alias", alias);
        if (card.Country is { } country) entity.Add("country", country);
        return entity;
    }

    static Entity Folded(IReadOnlyCollection<Statement> statements)
    {
        var entities = Entity.Folded(statements);
        return entities.FirstOrDefault(e => e["name"].Count > 0) ?? entities[0];
    }

    static Entity Joined(Entity? one, Entity other)
    {
        if (one is null) return other;
        if (Schemata.Common(one.Schema, other.Schema) is not null) one.Merge(other);
        return one;
    }
}
