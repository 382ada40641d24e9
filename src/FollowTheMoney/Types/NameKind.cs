namespace FollowTheMoney.Types;

/// <summary>Names of people, organisations and things, as complete as they are known.</summary>
sealed class NameKind : ValueKind
{
    const int Longest = 384;

    internal override string? Clean(string text, Cleaning how) => Words.Squash(Words.Unquote(text)) is { Length: > 0 } name ? name : null;

    internal override double Compare(string left, string right)
    {
        var (one, other) = (Tokens(left), Tokens(right));
        return one.Length == 0 || other.Length == 0 ? 0 : Distance.Similarity(one, other, longest: Longest);
    }

    internal override string? NodeId(string type, string value) => Letters.Slug(value) is { } slug ? $"name:{slug}" : null;

    protected override double Weight(string value) => Dampen(3, 50, CodePoints(value));

    static string Tokens(string name) => string.Join(' ', Words.Tokens(name.ToLowerInvariant()));
}

/// <summary>Postal addresses on one line.</summary>
sealed class AddressKind : ValueKind
{
    static readonly string[] Breaks = ["\r\n", "\n", "<BR/>", "<BR>", "\t", "ESQ.,", "ESQ,", ";"];

    internal override string? Clean(string text, Cleaning how)
    {
        foreach (var broken in Breaks) text = text.Replace(broken, ", ", StringComparison.Ordinal);
        while (OneComma(text) is var fewer && fewer != text) text = Words.Squash(fewer);
        return Words.Squash(text) is { Length: > 0 } address ? address : null;
    }

    internal override double Compare(string left, string right) => (Normal(left), Normal(right)) switch
    {
        ({ } one, { } other) => Distance.Similarity(one, other, (int)(Math.Min(one.Length, other.Length) * 0.33)),
        _ => 0,
    };

    internal override string? NodeId(string type, string value) =>
        Normal(value) is { } normal && Letters.Slug(normal) is { } slug ? $"addr:{slug}" : null;

    /// <summary>Lower case, punctuation gone, one space between words; null where fewer than <paramref name="least"/> characters remain.</summary>
    internal static string? Normal(string address, int least = 4) =>
        string.Join(' ', Words.Tokens(address.ToLowerInvariant(), keep: "&№")) is { } text && text.Length >= least ? text : null;

    protected override double Weight(string value) => Dampen(10, 60, CodePoints(value));

    /// <summary>A comma followed by another, or by a full stop, is one comma.</summary>
    static string OneComma(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != ',')
            {
                kept.Append(text[i]);
                continue;
            }

            var next = i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]) ? i + 2 : i + 1;
            if (next < text.Length && text[next] is ',' or '.')
            {
                kept.Append(", ");
                i = next;
            }
            else
            {
                kept.Append(',');
            }
        }

        return kept.ToString();
    }
}
