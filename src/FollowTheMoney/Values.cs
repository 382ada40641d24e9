using System.Globalization;
using System.Text;

namespace FollowTheMoney;

/// <summary>
/// What makes a FollowTheMoney value valid, for the simple kinds: text, names, dates, codes from a list, addresses, ids.
/// The kinds that need grammars of their own (phones, identifiers with check digits, URLs) pass as sanitised text.
/// </summary>
public static class Values
{
    /// <summary>The property to write to.</summary>
    /// <exception cref="ArgumentException">The schema has no such property, or it is a stub.</exception>
    public static Property Writable(Schema schema, string property) => schema[property] switch
    {
        null => throw new ArgumentException($"{schema.Name} has no property '{property}'.", nameof(property)),
        { IsStub: true } stub => throw new ArgumentException($"{stub.QName} is the other end of {stub.Range}:{stub.Reverse} and is not written.", nameof(property)),
        { } found => found,
    };

    /// <summary>The value as it may be kept; null where it is none, or longer than the property allows.</summary>
    public static string? Clean(Property property, string? raw)
    {
        if (Sanitise(raw) is not { } text) return null;
        var value = property.Type.Name switch
        {
            "name" => CollapseSpaces(text.Trim('"', '\'', ' ')),
            "address" => Address(text),
            "date" => Date(text),
            "country" => Listed(text.ToLowerInvariant(), Schemata.Default.Countries.ContainsKey),
            "topic" => Listed(text.ToLowerInvariant(), Schemata.Default.Topics.ContainsKey),
            "language" => Language(text.ToLowerInvariant()),
            "gender" => Listed(text.ToLowerInvariant(), Schemata.Default.Genders.Contains),
            "email" => text.ToLowerInvariant(),
            "checksum" => Listed(text.ToLowerInvariant(), IsSha1),
            "entity" => Listed(text, IsEntityId),
            _ => text,
        };
        return value is { Length: > 0 } && value.Length <= property.MaxLength ? value : null;
    }

    /// <summary>
    /// Composed Unicode without control characters, unpaired surrogates and outer white space; null where nothing remains.
    /// Tabs and line ends stay: text may have lines.
    /// </summary>
    public static string? Sanitise(string? raw)
    {
        if (raw is null) return null;
        var kept = new StringBuilder(raw.Length);
        foreach (var rune in raw.EnumerateRunes())
            if (rune != Rune.ReplacementChar && !IsUnsafe(rune)) kept.Append(rune.ToString());
        var text = kept.ToString().Normalize(NormalizationForm.FormC).Trim();
        return text.Length == 0 ? null : text;
    }

    static bool IsUnsafe(Rune rune) => rune.Value is not ('\t' or '\n' or '\r') &&
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    static string? Listed(string value, Predicate<string> has) => has(value) ? value : null;

    static string? Date(string text)
    {
        var parts = text.Split('T', ' ')[0].Split('-');
        while (parts.Length > 1 && parts[^1].All(c => c == '0')) parts = parts[..^1];
        return PartialDate.TryParse(string.Join('-', parts.Select((p, i) => i > 0 ? p.PadLeft(2, '0') : p)), out var date) ? date.ToString() : null;
    }

    static string? Language(string code) => code switch
    {
        "en" => "eng",
        "es" => "spa",
        "pt" => "por",
        _ => Listed(code, Schemata.Default.Languages.Contains),
    };

    static string Address(string text) =>
        string.Join(", ", text.Split(['\n', '\r', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(CollapseSpaces));

    static string CollapseSpaces(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static bool IsSha1(string text) => text.Length == 40 && text.All(char.IsAsciiHexDigit);

    /// <summary>Letters and digits with dots and hyphens between them.</summary>
    static bool IsEntityId(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]);
}
