namespace Quipu.Reading.Analysis.Parsing;

/// <summary>Mends trees of English sentences that no sentence can have.</summary>
static class Mends
{
    internal static void Apply(Span<UdWord> words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i].Head < 0) continue;
            if (words[i].Deprel == Deprel.Aux && words[i].Morph.HasFlag(Morph.Gerund)) Gerund(words, i);
            if (words[i].Deprel == Deprel.Case && words[i].Form.Lower is "'s" or "’s") Possessor(words, i);
        }
    }

    // "Mora denied having met them": a verb that begins with "having" has no subject of its own; the finite verb before is above it, not a clause of its subject.
    static void Gerund(Span<UdWord> words, int having)
    {
        var (met, denied) = (words[having].Head, having - 1);
        if (words[denied].Upos != Upos.Verb || !words[denied].Morph.HasFlag(Morph.Finite) || words[denied].Deprel is not (Deprel.Acl or Deprel.AclRelcl)) return;
        var subject = words[denied].Head;
        if (words[subject].Head != met || words[subject].Deprel is not (Deprel.Nsubj or Deprel.NsubjPass)) return;
        Replace(words, met, denied, w => w < denied);
        (words[subject].Deprel, words[met].Deprel) = (Deprel.Nsubj, Deprel.Xcomp);
    }

    // "Reyes's failed campaign": who has "'s" is no subject, and what follows no clause.
    static void Possessor(Span<UdWord> words, int sign)
    {
        var (owner, failed) = (words[sign].Head, sign + 1);
        if (words[owner].Deprel != Deprel.Nsubj || words[owner].Head != failed || failed >= words.Length || words[failed].Upos != Upos.Verb) return;
        var owned = failed + 1;
        while (owned < words.Length && !(words[owned].Head == failed && words[owned].Deprel == Deprel.Obj)) owned++;
        if (owned == words.Length) return;
        Replace(words, failed, owned, _ => true);
        (words[owner].Deprel, words[failed].Deprel) = (Deprel.NmodPoss, Deprel.Amod);
        words[failed].Morph = words[failed].Morph & ~Morph.Finite | Morph.Participle;
        words[owned].Deprel = words[owned].Deprel switch { Deprel.Advcl => Deprel.Obl, Deprel.Ccomp or Deprel.Xcomp => Deprel.Obj, Deprel.Acl or Deprel.AclRelcl => Deprel.Nmod, var same => same };
        for (var i = 0; i < words.Length; i++)
            if (words[i].Head == owned && words[i].Deprel == Deprel.Mark) words[i].Deprel = Deprel.Case;
    }

    // Puts one word in another's place, which comes under it, with those dependents that are to follow and the marks.
    static void Replace(Span<UdWord> words, int old, int by, Func<int, bool> follows)
    {
        (words[by].Head, words[by].Deprel) = (words[old].Head, words[old].Deprel);
        for (var i = 0; i < words.Length; i++)
            if (i != by && words[i].Head == old && (words[i].Deprel == Deprel.Punct || follows(i))) words[i].Head = by;
        words[old].Head = by;
    }
}
