using Quipu.Reading.Analysis.Parsing;

namespace Quipu.Training;

/// <summary>A perceptron for the names of arcs, on right trees; sisters named before carry what it said itself.</summary>
sealed class RelationTraining(int names)
{
    readonly Perceptron _perceptron = new(names);
    readonly RelationFeatures _features = new();
    readonly ArcSentence _sentence = new();
    readonly int[] _scores = new int[names];

    internal void Pass(IEnumerable<GoldTree> trees)
    {
        foreach (var tree in trees)
        {
            _sentence.Fill(tree.Words);
            _features.Start(_sentence, tree.Heads);
            foreach (var word in _features.Order) Learn(word, tree.Relations[word - 1]);
        }
    }

    void Learn(int word, int right)
    {
        _perceptron.Step();
        var features = _features.Of(word);
        Array.Clear(_scores);
        _perceptron.Score(features, _scores);
        var best = 0;
        for (var i = 1; i < _scores.Length; i++)
            if (_scores[i] > _scores[best]) best = i;
        if (best != right)
        {
            _perceptron.Update(features, right, 1);
            _perceptron.Update(features, best, -1);
        }

        _features.Named(word, best);
    }

    internal List<(uint Feature, (int Class, int Weight)[] Weights)> Averaged() => _perceptron.Averaged(scale: 16, least: 6, updates: 3);
}
