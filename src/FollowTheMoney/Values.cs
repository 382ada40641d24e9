using System.Text;
using FollowTheMoney.Types;

namespace FollowTheMoney;

/// <summary>What makes a FollowTheMoney value valid. How each type cleans is in <see cref="PropertyType"/>; here is what they share.</summary>
public static class Values
{
    /// <summary>Text of characters before it is composed as it is.</summary>
    const int FirstCombining = 0x300;

    /// <summary>The property to write to.</summary>
    /// <exception cref="ArgumentException">The schema has no such property, or it is a stub.</exception>
    public static Property Writable(Schema schema, string property) => schema[property] switch
    {
        null => throw new ArgumentException($"{schema.Name} has no property '{property}'.", nameof(property)),
        { IsStub: true } stub => throw new ArgumentException($"{stub.QName} is the other end of {stub.Range}:{stub.Reverse} and is not written.", nameof(property)),
        { } found => found,
    };

    /// <summary>The value as it may be kept; null where it is none, or longer than the property allows. Identifiers follow the property's format.</summary>
    public static string? Clean(Property property, string? raw, Cleaning? how = null)
    {
        if (Sanitise(raw) is not { } text) return null;
        how ??= Cleaning.Plain;
        if (how.Format is null && property.Format is not null) how = property.Cleaning;
        var value = property.Type.CleanText(text, how);
        return PropertyType.Fits(value, property.MaxLength) ? value : null;
    }

    /// <summary>
    /// Composed Unicode without control characters, unpaired surrogates and outer white space; null where nothing remains.
    /// Tabs and line ends stay: text may have lines. Joiners stay: Persian and Indic spelling rests on them.
    /// </summary>
    public static string? Sanitise(string? raw)
    {
        if (raw is null) return null;
        if (IsPlain(raw) || IsWhole(raw)) return raw;
        var kept = new StringBuilder(raw.Length);
        foreach (var rune in raw.EnumerateRunes())
            if (rune != Rune.ReplacementChar && !IsUnsafe(rune.Value)) kept.Append(rune.ToString());
        var text = kept.ToString().Normalize(NormalizationForm.FormC).Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>Printable ASCII without spaces at the ends: nothing to do.</summary>
    static bool IsPlain(string text) =>
        text.Length > 0 && text[0] != ' ' && text[^1] != ' ' && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;

    /// <summary>Nothing would be taken from it: it is looked at without a copy, since most texts are so.</summary>
    static bool IsWhole(string text)
    {
        if (text.Length == 0 || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) return false;
        var composed = true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || IsUnsafe(rune.Value)) return false;
            composed &= rune.Value < FirstCombining;
        }

        return composed || text.IsNormalized(NormalizationForm.FormC);
    }

    /// <summary>Controls, what turns the direction of text over, and what is no character.</summary>
    static bool IsUnsafe(int code) => code is (< 0x20 and not ('\t' or '\n' or '\r')) or (>= 0x7f and < 0xa0) or 0x200b or 0x2060 or 0xfeff or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069)
        or (>= 0xfdd0 and <= 0xfdef) or (>= 0xe000 and <= 0xf8ff) or >= 0xf0000 || (code & 0xfffe) == 0xfffe;
}
