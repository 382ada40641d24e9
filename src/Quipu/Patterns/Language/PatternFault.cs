using System.Globalization;

namespace Quipu.Patterns.Language;

/// <summary>Something in a pattern file that it cannot mean: where, what, and what to write instead. Lines and columns count from 1.</summary>
public sealed record PatternFault(string File, long Line, long Column, string What, string Advice)
{
    /// <summary><c>FILE:LINE:COLUMN: what; advice.</c></summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {What}; {Advice}.");
}

/// <summary>A pattern, or why the file is none: one of the two. All faults of a file are told at once.</summary>
public sealed record PatternReading(Pattern? Pattern, System.Collections.Immutable.ImmutableArray<PatternFault> Faults);
