using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Access.Masking;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Sources.Grades;

namespace Quipu.Exports;

/// <summary>
/// What an export in FollowTheMoney's form consists of: entities as groups of statements, in order of canonical id. Ids are made so that their kinds follow each
/// other (hashes and <c>q-</c> of named things, <c>role-</c>, <c>source-</c>, <c>tie-</c>): each kind streams in turn, and only ids are held in memory.
/// Things and documents come only where a claim of the export needs them.
/// </summary>
sealed class StatementStream
{
    readonly IStore _store;
    readonly Viewer _viewer;
    readonly ExportOptions _options;
    readonly Selection _selection;
    readonly HashSet<ClaimId> _claims = [];
    readonly Dictionary<DocumentId, DatasetName> _documents = [];
    readonly Dictionary<DocumentId, SourceGrading?> _sources = [];
    readonly Dictionary<string, DatasetName> _referred = new(StringComparer.Ordinal);
    readonly SortedDictionary<EntityId, List<Statement>> _posts = [];
    readonly ILookup<EntityId, RiskTopic> _topics;
    readonly int _lifted;
    readonly RegisterStream _registers;
    readonly StandIns _standIns;

    internal StatementStream(IStore store, Viewer viewer, ExportOptions options)
    {
        (_store, _viewer, _options, _selection) = (store, viewer, options, new(options));
        _registers = new(store, viewer, options);
        var (record, standIns, posts) = (new LegalRecord(), store.StandIns(viewer), new HashSet<string>(StringComparer.Ordinal));
        foreach (var shown in options.Shown(store, viewer))
        {
            record.Add(shown);
            posts.UnionWith(standIns.PostsOf(shown, Gather(shown)));
        }

        _standIns = standIns.With(posts);

        (var topics, _lifted) = record.Topics();
        _topics = topics.Where(t => _claims.Contains(t.Claim)).ToLookup(t => t.Entity);
    }

    internal ExportResult Result(long rows) => _selection.Result(rows, _lifted) with { Vanished = _registers.Vanished, NotAsked = _registers.NotAsked };

    /// <summary>What documents are about and what registers have, each entity once: the two streams are in the same order.</summary>
    internal IEnumerable<ImmutableArray<Statement>> Entities() => Standing(s => s.Canonical, () => Merged(s => s.Canonical, Reported(), _registers.Entities()));

    /// <summary>
    /// The same in order of the entities that statements were said of, for a format that does not say what they were joined into: what is read from it is in
    /// the same order. Of what documents are about, the parts of what was joined wait in memory.
    /// </summary>
    internal IEnumerable<ImmutableArray<Statement>> ByEntity() => Standing(s => s.Entity, Parts);

    IEnumerable<ImmutableArray<Statement>> Parts()
    {
        var parts = Things().SelectMany(s => s).Where(s => s.Entity != s.Canonical).GroupBy(s => s.Entity).OrderBy(g => g.Key).Select(Ordered).ToList();
        var own = Reported().Select(s => s.RemoveAll(r => r.Entity != r.Canonical)).Where(s => !s.IsEmpty);
        return Merged(s => s.Entity, own, parts, _registers.Entities(byEntity: true));
    }

    // What leaves under stand-ins stands where these belong: it is gathered first, and waits in memory.
    IEnumerable<ImmutableArray<Statement>> Standing(Func<Statement, EntityId> key, Func<IEnumerable<ImmutableArray<Statement>>> groups)
    {
        if (_standIns.IsEmpty) return groups();
        var hidden = groups().Where(g => _standIns.Hides(key(g[0]).Value)).Select(_standIns.In).OrderBy(g => key(g[0])).ToList();
        return Merged(key, groups().Where(g => !_standIns.Hides(key(g[0]).Value)).Select(_standIns.In), hidden);
    }

    /// <summary>Groups of several streams in one order; those of one key are one group, in which each thing is said once.</summary>
    static IEnumerable<ImmutableArray<Statement>> Merged(Func<Statement, EntityId> key, params IEnumerable<ImmutableArray<Statement>>[] streams)
    {
        var open = new List<IEnumerator<ImmutableArray<Statement>>>();
        try
        {
            foreach (var stream in streams) Advance(stream.GetEnumerator());
            while (open.Count > 0)
            {
                var next = open[0];
                foreach (var other in open)
                    if (key(other.Current[0]).CompareTo(key(next.Current[0])) < 0) next = other;
                var same = open.FindAll(o => o == next || key(o.Current[0]) == key(next.Current[0]));
                yield return same.Count == 1 ? next.Current : Ordered(same.SelectMany(s => s.Current).DistinctBy(r => r.Key));
                foreach (var taken in same)
                {
                    open.Remove(taken);
                    Advance(taken);
                }
            }
        }
        finally
        {
            foreach (var left in open) left.Dispose();
        }

        void Advance(IEnumerator<ImmutableArray<Statement>> stream)
        {
            if (stream.MoveNext()) open.Add(stream);
            else stream.Dispose();
        }
    }

    IEnumerable<ImmutableArray<Statement>> Reported()
    {
        foreach (var thing in Things()) yield return thing;
        foreach (var post in _posts.Values) yield return Ordered(post);
        var taken = new DocumentTimes(_store, _viewer, _options);
        foreach (var document in _store.AllDocuments(_viewer))
            if (_documents.TryGetValue(document.Id, out var dataset))
                yield return Ordered(DocumentEntity.Of(Told(document), _sources.GetValueOrDefault(document.Id), taken[document.Capture]).Statements(dataset, $"document:{document.Id}"));
        foreach (var shown in _options.Shown(_store, _viewer))
            if (_claims.Contains(shown.Claim.Id))
                foreach (var tie in ClaimStatements.Ties(shown, FollowTheMoneyMapping.Entities(shown))) yield return Ordered(tie);
    }

    Document Told(Document document) => (_options.Published is null ? document : PublishedHeads.Of(document)) with { Capture = _standIns.Of(document.Capture) };

    /// <summary>What is named.</summary>
    IEnumerable<ImmutableArray<Statement>> Things()
    {
        foreach (var card in _store.AllEntities(_viewer))
            if (_referred.TryGetValue(card.Id.Value, out var dataset)) yield return Ordered(new CardStatements(_documents, _topics).Of(card, dataset));
    }

    /// <summary>The same, each group folded into its entity.</summary>
    internal IEnumerable<Entity> Folded() => Entities().SelectMany(s => Entity.Folded(s));

    /// <returns>The entities that stand for the claim; none where it is left out.</returns>
    ImmutableArray<Entity> Gather(ShownClaim shown)
    {
        ImmutableArray<Entity> entities = [];
        if (!_selection.TakesTie(shown, s => (entities = FollowTheMoneyMapping.Entities(s)).IsEmpty ? Omission.NoForm : null)) return [];
        var dataset = shown.Document.Dataset;
        _claims.Add(shown.Claim.Id);
        _documents.TryAdd(shown.Claim.Document, dataset);
        _sources.TryAdd(shown.Claim.Document, shown.Document.Source);
        foreach (var entity in entities)
        {
            foreach (var property in entity.Properties)
                if (entity.Schema[property]!.Type.IsEntity)
                    foreach (var id in entity[property]) _referred.TryAdd(id, dataset);
            if (!FollowTheMoneyMapping.IsPost(entity)) continue;
            if (!_posts.TryGetValue(entity.Id, out var rows)) _posts[entity.Id] = rows = [];
            rows.AddRange(entity.Statements(dataset, $"document:{shown.Claim.Document}").ExceptBy(rows.Select(r => r.Id), r => r.Id));
        }

        return entities;
    }

    static ImmutableArray<Statement> Ordered(IEnumerable<Statement> rows) => [.. rows.Order(StatementOrder.Instance)];
}

/// <summary>When captures were taken; knows nothing unless learned-at times were asked for.</summary>
sealed class DocumentTimes
{
    readonly Dictionary<CaptureId, DateTimeOffset> _taken = [];

    internal DocumentTimes(IStore store, Viewer viewer, ExportOptions options)
    {
        if (!options.WithTimes) return;
        foreach (var capture in store.AllCaptures(viewer)) _taken[capture.Id] = capture.TakenAt;
    }

    internal DateTimeOffset? this[CaptureId capture] => _taken.TryGetValue(capture, out var at) ? at : null;
}

/// <summary>A document as FollowTheMoney's Article: where the words of a claim can be read. Its text stays in the workspace.</summary>
static class DocumentEntity
{
    internal static Entity Of(Document document, SourceGrading? source, DateTimeOffset? taken)
    {
        var article = new Entity(FollowTheMoneyMapping.IdOf(document.Id), Schemata.Default["Article"]);
        article.Add("title", (document.Title ?? document.Location) is { Length: > 0 } title ? title : null);
        if (!document.Capture.IsSealed) article.Add("fileName", document.Location.Split('/')[^1] is { Length: > 0 } name ? name : null);
        foreach (var author in document.Authors) article.Add("author", author);
        article.Add("publisher", document.Publisher);
        article.Add("sourceUrl", document.Url);
        article.Add("date", document.Published?.ToString());
        article.Add("publishedAt", document.Published?.ToString());
        article.Add("language", document.Language.Code);

        // FollowTheMoney's contentHash is a SHA-1; captures are named by their SHA-256, which goes where words go.
        article.Add("notes", $"capture {(document.Capture.Sha256 is { } sha256 ? $"sha256:{sha256}" : document.Capture.Told)}, part {document.Part}");
        if (document.Licence is { } licence) article.Add("notes", $"licence: {licence}");
        if (GradeText.Of(source) is { } held) article.Add("notes", held);
        if (taken is { } at) article.Add("retrievedAt", PartialDate.From(DateOnly.FromDateTime(at.UtcDateTime)).ToString());
        return article;
    }
}
