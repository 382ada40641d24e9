namespace Quipu.Reading.Analysis;

/// <summary>
/// Brings participles to the form that frames ask for: tagged as verbs, led back to their infinitive, and marked passive where no "have" stands
/// before them. Treebanks tag "la empresa creada por" as adjective with a lemma of its own.
/// </summary>
static class Voices
{
    const int Reach = 5;

    internal static void Mark(Span<UdWord> words, Tagger tagger)
    {
        for (var i = 0; i < words.Length; i++)
        {
            ref var word = ref words[i];
            if (tagger.Feats.AsVerb(word.Feats) is var verbal && verbal >= 0 && Describes(words, i))
            {
                (word.Upos, word.Morph) = (Upos.Verb, tagger.Feats.Flags(verbal));
                word.Folded = tagger.Lemma(word.Form, Upos.Verb, (ushort)verbal).Folded;
            }

            if (word.Upos == Upos.Verb && word.Morph.HasFlag(Morph.Participle) && !Perfect(words, i)) word.Morph |= Morph.Passive;
        }
    }

    // After its noun, or with "be": there it is as much verb as adjective.
    static bool Describes(ReadOnlySpan<UdWord> words, int i) => i > 0 && words[i - 1].Upos is Upos.Noun or Upos.Propn or Upos.Aux or Upos.Adv or Upos.Punct or Upos.Cconj or Upos.Adj or Upos.Num;

    // "has paid", "ha pagado": the nearest auxiliary is "have"; "has been paid" is not so.
    static bool Perfect(ReadOnlySpan<UdWord> words, int i)
    {
        for (var j = i - 1; j >= 0 && j >= i - Reach; j--)
        {
            if (words[j].Upos == Upos.Aux) return words[j].Folded is "have" or "haber";
            if (words[j].Upos is not (Upos.Adv or Upos.Part or Upos.Pron)) return false;
        }

        return false;
    }
}
