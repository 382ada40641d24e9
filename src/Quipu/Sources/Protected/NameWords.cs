using System.Globalization;
using System.Text;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Sources.Protected;

/// <summary>A word of a text as names are compared by it.</summary>
/// <param name="Folded">Without case, accents, marks that are not seen, and other forms of the same letters.</param>
readonly record struct NameWord(Span At, string Folded);

/// <summary>Divides a text into words so that a name is found however it is written: in capitals, decomposed, or with a soft hyphen inside.</summary>
static class NameWords
{
    internal static List<NameWord> Of(string text)
    {
        var words = new List<NameWord>();
        for (var i = 0; i < text.Length;)
        {
            if (!IsPart(text, i))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && IsPart(text, i)) i++;
            if (Fold(text[start..i]) is { Length: > 0 } folded) words.Add(new(new(start, i), folded));
        }

        return words;
    }

    static bool IsPart(string text, int i) => char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]) ||
        CharUnicodeInfo.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    static string Fold(string word)
    {
        var plain = string.Concat(word.EnumerateRunes().Where(r => Rune.IsLetterOrDigit(r) || Rune.GetUnicodeCategory(r) is UnicodeCategory.NonSpacingMark));
        return Folding.Compact(plain.Normalize(NormalizationForm.FormKC)).Replace('ñ', 'n');
    }
}
