namespace Quipu.Matching.Scoring;

/// <summary>
/// Consonants of a word, for comparing scripts that leave vowels out or spell by syllables (Arabic, Hebrew, kana) with Latin letters: "فرناندو" and "Fernando" are f-r-n-d.
/// A key for comparison, no transliteration.
/// </summary>
static class Consonants
{
    const int Longest = 40, Telling = 3;

    /// <summary>Letters of Arabic, Persian and Hebrew, each with its consonant; a dot where it is a vowel or mute.</summary>
    const string Semitic = "بbتtثtجjحhخkدdذdرrزzسsشsصsضdطtظzع.غgفfقkكkلlمmنnهhو.ي.ا.أ.إ.آ.ى.ء.ئ.ؤ.ةtپbچjگgژjکkی.ہhא.בbגgדdהhו.זzחhטtי.כkךkלlמmםmנnןnסsע.פbףbצsץsקkרrשsתt";

    /// <summary>Katakana from U+30A1, hiragana from U+3041: the consonant of each; a dot for a vowel.</summary>
    const string Kana = "..........kgkgkgkgkgszszszszsztdtd.tdtdtdnnnnnhbbhbbhbbhbbhbbmmmmmyyyyyyrrrrr.w..wnb";

    /// <summary>Both words have the same consonants, two at least.</summary>
    /// <param name="few">They are only two: little evidence.</param>
    internal static bool Same(ReadOnlySpan<char> one, ReadOnlySpan<char> other, out bool few)
    {
        Span<char> left = stackalloc char[Longest];
        Span<char> right = stackalloc char[Longest];
        var kana = IsKana(one) || IsKana(other);
        var (a, b) = (Write(one, left, kana), Write(other, right, kana));
        few = a < Telling;
        return a > 1 && a == b && left[..a].SequenceEqual(right[..b]);
    }

    static bool IsKana(ReadOnlySpan<char> word) => word[0] is >= '\u3041' and <= '\u30FF';

    static int Write(ReadOnlySpan<char> word, Span<char> key, bool kana)
    {
        if (word.StartsWith("ال") && word.Length > 4) word = word[2..];
        var at = 0;
        for (var i = 0; i < word.Length && at < Longest; i++)
        {
            var sound = Of(word[i], kana);
            if (word[i] == 'h' && i > 0 && word[i - 1] is 'k' or 's' or 'g' or 't' or 'd' or 'c' or 'p') continue;
            if (sound == '.' || (at > 0 && key[at - 1] == sound)) continue;
            key[at++] = sound;
        }

        return at;
    }

    static char Of(char c, bool kana)
    {
        if (c is >= 'a' and <= 'z')
        {
            return c switch
            {
                'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w' or 'h' => '.',
                'l' when kana => 'r',
                'c' or 'q' or 'x' => 'k',
                'p' or 'v' => 'b',
                _ => c,
            };
        }

        if (c is >= '\u3041' and <= '\u30FF')
        {
            var at = c >= '\u30A1' ? c - '\u30A1' : c - '\u3041';
            var sound = at < Kana.Length ? Kana[at] : '.';
            return sound is 'h' or 'y' or 'w' ? '.' : sound;
        }

        var place = Semitic.IndexOf(c, StringComparison.Ordinal);
        return place < 0 || place % 2 == 1 ? '.' : Semitic[place + 1] is 'h' or 'א' ? '.' : Semitic[place + 1];
    }
}
