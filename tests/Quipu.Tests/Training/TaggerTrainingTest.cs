using Quipu.Training;
using Xunit;

namespace Quipu.Tests.Training;

public sealed class TaggerTrainingTest
{
    /// <summary>Invented sentences, word/TAG/lemma, in folds enough for a word to be known from other parts of the corpus.</summary>
    static readonly string[] Corpus =
    [
        "The/DET/the mayor/NOUN/mayor of/ADP/of Quirunay/PROPN/Quirunay paid/VERB/pay two/NUM/two judges/NOUN/judge ./PUNCT/.",
        "Two/NUM/two judges/NOUN/judge said/VERB/say the/DET/the mayor/NOUN/mayor lied/VERB/lie ./PUNCT/.",
        "Police/NOUN/police arrested/VERB/arrest the/DET/the old/ADJ/old governor/NOUN/governor in/ADP/in Salinar/PROPN/Salinar ./PUNCT/.",
        "The/DET/the governor/NOUN/governor quickly/ADV/quickly denied/VERB/deny it/PRON/it ./PUNCT/.",
    ];

    [Fact]
    public void The_same_sentences_give_the_same_bytes_again()
    {
        var (first, second) = (Trained(Corpus), Trained(Corpus));

        Assert.Equal(first, second);
        Assert.NotEqual(first, Trained([.. Corpus.Skip(1), Corpus[1]]));
    }

    static byte[] Trained(string[] corpus)
    {
        using var model = new MemoryStream();
        TaggerTraining.Write([.. Enumerable.Range(0, 40).Select(i => Sentence(corpus[i % corpus.Length], i % TaggerTraining.Folds))], model, rounds: 2, members: 1);
        return model.ToArray();
    }

    static TagSentence Sentence(string words, int fold)
    {
        string[][] cells = [.. words.Split(' ').Select(w => w.Split('/'))];
        return new([.. cells.Select(c => c[0])], [.. cells.Select(c => TagSentence.Tag(c[1]))], [.. cells.Select(_ => "_")], [.. cells.Select(c => c[2])], fold);
    }
}
