using Quipu.Reading.Analysis.Parsing;

namespace Quipu.Training;

/// <summary>A perceptron that ranks the places where a mark may hang.</summary>
sealed class MarkTraining
{
    readonly Perceptron _perceptron = new(1);
    readonly MarkFeatures _features = new();

    /// <summary>Learns from the marks of a tree whose words have these heads and relations, right or found.</summary>
    internal void Learn(GoldTree tree, int[] heads, int[] relations)
    {
        _features.Start(tree.All, heads, relations, tree.IsMark);
        for (var mark = 1; mark <= heads.Length; mark++)
            if (tree.IsMark[mark - 1]) Learn(mark, tree.Heads[mark - 1]);
    }

    void Learn(int mark, int head)
    {
        _perceptron.Step();
        var best = MarkHeads.Best(_features, mark, _perceptron);
        var count = _features.Find(mark);
        var right = Array.IndexOf(_features.Places, head, 0, count);
        if (right >= 0 && right != best)
        {
            _perceptron.Update(_features.Of(mark, right, count), 0, 1);
            _perceptron.Update(_features.Of(mark, best, count), 0, -1);
        }

        _features.Hang(mark, _features.Places[best]);
    }

    internal List<(uint Feature, (int Class, int Weight)[] Weights)> Averaged() => _perceptron.Averaged(scale: 16, least: 4, updates: 2);
}
