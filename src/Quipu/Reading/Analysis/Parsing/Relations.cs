using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis.Parsing;

/// <summary>Names the arcs of a finished tree, heads before their dependents, each side of a head from left to right. Not for two threads at once.</summary>
sealed class Relations(WeightTable weights)
{
    readonly RelationFeatures _features = new();
    readonly int[] _scores = new int[weights.Classes];

    /// <summary>Fills a relation's number for each word.</summary>
    internal void Name(ArcSentence sentence, ReadOnlySpan<int> heads, Span<int> relations)
    {
        _features.Start(sentence, heads);
        foreach (var word in _features.Order)
        {
            Array.Clear(_scores);
            weights.Add(_features.Of(word), _scores);
            var best = 0;
            for (var i = 1; i < _scores.Length; i++)
                if (_scores[i] > _scores[best]) best = i;
            relations[word - 1] = best;
            _features.Named(word, best);
        }
    }
}
