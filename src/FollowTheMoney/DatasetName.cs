namespace FollowTheMoney;

/// <summary>A dataset: a named collection with members and access rights. Lower-case letters, digits and <c>_ -</c>.</summary>
public readonly record struct DatasetName(string Value)
{
    /// <summary>Where a record goes when nobody names a dataset.</summary>
    public static DatasetName Default { get; } = new("default");

    public override string ToString() => Value;
}
