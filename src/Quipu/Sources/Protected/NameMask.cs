using Quipu.Model;

namespace Quipu.Sources.Protected;

/// <summary>
/// Finds where a text names somebody: their whole name in any order and with words between left out, each alias and contact as it stands, and numbers however they are
/// grouped. One word of a name alone is left, since it may be anybody's: it is counted (<see cref="Alone"/>), and an alias of its own has it masked.
/// </summary>
sealed class NameMask
{
    const int ShortestInside = 6;
    const int FewestDigits = 7;
    const int WidestGap = 4;

    static readonly HashSet<string> Particles = ["de", "del", "la", "las", "los", "y", "e", "da", "do", "dos", "van", "von", "der", "di", "of", "the"];

    readonly HashSet<string> _nameWords;
    readonly List<string[]> _phrases;
    readonly List<string> _numbers;

    internal NameMask(SourceIdentity identity)
    {
        _nameWords = [.. NameWords.Of(identity.Name).Select(w => w.Folded).Where(w => !Particles.Contains(w))];
        _phrases = [.. identity.Names.Select(n => NameWords.Of(n).Select(w => w.Folded).ToArray()).Where(p => p.Length > 0)];
        _numbers = [.. identity.Contacts.Where(c => !c.Any(char.IsLetter)).Select(Digits).Where(d => d.Length >= FewestDigits)];
    }

    /// <summary>Words of the name that stood alone in the texts looked through, and were left.</summary>
    internal int Alone { get; private set; }

    /// <summary>Where the text names them, in order, without overlaps.</summary>
    internal List<Span> Find(string text)
    {
        var words = NameWords.Of(text);
        var found = new List<Span>();
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var phrase in _phrases)
                if (Follows(text, words, i, phrase)) found.Add(words[i].At.Cover(words[i + phrase.Length - 1].At));
            if (_phrases.Any(p => IsInside(words[i].Folded, p))) found.Add(words[i].At);
            if (Name(text, words, i) is { } name) found.Add(name);
        }

        found.AddRange(_numbers.SelectMany(n => Numbers(text, n)));
        var merged = Merged(found);
        Alone += words.Count(w => w.Folded.Length > 2 && _nameWords.Contains(w.Folded) && !merged.Any(m => m.Overlaps(w.At)));
        return merged;
    }

    static bool Follows(string text, List<NameWord> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count) return false;
        for (var i = 0; i < phrase.Length; i++)
            if (words[at + i].Folded != phrase[i] || (i > 0 && IsApart(text, words[at + i - 1], words[at + i]))) return false;
        return true;
    }

    /// <summary>A handle that holds the whole of it: “rosacampos88”.</summary>
    static bool IsInside(string word, string[] phrase) =>
        phrase.Sum(p => p.Length) is >= ShortestInside and var length && word.Length > length && word.Contains(string.Concat(phrase), StringComparison.Ordinal) ||
        (phrase.Length > 1 && string.Concat(phrase) == word);

    /// <summary>Two words of the name or more beside each other, in any order, with particles and initials among them.</summary>
    Span? Name(string text, List<NameWord> words, int at)
    {
        if (!IsOfName(words[at].Folded)) return null;
        var (seen, last) = (new HashSet<string>(StringComparer.Ordinal), at);
        for (var i = at; i < words.Count && (i == at || !IsApart(text, words[i - 1], words[i])); i++)
        {
            if (IsOfName(words[i].Folded)) (_, last) = (seen.Add(words[i].Folded), i);
            else if (!Particles.Contains(words[i].Folded)) break;
        }

        return seen.Count > 1 && seen.Any(w => w.Length > 2) ? words[at].At.Cover(words[last].At) : null;
    }

    bool IsOfName(string word) => _nameWords.Contains(word) || (word.Length == 1 && _nameWords.Any(n => n[0] == word[0]));

    // A sentence's end, or more than what stands between the words of a name.
    static bool IsApart(string text, NameWord one, NameWord next)
    {
        var gap = text.AsSpan(one.At.End, next.At.Start - one.At.End);
        return gap.Trim().Length > WidestGap || (gap.StartsWith(".") && gap.Length > 1 && one.Folded.Length > 1) || gap.IndexOfAny('!', '?', ';') >= 0;
    }

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
