using System.Collections.Immutable;

namespace FollowTheMoney.Types;

/// <summary>What is known about a raw value beside its type, so that it can be cleaned.</summary>
public sealed record Cleaning
{
    /// <summary>Nothing more is known.</summary>
    public static Cleaning Plain { get; } = new();

    /// <summary>Of a date: a <c>strptime</c> form (<c>%d.%m.%Y</c>), whose precision the result has. Of an identifier: which kind (<c>iban</c>).</summary>
    public string? Format { get; init; }

    /// <summary>Near misses count too: a country's name with a letter wrong.</summary>
    public bool Fuzzy { get; init; }

    /// <summary>Codes of the countries that the entity belongs to: a telephone number without its country's code is read in theirs.</summary>
    public ImmutableArray<string> Countries { get; init; } = [];
}
