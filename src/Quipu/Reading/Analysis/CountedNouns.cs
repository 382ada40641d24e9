namespace Quipu.Reading.Analysis;

/// <summary>
/// English plurals that the tagger took for a verb behind a number that opens the sentence: in "Eight suspects were taken" nobody suspects. Found before the
/// tree is, which then
/// has the subject that it looks for.
/// </summary>
static class CountedNouns
{
    static readonly HashSet<string> Numbers = new(StringComparer.Ordinal)
    {
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
        "several", "many", "both", "some", "other",
    };

    internal static void Restore(Span<UdWord> words, FeatsTable feats)
    {
        var number = words.Length > 0 && words[0].Upos == Upos.Punct ? 1 : 0;
        if (words.Length < number + 4 || !Numbers.Contains(words[number].Form.Lower) && !char.IsAsciiDigit(words[number].Form.Lower[0])) return;
        var counted = words[number + 1].Upos == Upos.Adj ? number + 2 : number + 1;
        ref var noun = ref words[counted];
        if (noun.Upos != Upos.Verb || !noun.Morph.HasFlag(Morph.Present) || noun.Form.Lower is not [.., not 's', 's']) return;
        if (Retag(ref noun, Upos.Noun, "Number=Plur", feats)) noun.Lemma = noun.Folded = noun.Form.Lower[..^1];
        if (words[number].Upos is Upos.Noun or Upos.Propn) Retag(ref words[number], Upos.Num, "NumType=Card", feats);
    }

    static bool Retag(ref UdWord word, Upos upos, string bundle, FeatsTable feats)
    {
        var (first, end) = feats.Of(upos);
        for (var i = first; i < end; i++)
            if (feats[i].Contains(bundle, StringComparison.Ordinal))
            {
                (word.Upos, word.Feats, word.Morph) = (upos, (ushort)i, feats.Flags(i));
                return true;
            }

        return false;
    }
}
