using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis.Parsing;

/// <summary>
/// A sentence whose marks are set apart: its words know what marks stand before them, and are parsed without them (after Ma, Zhang and Zhu 2014). Where all is marks,
/// they are words, and so they are everywhere if the model wants it. Used again from sentence to sentence.
/// </summary>
sealed class SetApart(bool apart)
{
    const int Telling = 2; // of a run of marks, the first two are told

    Leaf[] _words = [];
    int[] _at = [];
    bool[] _isMark = [];
    int _count;
    int _all;

    /// <summary>The words, each with <see cref="Leaf.Mark"/>.</summary>
    internal ReadOnlySpan<Leaf> Words => _words.AsSpan(0, _count);

    /// <summary>Where each word stands in the sentence, from 0.</summary>
    internal ReadOnlySpan<int> At => _at.AsSpan(0, _count);

    internal ReadOnlySpan<bool> IsMark => _isMark.AsSpan(0, _all);

    /// <summary>The marks after the last word.</summary>
    internal uint End { get; private set; }

    internal void Fill(ReadOnlySpan<Leaf> all)
    {
        if (_isMark.Length < all.Length) (_words, _at, _isMark) = (new Leaf[all.Length * 2], new int[all.Length * 2], new bool[all.Length * 2]);
        (_count, _all) = (0, all.Length);
        var marks = 0;
        foreach (ref readonly var leaf in all)
            if (leaf.Tag == MarkFeatures.MarkTag) marks++;
        var (mark, run) = (0u, 0);
        for (var i = 0; i < all.Length; i++)
        {
            _isMark[i] = apart && marks < all.Length && all[i].Tag == MarkFeatures.MarkTag;
            if (_isMark[i])
            {
                if (run++ < Telling) mark = Feature.Of(903, mark, all[i].Form);
                continue;
            }

            (_words[_count], _at[_count++]) = (all[i] with { Mark = mark }, i);
            (mark, run) = (0, 0);
        }

        End = mark;
    }

    /// <summary>Copies what is known of the words to their places in the sentence; heads are numbers from 1, 0 the root.</summary>
    internal void Spread(ReadOnlySpan<int> heads, ReadOnlySpan<int> relations, Span<int> allHeads, Span<int> allRelations)
    {
        for (var i = 0; i < _count; i++) (allHeads[_at[i]], allRelations[_at[i]]) = (heads[i] == 0 ? 0 : _at[heads[i] - 1] + 1, relations[i]);
    }
}
