namespace Quipu.Reading.Analysis;

/// <summary>Rules of context for Spanish parts of speech, applied from left to right.</summary>
static class SpanishContext
{
    internal static void Apply(ReadOnlySpan<Word> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (word.Upos is Upos.Punct or Upos.Propn or Upos.Sym or Upos.X) continue;
            Function(words, i);
            if (word.Upos is Upos.Noun or Upos.Verb or Upos.Adj or Upos.Adv) Content(words, i);
        }

        for (var i = 0; i < words.Length; i++)
            if (words[i].Upos is Upos.Verb or Upos.Aux) Form(words, i);
    }

    static Word? At(ReadOnlySpan<Word> words, int i) => i >= 0 && i < words.Length ? words[i] : null;

    static bool IsFiniteVerb(Word? word)
    {
        if (word is null || word.Upos is Upos.Propn or Upos.Punct) return false;
        foreach (var sense in word.Senses)
            if (sense.Upos is Upos.Verb or Upos.Aux && (sense.Morph & (Morph.Infinitive | Morph.Participle | Morph.Gerund)) == Morph.None) return true;
        return false;
    }

    static bool VerbFirst(Word? word) => word is not null && word.Upos is Upos.Verb or Upos.Aux && IsFiniteVerb(word);

    static void Function(ReadOnlySpan<Word> words, int i)
    {
        var (word, next, before) = (words[i], At(words, i + 1), At(words, i - 1));
        switch (word.Lower)
        {
            case "la" or "los" or "las" or "lo":
                var pronoun = VerbFirst(next) && !(next!.May(Upos.Noun) && before is { Upos: Upos.Adp }) || word.Lower == "lo" && next is not { Folded: "que" } && !IsAdjective(next);
                (word.Upos, word.Lemma) = pronoun ? (Upos.Pron, "el") : (Upos.Det, "el");
                break;
            case "el":
                (word.Upos, word.Lemma) = (Upos.Det, "el");
                break;
            case "que":
                word.Be(before is { Upos: Upos.Noun or Upos.Propn or Upos.Adj or Upos.Num or Upos.Det } || before is { Form: "," } && At(words, i - 2) is { Upos: Upos.Noun or Upos.Propn or Upos.Adj } && VerbSoon(words, i)
                    || before is { Upos: Upos.Pron } || before is { Upos: Upos.Adp } && At(words, i - 2) is { Upos: Upos.Noun } && before.Folded is "en" or "con" ? Upos.Pron : Upos.Sconj);
                break;
            case "quien" or "quienes" or "cual" or "cuales" or "cuyo" or "cuya" or "cuyos" or "cuyas":
                word.Be(Upos.Pron);
                break;
            case "donde" or "cuando" or "mientras" or "porque" or "aunque" or "si" or "pues":
                word.Be(word.Lower is "donde" ? Upos.Adv : Upos.Sconj);
                break;
            case "según" or "como" or "tras" or "segun":
                word.Be(word.Lower is "tras" || !IsFiniteVerb(next) || next!.Upos == Upos.Noun ? Upos.Adp : Upos.Sconj);
                break;
            case "se" or "le" or "les" or "me" or "nos" or "te":
                word.Upos = Upos.Pron;
                break;
            case "su" or "sus":
                (word.Upos, word.Lemma) = (Upos.Det, "su");
                break;
            case "es" or "son" or "fue" or "fueron" or "era" or "eran" or "ser" or "sido" or "será" or "serán" or "sería" or "serían" or "siendo" or "sea" or "sean" or "fuera" or "fueran" or "fuese":
                (word.Upos, word.Lemma) = (Upos.Aux, "ser");
                break;
            case "para" or "sobre" or "bajo" or "entre" or "contra" or "ante" or "hasta" or "desde" or "durante" or "hacia" or "de" or "del" or "a" or "al" or "en" or "por" or "con" or "sin":
                word.Be(Upos.Adp);
                break;
        }

        if (word.Lemma is "haber") word.Upos = Upos.Aux;
        if (word.Lemma is "estar") word.Upos = Upos.Aux;
        if (word.Lemma is "poder" or "deber" or "soler" && IsFiniteVerb(word) && InfinitiveAhead(words, i)) word.Upos = Upos.Aux;
    }

    static bool IsAdjective(Word? word) => word is { Upos: Upos.Adj or Upos.Noun };

    static bool VerbSoon(ReadOnlySpan<Word> words, int i)
    {
        for (var j = i + 1; j < words.Length && j <= i + 3; j++)
            if (IsFiniteVerb(words[j]) && words[j].Upos is Upos.Verb or Upos.Aux) return true;
        return false;
    }

    static bool InfinitiveAhead(ReadOnlySpan<Word> words, int i)
    {
        for (var j = i + 1; j < words.Length && j <= i + 3; j++)
        {
            if (words[j].Senses.Length > 0 && words[j].Senses[0].Morph.HasFlag(Morph.Infinitive)) return true;
            if (words[j].Upos is not Upos.Adv && words[j].Lower is not "de" and not "no") return false;
        }

        return false;
    }

    static void Content(ReadOnlySpan<Word> words, int i)
    {
        var (word, before, next) = (words[i], At(words, i - 1), At(words, i + 1));
        var finite = IsFiniteVerb(word);
        var participle = Participle(word);
        if (participle is { } form)
        {
            Participial(words, i, form);
            return;
        }

        if (word.Upos == Upos.Adj && before is { Upos: Upos.Det } && next is not { Upos: Upos.Noun or Upos.Adj or Upos.Propn or Upos.Num } && !word.Take(Upos.Noun)) word.Upos = Upos.Noun;
        if (word.Upos == Upos.Noun && word.May(Upos.Adj) && before is { Upos: Upos.Noun } && word.Folded.EndsWith('l')) word.Take(Upos.Adj);
        if (!finite) return;
        var nounPlace = before is { Upos: Upos.Det or Upos.Adp or Upos.Num } || before is { Upos: Upos.Adj } && word.Senses[0].Upos == Upos.Noun;
        if (nounPlace && (word.May(Upos.Noun) || word.May(Upos.Adj)))
        {
            if (word.Upos == Upos.Verb && !word.Take(Upos.Noun)) word.Take(Upos.Adj);
        }
        else if (before is { Upos: Upos.Pron } or { Lower: "no" or "ya" or "también" or "nunca" } && !(before.Lower is "que" && next is null or { Upos: Upos.Punct }) || before is { Upos: Upos.Sconj } && !word.May(Upos.Noun))
        {
            if (word.Upos != Upos.Verb) word.Take(Upos.Verb);
        }
        else if (word.Upos is Upos.Noun or Upos.Adj && before is { Upos: Upos.Noun or Upos.Propn or Upos.Adj or Upos.Punct } && next is { Upos: Upos.Det } or { Lower: "que" or "a" or "al" } && !VerbBefore(words, i))
        {
            // "La Fiscalía investiga a …": the clause still wants its verb.
            if (before.Upos is not Upos.Adj || word.Upos == Upos.Noun) word.Take(Upos.Verb);
        }
    }

    static bool VerbBefore(ReadOnlySpan<Word> words, int i)
    {
        for (var j = i - 1; j >= 0; j--)
        {
            if (words[j].Upos == Upos.Punct || words[j].Lower is "que" or "y") return false;
            if (words[j].Upos is Upos.Verb or Upos.Aux && words[j].IsFinite) return true;
        }

        return false;
    }

    static Sense? Participle(Word word)
    {
        foreach (var sense in word.Senses)
            if (sense.Morph.HasFlag(Morph.Participle)) return sense;
        return null;
    }

    // "detenido": a verb's form wherever it is not plainly a noun ("los detenidos") — frames ask for its infinitive.
    static void Participial(ReadOnlySpan<Word> words, int i, Sense form)
    {
        var (word, before, next) = (words[i], At(words, i - 1), At(words, i + 1));
        if (before is { Upos: Upos.Det or Upos.Num } && next is not { Upos: Upos.Noun or Upos.Propn } || word.Senses[0].Upos == Upos.Noun && before is { Upos: Upos.Adp or Upos.Det } ||
            before is { Lower: "de" or "contra" } && At(words, i - 2) is { Upos: Upos.Noun } && form.Morph.HasFlag(Morph.Plural) && next is null or { Upos: Upos.Punct or Upos.Adp or Upos.Cconj })
        {
            if (!word.Take(Upos.Noun)) (word.Upos, word.Lemma, word.Morph) = (Upos.Noun, SpanishForms.Singular($"{word.Folded.TrimEnd('s')}s", Lexicon.Spanish), form.Morph & ~Morph.Past);
            word.Morph |= Morph.Participle;
            return;
        }

        var infinitive = form.Upos == Upos.Verb ? form.Lemma : SpanishForms.Verb(word.Lower, word.Folded, Lexicon.Spanish)?.Lemma;
        if (form.Upos != Upos.Verb)
            foreach (var sense in word.Senses)
                if (sense.Upos == Upos.Verb) infinitive = sense.Lemma;
        if (infinitive is null || word.Senses[0].Upos is not (Upos.Verb or Upos.Adj)) return;
        (word.Upos, word.Lemma, word.Morph) = (Upos.Verb, infinitive, form.Morph | Morph.Participle | Morph.Past);
    }

    static void Form(ReadOnlySpan<Word> words, int i)
    {
        var word = words[i];
        if (!word.Morph.HasFlag(Morph.Participle))
        {
            if ((word.Morph & (Morph.Infinitive | Morph.Gerund)) == Morph.None) word.Morph |= Morph.Finite;
            return;
        }

        for (var j = i - 1; j >= 0 && j >= i - 4; j--)
        {
            if (words[j].Upos == Upos.Adv) continue;
            if (words[j].Upos == Upos.Aux && words[j].Lemma is "ser" or "estar") word.Morph |= Morph.Passive;
            if (words[j].Upos == Upos.Aux) return;
            break;
        }

        word.Morph |= Morph.Passive;
    }
}
