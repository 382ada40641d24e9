namespace Quipu.Patterns.Search;

/// <summary>
/// Whether words name somebody or only describe them: "Clan Barrosa" is a name, "a Quelandan official" and "various drug traffickers" are not.
/// </summary>
static class Naming
{
    static readonly HashSet<string> _joining = new(StringComparer.Ordinal)
    {
        "de", "del", "la", "las", "el", "los", "lo", "y", "e", "da", "do", "dos", "das", "di", "du", "van", "von", "der", "den", "bin", "al",
        "of", "the", "and", "for", "en", "para", "por", "a", "an", "un", "una",
    };

    static readonly HashSet<string> _indefinite = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "un", "una", "unos", "unas", "some", "several", "various", "many", "other",
        "algunos", "algunas", "varios", "varias", "muchos", "muchas", "otros", "otras",
    };

    static readonly char[] _marks = ['"', '“', '”', '«', '»', '\'', '‘', '’', '(', ')', ','];

    /// <summary>Nothing indefinite in front, and at least half of its words, those that only join left out, begin as names do: in capitals, or with a digit.</summary>
    internal static bool IsName(string name)
    {
        var words = name.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim(_marks)).Where(w => w.Length > 0).ToArray();
        if (words.Length == 0 || (words.Length > 1 && _indefinite.Contains(words[0]))) return false;
        var own = words.Where(w => !_joining.Contains(w)).ToArray();
        var names = own.Count(w => char.IsUpper(w[0]) || char.IsAsciiDigit(w[0]) || char.IsUpper(w[^1]));
        return names > 0 && names * 2 >= own.Length;
    }
}
