using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Models;

namespace Quipu.Training;

/// <summary>A sentence to learn from: its words as UD has them, filled with gold, and the part of the corpus that it belongs to.</summary>
sealed record TagSentence(string[] Forms, Upos[] Tags, string[] Feats, string[] Lemmas, int Fold)
{
    internal static TagSentence Of(ConlluSentence sentence, int fold)
    {
        string[][] rows = [.. sentence.Words];
        return new([.. rows.Select(r => r[Conllu.Form])], [.. rows.Select(r => Tag(r[Conllu.Tag]))], [.. rows.Select(r => r[Conllu.Feats])], [.. rows.Select(r => r[Conllu.Lemma])], fold);
    }

    internal static Upos Tag(string tag) => Enum.Parse<Upos>(tag, ignoreCase: true);

    /// <summary>Sentences of one treebank; a fold is a tenth of it, in the order of the text.</summary>
    internal static List<TagSentence> All(IReadOnlyList<ConlluSentence> sentences) =>
        [.. sentences.Select((s, i) => Of(s, (int)((long)i * TaggerTraining.Folds / sentences.Count)))];

    /// <summary>What the tagger of a language is trained on.</summary>
    internal static List<TagSentence> For(Corpora corpora, Language language)
    {
        if (language != Language.Spanish) return [.. All(corpora.Trees("en_ewt-train")), .. All(corpora.Trees("en_gum_open-train"))];
        var parallel = corpora.Trees("es_pud-all");
        List<TagSentence> silver = [.. All(corpora.Trees("es_cess_silver-train")).Select(Conventions.Apply)];
        return Conventions.Filled([.. silver, .. Conventions.Alike(silver, All(parallel).Select((s, i) => Conventions.Names(parallel[i], s)))]);
    }
}
