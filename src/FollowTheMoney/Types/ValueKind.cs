using System.Collections.Frozen;

namespace FollowTheMoney.Types;

/// <summary>How values of a type are cleaned, compared, weighed and shown. One class a type; <see cref="PropertyType"/> is the door to it.</summary>
abstract class ValueKind
{
    static readonly FrozenDictionary<string, ValueKind> Kinds = new Dictionary<string, ValueKind>(StringComparer.Ordinal)
    {
        ["name"] = new NameKind(),
        ["identifier"] = new IdentifierKind(),
        ["address"] = new AddressKind(),
        ["country"] = new CountryKind(),
        ["date"] = new DateKind(),
        ["phone"] = new PhoneKind(),
        ["email"] = new EmailKind(),
        ["url"] = new UrlKind(),
        ["ip"] = new IpKind(),
        ["checksum"] = new ChecksumKind(),
        ["entity"] = new EntityKind(),
        ["gender"] = new GenderKind(),
        ["language"] = new LanguageKind(),
        ["topic"] = new TopicKind(),
        ["mimetype"] = new MimeKind(),
        ["number"] = new NumberKind(),
        ["json"] = new JsonKind(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly ValueKind Text = new TextKind();

    /// <summary>The kind of a type's values; of a type that has none of its own, text.</summary>
    internal static ValueKind Of(string type) => Kinds.GetValueOrDefault(type, Text);

    internal virtual bool Matchable => true;

    /// <summary>The value as it may be kept, of sanitised text; null where it is none.</summary>
    internal virtual string? Clean(string text, Cleaning how) => text;

    internal virtual bool IsValid(string text, Cleaning how) => Clean(text, how) is { Length: > 0 };

    /// <summary>0 for a value that says nothing to 1 for one that hardly two entities share by chance.</summary>
    internal double Specificity(string value) => Matchable ? Weight(value) : 0;

    /// <summary>Alike: 0 (no evidence) to 1 (the same).</summary>
    internal virtual double Compare(string left, string right) =>
        string.Equals(left.ToLowerInvariant(), right.ToLowerInvariant(), StringComparison.Ordinal) ? Specificity(left) : 0;

    /// <summary>Of every pair the best; 0 where a side is empty.</summary>
    internal virtual double CompareSets(IReadOnlyCollection<string> left, IReadOnlyCollection<string> right) =>
        left.SelectMany(_ => right, Compare).DefaultIfEmpty(0).Max();

    internal virtual string? CountryHint(string value) => null;

    /// <summary>The id of the value as a node of a graph; null where values of the type are no nodes.</summary>
    internal virtual string? NodeId(string type, string value) => $"{type}:{value}";

    internal virtual string Caption(string value, string? format) => value;

    internal virtual string Join(IEnumerable<string> values) => string.Join("; ", values);

    protected virtual double Weight(string value) => 1;

    /// <summary>0 up to <paramref name="brief"/> characters, 1 from <paramref name="full"/> on, even between.</summary>
    protected static double Dampen(int brief, int full, int length) => Math.Clamp((length - brief) / Math.Max(1.0, full - brief), 0, 1);

    protected static int CodePoints(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i])) count--;
        return count;
    }
}
