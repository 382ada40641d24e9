namespace Quipu.Reading.Analysis.Parsing;

/// <summary>
/// Makes one of what the treebanks write differently, so that one rule of a frame serves both languages (docs/decisions/0010): passives with their
/// subjects and agents, relative clauses, recipients, possessives.
/// </summary>
static class Harmony
{
    /// <summary>How far from a relative pronoun its clause's subject and object are looked for.</summary>
    const int Near = 40;

    static readonly HashSet<string> Days = new(StringComparer.Ordinal)
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
    };

    [Flags]
    enum Has : byte { None = 0, PassiveAux = 1, OtherAux = 2, Reflexive = 4, PlainObject = 8, Subject = 16, Agentive = 32, To = 64 }

    /// <summary>Words of one sentence, heads and relations set.</summary>
    internal static void Apply(Span<UdWord> words, bool spanish)
    {
        Span<Has> has = words.Length <= 1024 ? stackalloc Has[words.Length] : new Has[words.Length];
        has.Clear();
        if (spanish) OneSubject(words);
        else Mends.Apply(words);
        foreach (ref readonly var word in words)
            if (word.Head >= 0) has[word.Head] |= Gives(word, spanish);
        for (var i = 0; i < words.Length; i++)
            if (words[i].Head >= 0 && words[i].Deprel == Deprel.Obj && !has[i].HasFlag(Has.To)) has[words[i].Head] |= Has.PlainObject;
        for (var i = 0; i < words.Length; i++)
            if (!spanish && IsPast(words[i], has[i])) words[i].Morph = (words[i].Morph & ~(Morph.Participle | Morph.Passive)) | Morph.Finite | Morph.Past;
        // Coordinated participles take their voice from the first, which stands before them.
        for (var i = 0; i < words.Length; i++)
            if (IsPassive(words, has, i, spanish)) words[i].Morph |= Morph.Passive;
        for (var i = 0; i < words.Length; i++) Rename(words, has, i, spanish);
        for (var i = 2; i < words.Length; i++) Hang(words, i);
        if (spanish) Relatives(words);
    }

    // "arrested by the police on Monday": neither names nor agents have days, what happens has.
    static void Hang(Span<UdWord> words, int day)
    {
        ref var word = ref words[day];
        if (word.Deprel != Deprel.Nmod || !Days.Contains(word.Folded) || words[day - 1].Folded is "of" or "de" || words[day - 2].Folded is "of" or "de") return;
        ref readonly var named = ref words[word.Head];
        if (named.Head < 0 || named.Head > day || words[named.Head].Upos != Upos.Verb || named.Upos != Upos.Propn && named.Deprel != Deprel.OblAgent) return;
        (word.Head, word.Deprel) = (named.Head, Deprel.Obl);
    }

    // "La banda se atribuyó el ataque": a verb has one subject, so that a noun behind it is the object, and "se" no passive.
    static void OneSubject(Span<UdWord> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            ref var word = ref words[i];
            if (word.Deprel is not (Deprel.Nsubj or Deprel.NsubjPass) || word.Upos is not (Upos.Noun or Upos.Propn) || word.Head < 0 || word.Head > i || words[word.Head].Upos != Upos.Verb) continue;
            var (subject, reflexive, full) = (false, -1, false);
            for (var j = Math.Max(0, word.Head - Near); j < Math.Min(words.Length, word.Head + Near); j++)
            {
                if (words[j].Head != word.Head || j == i) continue;
                if (j < word.Head && words[j].Deprel is Deprel.Nsubj or Deprel.NsubjPass) subject |= words[j].Upos is Upos.Noun or Upos.Propn;
                if (words[j].Deprel == Deprel.ExplPass) reflexive = j;
                full |= words[j].Deprel is Deprel.Obj or Deprel.AuxPass or Deprel.Aux or Deprel.Cop && words[j].Folded is not "haber";
            }

            if (!subject || full) continue;
            word.Deprel = Deprel.Obj;
            if (reflexive >= 0) words[reflexive].Deprel = Deprel.Expl;
        }
    }

    static Has Gives(in UdWord word, bool spanish) => word.Deprel switch
    {
        Deprel.AuxPass => Has.PassiveAux,
        Deprel.Aux when spanish && word.Folded == "ser" => Has.PassiveAux,
        Deprel.Cop when spanish && word.Folded is "ser" or "estar" => Has.PassiveAux,
        Deprel.Aux or Deprel.Cop => Has.OtherAux,
        Deprel.ExplPass => Has.Reflexive,
        Deprel.Nsubj or Deprel.NsubjPass => Has.Subject,
        Deprel.Case when word.Form.Lower is "por" or "by" => Has.Agentive,
        Deprel.Case when word.Form.Lower is "a" => Has.To,
        _ => Has.None,
    };

    // "The court acquitted her": what looks like a participle, has an object and no auxiliary, and is no modifier, is a past tense.
    static bool IsPast(in UdWord word, Has has) =>
        word.Morph.HasFlag(Morph.Participle) && has.HasFlag(Has.PlainObject) && (has & (Has.PassiveAux | Has.OtherAux)) == 0 && word.Form.Lower.EndsWith("ed", StringComparison.Ordinal) &&
        (word.Deprel is Deprel.Root or Deprel.Ccomp or Deprel.Parataxis or Deprel.AclRelcl or Deprel.Conj || has.HasFlag(Has.Subject));

    static bool IsPassive(Span<UdWord> words, Span<Has> has, int i, bool spanish)
    {
        ref readonly var word = ref words[i];
        if (has[i].HasFlag(Has.PassiveAux) && (!spanish || word.Morph.HasFlag(Morph.Participle))) return true;
        if (!word.Morph.HasFlag(Morph.Participle) || has[i].HasFlag(Has.OtherAux)) return false;
        if (word.Deprel == Deprel.Conj && words[word.Head].Morph.HasFlag(Morph.Participle) && !has[i].HasFlag(Has.Subject)) return words[word.Head].Morph.HasFlag(Morph.Passive);
        return spanish || word.Deprel is Deprel.Acl or Deprel.Amod or Deprel.Advcl && !has[i].HasFlag(Has.PlainObject);
    }

    static void Rename(Span<UdWord> words, Span<Has> has, int i, bool spanish)
    {
        ref var word = ref words[i];
        if (word.Head < 0) return;
        var (head, of) = (words[word.Head].Morph, has[word.Head]);
        var passive = head.HasFlag(Morph.Passive);
        word.Deprel = word.Deprel switch
        {
            Deprel.Nsubj when passive || of.HasFlag(Has.Reflexive) => Deprel.NsubjPass,
            Deprel.Aux or Deprel.Cop when spanish && passive && word.Folded is "ser" or "estar" => Deprel.AuxPass,
            Deprel.Obj or Deprel.OblArg when passive && has[i].HasFlag(Has.Agentive) => Deprel.OblAgent,
            Deprel.Obl when passive && has[i].HasFlag(Has.Agentive) && word.Upos == Upos.Propn => Deprel.OblAgent,
            Deprel.Obj when spanish && has[i].HasFlag(Has.To) && of.HasFlag(Has.PlainObject) => Deprel.Iobj,
            Deprel.Amod when spanish && word.Morph.HasFlag(Morph.Passive) && has[i] != Has.None => Deprel.Acl,
            Deprel.Det when spanish && word.Folded is "su" or "mi" or "tu" or "nuestro" or "cuyo" => Deprel.NmodPoss,
            var other => other,
        };
    }

    // "que", "quien", "cuyo", "donde" say that the clause they stand in is relative.
    static void Relatives(Span<UdWord> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            ref var word = ref words[i];
            if (word.Upos is not (Upos.Pron or Upos.Adv or Upos.Det) || word.Folded is not ("que" or "quien" or "cual" or "cuyo" or "donde")) continue;
            var above = word.Head;
            for (var steps = 0; steps < 3 && above >= 0; steps++, above = words[above].Head)
            {
                if (words[above].Deprel is not (Deprel.Acl or Deprel.AclRelcl)) continue;
                words[above].Deprel = Deprel.AclRelcl;
                break;
            }

            if (word.Deprel == Deprel.Obj && word.Head > i && HasObjectButNoSubject(words, i)) word.Deprel = Deprel.Nsubj;
        }
    }

    // "que pagó el soborno": the verb has its object, so the pronoun is its subject.
    static bool HasObjectButNoSubject(ReadOnlySpan<UdWord> words, int pronoun)
    {
        var (verb, found) = (words[pronoun].Head, false);
        for (var i = Math.Max(0, pronoun - Near); i < Math.Min(words.Length, pronoun + Near); i++)
        {
            if (i == pronoun || words[i].Head != verb) continue;
            if (words[i].Deprel is Deprel.Nsubj or Deprel.NsubjPass or Deprel.Csubj) return false;
            found |= words[i].Deprel == Deprel.Obj && words[i].Upos is (Upos.Noun or Upos.Propn);
        }

        return found;
    }
}
