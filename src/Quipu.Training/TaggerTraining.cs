using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Models;

namespace Quipu.Training;

/// <summary>Trains a <see cref="Tagger"/>. The same sentences in the same order give the same bytes.</summary>
static class TaggerTraining
{
    /// <summary>Parts that a corpus is cut into, so that a word's class comes from the other parts and unknown words look in training as they will in reading.</summary>
    internal const int Folds = 10;

    /// <summary>Trains the model of a language and writes it.</summary>
    internal static void Run(Corpora corpora, Language language, string path)
    {
        using var file = File.Create(path);
        Write(TagSentence.For(corpora, language), file, UposTraining.Rounds, language == Language.Spanish ? UposTraining.Members : 1);
    }

    /// <summary>A tagger for these sentences alone: for tagging the sentences of another fold.</summary>
    internal static Tagger Train(IReadOnlyList<TagSentence> sentences, int rounds = UposTraining.Rounds)
    {
        using var memory = new MemoryStream();
        Write(sentences, memory, rounds, members: 1);
        memory.Position = 0;
        return new(ModelFile.Read(memory));
    }

    internal static void Write(IReadOnlyList<TagSentence> sentences, Stream to, int rounds, int members)
    {
        var counts = new TagCounts(sentences);
        var all = Damage.Add(sentences);
        var forms = Enumerable.Range(0, Folds).Select(f => new WordForms(counts.ClassWithout(f))).ToArray();
        var tags = UposTraining.Train(all, forms, rounds, members);
        var bundles = Bundles(sentences);
        var feats = FeatsTraining.Train(all, forms, bundles);
        var lemmas = LemmaTraining.Train(sentences, forms[0]);
        ModelFile.Write(to,
            ("lexicon", counts.Lexicon().Write),
            ("bundles", bundles.Write),
            ("verbs", w => Tagger.WriteWords(w, Infinitives(sentences))),
            ("sure", w => Tagger.WriteSure(w, FeatsTraining.Sure(sentences, forms[0], bundles))),
            ("tags", w => WeightTable.Write(w, TagSearch.Tags, tags)),
            ("feats", w => WeightTable.Write(w, bundles.Count, feats.Averaged(scale: 4, least: 4, updates: 5))),
            ("lemmas", w => Lemmas.Write(w, lemmas.Rules, lemmas.Exceptions)),
            ("rules", w => WeightTable.Write(w, lemmas.Rules.Length, lemmas.Weights)));
    }

    static HashSet<uint> Infinitives(IReadOnlyList<TagSentence> sentences)
    {
        var found = new HashSet<uint>();
        foreach (var sentence in sentences)
            for (var i = 0; i < sentence.Forms.Length; i++)
                if (sentence.Tags[i] is Upos.Verb or Upos.Aux && sentence.Lemmas[i] is { Length: > 1 } lemma && lemma[^1] == 'r') found.Add(Feature.Of(Text.Folding.Fold(lemma)));
        return found;
    }

    static FeatsTable Bundles(IReadOnlyList<TagSentence> sentences)
    {
        var seen = new HashSet<(Upos, string)>();
        foreach (var sentence in sentences)
            for (var i = 0; i < sentence.Forms.Length; i++) seen.Add((sentence.Tags[i], sentence.Feats[i]));
        return new([.. seen.OrderBy(b => b.Item1).ThenBy(b => b.Item2, StringComparer.Ordinal)]);
    }

    /// <summary>The words of a sentence with their forms; everything else still to be set.</summary>
    internal static UdWord[] Words(TagSentence sentence, WordForms forms) => [.. sentence.Forms.Select((f, i) => new UdWord { Form = forms[f], Token = i, Lemma = f, Head = -1 })];
}
