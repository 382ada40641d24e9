using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis;

/// <summary>What the choice of a bundle of features sees, its part of speech being settled.</summary>
static class FeatsFeatures
{
    internal const int Most = 48;

    /// <summary>Features of a word, its neighbours, their parts of speech and the bundles of the words before.</summary>
    internal static int Of(ReadOnlySpan<UdWord> words, int i, Span<uint> to)
    {
        ref readonly var word = ref words[i];
        var w = word.Form;
        var lower = w.Lower.AsSpan();
        var tag = (uint)word.Upos;
        var n = 0;
        to[n++] = Feature.Of(201, tag);
        to[n++] = Feature.Of(202, w.Id, tag);
        to[n++] = Feature.Of(203, w.Exact, tag);
        for (var k = 1; k <= 5 && k <= lower.Length; k++) to[n++] = Feature.Of(203 + k, Feature.Of(lower[^k..]), tag);
        to[n++] = Feature.Of(210, w.Shape, tag);
        var (a, b) = (Form(words, i - 1), Form(words, i + 1));
        var (ta, tb, tb2) = (Tag(words, i - 1), Tag(words, i + 1), Tag(words, i + 2));
        var (fa, fa2) = (Bundle(words, i - 1), Bundle(words, i - 2));
        to[n++] = Feature.Of(211, a.Id, w.Id);
        to[n++] = Feature.Of(212, a.Id, tag);
        to[n++] = Feature.Of(213, b.Id, w.Id);
        to[n++] = Feature.Of(214, b.Id, tag);
        to[n++] = Feature.Of(215, fa, tag);
        to[n++] = Feature.Of(216, fa, w.Ending3, tag);
        to[n++] = Feature.Of(217, fa, w.Id);
        to[n++] = Feature.Of(218, fa2, fa, tag);
        to[n++] = Feature.Of(219, ta, tb, tag);
        to[n++] = Feature.Of(220, ta, tb, w.Id);
        to[n++] = Feature.Of(221, tb, tb2, tag);
        to[n++] = Feature.Of(222, b.Ending2, tb, tag);
        to[n++] = Feature.Of(223, b.Ending2, w.Ending2, tag);
        to[n++] = Feature.Of(224, w.Ending3, ta, tag);
        to[n++] = Feature.Of(225, w.Ending3, tb, tag);
        to[n++] = Feature.Of(226, fa2, w.Ending2, tag);
        to[n++] = Feature.Of(227, a.Id, b.Id, tag);
        to[n++] = Feature.Of(228, Noun(words, i), w.Ending2, tag);
        to[n++] = Feature.Of(229, Form(words, i - 2).Id, a.Id, tag);
        to[n++] = Feature.Of(230, Auxiliary(words, i), w.Ending2, tag);
        to[n++] = Feature.Of(231, Auxiliary(words, i), w.Id);
        return n;
    }

    static WordForm Form(ReadOnlySpan<UdWord> words, int i) => (uint)i < (uint)words.Length ? words[i].Form : WordForm.Edge;

    static uint Tag(ReadOnlySpan<UdWord> words, int i) => (uint)i < (uint)words.Length ? (uint)words[i].Upos : 40;

    static uint Bundle(ReadOnlySpan<UdWord> words, int i) => (uint)i < (uint)words.Length ? words[i].Feats : 9000u;

    // The bundle of the noun (or else pronoun) last met: what an adjective or participle after it agrees with.
    static uint Noun(ReadOnlySpan<UdWord> words, int i)
    {
        for (var j = i - 1; j >= 0 && j >= i - 8; j--)
            if (words[j].Upos is Upos.Noun or Upos.Pron) return words[j].Feats;
        return 9001;
    }

    // The auxiliary before a verb: "has" or "was" settles what "-ed" is.
    static uint Auxiliary(ReadOnlySpan<UdWord> words, int i)
    {
        for (var j = i - 1; j >= 0 && j >= i - 4; j--)
        {
            if (words[j].Upos == Upos.Aux) return words[j].Form.Id;
            if (words[j].Upos is not (Upos.Adv or Upos.Part or Upos.Pron)) return (uint)words[j].Upos;
        }

        return 9002;
    }
}
