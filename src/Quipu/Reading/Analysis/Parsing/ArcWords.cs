namespace Quipu.Reading.Analysis.Parsing;

/// <summary>The words at hand in a state: the three on top of the stack and the next one, as leaf numbers.</summary>
/// <param name="HasSecond">Whether a word, or the root, stands below the top.</param>
readonly record struct ArcWords(ushort Third, ushort Second, ushort Top, ushort Next, bool HasSecond);
