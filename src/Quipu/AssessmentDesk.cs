using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Assessment;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;

namespace Quipu;

/// <summary>A claim that bears on an indicator, with what it says of it.</summary>
/// <param name="ByArticle">It names no place: it stands here because all else that its article says is here.</param>
public sealed record BearingClaim(ShownClaim Shown, Bearing Bears, bool ByArticle);

/// <summary>
/// Assesses places by the schemes of a workspace. What bears on a scheme is read once and kept at hand; the change sequence says which documents are to be read again. Safe from several threads.
/// </summary>
public sealed class AssessmentDesk(IStore store, SchemeFolder schemes)
{
    // More changed documents than this are read faster all at once.
    const int MostDocuments = 200;

    readonly Lock _renewing = new();
    readonly Dictionary<string, BearingRecord> _records = new(StringComparer.Ordinal);
    readonly Dictionary<string, (string Version, PublishedIndex? Index)> _indexes = new(StringComparer.Ordinal);

    /// <summary>The schemes that places can be assessed by, and what is wrong with each file that is none.</summary>
    public (ImmutableArray<AssessmentScheme> Schemes, ImmutableArray<string> Faults) Schemes() => schemes.Read();

    /// <summary>Places of which something on record bears on a scheme, those with most origins first; what is nowhere comes last.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public ImmutableArray<PlaceSummary> Places(Viewer viewer, AssessmentScheme scheme)
    {
        var record = Record(viewer, scheme);
        return
        [
            .. record.Places.Select(p => record.Of(p.Code)!).Select(a => new PlaceSummary(a.Place, a.Coverage.Claims, a.Coverage.Documents, a.Coverage.Origins, a.Results.Count(r => r.Level != AssessedLevel.TooLittle)))
                .OrderBy(s => s.Place.Kind == AssessedPlaceKind.Unplaced).ThenBy(s => s.Place.Kind).ThenByDescending(s => s.Origins).ThenBy(s => s.Place.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>A place with what the reporting says of each indicator; null where nothing on record there bears on any.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public PlaceAssessment? Of(Viewer viewer, AssessmentScheme scheme, string place) => Record(viewer, scheme).Of(place);

    /// <summary>The claims that bear on an indicator in a place: what weighs first, then what is alleged, then what does not count.</summary>
    /// <param name="asked">The place's code, and the indicator.</param>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public Page<BearingClaim> Claims(Viewer viewer, AssessmentScheme scheme, (string Place, SchemeIndicator Indicator) asked, Paging paging)
    {
        var record = Record(viewer, scheme);
        var all = record.Bearing(asked.Place, scheme.Indicators.IndexOf(asked.Indicator)).ToList();
        return new([.. all.Skip(paging.Offset).Take(paging.Limit).Select(b => store.Claim(viewer, b.Claim.Id) is { } shown ? new BearingClaim(shown, b.Bears, record.IsByArticle(b.Claim.Id)) : null).OfType<BearingClaim>()], all.Count, paging.Offset);
    }

    /// <summary>The index as it was published and imported; null where none was.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public PublishedIndex? Index(Viewer viewer, AssessmentScheme scheme)
    {
        var imports = store.Imports(viewer, new(0, 1));
        var version = $"{imports.Total} {(imports.Rows is [var newest] ? newest.Number : 0)} {scheme.Version}";
        var key = Key(viewer, scheme);
        lock (_renewing)
        {
            if (_indexes.TryGetValue(key, out var known) && known.Version == version) return known.Index;
            var index = PublishedIndex.Of(scheme, metric => Paging.All(p => store.Figures(viewer, new() { Metric = metric }, p)));
            _indexes[key] = (version, index);
            return index;
        }
    }

    BearingRecord Record(Viewer viewer, AssessmentScheme scheme)
    {
        // What is kept is counts and ids, the same in either language and with masked names or without.
        var key = Key(viewer, scheme);
        lock (_renewing)
        {
            var old = _records.GetValueOrDefault(key);
            if (old is not null && old.Sequence == store.Sequence) return old;
            return _records[key] = Current(viewer, scheme, old);
        }
    }

    static string Key(Viewer viewer, AssessmentScheme scheme) => $"{scheme.Slug} {scheme.Version} {(viewer.Datasets is { } own ? string.Join('|', own.Select(d => d.Value).Order(StringComparer.Ordinal)) : "*")}";

    BearingRecord Current(Viewer viewer, AssessmentScheme scheme, BearingRecord? old)
    {
        var sequence = store.Sequence;
        var news = old is null ? null : StoreNews.Since(store, old.Sequence);
        // What is closed to the viewer may change standings of what is not: only whoever sees all is served what was kept.
        if (old is null || viewer.Datasets is not null || news is not { IsLocal: true, Documents.Count: <= MostDocuments }) return new(scheme, sequence, Built(viewer, scheme), Places(viewer));
        // Judgements of claims move no place.
        var places = news.Has("reading") || news.Has("document") || news.Has("moved") ? Places(viewer) : old.Book;
        return new(scheme, sequence, Renewed(viewer, scheme, old, news.Documents), places);
    }

    // What a claim calls a place may stand under another id since.
    PlaceBook Places(Viewer viewer)
    {
        var cards = store.PlaceCards(viewer).ToDictionary(c => c.Id);
        return new(place => cards.TryGetValue(place, out var card) || (store.Entity(viewer, place) is { } moved && cards.TryGetValue(moved.Id, out card)) ? card : null);
    }

    Dictionary<DocumentId, BearingFacts> Built(Viewer viewer, AssessmentScheme scheme)
    {
        var (facts, reader) = (new Dictionary<DocumentId, BearingFacts>(), new BearingReader(scheme));
        foreach (var shown in store.AllClaims(viewer)) Of(facts, shown.Document.Id).Add(reader, shown);
        return facts;
    }

    Dictionary<DocumentId, BearingFacts> Renewed(Viewer viewer, AssessmentScheme scheme, BearingRecord old, HashSet<DocumentId> changed)
    {
        var (facts, reader) = (new Dictionary<DocumentId, BearingFacts>(old.Facts), new BearingReader(scheme));
        var before = changed.Select(facts.GetValueOrDefault).OfType<BearingFacts>().ToList();
        foreach (var document in changed)
        {
            facts.Remove(document);
            foreach (var shown in Paging.All(p => store.Claims(viewer, new() { Document = document }, p))) Of(facts, document).Add(reader, shown);
        }

        // A proceeding or a denial says where claims of its parties stand in other documents too; one that is gone no longer does.
        var touched = before.Concat(changed.Select(facts.GetValueOrDefault).OfType<BearingFacts>()).ToList();
        var elsewhere = touched.SelectMany(f => f.Parties).Distinct().Order().SelectMany(e => Paging.All(p => store.Claims(viewer, new() { Entity = e, PartyOnly = true }, p)))
            .Concat(touched.SelectMany(f => f.About).Distinct().Order().Select(id => store.Claim(viewer, id)).OfType<ShownClaim>())
            .Where(c => !changed.Contains(c.Document.Id)).DistinctBy(c => c.Claim.Id);
        foreach (var shown in elsewhere) Of(facts, shown.Document.Id).Set(reader, shown);
        return facts;
    }

    static BearingFacts Of(Dictionary<DocumentId, BearingFacts> facts, DocumentId document)
    {
        if (!facts.TryGetValue(document, out var found)) facts[document] = found = new();
        return found;
    }
}
