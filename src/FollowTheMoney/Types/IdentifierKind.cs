using FollowTheMoney.Identifiers;

namespace FollowTheMoney.Types;

/// <summary>Numbers and codes that an authority gives.</summary>
sealed class IdentifierKind : ValueKind
{
    /// <summary>By the format's rule, where one is asked for: what breaks it is no value.</summary>
    internal override string? Clean(string text, Cleaning how) => IdentifierFormats.Find(how.Format) is { } format ? format.Normalize(text) : text;

    internal override double Compare(string left, string right)
    {
        var (one, other) = (Plain(left), Plain(right));
        if (one == other) return 1;
        var (brief, full) = one.Length <= other.Length ? (one, other) : (other, one);
        return full.Contains(brief, StringComparison.Ordinal) ? (double)brief.Length / full.Length : 0;
    }

    internal override string? NodeId(string type, string value) => $"id:{value}";

    internal override string Caption(string value, string? format) => IdentifierFormats.Find(format)?.Format(value) ?? value;

    protected override double Weight(string value) => Dampen(4, 10, CodePoints(value));

    static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
