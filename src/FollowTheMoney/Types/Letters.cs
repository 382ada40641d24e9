using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace FollowTheMoney.Types;

/// <summary>Letters of several alphabets as plain Latin ones, for ids and look-ups; never for what people read.</summary>
static class Letters
{
    const string Cyrillic = "а a б b в v г g д d е e ж z з z и i й j к k л l м m н n о o п p р r с s т t у u ф f х h ц c ч c ш s щ s ъ  ы y ь  э e ю u я a " +
        "є e і i ї i ґ g ў u ё e ђ d ј j љ l њ n ћ c џ d ѓ g ќ k ѕ z қ k ғ g ң n ө o ұ u ү u һ h ә a ";

    const string Greek = "α a β b γ g δ d ε e ζ z η e θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ ph χ ch ψ ps ω o ";

    const string Armenian = "ա a բ b գ g դ d ե e զ z է e ը e թ t ժ z ի i լ l խ x ծ c կ k հ h ձ j ղ l ճ c մ m յ y ն n շ s ո o չ c պ p ջ j ռ r ս s վ v տ t ր r ց c ւ w փ p ք k օ o ֆ f և ew ";

    const string Georgian = "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ z რ r ს s ტ t უ u ფ p ქ k ღ g ყ q შ s ჩ c ც c ძ j წ c ჭ c ხ x ჯ j ჰ h ";

    const string Latin = "ß ss æ ae œ oe ø o đ d ð d þ th ł l ı i ħ h ŋ ng ə a ɛ e ɔ o ŧ t ĸ k ſ s ƒ f ɓ b ɗ d ƙ k ǝ e ŀ l ŉ n ";

    static readonly FrozenDictionary<char, string> Table = Read(Cyrillic, Greek, Armenian, Georgian, Latin);

    /// <summary>Cyrillic, Greek, Armenian, Georgian and all Latin letters as a-z; letters of other scripts as they are, accents gone.</summary>
    internal static string Latinise(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var latin = new StringBuilder(text.Length + 8);
        foreach (var c in WellFormed(text).Normalize(NormalizationForm.FormKC))
            if (!Append(latin, c) && char.IsSurrogate(c)) latin.Append(c);
            else if (!char.IsAscii(c) && !Knows(c) && !char.IsSurrogate(c))
                foreach (var part in c.ToString().Normalize(NormalizationForm.FormKD))
                    if (!Append(latin, part) && char.GetUnicodeCategory(part) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.ModifierLetter)) latin.Append(part);
        return latin.ToString();
    }

    /// <summary>Without halves of surrogate pairs, which no normalisation takes.</summary>
    internal static string WellFormed(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0) return text;
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune != Rune.ReplacementChar) kept.Append(rune.ToString());
        return kept.ToString();
    }

    static bool Knows(char c) => Table.ContainsKey(c) || Table.ContainsKey(char.ToLowerInvariant(c));

    static bool Append(StringBuilder latin, char c)
    {
        if (char.IsAscii(c)) latin.Append(c);
        else if (Table.TryGetValue(c, out var letters)) latin.Append(letters);
        else if (Table.TryGetValue(char.ToLowerInvariant(c), out letters)) latin.Append(letters.Length == 0 ? letters : char.ToUpperInvariant(letters[0]) + letters[1..]);
        else return false;
        return true;
    }

    /// <summary>Only ASCII: what <see cref="Latinise"/> could not turn into letters a-z is left out; dashes and spaces become plain ones.</summary>
    internal static string ToAscii(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var ascii = new StringBuilder(text.Length);
        foreach (var c in Latinise(text))
            if (char.IsAscii(c)) ascii.Append(c);
            else if (char.IsDigit(c)) ascii.Append((char)('0' + (int)char.GetNumericValue(c)));
            else if (char.IsWhiteSpace(c)) ascii.Append(' ');
            else if (char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation) ascii.Append('-');
        return ascii.ToString();
    }

    /// <summary>Lower-case words of ASCII letters and digits, joined by hyphens; null where there are none.</summary>
    internal static string? Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in ToAscii(text).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                if (gap && slug.Length > 0) slug.Append('-');
                gap = false;
                slug.Append(c);
            }
            else if (c != '`')
            {
                gap = true;
            }
        }

        return slug.Length == 0 ? null : slug.ToString();
    }

    static FrozenDictionary<char, string> Read(params ReadOnlySpan<string> alphabets)
    {
        var letters = new Dictionary<char, string>();
        foreach (var alphabet in alphabets)
        {
            // Letter, blank, what stands for it (nothing for the hard and the soft sign), blank.
            var parts = alphabet.Split(' ');
            for (var i = 0; i + 1 < parts.Length; i += 2) letters[parts[i][0]] = parts[i + 1];
        }

        return letters.ToFrozenDictionary();
    }
}
