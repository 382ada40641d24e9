using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Assessment;

/// <summary>How much and how certain the reporting says it. Never a number: from articles none follows.</summary>
public enum AssessedLevel { TooLittle, Strong, Mixed, Weak }

/// <summary>How it turns.</summary>
public enum AssessedTurn { TooLittle, Improving, Worsening, NoChange }

/// <summary>Years from and to, both within.</summary>
public readonly record struct AssessedPeriod(int From, int To)
{
    internal bool Has(int? year) => year >= From && year <= To;
}

/// <summary>What an indicator rests on in one period: origins of all that bear on anything there, and origins of what weighs for it and against it.</summary>
public sealed record PeriodCount(AssessedPeriod Period, int All, int For, int Against);

/// <summary>What the reporting covers.</summary>
/// <param name="Reviewed">Claims that a person accepted or corrected.</param>
/// <param name="ByArticle">Claims that name no place and stand here because all else that their article says is here.</param>
public sealed record AssessedCoverage(int Claims, int Documents, int Origins, int Outlets, int Reviewed, int ByArticle)
{
    public int? From { get; init; }

    public int? To { get; init; }

    /// <summary>In order.</summary>
    public ImmutableArray<Language> Languages { get; init; } = [];
}

/// <summary>What the reporting says of one indicator in one place, in independent origins.</summary>
/// <param name="Weighing">Origins of which something weighs.</param>
/// <param name="Alleged">Origins that only allege.</param>
/// <param name="Disputed">Origins of which everything is denied, negated, rejected, retracted or ended by a court: they do not count.</param>
public sealed record IndicatorResult(SchemeIndicator Indicator, int Weighing, int Alleged, int Disputed)
{
    public required AssessedCoverage Coverage { get; init; }

    /// <summary>Origins that say that it is there or works, and those that say that it is not or fails; one may say both.</summary>
    public int For { get; init; }

    public int Against { get; init; }

    /// <summary>Origins that say in so many words that it becomes better, or worse.</summary>
    public int Better { get; init; }

    public int Worse { get; init; }

    public AssessedLevel Level { get; init; }

    public AssessedTurn Turn { get; init; }

    /// <summary>The periods that were compared, the earlier first; empty where they are not: too few origins in one of them.</summary>
    public ImmutableArray<PeriodCount> Periods { get; init; } = [];

    /// <summary>The turn is what origins say in so many words, and no comparison.</summary>
    public bool TurnIsSaid { get; init; }
}

/// <summary>A place with what the reporting says of each indicator of a scheme.</summary>
/// <param name="Results">In the order of the scheme.</param>
public sealed record PlaceAssessment(AssessedPlace Place, AssessmentScheme Scheme, ImmutableArray<IndicatorResult> Results, AssessedCoverage Coverage)
{
    /// <summary>The result of an indicator, or null.</summary>
    public IndicatorResult? Find(string indicator) => Results.FirstOrDefault(r => r.Indicator.Slug == indicator);
}

/// <summary>What kind of place is assessed.</summary>
public enum AssessedPlaceKind { Country, Department, Region, Unplaced }

/// <summary>A place on record.</summary>
/// <param name="Code">ISO 3166 of a country, <c>ubigeo:150000</c> of a department of Peru, <c>place:…</c> of what is in no country that is known; <c>unplaced</c>.</param>
public sealed record AssessedPlace(string Code, string Name, AssessedPlaceKind Kind)
{
    /// <summary>The code of what is nowhere.</summary>
    public const string Nowhere = "unplaced";
}

/// <summary>A place in the list of them.</summary>
/// <param name="Enough">Indicators of which enough is on record to say a direction.</param>
public sealed record PlaceSummary(AssessedPlace Place, int Claims, int Documents, int Origins, int Enough);
