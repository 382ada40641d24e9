using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Publishing.Drafts;

/// <summary>A sentence of a document on record, with whom it names under their canonical ids and the claims that were read from it.</summary>
sealed class Passage(DocumentHead document, Content content, string text, IReadOnlyDictionary<int, EntityId> ids, ImmutableArray<ShownClaim> claims)
{
    internal DocumentHead Document => document;

    internal Content Content => content;

    internal ImmutableArray<ShownClaim> Claims => claims;

    internal Passage? Previous { get; set; }

    internal Passage? Next { get; set; }

    internal HashSet<EntityId> Named { get; } = [.. content.Mentions.Where(m => ids.ContainsKey(m.Entity)).Select(m => ids[m.Entity])];

    internal IEnumerable<Passage> Neighbours => new[] { Previous, Next }.OfType<Passage>();

    internal bool NamesSomebody => content.Mentions.Any(m => m.Kind == MentionKind.Name && content.EntityOf(m).Type == EntityType.Person);

    internal bool NamesNear(EntityId id) => Named.Contains(id) || Neighbours.Any(n => n.Named.Contains(id));

    /// <summary>Who is meant by entities of the document.</summary>
    internal IEnumerable<EntityId> Ids(IEnumerable<int> entities) => entities.Where(ids.ContainsKey).Select(e => ids[e]);

    internal RecordWords Words => new(document, content.Sentence.At, content.Sentence.At.Of(text), claims);

    /// <summary>It tells of steps of the law short of a verdict: or of its end: "charged with embezzlement", "acquitted of embezzlement" does not say that they embezzled.</summary>
    internal bool IsOnlyProceeding => content.Of(ConceptKind.Ended).Any(m => !m.Negated) || content.Of(ConceptKind.Stage).Any(m => !m.Negated) && !content.Of(ConceptKind.Stage).Any(m => m is { Negated: false, Concept.Stage: Stage.Convicted or Stage.Sentenced });

    /// <summary>Somebody's words, alleged or denied: by the sentence's own words, or by every accusing claim that was read from it.</summary>
    internal bool IsHedged => !content.IsFlat || content.Denies || content.Of(ConceptKind.Perhaps).Any() || (claims.Any(c => c.Claim.Type.IsAccusing()) && claims.Where(c => c.Claim.Type.IsAccusing()).All(c => c.Claim.Modality != Modality.Stated || !c.Attribution.IsEmpty));
}
