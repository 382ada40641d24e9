using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Registers;

namespace Quipu.Figures;

/// <summary>Something that is counted or measured, under one name whatever language or register says it. The table of them is <c>concepts.yaml</c>.</summary>
/// <param name="Slug">As addresses have it: <c>extortion-complaints</c>.</param>
/// <param name="Unit">What one is: <c>complaints</c>, <c>persons</c>, <c>per-100000</c>.</param>
/// <param name="Adds">Counts of parts (places, articles of a code) may be added up; rates and scores may not.</param>
public sealed record Concept(string Slug, string English, string Spanish, string Unit, bool Adds)
{
    /// <summary>What it is called in a language.</summary>
    public string Label(Language language) => language == Language.Spanish ? Spanish : English;

    /// <summary>Sets of words of which each must occur.</summary>
    internal ImmutableArray<ImmutableHashSet<string>> All { get; init; } = [];

    /// <summary>Words that may occur beside.</summary>
    internal ImmutableHashSet<string> May { get; init; } = [];

    /// <summary>What a register's path calls the whole, as a slug; null where it knows no such path.</summary>
    internal string? Within { get; init; }

    /// <summary>True where these words say this and nothing more.</summary>
    internal bool IsSaidBy(IReadOnlyCollection<string> words) =>
        All.All(set => words.Any(set.Contains)) && words.All(word => May.Contains(word) || All.Any(set => set.Contains(word)));

    /// <summary>True for a metric of a register that counts a part of this: one of its path's names is the whole's.</summary>
    internal bool IsWholeOf(Figure figure) =>
        Within is not null && figure.Unit == Unit && figure.Metric.Split('.').Contains(Within, StringComparer.Ordinal);

    /// <summary>True where every one of these words, or a beginning of each, stands in a label.</summary>
    internal bool IsCalled(string words)
    {
        var asked = RegisterId.Key(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return asked.Length > 0 && new[] { English, Spanish, Slug }.Any(label => $" {RegisterId.Key(label)}" is var key && asked.All(word => key.Contains($" {word}", StringComparison.Ordinal)));
    }
}
