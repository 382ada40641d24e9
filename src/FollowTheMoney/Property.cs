namespace FollowTheMoney;

/// <summary>A type of FollowTheMoney values: <c>name</c>, <c>date</c>, <c>entity</c> …</summary>
/// <param name="Group">The field that values of this type share across properties (<c>names</c>); null where there is none.</param>
/// <param name="Matchable">Properties of this type are compared unless they say otherwise.</param>
/// <param name="Pivot">A shared value of this type ties two entities.</param>
/// <param name="MaxLength">Longest value, in UTF-16 code units.</param>
/// <param name="TotalSize">Most that all values of one property may have together, or null.</param>
public sealed record PropertyType(string Name, string? Group, bool Matchable, bool Pivot, int MaxLength, int? TotalSize)
{
    /// <summary>Values are ids of other entities.</summary>
    public bool IsEntity => Name == "entity";

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
    public string? Format { get; init; }

    /// <summary>The other end of somebody else's property: listed, never written.</summary>
    public bool IsStub { get; init; }

    /// <summary><c>Thing:name</c>: the same for every schema that inherits it.</summary>
    public string QName => $"{Schema}:{Name}";

    public override string ToString() => QName;
}
