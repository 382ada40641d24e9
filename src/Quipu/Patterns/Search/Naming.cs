namespace Quipu.Patterns.Search;

/// <summary>Whether words name somebody or only describe them: "Clan Barrosa" is a name, "a Honduran official" and "various drug traffickers" are not.</summary>
static class Naming
{
    static readonly HashSet<string> _joining = new(StringComparer.Ordinal)
    {
        "de", "del", "la", "las", "el", "los", "lo", "y", "e", "da", "do", "dos", "das", "di", "du", "van", "von", "der", "den", "bin", "al", "of", "the", "and", "for", "en", "para", "por", "a", "an", "un", "una",
    };

    static readonly HashSet<string> _any = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "un", "una", "unos", "unas", "some", "several", "various", "many", "other", "algunos", "algunas", "varios", "varias", "muchos", "muchas", "otros", "otras",
    };

    /// <summary>Nothing indefinite at the front, and at least half of its words, those that only join left out, begin as names do: a letter in capitals or a digit.</summary>
    internal static bool IsName(string name)
    {
        var words = name.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('"', '“', '”', '«', '»', '\'', '‘', '’', '(', ')', ',')).Where(w => w.Length > 0).ToArray();
        if (words.Length == 0 || (words.Length > 1 && _any.Contains(words[0]))) return false;
        var (names, others) = (0, 0);
        foreach (var word in words.Where(w => !_joining.Contains(w))) _ = char.IsUpper(word[0]) || char.IsAsciiDigit(word[0]) || char.IsUpper(word[^1]) ? names++ : others++;
        return names > 0 && names >= others;
    }
}
