using Quipu.Reading.Analysis;
using Quipu.Reading.Analysis.Parsing;
using Quipu.Reading.Models;
using Xunit;

namespace Quipu.Tests.Reading.Analysis.Parsing;

public sealed class ArcSearchTest
{
    static readonly Upos[] Tags = [Upos.Noun, Upos.Verb, Upos.Adp, Upos.Punct, Upos.Cconj, Upos.Det];

    static Leaf[] Sentence(int seed, int length) => [.. Enumerable.Range(0, length).Select(i =>
    {
        var word = Feature.Of(seed, (uint)i % 7);
        return new Leaf(word, word ^ 1, (byte)((int)Tags[word % 6] + 1), word % 5, word % 11);
    })];

    // Weights that any feature has, and that only it tells.
    sealed class Told : ArcWeights
    {
        internal override (int Left, int Right) Score(ReadOnlySpan<uint> features)
        {
            var (left, right) = (0, 0);
            foreach (var feature in features) (left, right) = (left + (int)(feature % 41) - 20, right + (int)(feature / 64 % 41) - 20);
            return (left, right);
        }
    }

    [Fact]
    public void A_state_scores_what_its_features_weigh_though_sums_are_kept()
    {
        Leaf[][] sentences = [Sentence(1, 9), Sentence(2, 30), Sentence(3, 9)];
        var weights = new Told();
        var search = new ArcSearch(weights, 4);
        foreach (var sentence in sentences)
        {
            search.Parse(sentence, new int[sentence.Length]);
            for (var node = search.Best; node > 0; node = search.Nodes[node].Before)
            {
                var (at, before) = (search.Nodes[node], search.Nodes[search.Nodes[node].Before]);
                var (left, right) = weights.Score(search.Features(at.Before));
                Assert.Equal(at.Score - before.Score, at.Move switch { Move.Left => left, Move.Right => right, _ => -left - right });
            }
        }
    }

    [Fact]
    public void A_tree_does_not_depend_on_the_sentences_before()
    {
        Leaf[][] sentences = [Sentence(1, 25), Sentence(2, 25)];
        var weights = new Told();
        var (alone, after) = (new int[25], new int[25]);
        new ArcSearch(weights, 4).Parse(sentences[1], alone);
        var search = new ArcSearch(weights, 4);
        for (var i = 0; i < 9000; i++) search.Start(sentences[0]); // numbers of sentences come round again
        search.Parse(sentences[0], after);
        search.Parse(sentences[1], after);
        Assert.Equal(alone, after);
    }

    [Fact]
    public void A_sentence_too_long_for_one_piece_is_refused() => Assert.Throws<ArgumentException>(() => new ArcSearch(new Told(), 1).Start(new Leaf[ArcSentence.Longest + 1]));
}
