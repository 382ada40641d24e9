using System.Globalization;
using System.Text;

namespace Quipu.Text;

/// <summary>
/// Lower case with accents folded and ñ kept: the one key form of lexicons and look-ups. One UTF-16 unit gives one unit,
/// so that offsets of the folded text are offsets of the text; "ß" and ligatures therefore stay.
/// </summary>
public static class Folding
{
    static readonly char[] Table = MakeTable();

    /// <summary>The folded form of one unit.</summary>
    public static char Fold(char c) => c < Table.Length ? Table[c] : char.ToLowerInvariant(c);

    /// <summary>The folded form, of the same length. Combining accents (U+0300–U+036F) are kept as they are; see <see cref="Compact"/>.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        if (IsFolded(text)) return text.ToString();
        return string.Create(text.Length, text, static (to, from) => Fold(from, to));
    }

    /// <summary>Folds into a buffer at least as long as the text.</summary>
    public static void Fold(ReadOnlySpan<char> text, Span<char> to)
    {
        for (var i = 0; i < text.Length; i++) to[i] = Fold(text[i]);
    }

    /// <summary>Folded, with combining accents dropped: for comparing text that may be decomposed. Not length-preserving.</summary>
    public static string Compact(string text) => Fold(text.Normalize(NormalizationForm.FormC).Where(c => c is < '\u0300' or > '\u036F').ToArray());

    static bool IsFolded(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (Fold(c) != c) return false;
        return true;
    }

    // Latin letters up to U+024F: lower case, then the base letter of the canonical decomposition, except for ñ.
    static char[] MakeTable()
    {
        var table = new char[0x250];
        for (var i = 0; i < table.Length; i++)
        {
            var lower = char.ToLower((char)i, CultureInfo.InvariantCulture);
            var parts = lower == 'ñ' ? "ñ" : lower.ToString().Normalize(NormalizationForm.FormD);
            table[i] = char.IsLetter(parts[0]) ? parts[0] : lower;
        }

        return table;
    }
}
