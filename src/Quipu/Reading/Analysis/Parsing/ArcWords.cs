namespace Quipu.Reading.Analysis.Parsing;

/// <summary>The words at hand in a state: the three on top of the stack and the next one, as leaf numbers.</summary>
readonly record struct ArcWords(ushort Third, ushort Second, ushort Top, ushort Next);
