using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Frames;

/// <summary>Cuts the words of a detail out of a sentence: an offence, an activity, a role.</summary>
static class Phrases
{
    const int Longest = 16;

    /// <summary>The token range that a rule names, or null where the sentence has none.</summary>
    internal static (int First, int Last)? Of(DetailRule rule, Scene scene, int first, int last) => rule.From switch
    {
        WordsFrom.Trigger => (first, last),
        WordsFrom.NounPhrase => (first, NounPhraseEnd(scene, last)),
        WordsFrom.Object => scene.VoiceOf(first) == Voice.Passive ? Inverted(scene, first, last) ?? Undergone(scene, first, last) ?? Before(scene, scene.GroupStart(first)) : NounPhrase(scene, last + 1) ?? Headed(scene, scene.Tree.Child(first, Deprel.Obj), last),
        WordsFrom.After => After(scene, last, rule.Prepositions),
        WordsFrom.Next => scene.Holds(last + 1) && rule.Prepositions.Any(p => p.Length == 1 && Parties.Same(scene.Tokens[last + 1].Folded, p[0])) ? NounPhrase(scene, last + 2) : null,
        WordsFrom.Subject => Before(scene, scene.GroupStart(first)) is { } told ? (told.First, Math.Min(told.Last, first - 1)) : null,
        WordsFrom.VerbPhrase => (first, VerbPhraseEnd(scene, last)),
        _ => null,
    };

    /// <summary>"En el operativo fueron incautadas dos toneladas": what is told of stands behind the verb, and nothing but a circumstance before it.</summary>
    static (int First, int Last)? Inverted(Scene scene, int first, int last) =>
        scene.Evidence.Spanish && scene.Tree.Child(first, Deprel.Nsubj, Deprel.NsubjPass) is { } subject && subject > last && !scene.IsStop(last + 1) ? NounPhrase(scene, last + 1) : null;

    /// <summary>"cocaine from A was flown to B": the whole phrase of the subject; "fueron incautadas 45 cuentas": the subject behind its verb.</summary>
    static (int First, int Last)? Undergone(Scene scene, int first, int last)
    {
        if (scene.Tree.Child(first, Deprel.NsubjPass, Deprel.Nsubj) is not { } subject) return scene.Evidence.Spanish && scene.GroupStart(first) < first ? NounPhrase(scene, last + 1) : null;
        return Headed(scene, subject, subject < first ? scene.First - 1 : last);
    }

    /// <summary>The noun phrase around a head that stands behind a token: "decomisó en A un cargamento".</summary>
    static (int First, int Last)? Headed(Scene scene, int? head, int behind)
    {
        if (head is not { } noun || noun <= behind || noun > behind + Longest || scene.Tokens[noun].Upos is not (Upos.Noun or Upos.Num or Upos.Propn) || scene.Over(noun) is { Kind: MentionKind.Name } || scene.IsRelative(noun)) return null;
        var first = noun;
        while (first - 1 > behind && !scene.IsDeterminer(first) && scene.Tokens[first - 1].Upos is Upos.Noun or Upos.Adj or Upos.Num or Upos.Det && scene.Over(first - 1) is not { Kind: MentionKind.Name }) first--;
        return NounPhrase(scene, first);
    }

    /// <summary>The noun phrase that ends where a passive verb begins: "two tons of cocaine were seized".</summary>
    static (int First, int Last)? Before(Scene scene, int verb)
    {
        var last = verb - 1;
        while (scene.Holds(last) && (scene.Tokens[last].Upos == Upos.Adv || scene.IsRelative(last) || scene.IsComma(last))) last--;
        var first = last + 1;
        while (first - 1 >= scene.First && first > last - Longest && (scene.Tokens[first - 1].Upos is Upos.Noun or Upos.Propn or Upos.Adj or Upos.Num or Upos.X or Upos.Det || scene.Is(first - 1, "of", "de", "del"))) first--;
        return first <= last ? NounPhrase(scene, first) : null;
    }

    /// <summary>The words of an activity with their verb as it names a deed: "extorted shopkeepers" is "extorting shopkeepers", "cortaron caoba" "cortar caoba".</summary>
    internal static string Deed(Scene scene, int first, int last) => scene.Evidence.Spanish ? Infinitive(scene, first, last) : Gerund(scene, first, last);

    static string Infinitive(Scene scene, int first, int last)
    {
        var verb = scene.Tokens[first];
        if (verb.Upos != Upos.Verb || !verb.Morph.HasFlag(Morph.Finite) || verb.Lemma is not [.., 'a' or 'e' or 'i', 'r'] || verb.Lemma.Length < 4) return scene.Evidence.Words(first, last);
        return verb.Lemma + (scene.Is(first - 1, "se") ? "se" : "") + (last > first ? scene.Evidence.Document.Text[verb.At.End..scene.Tokens[last].At.End] : "");
    }

    /// <summary>"teenagers are recruited": "recruiting teenagers", whoever does it.</summary>
    internal static string Done(Scene scene, int verb, int undergoer)
    {
        var lemma = scene.Tokens[verb].Lemma;
        return (scene.Evidence.Spanish ? lemma : lemma.Length < 3 ? lemma : Ing(lemma)) + " " + scene.Evidence.Words(undergoer, Math.Min(verb - 1, NounPhraseEnd(scene, undergoer)));
    }

    static string Gerund(Scene scene, int first, int last)
    {
        var verb = scene.Tokens[first];
        if (verb.Upos != Upos.Verb || verb.Morph.HasFlag(Morph.Gerund) || verb.Folded.EndsWith("ing", StringComparison.Ordinal) || verb.Lemma.Length < 3) return scene.Evidence.Words(first, last);
        return Ing(verb.Lemma) + (last > first ? scene.Evidence.Document.Text[verb.At.End..scene.Tokens[last].At.End] : "");
    }

    static string Ing(string lemma)
    {
        if (lemma.EndsWith("ie", StringComparison.Ordinal)) return lemma[..^2] + "ying";
        if (lemma[^1] == 'e' && lemma[^2] is not ('e' or 'o' or 'y')) return lemma[..^1] + "ing";
        // Of the longer verbs only those stressed on their last syllable double it.
        var doubled = lemma is "commit" or "admit" or "permit" or "abet" or "kidnap" or "transfer" or "control" or "patrol" || lemma.Length is 3 or 4 && lemma is not ("open" or "obey") && !IsVowel(lemma[^1]) && lemma[^1] is not ('w' or 'x' or 'y') && IsVowel(lemma[^2]) && !IsVowel(lemma[^3]);
        return lemma + (doubled || lemma is "traffic" ? (lemma is "traffic" ? "k" : lemma[^1].ToString()) : "") + "ing";
    }

    static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    /// <summary>The noun phrase that begins at a token, past determiners.</summary>
    internal static (int First, int Last)? NounPhrase(Scene scene, int at)
    {
        // "más de 200 toneladas", "at least 3 tonnes": the hedge before a number is no preposition of its own.
        if (scene.Holds(at) && scene.Evidence.Quantities(scene.Sentence.Index).FirstOrDefault(q => q.First <= at && q.Last >= at && q.Vague) is { } quantity)
            while (at < quantity.Last && scene.Tokens[at].Upos is not (Upos.Num or Upos.Noun)) at++;
        while (at <= scene.Last && (scene.IsDeterminer(at) || scene.Is(at, "como", "as") || scene.IsQuote(at) || scene.Tokens[at].Upos == Upos.Adv)) at++;
        if (at > scene.Last || scene.Tokens[at].Upos is not (Upos.Noun or Upos.Propn or Upos.Adj or Upos.Num or Upos.X)) return null;
        var last = NounPhraseEnd(scene, at);
        for (var i = at; i <= last; i++)
            if (scene.Tokens[i].Upos is Upos.Noun or Upos.Propn or Upos.X) return (at, last);
        return null;
    }

    /// <summary>Where the noun phrase around a noun ends: complements with "of/de" and lists belong to it, clauses and other complements do not.</summary>
    internal static int NounPhraseEnd(Scene scene, int noun)
    {
        var end = noun;
        for (var i = noun + 1; i <= scene.Last && i <= noun + Longest; i++)
        {
            var upos = scene.Tokens[i].Upos;
            if (upos is Upos.Noun or Upos.Propn or Upos.Adj or Upos.Num or Upos.X) end = i;
            else if (scene.Tokens[i].Form == "-" && scene.Holds(i + 1) && scene.Tokens[i - 1].At.End == scene.Tokens[i].At.Start && scene.Tokens[i + 1].Upos is Upos.Noun or Upos.Adj or Upos.Num or Upos.X) continue;
            else if (scene.Is(i, "of", "de", "del") || scene.IsDeterminer(i) || scene.IsQuote(i)) continue;
            else if (scene.IsConjunction(i) && i + 1 <= scene.Last && scene.Tokens[i + 1].Upos is Upos.Noun or Upos.Adj or Upos.Propn) continue;
            else break;
        }

        return end;
    }

    /// <summary>Where the words that go with a verb end: at the clause's end, or before a comma.</summary>
    internal static int VerbPhraseEnd(Scene scene, int verb)
    {
        var end = Math.Min(scene.ClauseEnd(verb), verb + Longest);
        for (var i = verb + 1; i <= end; i++)
            if (scene.IsComma(i) || scene.Tokens[i].Form is "(" or ")" || (i > verb + 1 && scene.IsConjunction(i) && StartsDeed(scene, verb, i + 1))) return i - 1;
        return end;
    }

    /// <summary>Where an activity ends: before where and when it is done, which are told apart.</summary>
    internal static int ActivityEnd(Scene scene, int verb, int last)
    {
        for (var i = verb + 2; i < last; i++)
            if (scene.IsPreposition(i) && scene.Over(i) is null && (IsWhere(scene, i) || scene.Evidence.Dates(scene.Sentence.Index).Any(d => d.First <= i + 2 && d.Last > i && d.First >= i))) return i - 1;
        return last;
    }

    static bool IsWhere(Scene scene, int preposition)
    {
        if (!scene.Is(preposition, "in", "en", "at", "near", "across", "throughout", "along")) return false;
        var at = preposition + 1;
        while (scene.IsDeterminer(at)) at++;
        return scene.Over(at) is { } over && scene.Evidence.TypeOf(over.Entity) == EntityType.Place;
    }

    /// <summary>"diverting funds and creating a network": another verb of the same form, past a preposition, begins another deed.</summary>
    static bool StartsDeed(Scene scene, int verb, int at)
    {
        if (scene.Is(at, "of", "for", "de", "por", "to")) at++;
        if (scene.Holds(at) && scene.Tokens[at].Upos == Upos.Adv) at++;
        return scene.Holds(at) && scene.Tokens[at].Upos == Upos.Verb && scene.Over(at) is null && (scene.Tokens[at].Morph & Form) == (scene.Tokens[verb].Morph & Form);
    }

    const Morph Form = Morph.Gerund | Morph.Infinitive | Morph.Participle | Morph.Finite;

    static (int First, int Last)? After(Scene scene, int last, ImmutableArray<ImmutableArray<string>> prepositions)
    {
        var end = Math.Min(scene.ClauseEnd(last), last + 12);
        if (prepositions.Any(p => p.Length == 1 && Parties.Same(scene.Tokens[last].Folded, p[0])) && Complement(scene, last + 1) is { } direct) return direct;
        for (var i = last + 1; i <= end; i++)
            if (prepositions.Any(p => p.Length == 1 && Parties.Same(scene.Tokens[i].Folded, p[0])) && Complement(scene, i + 1) is { } found) return found;
        return null;
    }

    /// <summary>What follows a preposition: a noun phrase, or an infinitive or gerund with its words.</summary>
    internal static (int First, int Last)? Complement(Scene scene, int at)
    {
        if (at > scene.Last) return null;
        if (scene.IsVerb(at) && !scene.IsFinite(at)) return (at, VerbPhraseEnd(scene, at));
        return NounPhrase(scene, at);
    }
}
