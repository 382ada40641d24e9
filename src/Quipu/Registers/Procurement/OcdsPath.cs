namespace Quipu.Registers.Procurement;

/// <summary>
/// Where in a release a value stands: names of members joined by <c>/</c>, without places in lists (<c>awards/suppliers/name</c>). The same path is the same object through a whole reading,
/// and remembers in which row it was read or listed last.
/// </summary>
sealed class OcdsPath(string text)
{
    readonly Dictionary<string, OcdsPath> _members = new(StringComparer.Ordinal);

    internal string Text { get; } = text;

    /// <summary>Number of the row that took a value from here last.</summary>
    internal long ReadIn { get; set; } = -1;

    /// <summary>Number of the row that was told of it last.</summary>
    internal long ToldIn { get; set; } = -1;

    /// <summary>Number of the object that had it last: twice in one object is a member given twice.</summary>
    internal long HeldIn { get; set; } = -1;

    /// <param name="count">Counts the paths there are.</param>
    internal OcdsPath Member(string name, ref int count)
    {
        if (_members.TryGetValue(name, out var path)) return path;
        count++;
        return _members[name] = new(Text.Length == 0 ? name : $"{Text}/{name}");
    }
}
