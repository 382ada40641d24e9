using System.Collections.Immutable;

namespace Quipu.Search;

/// <summary>
/// Which entities of registers, as another program asks for them: by words with their grammar, schema, dataset and codes. What has vanished from its register is not found.
/// Lists are alternatives within a field, unless <see cref="All"/> is set.
/// </summary>
public sealed record EntitySearch
{
    /// <summary>The words, or null for every entity.</summary>
    public QueryNode? Words { get; init; }

    /// <summary>Any of these schemata, or one that descends from it.</summary>
    public ImmutableArray<string> Schemata { get; init; } = [];

    /// <summary>None of exactly these schemata.</summary>
    public ImmutableArray<string> WithoutSchemata { get; init; } = [];

    /// <summary>Any of these; empty: every dataset that the viewer may see.</summary>
    public ImmutableArray<DatasetName> Datasets { get; init; } = [];

    /// <summary>Codes that it must have, such as <c>country:pe</c>, <c>topic:sanction</c>, <c>gender:female</c>: one of each sort, or every one where <see cref="All"/> is set.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>Every code is asked for, and not one of several.</summary>
    public bool All { get; init; }

    /// <summary>Something was first said of it then or later.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>Fields to count by: <c>countries</c>, <c>topics</c>, <c>datasets</c>, <c>schema</c>, <c>genders</c>, <c>identifiers</c>.</summary>
    public ImmutableArray<string> Facets { get; init; } = [];

    /// <summary>In this order; empty: best hits first, or the order in which they came.</summary>
    public ImmutableArray<EntitySort> Order { get; init; } = [];
}

/// <summary>By what entities are put in order: <c>id</c>, <c>schema</c>, <c>dataset</c>, <c>changed</c>, or the name of a property.</summary>
public sealed record EntitySort(string Field, bool Descending);

/// <summary>How many of the entities found have a value.</summary>
public sealed record EntityCount(string Value, long Entities);

/// <summary>A page of what was found, and the counts that were asked for, by field, the greatest first.</summary>
public sealed record EntityHits(Page<EntityId> Page, ImmutableSortedDictionary<string, ImmutableArray<EntityCount>> Counts);
