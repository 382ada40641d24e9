namespace Quipu.Benchmarks;

/// <summary>Ways in which a name that is asked for differs from the one on record.</summary>
enum Slip
{
    Same,
    Typo,
    Order,
    Missing,
    Sound,
    Initials,
}

/// <summary>Names as somebody else would write them.</summary>
static class Misspelt
{
    static readonly (string From, string To)[] Sounds =
    [
        ("ph", "f"), ("qui", "ki"), ("hua", "wa"), ("gua", "wa"), ("v", "b"), ("z", "s"), ("ll", "y"), ("ce", "se"), ("ci", "si"), ("y", "i"), ("nn", "n"), ("ss", "s"), ("ca", "ka"), ("co", "ko"), ("cu", "ku"), ("x", "ks"),
        ("h", ""), ("j", "h"), ("g", "j"), ("e", "i"), ("o", "u"), ("i", "y"), ("c", "k"), ("s", "z"), ("a", "aa"),
    ];

    internal static string With(string name, Slip slip, Draw draw) => slip switch
    {
        Slip.Typo => Typo(name, draw),
        Slip.Order => Turned(name, draw),
        Slip.Missing => Shorter(name, draw),
        Slip.Sound => Sound(name, draw),
        Slip.Initials => Initial(name, draw),
        _ => name,
    };

    /// <summary>One change of spelling that is heard as the same, the first that fits from a drawn place on; the name as it is where none does.</summary>
    internal static string Sound(string name, Draw draw)
    {
        var first = draw.Below(Sounds.Length);
        for (var i = 0; i < Sounds.Length; i++)
        {
            var (from, to) = Sounds[(first + i) % Sounds.Length];
            var at = name.IndexOf(from, 1, StringComparison.OrdinalIgnoreCase);
            if (at > 0) return name[..at] + to + name[(at + from.Length)..];
        }

        return name;
    }

    // A letter too many, too few, another, or two changed over, in a word of four letters or more.
    static string Typo(string name, Draw draw)
    {
        var words = name.Split(' ');
        var long4 = Enumerable.Range(0, words.Length).Where(i => words[i].Length >= 4).ToArray();
        if (long4.Length == 0) return name;
        var word = long4[draw.Below(long4.Length)];
        var (text, at) = (words[word], 1 + draw.Below(words[word].Length - 2));
        var letter = (char)('a' + draw.Below(26));
        words[word] = draw.Below(4) switch
        {
            0 => text[..at] + text[(at + 1)..],
            1 => text[..at] + letter + text[at..],
            2 => text[..at] + letter + text[(at + 1)..],
            _ => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
        };
        return string.Join(' ', words);
    }

    static string Turned(string name, Draw draw)
    {
        var words = name.Split(' ');
        var at = 1 + draw.Below(Math.Max(1, words.Length - 1));
        return string.Join(' ', words.Skip(at).Concat(words.Take(at)));
    }

    static string Shorter(string name, Draw draw)
    {
        var words = name.Split(' ');
        if (words.Length < 3) return name;
        var without = draw.Below(words.Length);
        return string.Join(' ', words.Where((_, i) => i != without));
    }

    static string Initial(string name, Draw draw)
    {
        var words = name.Split(' ');
        var at = words.Length > 3 ? draw.Below(2) : 0;
        words[at] = words[at][..1] + ".";
        return string.Join(' ', words);
    }
}
