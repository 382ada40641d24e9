using Quipu.Model;

namespace Quipu.Reading.Mentions;

/// <summary>A name found in the text, before it is known what else names the same thing.</summary>
sealed class Name
{
    internal required int First { get; init; }

    internal required int Last { get; init; }

    internal int Sentence { get; init; }

    internal EntityType? Type { get; set; }

    /// <summary>How sure the type is: 3 its own words say so, 2 its context does, 1 a list has it, 0 a guess.</summary>
    internal int Sureness { get; set; }

    /// <summary>Folded words without particles and articles.</summary>
    internal required string[] Words { get; init; }

    /// <summary>Nickname of the person named before it, or short form in brackets of what was named before it.</summary>
    internal Name? AliasOf { get; set; }

    internal bool IsAcronym { get; init; }

    /// <summary>Lower-case: "la fiscalía de Lima", "el cártel de Juárez".</summary>
    internal bool IsLower { get; init; }

    internal string? Country { get; set; }

    internal int Entity { get; set; } = -1;

    internal int Count => Last - First + 1;
}
