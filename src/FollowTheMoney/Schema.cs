using System.Collections.Immutable;

namespace FollowTheMoney;

/// <summary>How entities of a schema join two others, where they do.</summary>
/// <param name="Source">Property that names the one end.</param>
/// <param name="Target">Property that names the other.</param>
/// <param name="Label">Verb from source to target: "owns".</param>
/// <param name="Directed">False where the ends may be changed over.</param>
public sealed record EdgeSpec(string Source, string Target, string Label, bool Directed, ImmutableArray<string> Caption);

/// <summary>Date properties that say from when to when an entity's matter lasted; the earliest start and the latest end count.</summary>
public sealed record TemporalExtent(ImmutableArray<string> Start, ImmutableArray<string> End)
{
    public static TemporalExtent None { get; } = new([], []);
}

/// <summary>
/// A FollowTheMoney schema: what an entity of it may say. Properties and the temporal extent are inherited, from several parents where there are several
/// (its own definition wins, then the parent named first); everything else each schema states for itself.
/// </summary>
public sealed class Schema
{
    public required string Name { get; init; }

    public required string Label { get; init; }

    public required string Plural { get; init; }

    /// <summary>Its parents, in order.</summary>
    public required ImmutableArray<string> Extends { get; init; }

    public bool Abstract { get; init; }

    public bool Hidden { get; init; }

    /// <summary>Made by software, not by people.</summary>
    public bool Generated { get; init; }

    public bool Deprecated { get; init; }

    public bool Matchable { get; init; }

    /// <summary>What a short display shows, in order.</summary>
    public required ImmutableArray<string> Featured { get; init; }

    /// <summary>What a form asks for.</summary>
    public required ImmutableArray<string> Required { get; init; }

    /// <summary>Where the caption is taken from: the first of these with a value.</summary>
    public required ImmutableArray<string> Caption { get; init; }

    public EdgeSpec? Edge { get; init; }

    public TemporalExtent Time { get; internal set; } = TemporalExtent.None;

    /// <summary>Every property, inherited and stub ones too, by name.</summary>
    public IReadOnlyDictionary<string, Property> Properties { get; internal set; } = ImmutableDictionary<string, Property>.Empty;

    /// <summary>Itself and all its ancestors, in ordinal order.</summary>
    public ImmutableSortedSet<string> Ancestry { get; internal set; } = [];

    /// <summary>All schemata that have it among their ancestors, without itself.</summary>
    public ImmutableSortedSet<string> Descendants { get; internal set; } = [];

    /// <summary>The schemata whose entities may be the same thing as one of this: matchable ancestors, descendants and itself.</summary>
    public ImmutableSortedSet<string> MatchableSchemata { get; internal set; } = [];

    public bool IsA(string schema) => Ancestry.Contains(schema);

    public bool IsA(Schema schema) => IsA(schema.Name);

    public bool CanMatch(Schema other) => MatchableSchemata.Contains(other.Name);

    /// <summary>The property of that name, or null.</summary>
    public Property? this[string property] => Properties.GetValueOrDefault(property);

    public override string ToString() => Name;
}
