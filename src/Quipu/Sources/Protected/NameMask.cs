using Quipu.Model;

namespace Quipu.Sources.Protected;

/// <summary>
/// Finds where a text names somebody: their whole name in any order, with words between left out and names more than the desk was told (<see cref="NameRun"/>), each alias and contact as it
/// stands, and numbers however they are grouped; also where letters are encoded (<see cref="HiddenLetters"/>) or a word is divided at a line's end. One word of a name alone is left, since it may be
/// anybody's: its line is told to who reads (<see cref="LinesAlone"/>), and an alias of its own has it masked.
/// </summary>
sealed class NameMask
{
    /// <summary>Changes when texts come out of the rules otherwise: what was masked by older ones is masked anew when it is read again.</summary>
    internal const int Rules = 2;

    const int ShortestInside = 6;
    const int FewestDigits = 7;
    const int Around = 60;

    internal static readonly HashSet<string> Particles = ["de", "del", "la", "las", "los", "y", "e", "da", "do", "dos", "van", "von", "der", "di", "of", "the"];

    readonly HashSet<string> _nameWords;
    readonly NameRun _name;
    readonly List<string[]> _phrases;
    readonly List<string> _numbers;
    readonly Lock _lock = new();
    readonly SortedSet<string> _lines = new(StringComparer.Ordinal);

    internal NameMask(SourceIdentity identity)
    {
        _nameWords = [.. NameWords.Of(identity.Name).Select(w => w.Folded).Where(w => !Particles.Contains(w))];
        _name = new(_nameWords);
        _phrases = [.. identity.Names.Select(n => NameWords.Of(n).Select(w => w.Folded).ToArray()).Where(p => p.Length > 0)];
        _numbers = [.. identity.Contacts.Where(c => !c.Any(char.IsLetter)).Select(Digits).Where(d => d.Length >= FewestDigits)];
    }

    /// <summary>Words of the name that stood alone in the texts looked through, and were left.</summary>
    internal int Alone { get; private set; }

    /// <summary>The lines in which they stand, each behind the place of its text; for the screen of who reads, and kept nowhere.</summary>
    internal IReadOnlyCollection<string> LinesAlone
    {
        get
        {
            lock (_lock) return [.. _lines];
        }
    }

    /// <summary>Where the text names them, in order, without overlaps.</summary>
    /// <param name="place">What the text is called where its lines are told.</param>
    internal List<Span> Find(string text, string place = "")
    {
        var found = Words(text).Concat(_numbers.SelectMany(n => Numbers(text, n))).ToList();
        if (NameWords.HasDivided(text)) found.AddRange(Words(text, joined: true));
        if (HiddenLetters.Of(text) is { } decoded) found.AddRange(Words(decoded.Text).Concat(_numbers.SelectMany(n => Numbers(decoded.Text, n))).Select(decoded.Place));
        var merged = Merged(found);
        Count(text, merged, place);
        return merged;
    }

    List<Span> Words(string text, bool joined = false)
    {
        var (words, found) = (NameWords.Of(text, joined), new List<Span>());
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var phrase in _phrases)
                if (Follows(text, words, i, phrase)) found.Add(words[i].At.Cover(words[i + phrase.Length - 1].At));
            if (_phrases.Any(p => IsInside(words[i].Folded, p))) found.Add(words[i].At);
            if (_name.At(text, words, i) is { } name) found.Add(name);
        }

        return found;
    }

    void Count(string text, List<Span> named, string place)
    {
        var alone = NameWords.Of(text).Where(w => w.Folded.Length > 2 && _nameWords.Contains(w.Folded) && !named.Any(n => n.Overlaps(w.At))).ToList();
        if (alone.Count == 0) return;
        lock (_lock)
        {
            Alone += alone.Count;
            _lines.UnionWith(alone.Select(w => $"{place}: {Line(text, w.At)}"));
        }
    }

    // As much of the line as tells who is meant, on one line and without what a terminal would take for an order.
    static string Line(string text, Span at)
    {
        var (from, to) = (Math.Max(0, at.Start - Around), Math.Min(text.Length, at.End + Around));
        var (before, after) = (text.LastIndexOf('\n', at.Start, at.Start - from + 1), text.IndexOf('\n', at.End, to - at.End));
        var line = text[(before < 0 ? from : before + 1)..(after < 0 ? to : after)];
        return Plain($"{(before < 0 && from > 0 ? "…" : "")}{line.Trim()}{(after < 0 && to < text.Length ? "…" : "")}");
    }

    /// <summary>A line without what a terminal would take for an order.</summary>
    internal static string Plain(string line) => string.Concat(line.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)).Trim();

    static bool Follows(string text, List<NameWord> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count) return false;
        for (var i = 0; i < phrase.Length; i++)
            if (words[at + i].Folded != phrase[i] || (i > 0 && NameRun.IsApart(text, words[at + i - 1], words[at + i]))) return false;
        return true;
    }

    /// <summary>A handle that holds the whole of it: “rosacampos88”.</summary>
    static bool IsInside(string word, string[] phrase) =>
        phrase.Sum(p => p.Length) is >= ShortestInside and var length && word.Length > length && word.Contains(string.Concat(phrase), StringComparison.Ordinal) ||
        (phrase.Length > 1 && string.Concat(phrase) == word);

    internal static bool IsParticle(string word) => Particles.Contains(word);

    static string Digits(string text) => new([.. text.Where(char.IsAsciiDigit)]);

    /// <summary>The number's digits, whatever stands between them, with its country's code or without.</summary>
    static IEnumerable<Span> Numbers(string text, string number)
    {
        foreach (var wanted in Enumerable.Range(0, 4).Select(cut => number[cut..]).Where(n => n.Length >= FewestDigits))
            for (var i = 0; i < text.Length; i++)
                if (text[i] == wanted[0] && (i == 0 || !char.IsAsciiDigit(text[i - 1])) && End(text, i, wanted) is { } end) yield return new(i, end);
    }

    static int? End(string text, int at, string wanted)
    {
        var (i, matched) = (at, 0);
        for (var gap = 0; i < text.Length && matched < wanted.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                if (text[i] != wanted[matched++]) return null;
                gap = 0;
            }
            else if (char.IsLetter(text[i]) || ++gap > 3) return null;
        }

        return matched == wanted.Length && (i == text.Length || !char.IsAsciiDigit(text[i])) ? i : null;
    }

    internal static List<Span> Merged(IEnumerable<Span> spans)
    {
        var merged = new List<Span>();
        foreach (var span in spans.OrderBy(s => s.Start).ThenBy(s => s.End))
        {
            if (merged.Count > 0 && span.Start < merged[^1].End) merged[^1] = merged[^1].Cover(span);
            else merged.Add(span);
        }

        return merged;
    }
}
