using Quipu.Reading.Analysis.Parsing;

namespace Quipu.Training;

/// <summary>A perceptron for the names of arcs, on right trees; sisters named before carry what it said itself.</summary>
sealed class RelationTraining(int names)
{
    readonly Perceptron _perceptron = new(names);
    readonly RelationFeatures _features = new();
    readonly ArcSentence _sentence = new();
    readonly int[] _scores = new int[names];

    /// <summary>Learns the names of a tree's arcs.</summary>
    internal void Learn(GoldTree tree) => Learn(tree, tree.Heads);

    /// <summary>Learns the names of those arcs of a found tree that are right.</summary>
    internal void Learn(GoldTree tree, ReadOnlySpan<int> heads)
    {
        _sentence.Fill(tree.Words);
        _features.Start(_sentence, heads);
        foreach (var word in _features.Order)
        {
            _perceptron.Step();
            var features = _features.Of(word);
            var (best, right) = (Best(features), tree.Relations[word - 1]);
            if (best != right && heads[word - 1] == tree.Heads[word - 1])
            {
                _perceptron.Update(features, right, 1);
                _perceptron.Update(features, best, -1);
            }

            _features.Named(word, best);
        }
    }

    int Best(ReadOnlySpan<uint> features)
    {
        Array.Clear(_scores);
        _perceptron.Score(features, _scores);
        var best = 0;
        for (var i = 1; i < _scores.Length; i++)
            if (_scores[i] > _scores[best]) best = i;
        return best;
    }

    internal List<(uint Feature, (int Class, int Weight)[] Weights)> Averaged() => _perceptron.Averaged(scale: 16, least: 6, updates: 3);
}
