namespace Quipu.Reading.Analysis;

/// <summary>
/// English past tenses look like participles. A sentence without any finite verb, where a participle stands between a noun and an object, has lost its verb:
/// in "Two men fired shots" the men did not get fired. Plural presents look like nouns likewise: in "Armed groups extort ranchers" nothing is an extort.
/// Found before the tree is, which then has a clause to build.
/// </summary>
static class LostVerb
{
    static readonly HashSet<string> Times = new(StringComparer.Ordinal)
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "tonight", "last", "next", "this", "early", "late",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    };

    internal static void Restore(Span<UdWord> words, FeatsTable feats)
    {
        foreach (ref readonly var word in words)
            if (word.Upos == Upos.Aux || word.Morph.HasFlag(Morph.Finite)) return;
        for (var i = 1; i + 1 < words.Length; i++)
        {
            ref var word = ref words[i];
            if (word.Upos != Upos.Verb || !word.Morph.HasFlag(Morph.Participle) || !LooksPast(word.Form.Lower)) continue;
            if (words[i - 1].Upos is not (Upos.Noun or Upos.Propn or Upos.Pron) || !Opens(words[i + 1])) continue;
            var found = Finite(feats, Morph.Past, words[i - 1].Morph.HasFlag(Morph.Plural) ? "Number=Plur" : "Number=Sing");
            if (found >= 0) (word.Feats, word.Morph) = ((ushort)found, feats.Flags(found));
            return;
        }

        Present(words, feats);
    }

    // The sentence begins with whom it is about, several of them; then a verb that was taken for one more noun; then its object.
    static void Present(Span<UdWord> words, FeatsTable feats)
    {
        for (var i = 0; i + 2 < words.Length && words[i].Upos is Upos.Det or Upos.Adj or Upos.Num or Upos.Noun or Upos.Propn; i++)
        {
            ref var word = ref words[i + 1];
            if (IsThird(words, i) && Finite(feats, Morph.Present, "Number=Sing") is >= 0 and var third)
            {
                (word.Upos, word.Feats, word.Morph, word.Lemma) = (Upos.Verb, (ushort)third, feats.Flags(third), Bare(word.Form.Lower));
                return;
            }

            if (word.Upos is not (Upos.Noun or Upos.Adj) || word.Morph.HasFlag(Morph.Plural) || !IsSeveral(words[i]) || !Opens(words[i + 2]) || !Lexicon.English.IsVerb(word.Form.Lower)) continue;
            var found = Finite(feats, Morph.Present, "Number=Plur");
            if (found >= 0) (word.Upos, word.Feats, word.Morph, word.Lemma, word.Folded) = (Upos.Verb, (ushort)found, feats.Flags(found), word.Form.Lower, word.Form.Lower);
            return;
        }
    }

    // "The gang recruits teenagers": behind a determiner and one noun, what ends in -s and is a verb's form, before an object.
    static bool IsThird(ReadOnlySpan<UdWord> words, int at)
    {
        ref readonly var word = ref words[at + 1];
        return at > 0 && words[0].Upos == Upos.Det && word.Upos == Upos.Noun && word.Morph.HasFlag(Morph.Plural) && word.Form.Lower is [.., not 's', 's'] && words[at].Upos is Upos.Noun or Upos.Propn && !words[at].Morph.HasFlag(Morph.Plural) &&
            Opens(words[at + 2]) && Lexicon.English.IsVerb(Bare(word.Form.Lower));
    }

    static string Bare(string form) => form.EndsWith("ies", StringComparison.Ordinal) ? form[..^3] + "y" : form.EndsWith("ches", StringComparison.Ordinal) || form.EndsWith("shes", StringComparison.Ordinal) ? form[..^2] : form[..^1];

    static bool IsSeveral(in UdWord word) => word.Upos == Upos.Noun && (word.Morph.HasFlag(Morph.Plural) || word.Form.Lower is "police") || word.Upos == Upos.Propn && word.Morph.HasFlag(Morph.Plural);

    // "taken", "given", "known" are participles alone.
    static bool LooksPast(string form) => form.Length > 2 && (form[^1] is 'd' or 't' || form is "made");

    // The first word of an object, not of a time.
    static bool Opens(in UdWord word) => word.Upos is Upos.Det or Upos.Noun or Upos.Propn or Upos.Pron or Upos.Num or Upos.Adj && !Times.Contains(word.Form.Lower);

    // The third person's form; treebanks differ in whether they write its number.
    static int Finite(FeatsTable feats, Morph tense, string number)
    {
        var (first, end) = feats.Of(Upos.Verb);
        var plain = -1;
        for (var i = first; i < end; i++)
        {
            if (!feats.Flags(i).HasFlag(Morph.Finite | tense)) continue;
            if (feats[i].Contains(number, StringComparison.Ordinal) && feats[i].Contains("Person=3", StringComparison.Ordinal)) return i;
            if (!feats[i].Contains("Number=", StringComparison.Ordinal)) plain = i;
        }

        return plain;
    }
}
