using Quipu.Text;

namespace Quipu.Access.Masking;

/// <summary>The ways in which a name may be written, each as folded words in their order.</summary>
public static class MaskForms
{
    internal const int LeastJoined = 8;

    const int LeastGiven = 3, LeastDiminished = 4, MostWords = 8;

    static readonly HashSet<string> Particles = new(StringComparer.Ordinal) { "de", "del", "la", "las", "los", "el", "y", "da", "do", "dos", "das", "di", "van", "von", "the", "of", "san", "santa" };

    /// <summary>Forms that are the name wherever they stand: whole, with fewer surnames, surnames first, or as one word (of an address or a handle). None of a name of one word.</summary>
    public static IEnumerable<string> Everywhere(string name)
    {
        var words = Words(name);
        var telling = words.Where(w => !Particles.Contains(w)).ToArray();
        if (telling.Length < 2 || words.Length > MostWords) return [];
        var forms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kept in new[] { words, telling })
        {
            for (var length = 2; length <= kept.Length; length++)
                if (!Particles.Contains(kept[length - 1])) forms.Add(Line(kept[..length]));
            for (var turn = 1; turn < kept.Length; turn++)
                if (!Particles.Contains(kept[turn])) forms.UnionWith([Line([.. kept[turn..], .. kept[..turn]]), Line([.. kept[turn..], kept[0]])]);
        }

        foreach (var other in telling[1..]) forms.UnionWith([Line([telling[0], other]), Line([other, telling[0]])]);
        foreach (var joined in forms.Select(f => f.Replace(" ", "", StringComparison.Ordinal)).Where(j => j.Length >= LeastJoined).ToArray()) forms.Add(joined);
        return forms.Where(f => f.Any(char.IsLetter));
    }

    /// <summary>Forms that are the name within a document that names this person so: what it calls them, and their given name alone, also as a child is called ("Juanita").</summary>
    public static IEnumerable<string> Within(string name)
    {
        var words = Words(name);
        if (words.Length == 0) return [];
        return words[0].Length >= LeastGiven && !Particles.Contains(words[0]) ? [Line(words), words[0], .. Diminished(words[0])] : [Line(words)];
    }

    // Juana, Juanita; Pedro, Pedrito; Carlos, Carlitos.
    static IEnumerable<string> Diminished(string given) => given switch
    {
        { Length: < LeastDiminished } => [],
        [.. var stem, 'a'] => [stem + "ita"],
        [.. var stem, 'o'] => [stem + "ito"],
        [.. var stem, 'o', 's'] => [stem + "itos"],
        _ => [],
    };

    /// <summary>The words of a text, folded, without combining accents.</summary>
    internal static string[] Words(string text)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        foreach (var c in text)
        {
            if (IsAccent(c)) continue;
            if (char.IsLetterOrDigit(c))
            {
                word.Append(Folding.Fold(c));
                continue;
            }

            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }

        if (word.Length > 0) words.Add(word.ToString());
        return [.. words];
    }

    /// <summary>More than particles.</summary>
    internal static bool Tells(string[] words) => words.Any(w => !Particles.Contains(w));

    internal static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036F';

    static string Line(IEnumerable<string> words) => string.Join(' ', words);
}
