using System.Globalization;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Analysis.Parsing;
using Quipu.Reading.Models;

namespace Quipu.Training;

/// <summary>Makes <see cref="GoldTree"/>s of treebanks. Tags are those of taggers that never saw the sentence, since reading has no better ones.</summary>
static class TreeCorpus
{
    const int Folds = 4;
    const int Longest = 200;
    const int LeastSeen = 5;

    internal static (GoldTree[] Trees, string[] Relations) For(Corpora corpora, Language language)
    {
        string[] names = language == Language.Spanish ? ["es_cess_silver-train", "es_pud-all"] : ["en_ewt-train", "en_gum_open-train"];
        IReadOnlyList<ConlluSentence>[] banks = [.. names.Select(corpora.Trees)];
        ConlluSentence[] all = [.. banks.SelectMany(b => b)];
        var tags = banks.SelectMany(TagSentence.All).ToArray();
        var relations = Names(all);
        var leaves = new Leaf[all.Length][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var tagger = TaggerTraining.Train([.. tags.Where((_, i) => FoldOf(i) != fold)], rounds: 4);
            var scratch = tagger.Scratch();
            var forms = new WordForms(id => tagger.Lexicon[id]);
            var of = new Leaves(tagger.Feats);
            for (var i = 0; i < all.Length; i++)
            {
                if (FoldOf(i) != fold) continue;
                var words = TaggerTraining.Words(tags[i], forms);
                tagger.Tag(words, scratch);
                leaves[i] = [.. words.Select(w => of.Of(w))];
            }
        }

        return ([.. all.Zip(leaves).Where(s => s.Second.Length <= Longest).Select(s => Tree(s.First, s.Second, relations))], relations);

        // Runs of forty: neighbours are about the same things.
        static int FoldOf(int sentence) => sentence / 40 % Folds;
    }

    // Rare subtypes fall to their main relation.
    static string[] Names(ConlluSentence[] sentences) =>
        [.. sentences.SelectMany(s => s.Words).GroupBy(w => w[Conllu.Deprel]).Where(g => g.Count() >= LeastSeen).Select(g => g.Key).Order(StringComparer.Ordinal)];

    static GoldTree Tree(ConlluSentence sentence, Leaf[] leaves, string[] relations)
    {
        string[][] rows = [.. sentence.Words];
        int[] heads = [.. rows.Select(r => int.Parse(r[Conllu.Head], CultureInfo.InvariantCulture))];
        Projectivise(heads);
        return new(leaves, heads, [.. rows.Select(r => Number(r[Conllu.Deprel]))]);

        int Number(string name)
        {
            var at = Array.IndexOf(relations, name);
            if (at < 0) at = Array.IndexOf(relations, name.Split(':')[0]);
            return at < 0 ? Array.IndexOf(relations, "dep") : at;
        }
    }

    /// <summary>Lifts crossing arcs to their head's head, shortest first, until none cross (Nivre and Nilsson 2005, without marking them).</summary>
    internal static void Projectivise(int[] heads)
    {
        while (Crossing(heads) is > 0 and var word) heads[word - 1] = heads[heads[word - 1] - 1];
    }

    static int Crossing(int[] heads)
    {
        var (found, least) = (0, int.MaxValue);
        for (var word = 1; word <= heads.Length; word++)
        {
            var head = heads[word - 1];
            var (first, last) = (Math.Min(head, word), Math.Max(head, word));
            if (last - first >= least) continue;
            for (var between = first + 1; between < last; between++)
            {
                var above = between;
                while (above > 0 && above != head) above = heads[above - 1];
                if (above == head) continue;
                (found, least) = (word, last - first);
                break;
            }
        }

        return found;
    }
}
