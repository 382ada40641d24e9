namespace Quipu.Reading.Analysis;

/// <summary>
/// Spanish words whose place in the sentence says what they are, whatever the tagger made of them: a participle behind "ser" is the verb of a passive,
/// behind an article and before a verb it is a noun; a sentence without any verb has its verb in what looks like a noun. Found before the tree is.
/// </summary>
static class SpanishMends
{
    internal static void Apply(Span<UdWord> words, FeatsTable feats)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i].Upos is Upos.Adj or Upos.Noun && IsPassive(words, i)) Participle(ref words[i], feats);
            else if (words[i].Upos is Upos.Adj && words[i - 1].Upos == Upos.Det && i + 1 < words.Length && IsClause(words[i + 1])) Person(ref words[i], feats);
            else if (words[i].Upos == Upos.Verb && IsDoerNoun(words, i)) Doer(ref words[i], feats);
            else if (words[i].Upos == Upos.Verb && words[i].Morph.HasFlag(Morph.Finite)) Tense(ref words[i], feats);
        }

        Present(words, feats);
    }

    // "fueron absueltos", "es hoy investigado": not "es cierto", which no verb's participle is.
    static bool IsPassive(ReadOnlySpan<UdWord> words, int i)
    {
        var before = i - 1;
        while (before > 0 && words[before].Upos == Upos.Adv && words[before].Form.Folded is not ("mas" or "muy" or "tan" or "menos")) before--;
        return words[before].Upos is Upos.Aux or Upos.Verb && words[before].Form.Folded is
            "fue" or "fueron" or "sido" or "ser" or "sera" or "seran" or "siendo" or "son" or "eran" or "sean" or "fueran";
    }

    // The end of a noun phrase: "El detenido | fue identificado".
    static bool IsClause(in UdWord next) => next.Upos is Upos.Aux || next.Upos == Upos.Verb && next.Morph.HasFlag(Morph.Finite);

    // The verb whose participle a word is.
    static string? ParticipleOf(in UdWord word) => VerbOf(word) is { } verb && verb.Morph.HasFlag(Morph.Participle) ? verb.Lemma : null;

    static Sense? VerbOf(in UdWord word) =>
        SpanishForms.Verb(word.Form.Lower, word.Form.Folded, Lexicon.Spanish) is { } verb && Lexicon.Spanish.IsVerb(verb.Lemma) ? verb : null;

    static void Participle(ref UdWord word, FeatsTable feats)
    {
        if (ParticipleOf(word) is not { } verb) return;
        var found = Shortest(feats, Upos.Verb, "VerbForm=Part", GenderOf(word), NumberOf(word));
        if (found < 0) return;
        Set(ref word, Upos.Verb, found, feats, verb);
    }

    static void Person(ref UdWord word, FeatsTable feats)
    {
        if (ParticipleOf(word) is null) return;
        var found = Shortest(feats, Upos.Noun, GenderOf(word), NumberOf(word));
        if (found < 0) return;
        var one = word.Form.Folded.TrimEnd('s');
        Set(ref word, Upos.Noun, found, feats, one);
    }

    // "X, asesino confeso, pidió perdón", "el asesino": a first person in "-o" that a report never speaks in.
    static bool IsDoerNoun(ReadOnlySpan<UdWord> words, int i)
    {
        if (words[i].Form.Lower is not [.., 'o'] || !words[i].Morph.HasFlag(Morph.Finite)) return false;
        if (!(words[i - 1].Upos == Upos.Det || i > 1 && words[i - 1].Form.Text == "," && words[i - 2].Upos == Upos.Propn)) return false;
        foreach (var sense in Lexicon.Spanish[words[i].Form.Folded])
            if (sense.Upos == Upos.Noun) return true;
        return false;
    }

    static void Doer(ref UdWord word, FeatsTable feats)
    {
        var found = Shortest(feats, Upos.Noun, "Gender=Masc", "Number=Sing");
        if (found >= 0) Set(ref word, Upos.Noun, found, feats, word.Form.Folded);
    }

    // "encara un juicio": a future has an accent; without one, the form of a known verb is a present. "Se destinará" has one.
    static void Tense(ref UdWord word, FeatsTable feats)
    {
        var (future, form) = (word.Morph.HasFlag(Morph.Future), word.Form.Lower);
        if (future ? form is not ([.., 'r', 'a'] or [.., 'r', 'a', 'n']) : form is not ([.., 'r', 'á'] or [.., 'r', 'á', 'n'])) return;
        if (VerbOf(word) is not { } verb || !verb.Morph.HasFlag(future ? Morph.Present : Morph.Future)) return;
        var found = Shortest(feats, Upos.Verb, "Mood=Ind", "Person=3", future ? "Tense=Pres" : "Tense=Fut", form[^1] == 'n' ? "Number=Plur" : "Number=Sing");
        if (found >= 0) Set(ref word, Upos.Verb, found, feats, verb.Lemma);
    }

    // "La Policía combate a Los Halcones", "La violencia azota el puerto".
    static void Present(Span<UdWord> words, FeatsTable feats)
    {
        if (words.Length < 4) return;
        foreach (ref readonly var word in words)
            if (word.Upos == Upos.Aux || word.Morph.HasFlag(Morph.Finite)) return;
        for (var i = 1; i + 1 < words.Length; i++)
        {
            ref var word = ref words[i];
            if (word.Upos is not (Upos.Noun or Upos.Adj) || words[i - 1].Upos is not (Upos.Noun or Upos.Propn or Upos.Adj)) continue;
            if (word.Form.Lower[^1] is not ('a' or 'e' or 'n') || !char.IsLower(word.Form.Text[0]) || !IsFollowed(words, i)) continue;
            if (VerbOf(word) is not { } verb || !verb.Morph.HasFlag(Morph.Present) || verb.Morph.HasFlag(Morph.Subjunctive)) continue;
            if (words[i - 1].Morph.HasFlag(Morph.Plural) != (word.Form.Lower[^1] == 'n') && words[i - 1].Upos != Upos.Propn) continue;
            var found = Shortest(feats, Upos.Verb, "Mood=Ind", "Person=3", "Tense=Pres", word.Form.Lower[^1] == 'n' ? "Number=Plur" : "Number=Sing");
            if (found < 0) return;
            Set(ref word, Upos.Verb, found, feats, verb.Lemma);
            return;
        }
    }

    // An object begins: "a Los Halcones", "el puerto", "Antay". A name in "de" or an adjective would go on with the noun.
    static bool IsFollowed(ReadOnlySpan<UdWord> words, int i) =>
        words[i + 1].Upos is Upos.Det or Upos.Propn && words[i + 1].Form.Folded is not ("su" or "sus") ||
        words[i + 1].Form.Folded is "a" or "al" && i + 2 < words.Length && words[i + 2].Upos is Upos.Propn or Upos.Det or Upos.Noun;

    static string GenderOf(in UdWord word) => word.Form.Lower.TrimEnd('s')[^1] == 'a' ? "Gender=Fem" : "Gender=Masc";

    static string NumberOf(in UdWord word) => word.Form.Lower[^1] == 's' ? "Number=Plur" : "Number=Sing";

    static void Set(ref UdWord word, Upos upos, int bundle, FeatsTable feats, string lemma) =>
        (word.Upos, word.Feats, word.Morph, word.Lemma, word.Folded) = (upos, (ushort)bundle, feats.Flags(bundle), lemma, lemma);

    /// <summary>The shortest bundle of a part of speech that says all that is asked; -1 where none does.</summary>
    internal static int Shortest(FeatsTable feats, Upos upos, params ReadOnlySpan<string> says)
    {
        var ((first, end), best) = (feats.Of(upos), -1);
        for (var i = first; i < end; i++)
        {
            var all = true;
            foreach (var feature in says) all &= feats[i].Contains(feature, StringComparison.Ordinal);
            if (all && (best < 0 || feats[i].Length < feats[best].Length)) best = i;
        }

        return best;
    }
}
