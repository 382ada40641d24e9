using System.Collections.Frozen;
using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Registers;

namespace Quipu.Figures;

/// <summary>The concepts that are known, and which of them words say. Words that no concept has are a concept of their own.</summary>
public static class Concepts
{
    /// <summary>Words of an unknown concept that go into its name.</summary>
    const int Longest = 12;

    /// <summary>Of how values are derived from figures, beside the table: counts up where the code does it otherwise.</summary>
    const string Derivation = "1";

    static readonly (ConceptFile File, string Version) Loaded = Load();

    static readonly FrozenDictionary<string, Concept> BySlug = Loaded.File.Concepts.ToFrozenDictionary(c => c.Slug, StringComparer.Ordinal);

    public static ImmutableArray<Concept> All => Loaded.File.Concepts;

    /// <summary>Changes when the table or what is done with it changes: what was derived with another one is derived anew.</summary>
    public static string Version => Loaded.Version;

    public static Concept? Find(string slug) => BySlug.GetValueOrDefault(slug);

    /// <summary>The slugs of those whose label, in either language, has all of these words or beginnings of words.</summary>
    public static ImmutableArray<string> Called(string words) => [.. All.Where(c => c.IsCalled(words)).Select(c => c.Slug)];

    /// <summary>Folded words of a text without those that change nothing about what is counted, and without numbers.</summary>
    public static ImmutableArray<string> Telling(string text) => [.. Telling(RegisterId.Key(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The concept that these words say and nothing more; null where there is none.</summary>
    /// <param name="unit">As <see cref="Units.Of"/> gives it. Words of a concept whose unit is another say something else: "extortion: 20 percent".</param>
    internal static Concept? Said(IReadOnlyCollection<string> words, string unit)
    {
        foreach (var concept in All)
            if ((concept.Unit == unit || (unit == Units.Number && !Units.IsMeasure(concept.Unit))) && concept.IsSaidBy(words)) return concept;
        return null;
    }

    /// <summary>The concept that a register's metric is a part of.</summary>
    internal static Concept? WholeOf(Figure figure)
    {
        foreach (var concept in All)
            if (concept.Adds && concept.IsWholeOf(figure)) return concept;
        return null;
    }

    /// <summary>Folded words without those that change nothing, and without numbers.</summary>
    internal static List<string> Telling(IEnumerable<string> words) => [.. words.Where(w => !Loaded.File.Passed.Contains(w) && !w.All(char.IsAsciiDigit))];

    /// <summary>The name of a concept that the table does not know.</summary>
    internal static string Own(IReadOnlyCollection<string> telling) => string.Join('-', telling.Take(Longest));

    /// <summary>The unit that words stand for where they are a measure, else null.</summary>
    internal static string? Measure(string words) => Match(Loaded.File.Units, words);

    /// <summary>"a year", "al mes": how often, or null.</summary>
    internal static string? Rate(string words) => Match(Loaded.File.Rates, words);

    static string? Match(ImmutableArray<(string Words, string Name)> known, string words)
    {
        var text = $" {RegisterId.Key(words)} ";
        foreach (var (part, name) in known)
            if (text.Contains($" {part} ", StringComparison.Ordinal)) return name;
        return null;
    }

    static (ConceptFile, string) Load()
    {
        using var stream = typeof(Concepts).Assembly.GetManifestResourceStream("Figures/concepts.yaml") ?? throw new ConceptException("The table of concepts is missing from the program.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return (ConceptFile.Read(new StringReader(text)), $"{Derivation}-{ContentHash.Of(text)[..16]}");
    }
}
