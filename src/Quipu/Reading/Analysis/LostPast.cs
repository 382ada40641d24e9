namespace Quipu.Reading.Analysis;

/// <summary>
/// English past tenses look like participles. A sentence without any finite verb, where a participle stands between a noun and an object, has lost its verb:
/// in "Two men fired shots" the men did not get fired. Found before the tree is, which then has a clause to build.
/// </summary>
static class LostPast
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
            var found = Past(feats, words[i - 1].Morph.HasFlag(Morph.Plural) ? "Number=Plur" : "Number=Sing");
            if (found >= 0) (word.Feats, word.Morph) = ((ushort)found, feats.Flags(found));
            return;
        }
    }

    // "taken", "given", "known" are participles alone.
    static bool LooksPast(string form) => form.Length > 2 && (form[^1] is 'd' or 't' || form is "made");

    // The first word of an object, not of a time.
    static bool Opens(in UdWord word) => word.Upos is Upos.Det or Upos.Noun or Upos.Propn or Upos.Pron or Upos.Num or Upos.Adj && !Times.Contains(word.Form.Lower);

    // The third person's past; treebanks differ in whether they write its number.
    static int Past(FeatsTable feats, string number)
    {
        var (first, end) = feats.Of(Upos.Verb);
        var plain = -1;
        for (var i = first; i < end; i++)
        {
            if (!feats.Flags(i).HasFlag(Morph.Finite | Morph.Past)) continue;
            if (feats[i].Contains(number, StringComparison.Ordinal) && feats[i].Contains("Person=3", StringComparison.Ordinal)) return i;
            if (!feats[i].Contains("Number=", StringComparison.Ordinal)) plain = i;
        }

        return plain;
    }
}
