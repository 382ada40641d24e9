namespace Quipu.Reading.Analysis.Parsing;

/// <summary>
/// Weights of the three moves by feature. They sum to nought for every feature, so that two are kept: left and right; that of a shift is minus both.
/// Scores are whole numbers: the same on every machine.
/// </summary>
abstract class ArcWeights
{
    /// <summary>The sum of the features' weights; unknown ones have none.</summary>
    internal abstract (int Left, int Right) Score(ReadOnlySpan<uint> features);
}
