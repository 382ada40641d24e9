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

    /// <summary>Lower-case: "la fiscalía de Antay", "el cártel de Antay".</summary>
    internal bool IsLower { get; init; }

    /// <summary>What the trained tagger takes it for, where it found the same words; null where it did not.</summary>
    internal NameKind? Voted { get; set; }

    /// <summary>How sure the tagger is (<see cref="TaggedName.Sureness"/>).</summary>
    internal int Votes { get; set; }

    /// <summary>The tagger found a name among its words, with other ends.</summary>
    internal bool IsSeen { get; set; }

    /// <summary>The tagger found no name among its words.</summary>
    internal bool IsUnseen { get; set; }

    internal string? Country { get; set; }

    internal int Entity { get; set; } = -1;

    internal int Count => Last - First + 1;
}
