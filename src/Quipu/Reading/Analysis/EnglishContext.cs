namespace Quipu.Reading.Analysis;

/// <summary>Rules of context for English parts of speech, applied from left to right.</summary>
static class EnglishContext
{
    internal static void Apply(ReadOnlySpan<Word> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (word.Upos is Upos.Punct or Upos.Propn or Upos.Sym or Upos.X && word.Folded is not "'s") continue;
            Function(words, i);
            if (word.Upos is Upos.Noun or Upos.Verb or Upos.Adj or Upos.Adv) Content(words, i);
        }

        for (var i = 0; i < words.Length; i++)
            if (words[i].Upos is Upos.Verb or Upos.Aux) Form(words, i);
    }

    static Word? At(ReadOnlySpan<Word> words, int i) => i >= 0 && i < words.Length ? words[i] : null;

    // The nearest word before that is no adverb.
    static Word? Before(ReadOnlySpan<Word> words, int i)
    {
        for (var j = i - 1; j >= 0 && j >= i - 3; j--)
            if (words[j].Upos is not Upos.Adv && words[j].Folded is not "not" and not "n't") return words[j];
        return null;
    }

    static void Function(ReadOnlySpan<Word> words, int i)
    {
        var (word, next, before) = (words[i], At(words, i + 1), At(words, i - 1));
        switch (word.Folded)
        {
            case "to":
                word.Be(next is not null && (next.May(Upos.Verb) || next.May(Upos.Aux)) && BaseForm(next) && !next.IsCapital ? Upos.Part : Upos.Adp);
                break;
            case "'s" or "’s":
                word.Be(before is { Upos: Upos.Pron } || next is { Folded: "a" or "an" or "the" or "not" or "been" } ? Upos.Aux : Upos.Part);
                if (word.Upos == Upos.Aux) word.Lemma = "be";
                break;
            case "that":
                word.Be(That(words, i));
                break;
            case "who" or "whom" or "whose" or "which" or "what":
                word.Be(Upos.Pron);
                break;
            case "us" when word.Case == Case.Upper:
                word.Be(Upos.Propn, Morph.Proper);
                break;
            case "there":
                word.Be(next is { Upos: Upos.Aux } or { Lemma: "be" } ? Upos.Pron : Upos.Adv);
                break;
            case "as" or "after" or "before" or "since" or "until":
                word.Be(ClauseFollows(words, i) ? Upos.Sconj : Upos.Adp);
                break;
            case "may" when !word.IsCapital:
                word.Be(Upos.Aux, Morph.Finite);
                break;
            case "during" or "including" or "amid" or "despite" or "within" or "via" or "per":
                word.Be(Upos.Adp);
                break;
            case "because" or "although" or "while" or "whether" or "if" or "unless" or "though":
                word.Be(Upos.Sconj);
                break;
            case "have" or "has" or "had" or "having":
                (word.Upos, word.Lemma) = (ParticipleAhead(words, i) ? Upos.Aux : Upos.Verb, "have");
                break;
            case "do" or "does" or "did":
                (word.Upos, word.Lemma) = (next is { Folded: "not" or "n't" } || VerbAhead(words, i) ? Upos.Aux : Upos.Verb, "do");
                break;
            case "be" or "is" or "are" or "was" or "were" or "been" or "being" or "am":
                (word.Upos, word.Lemma) = (Upos.Aux, "be");
                break;
        }
    }

    static Upos That(ReadOnlySpan<Word> words, int i)
    {
        var (next, before) = (At(words, i + 1), At(words, i - 1));
        if (next is null) return Upos.Pron;
        if (before is { Upos: Upos.Noun or Upos.Propn or Upos.Pron } && (next.Upos is Upos.Aux or Upos.Adv || next.Upos == Upos.Verb && !next.May(Upos.Noun))) return Upos.Pron;
        if (before is null or { Upos: Upos.Adp } && next.Upos is Upos.Noun) return Upos.Det;
        if (next.Upos is Upos.Aux && before is null or { Upos: Upos.Punct }) return Upos.Pron;
        return next.Upos == Upos.Noun && next.Morph.HasFlag(Morph.Singular) && At(words, i + 2) is not { Upos: Upos.Verb or Upos.Aux } && before is not { Upos: Upos.Verb } ? Upos.Det : Upos.Sconj;
    }

    // "after he was arrested" against "after the arrest": a verb comes before the next comma.
    static bool ClauseFollows(ReadOnlySpan<Word> words, int i)
    {
        for (var j = i + 1; j < words.Length && j <= i + 8; j++)
        {
            if (words[j].Upos == Upos.Punct || words[j].Folded is "who" or "which" or "that" or "and") return false;
            if (words[j].Upos == Upos.Aux || words[j].Upos == Upos.Verb && words[j].Senses[0].Upos == Upos.Verb && words[j].Morph.HasFlag(Morph.Finite)) return true;
        }

        return false;
    }

    static bool ParticipleAhead(ReadOnlySpan<Word> words, int i)
    {
        for (var j = i + 1; j < words.Length && j <= i + 4; j++)
        {
            if (words[j].Upos == Upos.Adv || words[j].Folded is "not" or "n't" || words[j].Upos == Upos.Pron && j == i + 1) continue;
            return words[j].Folded is "been" or "had" or "done" || words[j].May(Upos.Verb) && HasParticiple(words[j]);
        }

        return false;
    }

    static bool HasParticiple(Word word)
    {
        foreach (var sense in word.Senses)
            if (sense.Upos == Upos.Verb && (sense.Morph & (Morph.Participle | Morph.Past)) != Morph.None && !IsGerund(word)) return true;
        return false;
    }

    static bool VerbAhead(ReadOnlySpan<Word> words, int i)
    {
        for (var j = i + 1; j < words.Length && j <= i + 3; j++)
            if (words[j].May(Upos.Verb) && BaseForm(words[j])) return true;
            else if (words[j].Upos is not (Upos.Adv or Upos.Pron)) return false;
        return false;
    }

    static bool BaseForm(Word word)
    {
        foreach (var sense in word.Senses)
            if (sense.Upos is Upos.Verb or Upos.Aux && (sense.Lemma == word.Folded || sense.Morph.HasFlag(Morph.Infinitive))) return true;
        return false;
    }

    static void Content(ReadOnlySpan<Word> words, int i)
    {
        var (word, before, next) = (words[i], Before(words, i), At(words, i + 1));
        if (!word.May(Upos.Verb))
        {
            if (word.Upos == Upos.Adj && word.Folded is "chief" or "general" or "official" or "suspect" or "criminal" or "individual" or "representative" && next is null or { Upos: Upos.Punct or Upos.Aux or Upos.Verb or Upos.Adp or Upos.Propn }) word.Be(Upos.Noun, Morph.Singular);
            else if (word.Upos == Upos.Adj && word.May(Upos.Noun) && NounPlace(before) && next is null or { Upos: Upos.Punct or Upos.Adp or Upos.Aux or Upos.Cconj }) word.Take(Upos.Noun);
            return;
        }

        if (before is { Folded: "to", Upos: Upos.Part } || IsModal(before)) word.Take(Upos.Verb);
        else if (before is { Upos: Upos.Aux } && (HasParticiple(word) || IsGerund(word))) word.Take(Upos.Verb);
        else if (before is { Upos: Upos.Pron } && IsSubject(before)) word.Take(Upos.Verb);
        else if (word.May(Upos.Noun) && NounPlace(before) && !(IsGerund(word) && (before is { Upos: Upos.Adp } || before is { Upos: Upos.Noun } && next is { Upos: Upos.Noun or Upos.Det })))
        {
            if (!(HasParticiple(word) && next is { Upos: Upos.Noun or Upos.Propn })) word.Take(Upos.Noun);
        }
        else if (word.Upos == Upos.Noun && word.Lemma == word.Folded && before is { Upos: Upos.Noun } && before.Morph.HasFlag(Morph.Plural) && next is { Upos: Upos.Noun or Upos.Det or Upos.Adj or Upos.Propn }) word.Take(Upos.Verb);
        else if (word.Upos == Upos.Noun && IsFinitePlace(words, i, before, next)) word.Take(Upos.Verb);
        else if (word.Upos == Upos.Verb && word.May(Upos.Noun) && !IsFinitePlace(words, i, before, next) && before is { Upos: Upos.Adj or Upos.Noun or Upos.Verb }) word.Take(Upos.Noun);
        if (word.Upos == Upos.Verb && before is { Upos: Upos.Det } && HasParticiple(word) && next is { Upos: Upos.Noun or Upos.Adj or Upos.Propn }) word.Be(Upos.Adj, Morph.Participle);
    }

    static bool IsGerund(Word word) => word.Folded.EndsWith("ing", StringComparison.Ordinal);

    static bool IsModal(Word? word) => word is { Upos: Upos.Aux } && word.Lemma is "can" or "could" or "will" or "would" or "may" or "might" or "shall" or "should" or "must" or "do" or "ca" or "wo";

    static bool IsModalOrTo(Word? word) => word is { Folded: "to", Upos: Upos.Part } || IsModal(word);

    static bool IsSubject(Word word) => word.Folded is "he" or "she" or "it" or "they" or "we" or "i" or "you" or "who" or "which";

    static bool NounPlace(Word? before) => before is { Upos: Upos.Det or Upos.Adj or Upos.Num } || before is { Upos: Upos.Adp } || before is { Upos: Upos.Part, Folded: "'s" or "’s" } ||
        before is { Folded: "his" or "their" or "its" or "her" or "our" or "my" or "your" or "whose" };

    // A noun reading stands where a sentence still wants its verb: after a subject, before an object or a clause.
    static bool IsFinitePlace(ReadOnlySpan<Word> words, int i, Word? before, Word? next)
    {
        if (before is not { Upos: Upos.Noun or Upos.Propn }) return false;
        if (next is null or { Upos: Upos.Punct } && words[i].Morph.HasFlag(Morph.Plural)) return false;
        var opens = next is { Upos: Upos.Det or Upos.Pron or Upos.Sconj } || next is { Folded: "that" or "to" };
        if (!opens) return false;
        for (var j = i - 1; j >= 0 && words[j].Upos != Upos.Punct; j--)
            if (words[j].Upos is Upos.Verb or Upos.Aux) return false;
        return true;
    }

    // Past or participle, finite or not, active or passive.
    static void Form(ReadOnlySpan<Word> words, int i)
    {
        var (word, before) = (words[i], Before(words, i));
        if (word.Upos == Upos.Aux)
        {
            if (word.Morph == Morph.None) word.Morph = Morph.Finite;
            return;
        }

        if (IsModalOrTo(before) && word.Lemma == word.Folded) word.Morph = Morph.Infinitive;
        else if (HasParticiple(word) && before is { Upos: Upos.Aux, Lemma: "be" or "get" }) word.Morph = Morph.Participle | Morph.Past | Morph.Passive;
        else if (HasParticiple(word) && before is { Upos: Upos.Aux, Lemma: "have" }) word.Morph = Morph.Participle | Morph.Past;
        else if (IsGerund(word)) word.Morph = Morph.Gerund;
        else if (HasParticiple(word) && word.Folded != word.Lemma) word.Morph = Morph.Past | (IsReduced(words, i) ? Morph.Participle | Morph.Passive : Morph.Finite);
        else if (word.Morph.HasFlag(Morph.Infinitive) && before is { Upos: Upos.Noun or Upos.Propn or Upos.Pron or Upos.Verb }) word.Morph = Morph.Present | Morph.Finite;
    }

    /// <summary>"people accused of": a participle without its auxiliary, by what stands before and after it.</summary>
    static bool IsReduced(ReadOnlySpan<Word> words, int i)
    {
        var (before, next) = (At(words, i - 1), At(words, i + 1));
        if (before is { Upos: Upos.Pron } && IsSubject(before)) return false;
        if (next is { Upos: Upos.Det or Upos.Pron or Upos.Sconj or Upos.Propn }) return before is { Upos: Upos.Adp or Upos.Sconj };
        if (words[i].Folded is "said" or "told" or "added" or "noted" or "says" or "became" or "began" or "went" or "came" or "took" or "gave" or "fell" or "did" or "was") return false;
        var agent = next is { Folded: "by" or "of" or "in" or "on" or "for" or "as" or "with" or "from" or "to" or "at" };
        if (before is null or { Upos: Upos.Punct or Upos.Sconj }) return agent;
        return agent && (before is { Upos: Upos.Noun or Upos.Propn or Upos.Adv or Upos.Num }) && FiniteElsewhere(words, i, next!.Folded is "by" or "of" or "as");
    }

    static bool FiniteElsewhere(ReadOnlySpan<Word> words, int i, bool sure)
    {
        for (var j = i - 1; j >= 0; j--)
        {
            if (words[j].Upos is Upos.Sconj || words[j].Folded is "who" or "which" or "that" or "and" or "but" or ";") break;
            if (words[j].Upos == Upos.Aux || words[j].Upos == Upos.Verb && words[j].Morph.HasFlag(Morph.Finite)) return true;
        }

        for (var j = i + 1; j < words.Length; j++)
        {
            if (words[j].Folded is "who" or "which" or "that" or ";" or "and" or "but") return sure;
            if (words[j].Upos == Upos.Aux && words[j].Lemma is "be" or "have" || words[j].Upos == Upos.Verb && words[j].Morph.HasFlag(Morph.Finite)) return true;
        }

        return sure;
    }
}
