using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Publishing.Drafts;

/// <summary>Whom a step of the law befalls, and who speaks or acts, by the tree of a sentence.</summary>
static class Undergoers
{
    const int Reach = 14;

    /// <summary>The entities that a word is said of: subject or object of its verb, what it qualifies, whose it is. Null: the tree does not tell.</summary>
    internal static HashSet<int>? Of(Content content, Meant meant)
    {
        for (var at = meant.First; at <= meant.Last; at++)
            if (OfWord(content, at) is { } found) return found;
        return null;
    }

    static HashSet<int>? OfWord(Content content, int word)
    {
        var tokens = content.Tokens;
        for (var (at, steps) = (word, 0); at >= 0 && steps < 4; at = tokens[at].Head, steps++)
        {
            if (Argument(content, at, word) is { } found) return Within(content, found);
            if (tokens[at].Deprel is Deprel.Acl or Deprel.Amod && tokens[at].Head >= 0) return Within(content, tokens[at].Head);
            if (tokens[at].Deprel is not (Deprel.Conj or Deprel.Xcomp or Deprel.Advcl or Deprel.Obj or Deprel.Obl or Deprel.OblArg or Deprel.Nmod or Deprel.Ccomp or Deprel.Fixed or Deprel.Flat)) return null;
        }

        return null;
    }

    /// <summary>Passive subject, then object that is somebody, then subject, then "against X", "of X".</summary>
    static int? Argument(Content content, int at, int word)
    {
        var tokens = content.Tokens;
        int? subject = null, other = null;
        for (var i = content.Sentence.First; i <= content.Sentence.Last; i++)
        {
            if (tokens[i].Head != at || i == word) continue;
            if (tokens[i].Deprel is Deprel.NsubjPass) return i;
            if (tokens[i].Deprel is Deprel.Obj or Deprel.Iobj or Deprel.NmodPoss or Deprel.Nmod && Within(content, i).Count > 0 && IsActor(content, i)) other ??= i;
            if (tokens[i].Deprel == Deprel.Nsubj) subject ??= i;
        }

        return other ?? subject;
    }

    static bool IsActor(Content content, int token) => content.Mentions.Any(m => m.First <= token && m.Last >= token && content.EntityOf(m).Type is EntityType.Person or EntityType.Company or EntityType.Organization or EntityType.PublicBody);

    /// <summary>Who does what a word says: the subject of its verb or of the verb that it hangs on, or the agent of a passive.</summary>
    /// <param name="most">Words up the tree that are looked at, the word itself among them.</param>
    internal static HashSet<int> Doers(Content content, Meant meant, int most = 5)
    {
        var (found, tokens) = (new HashSet<int>(), content.Tokens);
        for (var (at, steps) = (meant.First, 0); at >= 0 && steps < most; at = tokens[at].Head, steps++)
        {
            // "accused X of doing": whoever is accused does it.
            for (var i = content.Sentence.First; steps > 0 && i <= content.Sentence.Last; i++)
                if (tokens[i].Head == at && tokens[i].Deprel is Deprel.Obj or Deprel.Iobj && IsActor(content, i)) found.UnionWith(Within(content, i));
            if (found.Count > 0) break;
            for (var i = content.Sentence.First; i <= content.Sentence.Last; i++)
                if (tokens[i].Head == at && (tokens[i].Deprel == Deprel.OblAgent || (tokens[i].Deprel == Deprel.Nsubj && !IsUndergone(content, at)) || (steps > 0 && tokens[i].Deprel == Deprel.NsubjPass))) found.UnionWith(Within(content, i));
            if (found.Count > 0) break;
        }

        return found;
    }

    /// <summary>Who takes a step of the law, and does not undergo it: "the prosecutor investigates", "the captain arrested twelve". Whoever falls ("cae") undergoes it.</summary>
    internal static HashSet<int> Takers(Content content, Meant meant)
    {
        var (found, tokens) = (new HashSet<int>(), content.Tokens);
        for (var word = meant.First; word <= meant.Last; word++)
            for (var i = content.Sentence.First; i <= content.Sentence.Last; i++)
                if (tokens[i].Head == word && tokens[i].Deprel == Deprel.Nsubj && tokens[word].Upos == Upos.Verb && tokens[word].Lemma != "caer" && !IsUndergone(content, word)) found.UnionWith(Within(content, i));
        return found;
    }

    /// <summary>The subjects of the sentence's verbs.</summary>
    internal static HashSet<int> Subjects(Content content)
    {
        var found = new HashSet<int>();
        for (var i = content.Sentence.First; i <= content.Sentence.Last; i++)
            if (content.Tokens[i].Deprel is Deprel.Nsubj or Deprel.NsubjPass) found.UnionWith(Within(content, i));
        return found;
    }

    /// <summary>Who suffers a deed: object, passive subject, "of X", "against X".</summary>
    internal static HashSet<int> Sufferers(Content content, Meant meant)
    {
        var (found, tokens) = (new HashSet<int>(), content.Tokens);
        for (var word = meant.First; word <= meant.Last; word++)
            for (var i = content.Sentence.First; i <= content.Sentence.Last; i++)
                if (tokens[i].Head == word && tokens[i].Deprel is Deprel.Obj or Deprel.Iobj or Deprel.NsubjPass or Deprel.Nmod or Deprel.NmodPoss or Deprel.Obl or Deprel.OblArg) found.UnionWith(Within(content, i));
                else if (tokens[word].Deprel == Deprel.Obj && tokens[word].Head == tokens[i].Head && i != word && tokens[i].Deprel is Deprel.Iobj) found.UnionWith(Within(content, i));
        return found;
    }

    /// <summary>The entities that the words of a noun phrase name.</summary>
    internal static HashSet<int> Within(Content content, int head)
    {
        var found = new HashSet<int>();
        foreach (var mention in content.Mentions)
            if (Math.Abs(mention.Head - head) <= Reach && !IsPossessive(content, mention) && Hangs(content, mention.Head, head)) found.Add(mention.Entity);
        return found;
    }

    /// <summary>"her uncle" is not her.</summary>
    internal static bool IsPossessive(Content content, TokenMention mention) => mention.Kind == MentionKind.Pronoun && content.Tokens[mention.Head].Deprel is Deprel.NmodPoss or Deprel.Det;

    static bool Hangs(Content content, int token, int head)
    {
        for (var (at, steps) = (token, 0); at >= 0 && steps < 6; at = content.Tokens[at].Head, steps++)
        {
            if (at == head) return true;
            if (content.Tokens[at].Deprel is not (Deprel.Appos or Deprel.Flat or Deprel.Compound or Deprel.Conj or Deprel.Amod)) return false;
        }

        return false;
    }

    /// <summary>Entities that speak, deny or accuse in a sentence, or according to whom it is: nothing is said against them by it.</summary>
    internal static HashSet<int> Speakers(Content content)
    {
        var (speakers, tokens) = (new HashSet<int>(), content.Tokens);
        foreach (var meant in content.Meant.Where(m => m.Concept.Kind is ConceptKind.Hedge or ConceptKind.Denial or ConceptKind.Accuse || m.Concept.Name is "lawsuit" or "demand"))
            for (var word = meant.First; word <= meant.Last; word++)
                for (var i = content.Sentence.First; i <= content.Sentence.Last; i++)
                    if (tokens[i].Head == word && (tokens[i].Deprel == Deprel.Nsubj && tokens[word].Upos == Upos.Verb && !IsUndergone(content, word) || IsSource(content, meant, i))) speakers.UnionWith(Within(content, i));
        speakers.UnionWith(After(content));
        return speakers;
    }

    static bool IsUndergone(Content content, int verb) => content.Tokens[verb].Morph.HasFlag(Morph.Passive) || (content.Tokens[verb].Morph.HasFlag(Morph.Participle) && HasAuxiliary(content, verb));

    static bool HasAuxiliary(Content content, int verb)
    {
        for (var i = content.Sentence.First; i <= content.Sentence.Last; i++)
            if (content.Tokens[i].Head == verb && content.Tokens[i].Deprel == Deprel.AuxPass) return true;
        return false;
    }

    static bool IsSource(Content content, Meant meant, int at) => content.Tokens[meant.First].Folded is "according" or "segun" && content.Tokens[at].Deprel is Deprel.Obl or Deprel.Nmod or Deprel.OblArg && !content.HasMark(meant.Last + 1, at);

    /// <summary>"according to X", "según X": the name that comes next. "X says", "says X": the name beside a word of saying.</summary>
    static IEnumerable<int> After(Content content)
    {
        foreach (var meant in content.Of(ConceptKind.Hedge).Concat(content.Of(ConceptKind.Denial)))
        {
            var word = content.Tokens[meant.First].Folded;
            var isSource = word is "according" or "segun" || (word == "de" && meant.Last > meant.First);
            if (!isSource && !IsSaying(word)) continue;
            var from = word == "according" ? meant.Last + 1 : meant.Last;
            var next = content.Mentions.Where(m => m.Kind == MentionKind.Name && m.First > from && m.First <= from + (isSource ? 4 : 3) && !content.HasMark(from + 1, m.First)).MinBy(m => m.First);
            if (next is not null && (isSource || (!HasSubjectBefore(content, meant.First) && !HasThat(content, from + 1, next.First)))) yield return next.Entity;
            if (isSource) continue;
            foreach (var mention in content.Mentions.Where(m => m.Last < meant.First && m.Last >= meant.First - 2 && !content.HasMark(m.Last + 1, meant.First))) yield return mention.Entity;
        }
    }

    static bool HasThat(Content content, int first, int last)
    {
        for (var i = first; i < last; i++)
            if (content.Tokens[i].Folded is "that" or "que" or "a" or "al" or "of" or "to") return true;
        return false;
    }

    static bool HasSubjectBefore(Content content, int verb)
    {
        for (var i = content.Sentence.First; i < verb; i++)
            if (content.Tokens[i].Head == verb && content.Tokens[i].Deprel == Deprel.Nsubj) return true;
        return false;
    }

    /// <summary>Words after which it is said who says it; not those after which it is said against whom.</summary>
    static bool IsSaying(string word) => !word.StartsWith("acus", StringComparison.Ordinal) && !word.StartsWith("accus", StringComparison.Ordinal) && !word.StartsWith("atrib", StringComparison.Ordinal) && !word.StartsWith("señal", StringComparison.Ordinal)
        && !word.StartsWith("suspec", StringComparison.Ordinal) && !word.StartsWith("sospech", StringComparison.Ordinal) && !word.StartsWith("descri", StringComparison.Ordinal) && !word.StartsWith("blam", StringComparison.Ordinal) && !word.StartsWith("presunt", StringComparison.Ordinal)
        && !word.StartsWith("supuest", StringComparison.Ordinal) && !word.StartsWith("alleged", StringComparison.Ordinal) && !word.StartsWith("habria", StringComparison.Ordinal) && word is not ("reported" or "reportedly" or "supposedly" or "apparently" or "believed" or "suspicion");
}
