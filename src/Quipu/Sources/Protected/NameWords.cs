using System.Globalization;
using System.Text;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Sources.Protected;

/// <summary>A word of a text as names are compared by it.</summary>
/// <param name="Folded">Without case, accents, marks that are not seen, and other forms of the same letters.</param>
readonly record struct NameWord(Span At, string Folded);

/// <summary>Divides a text into words so that a name is found however it is written: in capitals, decomposed, with a soft hyphen inside, or in letters of another alphabet that look the same.</summary>
static class NameWords
{
    // Letters of the Greek and Cyrillic alphabets, and rarer Latin ones, beside those that they look like.
    const string Alike = "АAаaВBвbСCсcЕEеeЁEёeНHнhІIіiЇIїiЈJјjКKкkМMмmОOоoРPрpЅSѕsТTтtХXхxУYуyԁdԛqԜWԝwһhѵvгrпn" +
        "ΑAαaάaΒBβbΕEεeέeΖZΗHηnΙIιiίiΚKκkΜMΝNνvΟOοoόoΡPρpΤTτtΥYυuΧXχxγyϲcϳj" +
        "ıiɑaɡgɩiʟlɴnʀrꜱsᴀaᴄcᴇeᴏoᴘpᴛt";

    static readonly Dictionary<char, char> Latin = Enumerable.Range(0, Alike.Length / 2).ToDictionary(i => Alike[i * 2], i => Alike[(i * 2) + 1]);

    /// <param name="joined">Words that are divided at a line's end count as one.</param>
    internal static List<NameWord> Of(string text, bool joined = false)
    {
        var words = new List<NameWord>();
        for (var i = 0; i < text.Length;)
        {
            if (!IsPart(text, i))
            {
                i++;
                continue;
            }

            var (start, end) = (i, End(text, i));
            var letters = text[start..end];
            while (joined && Continued(text, end) is { } next)
            {
                letters += text[next..End(text, next)];
                end = End(text, next);
            }

            i = end;
            if (Fold(letters) is { Length: > 0 } folded) words.Add(new(new(start, i), folded));
        }

        return words;
    }

    /// <summary>Whether words are divided at a line's end anywhere.</summary>
    internal static bool HasDivided(string text)
    {
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            var before = text.AsSpan(0, i).TrimEnd(" \t\r");
            if (before.Length > 1 && before[^1] is '-' or '\u2010' or '\u00AD' or '¬') return true;
        }

        return false;
    }

    static int End(string text, int i)
    {
        while (i < text.Length && IsPart(text, i)) i++;
        return i;
    }

    // Where a word goes on in the next line.
    static int? Continued(string text, int end)
    {
        if (end >= text.Length || (text[end] is not ('-' or '\u2010' or '¬') && text[end - 1] is not '\u00AD')) return null;
        var (at, lines) = (text[end - 1] is '\u00AD' ? end : end + 1, 0);
        for (; at < text.Length && char.IsWhiteSpace(text[at]); at++)
            if (text[at] == '\n') lines++;
        return lines == 1 && at < text.Length && IsPart(text, at) ? at : null;
    }

    static bool IsPart(string text, int i) => char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]) ||
        CharUnicodeInfo.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    static string Fold(string word)
    {
        var plain = string.Concat(word.EnumerateRunes().Where(r => Rune.IsLetterOrDigit(r) || Rune.GetUnicodeCategory(r) is UnicodeCategory.NonSpacingMark));
        var same = string.Concat(plain.Normalize(NormalizationForm.FormKC).Select(c => Latin.GetValueOrDefault(c, c)));
        return Folding.Compact(same).Replace('ñ', 'n');
    }
}
