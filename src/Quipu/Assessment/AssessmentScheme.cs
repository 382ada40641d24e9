using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Assessment;

/// <summary>What a claim says of an indicator: that it is there or works, that it is not or fails; or the claim itself tells which (how it is assessed), or how that is assessed which the indicator is there to prevent.</summary>
public enum BearingSide { For, Against, Told, Contrary }

/// <summary>How the indicators of a group are measured: whether something is there, or whether it works.</summary>
public enum GroupMeasure { Presence, Working }

/// <summary>Words in English and Spanish.</summary>
public sealed record SchemeText(string English, string Spanish)
{
    /// <summary>The words in a language.</summary>
    public string In(Language language) => language == Language.Spanish ? Spanish : English;
}

/// <summary>An index's indicators, and for each which claims and figures bear on it. A file: Quipu's, or a desk's own in the folder <c>schemes</c> of its workspace.</summary>
/// <param name="Slug">As addresses have it.</param>
/// <param name="Least">Independent origins below which nothing is said.</param>
/// <param name="Weighs">Stages from which a proceeding, or what one is about, weighs as what is stated does.</param>
/// <param name="Years">Years in each of the two periods that are compared.</param>
public sealed record AssessmentScheme(string Slug, SchemeText Label, int Least, ImmutableHashSet<Stage> Weighs, int Years)
{
    /// <summary>Who publishes the index, where, and the line that goes with its values.</summary>
    public required SchemeText About { get; init; }

    public string? Publisher { get; init; }

    /// <summary>Where the index is published.</summary>
    public string? Source { get; init; }

    public required ImmutableArray<SchemeGroup> Groups { get; init; }

    /// <summary>The index's own regions: codes of countries by the region's name.</summary>
    public ImmutableArray<SchemeRegion> Regions { get; init; } = [];

    /// <summary>Changes with the text of the file.</summary>
    public required string Version { get; init; }

    /// <summary>All indicators, in order.</summary>
    public ImmutableArray<SchemeIndicator> Indicators => field.IsDefault ? field = [.. Groups.SelectMany(g => g.Indicators)] : field;

    /// <summary>The group of an indicator.</summary>
    public SchemeGroup GroupOf(SchemeIndicator indicator) => Groups.First(g => g.Indicators.Contains(indicator));

    /// <summary>The region that a country lies in, or null.</summary>
    public SchemeRegion? RegionOf(string country) => Regions.FirstOrDefault(r => r.Countries.Contains(country, StringComparer.Ordinal));
}

/// <summary>Countries that an index puts together.</summary>
public sealed record SchemeRegion(SchemeText Label, ImmutableArray<string> Countries);

/// <summary>Indicators that are measured alike.</summary>
/// <param name="Average">The column of the published index that has the group's mean; null: none.</param>
public sealed record SchemeGroup(string Slug, SchemeText Label, GroupMeasure Measure, string? Average, ImmutableArray<SchemeIndicator> Indicators);

/// <summary>One thing that an index asks of a country.</summary>
/// <param name="Column">Its column in the published index; null: it is not published.</param>
/// <param name="Figures">Concepts of figures that stand beside it.</param>
public sealed record SchemeIndicator(string Slug, SchemeText Label, string? Column, ImmutableArray<BearingRule> Rules, ImmutableArray<string> Figures);

/// <summary>Which claims bear on an indicator, what they say of it, and why.</summary>
public sealed record BearingRule
{
    public required ImmutableHashSet<ClaimType> Claims { get; init; }

    /// <summary>Of these one must be said; null: nothing need be.</summary>
    public PhraseSet? Words { get; init; }

    /// <summary>And one of these.</summary>
    public PhraseSet? With { get; init; }

    /// <summary>And none of these.</summary>
    public PhraseSet? Without { get; init; }

    /// <summary>Words are looked for in the whole quote, and not only in what the claim says by its details.</summary>
    public bool InQuote { get; init; }

    /// <summary>Kinds that the subject may be; empty: any.</summary>
    public ImmutableHashSet<EntityType> Subject { get; init; } = [];

    /// <summary>Kinds that the object may be; empty: any.</summary>
    public ImmutableHashSet<EntityType> Object { get; init; } = [];

    /// <summary>The subject is on record with a post of a public body.</summary>
    public bool Official { get; init; }

    /// <summary>And the post or its body is called by one of these.</summary>
    public PhraseSet? Post { get; init; }

    public ImmutableHashSet<IncidentKind> Kinds { get; init; } = [];

    /// <summary>Of proceedings: only these steps, and the step itself is what is said, whatever becomes of the case.</summary>
    public ImmutableHashSet<Stage> Stages { get; init; } = [];

    public BearingSide Side { get; init; }

    /// <summary>Why such a claim bears on it, for the reader.</summary>
    public required SchemeText Why { get; init; }
}
