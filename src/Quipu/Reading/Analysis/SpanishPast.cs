namespace Quipu.Reading.Analysis;

/// <summary>
/// Spanish simple pasts that the tagger took for an adjective or noun: "interpuso", "repuso", "exoneró". A form of a known verb in accented "-ó" or of an irregular
/// family is no other word, unless a determiner or preposition stands before it ("el dominó"). Found before the tree is, which then has a clause to build.
/// </summary>
static class SpanishPast
{
    static readonly string[] Families = ["puso", "tuvo", "vino", "dujo", "trajo", "hizo", "dijo"];

    internal static void Restore(Span<UdWord> words, FeatsTable feats)
    {
        for (var i = 1; i < words.Length; i++)
        {
            ref var word = ref words[i];
            if (i > 1 && i + 1 < words.Length && word.Upos == Upos.Noun && IsPicked(words[i - 2], words[i - 1]) && words[i + 1].Upos == Upos.Adp) Participle(ref word, feats);
            if (word.Upos is not (Upos.Adj or Upos.Noun) || !LooksPast(word.Form.Lower) || words[i - 1].Upos is Upos.Det or Upos.Adp or Upos.Num) continue;
            if (SpanishForms.Verb(word.Form.Lower, word.Form.Folded, Lexicon.Spanish) is not { } verb || !Lexicon.Spanish.IsVerb(verb.Lemma)) continue;
            var found = Past(feats);
            if (found < 0) return;
            (word.Upos, word.Feats, word.Morph, word.Lemma, word.Folded) = (Upos.Verb, (ushort)found, feats.Flags(found), verb.Lemma, verb.Lemma);
        }
    }

    // "este último procesado por": a participle behind a word that stands for one of those listed is no noun.
    static bool IsPicked(in UdWord determiner, in UdWord place) => determiner.Upos is Upos.Det or Upos.Pron && place.Form.Folded is "ultimo" or "ultima" or "primero" or "primera" or "segundo" or "segunda";

    static void Participle(ref UdWord word, FeatsTable feats)
    {
        if (SpanishForms.Verb(word.Form.Lower, word.Form.Folded, Lexicon.Spanish) is not { } verb || !verb.Morph.HasFlag(Morph.Participle) || !Lexicon.Spanish.IsVerb(verb.Lemma)) return;
        var best = SpanishMends.Shortest(feats, Upos.Verb, "VerbForm=Part", word.Form.Lower.TrimEnd('s')[^1] == 'a' ? "Gender=Fem" : "Gender=Masc", "Number=Sing");
        if (best >= 0) (word.Upos, word.Feats, word.Morph, word.Lemma, word.Folded) = (Upos.Verb, (ushort)best, feats.Flags(best), verb.Lemma, verb.Lemma);
    }

    static bool LooksPast(string form) => form.Length > 4 && (form[^1] == 'ó' || Array.Exists(Families, f => form.Length > f.Length && form.EndsWith(f, StringComparison.Ordinal)));

    // The third person singular of the indicative past: the shortest bundle that says so.
    static int Past(FeatsTable feats) => SpanishMends.Shortest(feats, Upos.Verb, "Mood=Ind", "Number=Sing", "Person=3", "Tense=Past");
}
