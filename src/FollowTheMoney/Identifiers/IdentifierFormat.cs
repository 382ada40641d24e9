namespace FollowTheMoney.Identifiers;

/// <summary>A numbering system: what its numbers look like, and how one is written for comparison and for people.</summary>
/// <param name="name">The word in mappings and in the model: <c>iban</c>.</param>
/// <param name="title">What people call it.</param>
public abstract class IdentifierFormat(string name, string title)
{
    public string Name { get; } = name;

    public string Title { get; } = title;

    /// <summary>Other words for it.</summary>
    public virtual IReadOnlyList<string> Aliases => [];

    /// <summary>Two entities hardly share a number by chance or by a slip of the pen: it is long, or has a check digit.</summary>
    public virtual bool Strong => false;

    /// <summary>Code of the country whose authority gives it; null where it is of many countries.</summary>
    public virtual string? Country => null;

    public virtual bool IsValid(string text) => Normalize(text) is { Length: > 0 };

    /// <summary>The number as it is compared; null where the text is none.</summary>
    public abstract string? Normalize(string text);

    /// <summary>The number as people write it.</summary>
    public virtual string Format(string value) => value.ToUpperInvariant();

    public override string ToString() => Name;
}

/// <summary>Any identifier at all.</summary>
sealed class GenericFormat() : IdentifierFormat("generic", "Generic identifier")
{
    public override IReadOnlyList<string> Aliases => ["null"];

    public override string? Normalize(string text) => text.Trim();
}

/// <summary>ASCII letters and digits in upper case: for numbers that are written in many ways.</summary>
sealed class StrictFormat() : IdentifierFormat("strict", "Strict identifier")
{
    public override bool IsValid(string text) => Normalize(text) is { Length: > 2 };

    public override string? Normalize(string text) =>
        Types.Letters.ToAscii(text) is { Length: >= 2 } ascii ? string.Concat(ascii.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant() : null;
}

/// <summary>A number whose separators do not count, and which a rule accepts or not.</summary>
/// <param name="name">The word in the model.</param>
/// <param name="title">What people call it.</param>
/// <param name="separators">Characters that do not count.</param>
/// <param name="accepts">The rule, of the compact number in upper case.</param>
sealed class CompactFormat(string name, string title, string separators, Func<string, bool> accepts) : IdentifierFormat(name, title)
{
    readonly string[] _aliases = [];
    readonly bool _strong;
    readonly string? _country;

    public override bool Strong => _strong;

    internal bool IsStrong { init => _strong = value; }

    public override string? Country => _country;

    internal string? Of { init => _country = value; }

    public override IReadOnlyList<string> Aliases => _aliases;

    internal string[] AlsoCalled { init => _aliases = value; }

    /// <summary>How a compact number of fitting length is written; upper case where none is given.</summary>
    internal Func<string, string>? Written { get; init; }

    /// <summary>Lengths that <see cref="Written"/> can write.</summary>
    internal Range Lengths { get; init; } = ..;

    /// <summary>What of a valid compact number is kept; all where none is given.</summary>
    internal Func<string, string?>? Kept { get; init; }

    public override bool IsValid(string text) => accepts(Compact(text));

    public override string? Normalize(string text)
    {
        var compact = Compact(text);
        return !accepts(compact) ? null : Kept is null ? compact : Kept(compact);
    }

    public override string Format(string value)
    {
        var compact = Compact(value);
        return Written is not null && compact.Length >= Lengths.Start.Value && (Lengths.End.IsFromEnd || compact.Length <= Lengths.End.Value) ? Written(compact) : compact;
    }

    string Compact(string text)
    {
        Span<char> kept = text.Length <= 128 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text.AsSpan().Trim())
            if (!separators.Contains(c)) kept[length++] = char.ToUpperInvariant(c);
        return kept[..length].ToString();
    }
}
