using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Publishing.Drafts;

/// <summary>Whom a noun or an adjective calls something: "X is a thief", "X, a thief", "the thief X". Not what it only describes: "a criminal court".</summary>
static class Predicates
{
    /// <summary>Words that may stand between "is" and what somebody is: "is a well-known criminal".</summary>
    const int Between = 4;

    /// <summary>The entities that the word is said of; none: it calls nobody by name.</summary>
    internal static HashSet<int> Of(Content content, int word)
    {
        var tokens = content.Tokens;
        if (word < content.Sentence.Last && tokens[word + 1].Upos == Upos.Noun && !content.IsNamed(word + 1)) return [];
        for (var (at, steps) = (word, 0); at >= 0 && steps < 3; at = tokens[at].Head, steps++)
        {
            if (Copula(content, at) is { } copula) return Subject(content, at, copula);
            if (Beside(content, at) is { Count: > 0 } beside) return beside;
            if (tokens[at].Deprel != Deprel.Conj) break;
        }

        return Before(content, word) is { } verb ? Subject(content, word, verb) : [];
    }

    /// <summary>The form of "to be" that joins a word to its subject.</summary>
    static int? Copula(Content content, int word)
    {
        for (var i = content.Sentence.First; i <= content.Sentence.Last; i++)
            if (content.Tokens[i].Head == word && content.Tokens[i].Deprel == Deprel.Cop) return i;
        return null;
    }

    /// <summary>The subject by the tree, else whoever is named last before the verb.</summary>
    static HashSet<int> Subject(Content content, int word, int copula)
    {
        for (var i = content.Sentence.First; i <= content.Sentence.Last; i++)
            if (content.Tokens[i].Head == word && content.Tokens[i].Deprel is Deprel.Nsubj or Deprel.NsubjPass && Undergoers.Within(content, i) is { Count: > 0 } found) return found;
        return content.Mentions.Where(m => m.Last < copula && m.Kind is MentionKind.Name or MentionKind.Pronoun && !Undergoers.IsPossessive(content, m)).OrderByDescending(m => m.Last).Take(1).Select(m => m.Entity).ToHashSet();
    }

    /// <summary>Appositions, on either side, and what stands before a name.</summary>
    static HashSet<int> Beside(Content content, int word)
    {
        var (tokens, found) = (content.Tokens, new HashSet<int>());
        foreach (var mention in content.Mentions.Where(m => m.Kind == MentionKind.Name))
            if ((IsSame(tokens[word].Deprel) && tokens[word].Head >= mention.First && tokens[word].Head <= mention.Last) || (IsSame(tokens[mention.Head].Deprel) && tokens[mention.Head].Head == word && mention.First > word)) found.Add(mention.Entity);
        return found;
    }

    static bool IsSame(Deprel relation) => relation is Deprel.Appos or Deprel.Flat or Deprel.Compound or Deprel.Amod;

    /// <summary>"is a known …", where the tree was read otherwise: only articles and what qualifies stand between.</summary>
    static int? Before(Content content, int word)
    {
        for (var i = word - 1; i >= Math.Max(content.Sentence.First, word - Between); i--)
        {
            if (content.Tokens[i].Folded is "is" or "are" or "was" or "were" or "remains" or "es" or "son" or "era" or "eran" or "fue" or "fueron" or "sigue") return i;
            if (content.Tokens[i].Upos is not (Upos.Det or Upos.Adj or Upos.Adv) && content.Tokens[i].Folded is not ("siendo" or "a" or "an" or "un" or "una")) return null;
        }

        return null;
    }
}
