using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Entities;
using Quipu.Exports;
using Quipu.Matching.Candidates;
using Quipu.Matching.Scoring;

namespace Quipu;

/// <summary>
/// Everybody that a workspace knows, of its registers and its reporting, findable by name: a <see cref="MatchIndex"/> kept beside the store and brought up to date
/// by the store's change sequence. Whoever may not see everything is answered with what the store shows them.
/// </summary>
public sealed class KnownParties : IDisposable
{
    const string FileName = "names.index";
    const int Batch = 20_000;

    readonly IStore _store;
    readonly string? _path;
    readonly Lock _refreshing = new();

    KnownParties(IStore store, string? path, MatchIndex index) => (_store, _path, Index) = (store, path, index);

    /// <summary>The index within, as far as it is.</summary>
    public MatchIndex Index { get; }

    /// <summary>True where the store has changes that the index does not have: then <see cref="Refresh"/>.</summary>
    public bool IsStale => Index.Names.Sequence != _store.Sequence;

    /// <summary>
    /// The index of a workspace, from its file where that is whole and of this version, else empty: <see cref="Refresh"/> fills it.
    /// </summary>
    public static KnownParties Of(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var path = Path.Combine(workspace.Path, FileName);
        return new(workspace.Store, path, MatchIndex.TryLoad(path, out var index, out _) ? index : new());
    }

    /// <summary>The index of a store, kept in memory only.</summary>
    public static KnownParties Of(IStore store) => new(store ?? throw new ArgumentNullException(nameof(store)), null, new());

    /// <summary>
    /// Takes over what changed since the index was made: the records are streamed, and only entities that are not in it just so are put in anew. Nobody waits for it
    /// but who calls: searches go on. What a killed process did not save is found again by the next.
    /// </summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public void Refresh()
    {
        lock (_refreshing)
        {
            var sequence = _store.Sequence;
            if (Index.Names.Sequence == sequence) return;
            var seen = new HashSet<EntityId>();
            foreach (var batch in Everybody().Where(e => seen.Add(e.Id) && !Index.Has(e)).Chunk(Batch)) Index.Apply(batch);
            Index.Apply([], [.. Index.Names.Ids().Where(id => !seen.Contains(id))], sequence);
            if (_path is null) return;
            try
            {
                Index.Save(_path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A folder that is only read has no file; the next start builds the index again.
            }
        }
    }

    /// <summary>Who is most probably the one asked for among those whom the viewer may see.</summary>
    public ImmutableArray<FoundMatch> Search(Viewer viewer, Party query, MatchRequest? request = null)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        request ??= new();
        if (viewer.Datasets is null) return Index.Search(query, request);
        var asked = request.Admission?.Sees;
        var admission = new Admission(request.Admission?.Schemata, d => viewer.Sees(new(d)) && asked?.Invoke(d) != false);
        return Index.Search(query, request with { Admission = admission, Shown = id => Shown(viewer, id) });
    }

    /// <summary>A party as the viewer may see it; null where there is none or they may not.</summary>
    public Party? Party(Viewer viewer, EntityId id)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.Datasets is null ? Index.Party(id) : Shown(viewer, id);
    }

    public void Dispose() => Index.Dispose();

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
