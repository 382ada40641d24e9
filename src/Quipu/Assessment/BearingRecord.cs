using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Assessment;

/// <summary>All that bears on a scheme, by place, as of a change of the store; and what each place comes to, counted at the first question.</summary>
sealed class BearingRecord
{
    readonly Dictionary<string, List<AssessedClaim>> _byPlace = new(StringComparer.Ordinal);
    readonly HashSet<ClaimId> _byArticle = [];
    readonly Dictionary<string, PlaceAssessment> _counted = new(StringComparer.Ordinal);
    readonly Lock _counting = new();
    readonly IReadOnlyDictionary<string, AssessedPlace> _places;

    /// <param name="facts">By document.</param>
    internal BearingRecord(AssessmentScheme scheme, long sequence, IReadOnlyDictionary<DocumentId, BearingFacts> facts, PlaceBook book)
    {
        (Scheme, Sequence, Facts, Book) = (scheme, sequence, facts, book);
        var posts = facts.Values.SelectMany(f => f.Posts).GroupBy(p => p.Holder, p => p.Words).ToDictionary(g => g.Key, g => PhraseSet.Words(g.Distinct(StringComparer.Ordinal)));
        book.Learn(facts.Values.SelectMany(f => f.Ties));
        foreach (var (_, document) in facts.OrderBy(f => f.Key))
        {
            if (document.Claims.Count == 0) continue;
            var roots = document.Places.Select(book.Codes).Where(c => !c.IsEmpty).Select(c => c[^1]).Distinct(StringComparer.Ordinal).Take(2).ToList();
            foreach (var fact in document.Claims.Values.OrderBy(f => f.Claim.Id)) Place(fact, posts, roots.Count == 1 ? roots[0] : null, book);
        }

        _places = book.Known;
    }

    internal AssessmentScheme Scheme { get; }

    internal long Sequence { get; }

    internal IReadOnlyDictionary<DocumentId, BearingFacts> Facts { get; }

    internal PlaceBook Book { get; }

    internal IEnumerable<AssessedPlace> Places => _byPlace.Keys.Select(Named);

    internal bool IsByArticle(ClaimId claim) => _byArticle.Contains(claim);

    /// <summary>What bears on an indicator in a place, the last published first.</summary>
    internal IEnumerable<(AssessedClaim Claim, Bearing Bears)> Bearing(string place, int indicator) =>
        from claim in _byPlace.GetValueOrDefault(place, [])
        from bears in claim.Bears
        where bears.Indicator == indicator
        orderby bears.Weight, claim.Published descending, claim.Id
        select (claim, bears);

    /// <summary>Null where nothing that bears on anything is on record there.</summary>
    internal PlaceAssessment? Of(string place)
    {
        if (!_byPlace.TryGetValue(place, out var claims)) return null;
        lock (_counting)
            return _counted.TryGetValue(place, out var known) ? known : _counted[place] = new Assessing(Scheme, claims, _byArticle).Of(Named(place));
    }

    AssessedPlace Named(string code) => code == AssessedPlace.Nowhere ? new(code, "", AssessedPlaceKind.Unplaced) : _places[code];

    void Place(BearingFact fact, Dictionary<EntityId, string[]> posts, string? ofArticle, PlaceBook book)
    {
        var own = fact.Subject is { } subject ? posts.GetValueOrDefault(subject) : null;
        var bears = fact.Claim.Bears.Where(b => BearingReader.Holds(b.Rule, own)).DistinctBy(b => b.Indicator).ToImmutableArray();
        if (bears.IsEmpty) return;
        var claim = fact.Claim with { Bears = bears };
        var codes = fact.Places.SelectMany(p => book.Codes(p)).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count == 0 && ofArticle is not null)
        {
            codes.Add(ofArticle);
            _byArticle.Add(claim.Id);
        }

        foreach (var code in codes.DefaultIfEmpty(AssessedPlace.Nowhere))
        {
            if (!_byPlace.TryGetValue(code, out var there)) _byPlace[code] = there = [];
            there.Add(claim);
        }
    }
}
