namespace Quipu.Reading.Models;

/// <summary>Weights of features by class: finished ones (<see cref="WeightTable"/>) or ones still being learned.</summary>
abstract class Weights
{
    /// <summary>Adds the weights of a feature to the scores, one for each class; an unknown feature adds nothing.</summary>
    internal abstract void Add(uint feature, Span<int> scores);

    internal virtual void Add(ReadOnlySpan<uint> features, Span<int> scores)
    {
        foreach (var feature in features) Add(feature, scores);
    }
}
