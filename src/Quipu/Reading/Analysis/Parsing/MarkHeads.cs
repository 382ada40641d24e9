using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis.Parsing;

/// <summary>Hangs the marks into a finished tree of words, from left to right: each at the best of the places that cross no arc. Not for two threads at once.</summary>
sealed class MarkHeads(WeightTable weights)
{
    readonly MarkFeatures _features = new();

    /// <summary>Fills heads of the marks; relations of the words are known.</summary>
    internal void Hang(ReadOnlySpan<Leaf> all, ReadOnlySpan<bool> isMark, Span<int> heads, ReadOnlySpan<int> relations)
    {
        if (!isMark.Contains(true)) return;
        _features.Start(all, heads, relations, isMark);
        for (var mark = 1; mark <= all.Length; mark++)
        {
            if (!isMark[mark - 1]) continue;
            heads[mark - 1] = _features.Places[Best(_features, mark, weights)];
            _features.Hang(mark, heads[mark - 1]);
        }
    }

    /// <summary>The number of the best place, with any weights.</summary>
    internal static int Best(MarkFeatures features, int mark, Weights weights)
    {
        var (best, top) = (0, int.MinValue);
        Span<int> score = stackalloc int[1];
        var count = features.Find(mark);
        for (var i = 0; i < count; i++)
        {
            score[0] = 0;
            weights.Add(features.Of(mark, i, count), score);
            if (score[0] > top) (best, top) = (i, score[0]);
        }

        return best;
    }
}
