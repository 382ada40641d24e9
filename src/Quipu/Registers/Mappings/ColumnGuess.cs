using System.Collections.Immutable;

namespace Quipu.Registers.Mappings;

/// <summary>What a column of an unknown table seems to hold, and why.</summary>
/// <param name="Column">As a mapping names it.</param>
/// <param name="Type">FollowTheMoney's name of the type (<c>date</c>, <c>identifier</c>); <c>key</c> where it only tells rows apart, <c>text</c> where nothing is known.</param>
/// <param name="Share">The share of filled cells that are of that type, 0 to 1.</param>
public sealed record ColumnGuess(string Column, string Type, double Share)
{
    /// <summary>Rows that were looked at.</summary>
    public int Rows { get; init; }

    /// <summary>Rows whose cell has something.</summary>
    public int Filled { get; init; }

    /// <summary>How many different values they have.</summary>
    public int Distinct { get; init; }

    /// <summary>The first different values.</summary>
    public ImmutableArray<string> Samples { get; init; } = [];

    /// <summary>Of dates their form in the words of <c>strptime</c>; null: as FollowTheMoney has them.</summary>
    public string? Format { get; init; }

    /// <summary>Of identifiers the numbering system that they follow: <c>ruc</c>.</summary>
    public string? Numbering { get; init; }

    /// <summary>Where the proposal puts it, as <c>entity.property</c>; <c>entity</c> alone where it only makes a key. Empty where it is left out.</summary>
    public ImmutableArray<string> Becomes { get; init; } = [];

    /// <summary>What is not sure about it, in a sentence; null where nothing is.</summary>
    public string? Doubt { get; init; }
}
