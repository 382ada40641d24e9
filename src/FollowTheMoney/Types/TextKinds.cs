using System.Text;
using System.Text.Json;

namespace FollowTheMoney.Types;

/// <summary>string, text and html: any text.</summary>
sealed class TextKind : ValueKind
{
    internal override bool Matchable => false;

    internal override string? NodeId(string type, string value) => null;
}

/// <summary>SHA-1 digests, which lead to a file in an archive.</summary>
sealed class ChecksumKind : ValueKind
{
    internal override string? Clean(string text, Cleaning how) =>
        text.Length == 40 && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : null;
}

/// <summary>Ids of other entities: letters and digits, with dots and hyphens between them.</summary>
sealed class EntityKind : ValueKind
{
    internal override string? Clean(string text, Cleaning how) => IsId(text) ? text : null;

    internal static bool IsId(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetterOrDigit(text[0]) || !char.IsAsciiLetterOrDigit(text[^1])) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-')) return false;
        return true;
    }
}

sealed class GenderKind : ValueKind
{
    internal override bool Matchable => false;

    internal override string? Clean(string text, Cleaning how) => text.ToLowerInvariant() switch
    {
        "m" or "male" or "man" or "masculin" or "masculino" or "hombre" or "varón" or "varon" or "männlich" or "мужской" or "男" => "male",
        "f" or "female" or "woman" or "féminin" or "femenino" or "feminino" or "mujer" or "weiblich" or "женский" or "女" => "female",
        "o" or "other" or "d" or "divers" => "other",
        _ => null,
    };

    internal override bool IsValid(string text, Cleaning how) => text.Trim().ToLowerInvariant() is "male" or "female" or "other";
}

sealed class TopicKind : ValueKind
{
    internal override bool Matchable => false;

    internal override string? Clean(string text, Cleaning how) =>
        text.ToLowerInvariant() is var code && Schemata.Default.Topics.ContainsKey(code) ? code : null;

    internal override string Caption(string value, string? format) => Schemata.Default.Topics.TryGetValue(value, out var topic) ? topic.Label : value;
}

sealed class LanguageKind : ValueKind
{
    internal override bool Matchable => false;

    internal override string? Clean(string text, Cleaning how) =>
        Languages.ToAlpha3(text) is { } code && Schemata.Default.Languages.Contains(code) ? code : null;

    internal override bool IsValid(string text, Cleaning how) => Schemata.Default.Languages.Contains(text.Trim().ToLowerInvariant());

    internal override string Caption(string value, string? format) => Languages.NameOf(value) ?? value;
}

sealed class CountryKind : ValueKind
{
    internal override string? Clean(string text, Cleaning how) => Territories.Find(text, how.Fuzzy)?.Country;

    internal override bool IsValid(string text, Cleaning how) => Schemata.Default.Countries.ContainsKey(text.Trim().ToLowerInvariant());

    internal override double Compare(string left, string right) => CompareSets([left], [right]);

    internal override double CompareSets(IReadOnlyCollection<string> left, IReadOnlyCollection<string> right) =>
        Territories.Intersect(left, right).Count > 0 ? 1 : 0;

    internal override string? CountryHint(string value) => value;

    internal override string Caption(string value, string? format) => Territories.Get(value)?.Name ?? value;
}

/// <summary>Nested JSON, kept as its text.</summary>
sealed class JsonKind : ValueKind
{
    internal override bool Matchable => false;

    internal override string? NodeId(string type, string value) => null;

    /// <summary>A JSON array of the values, each as what it is where it is JSON.</summary>
    internal override string Join(IEnumerable<string> values)
    {
        var joined = new StringBuilder("[");
        foreach (var value in values)
        {
            if (joined.Length > 1) joined.Append(", ");
            joined.Append(Parses(value) ? value : JsonSerializer.Serialize(value));
        }

        return joined.Append(']').ToString();
    }

    static bool Parses(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
