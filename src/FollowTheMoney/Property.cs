using FollowTheMoney.Types;

namespace FollowTheMoney;

/// <summary>A type of FollowTheMoney values: <c>name</c>, <c>date</c>, <c>entity</c> …</summary>
/// <param name="Group">The field that values of this type share across properties (<c>names</c>); null where there is none.</param>
/// <param name="Matchable">Properties of this type are compared unless they say otherwise.</param>
/// <param name="Pivot">A shared value of this type ties two entities.</param>
/// <param name="MaxLength">Longest value, in Unicode code points.</param>
/// <param name="TotalSize">Most that all values of one property may have together, or null.</param>
public sealed record PropertyType(string Name, string? Group, bool Matchable, bool Pivot, int MaxLength, int? TotalSize)
{
    readonly ValueKind _kind = ValueKind.Of(Name);

    /// <summary>Values are ids of other entities.</summary>
    public bool IsEntity { get; } = Name == "entity";

    /// <summary>A raw value as it may be kept; null where it is none of this type.</summary>
    public string? Clean(string? raw, Cleaning? how = null) => Values.Sanitise(raw) is { } text ? CleanText(text, how ?? Cleaning.Plain) : null;

    internal string? CleanText(string sanitised, Cleaning how) => _kind.Clean(sanitised, how) is { Length: > 0 } clean ? clean : null;

    /// <summary>Whether a value is one of this type and not too long. Of a code from a list: whether it is on it.</summary>
    public bool IsValid(string? value, Cleaning? how = null) => value is { Length: > 0 } && _kind.IsValid(value, how ?? Cleaning.Plain) && Fits(_kind.Clean(value, how ?? Cleaning.Plain), MaxLength);

    /// <summary>0 for a value that says nothing of whom it is about, to 1 for one that two entities hardly share by chance.</summary>
    public double Specificity(string? value) => value is null ? 0 : _kind.Specificity(value);

    /// <summary>How alike two clean values are: 0 (no evidence) to 1 (the same).</summary>
    public double Compare(string? left, string? right) => left is { Length: > 0 } && right is { Length: > 0 } ? _kind.Compare(left, right) : 0;

    /// <summary>How alike the most alike pair of two sets is.</summary>
    public double CompareSets(IReadOnlyCollection<string> left, IReadOnlyCollection<string> right) => _kind.CompareSets(left, right);

    /// <summary>Code of the country that a value speaks for, or null.</summary>
    public string? CountryHint(string value) => _kind.CountryHint(value);

    /// <summary>Id of a value as a node of a graph: <c>tel:+5112345678</c>; null where values of this type are no nodes.</summary>
    public string? NodeId(string? value) => value is null ? null : _kind.NodeId(Name, value);

    /// <summary>A value as people read it.</summary>
    /// <param name="format">Of an identifier: which kind.</param>
    public string Caption(string value, string? format = null) => _kind.Caption(value, format);

    /// <summary>Several values in one cell.</summary>
    public string Join(IEnumerable<string> values) => _kind.Join(values);

    /// <summary>The number that a date (seconds since 1970) or a number's text stands for; null where it is none or of another type.</summary>
    public double? ToNumber(string value) => Name switch
    {
        "date" => DateKind.ToNumber(value),
        "number" => Numbers.ToNumber(value),
        _ => null,
    };

    /// <summary>Length in Unicode code points.</summary>
    internal static bool Fits(string? value, int longest)
    {
        if (value is null) return false;
        if (value.Length <= longest) return true;
        return value.Length - value.Count(char.IsLowSurrogate) <= longest;
    }

    public override string ToString() => Name;
}

/// <summary>A property of a FollowTheMoney schema.</summary>
public sealed record Property
{
    public required string Name { get; init; }

    /// <summary>The schema that defines it, which need not be the one it was found through.</summary>
    public required string Schema { get; init; }

    public required string Label { get; init; }

    public required PropertyType Type { get; init; }

    public bool Matchable { get; init; }

    public bool Hidden { get; init; }

    public bool Deprecated { get; init; }

    public int MaxLength { get; init; }

    /// <summary>Of an entity property: the schema that its values must be.</summary>
    public string? Range { get; init; }

    /// <summary>Of an entity property: the name of the same tie seen from the other end.</summary>
    public string? Reverse { get; init; }

    /// <summary>Of an identifier: which kind (<c>iban</c>, <c>lei</c> …).</summary>
    public string? Format
    {
        get;
        init
        {
            field = value;
            Cleaning = value is null ? Cleaning.Plain : new() { Format = value };
        }
    }

    /// <summary>How its values are cleaned where nothing else is known: by its format.</summary>
    internal Cleaning Cleaning { get; private init; } = Cleaning.Plain;

    /// <summary>The other end of somebody else's property: listed, never written.</summary>
    public bool IsStub { get; init; }

    /// <summary><c>Thing:name</c>: the same for every schema that inherits it.</summary>
    public string QName => $"{Schema}:{Name}";

    public override string ToString() => QName;
}
