using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Registers;

namespace Quipu.Search;

/// <summary>A document that a search found, with the words found in their surroundings.</summary>
/// <param name="Snippet">Text around the hit, with the found words between U+0002 and U+0003.</param>
public sealed record DocumentHit(DocumentHead Document, string Snippet, int Claims);

/// <summary>A value to narrow a search by, and how many answers have it.</summary>
public sealed record Facet(string Field, string Value, int Count);

/// <summary>What a search found: three lists, each cut to its page, with whole counts.</summary>
public sealed record SearchAnswer(
    string Query, Page<DocumentHit> Documents, Page<ShownClaim> Claims, Page<EntityCard> Entities, ImmutableArray<Facet> Facets)
{
    /// <summary>Entities of registers, by the words of their names.</summary>
    public Page<RegisterEntity> Registers { get; init; } = Page<RegisterEntity>.Empty;
}
