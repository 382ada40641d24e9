namespace Quipu.Matching.Names;

/// <summary>What a source says of the words of a person's name, apart from the name: the given names, the surnames.</summary>
public sealed class NameHints
{
    readonly Dictionary<string, PartRole> _roles = new(StringComparer.Ordinal);
    readonly NameWords _words = new();

    /// <summary>No word's role is said.</summary>
    public bool IsEmpty => _roles.Count == 0;

    /// <summary>Says what the words of a value do. The first to say so wins; one who says otherwise of a word makes it unset.</summary>
    public void Say(string value, PartRole role)
    {
        ArgumentNullException.ThrowIfNull(value);
        _words.Read(value);
        for (var i = 0; i < _words.Count; i++)
        {
            var word = _words[i].ToString();
            if (!_roles.TryGetValue(word, out var said)) _roles[word] = role;
            else if (!Agree(said, role)) _roles[word] = PartRole.Unset;
        }
    }

    internal PartRole Of(ReadOnlySpan<char> word) => _roles.Count > 0 && _roles.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var role) ? role : PartRole.Unset;

    static bool Agree(PartRole one, PartRole other) => one == other ||
        (one, other) is (PartRole.Family or PartRole.Paternal or PartRole.Maternal, PartRole.Family or PartRole.Paternal or PartRole.Maternal)
            or (PartRole.Given, PartRole.Middle) or (PartRole.Middle, PartRole.Given);
}
