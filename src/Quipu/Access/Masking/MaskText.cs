using Quipu.Text;

namespace Quipu.Access.Masking;

/// <summary>Finds forms of masked names in a text, whatever stands between their words, and bars their letters. Length and every other character stay.</summary>
public sealed class MaskText
{
    /// <summary>A form of one word of so many letters is looked for inside words too: in a hashtag, a handle.</summary>
    public const int LeastInside = MaskForms.LeastJoined;

    const int MostBetween = 4, MostWords = 8, ShortestPiece = 40, LongestWord = 200;

    readonly Dictionary<string, List<string[]>> _byFirst = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<string[]>>.AlternateLookup<ReadOnlySpan<char>> _first;

    readonly Dictionary<string, List<string>> _inside = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<string>>.AlternateLookup<ReadOnlySpan<char>> _within;

    HashSet<string>? _begun, _ended;

    /// <param name="forms">Folded words, with a blank between them.</param>
    public MaskText(IEnumerable<string> forms)
    {
        foreach (var words in forms.Distinct(StringComparer.Ordinal).Select(f => f.Split(' ')))
        {
            if (!_byFirst.TryGetValue(words[0], out var known)) _byFirst[words[0]] = known = [];
            known.Add(words);
            if (words is [var joined] && IsJoined(joined)) Inside(joined);
        }

        // The longest first, so that no word of a name is left.
        foreach (var known in _byFirst.Values) known.Sort((a, b) => b.Length.CompareTo(a.Length));
        _first = _byFirst.GetAlternateLookup<ReadOnlySpan<char>>();
        _within = _inside.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether a form is one word that is looked for inside others too.</summary>
    public static bool IsJoined(string form) => form.Length >= LeastInside && !form.Contains(' ', StringComparison.Ordinal);

    /// <summary>There is nothing to look for.</summary>
    public bool IsEmpty => _byFirst.Count == 0;

    /// <summary>The text with the letters of every masked name barred; the same text where there is none.</summary>
    public string Barred(string text) => Replaced(text, MaskLabel.Bar);

    /// <summary>The same of a piece that was cut out of a text: what is left of a name at its edges is barred too.</summary>
    public string BarredPiece(string text)
    {
        var barred = Barred(text);
        if (IsEmpty || text.Length < ShortestPiece) return barred;
        var words = Ends(text);
        var (first, last) = (LeftOf(words.First, text, atStart: true), LeftOf(words.Last, text, atStart: false));
        if (first == 0 && last == 0) return barred;
        var letters = barred.ToCharArray();
        foreach (var (start, end) in words.First.Take(first).Concat(words.Last.TakeLast(last)))
            for (var i = start; i < end; i++) letters[i] = MaskLabel.Bar;
        return new(letters);
    }

    /// <summary>The same for an index of words, in which nothing of the name may be left, nor that there was one.</summary>
    public string Blanked(string text) => Replaced(text, ' ');

    /// <summary>Whether a masked name stands in a text.</summary>
    public bool Finds(string text)
    {
        if (IsEmpty) return false;
        Span<char> word = stackalloc char[LongestWord];
        for (var at = 0; Next(text, ref at, word) is { } found; at = found.End)
            if (EndOf(text, found, word) >= 0 || Within(text, found, word) is not null) return true;
        return false;
    }

    string Replaced(string text, char by)
    {
        if (IsEmpty || text.Length == 0) return text;
        char[]? barred = null;
        Span<char> word = stackalloc char[LongestWord];
        for (var at = 0; Next(text, ref at, word) is { } found;)
        {
            var name = EndOf(text, found, word) is var whole and >= 0 ? (found.Start, End: whole) : Within(text, found, word);
            at = name?.End ?? found.End;
            if (name is not { } bar) continue;
            barred ??= text.ToCharArray();
            for (var i = bar.Start; i < bar.End; i++)
                if (char.IsLetterOrDigit(text[i]) || MaskForms.IsAccent(text[i])) barred[i] = by;
        }

        return barred is null ? text : new(barred);
    }

    // A joined name inside a longer word: “JusticiaParaJuanaQuispe”, “juanaquispe12”.
    (int Start, int End)? Within(string text, (int Start, int End, int Length) found, Span<char> word)
    {
        if (_inside.Count == 0 || found.Length <= LeastInside) return null;
        ReadOnlySpan<char> letters = word[..found.Length];
        for (var i = 0; i + LeastInside <= letters.Length; i++)
        {
            if (!_within.TryGetValue(letters.Slice(i, LeastInside), out var forms)) continue;
            foreach (var form in forms)
                if (letters[i..].StartsWith(form, StringComparison.Ordinal)) return (Letter(text, found.Start, i), Letter(text, found.Start, i + form.Length));
        }

        return null;
    }

    // Where so many letters of a word have passed, accents that stand alone left out.
    static int Letter(string text, int start, int count)
    {
        var at = start;
        for (; count > 0 || (at < text.Length && MaskForms.IsAccent(text[at])); at++)
            if (!MaskForms.IsAccent(text[at])) count--;
        return at;
    }

    void Inside(string joined)
    {
        if (!_inside.TryGetValue(joined[..LeastInside], out var known)) _inside[joined[..LeastInside]] = known = [];
        known.Add(joined);
        known.Sort((a, b) => b.Length.CompareTo(a.Length));
    }

    // How many words at an edge are the end of a name whose beginning was cut off, or the beginning of one whose end was.
    int LeftOf(List<(int Start, int End)> words, string text, bool atStart)
    {
        _begun ??= Parts((form, n) => form[..n]);
        _ended ??= Parts((form, n) => form[n..]);
        for (var count = words.Count; count > 0; count--)
        {
            var line = string.Join(' ', (atStart ? words.Take(count) : words.TakeLast(count)).Select(w => string.Concat(MaskForms.Words(text[w.Start..w.End]))));
            if ((atStart ? _ended : _begun).Contains(line)) return count;
        }

        return 0;
    }

    HashSet<string> Parts(Func<string[], int, string[]> part) =>
        [.. _byFirst.Values.SelectMany(f => f).SelectMany(f => Enumerable.Range(1, f.Length - 1).Select(n => part(f, n))).Where(MaskForms.Tells).Select(words => string.Join(' ', words))];

    static (List<(int Start, int End)> First, List<(int Start, int End)> Last) Ends(string text)
    {
        var (first, last) = (new List<(int, int)>(), new LinkedList<(int, int)>());
        Span<char> word = stackalloc char[LongestWord];
        for (var at = 0; first.Count < MostWords && Next(text, ref at, word) is { } found;) first.Add((found.Start, found.End));
        for (var at = text.Length - 1; at >= 0 && last.Count < MostWords; at--)
        {
            if (!char.IsLetterOrDigit(text[at])) continue;
            var end = at + 1;
            while (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || MaskForms.IsAccent(text[at - 1]))) at--;
            last.AddFirst((at, end));
        }

        return (first, [.. last]);
    }

    // Where the name that begins with this word ends; below zero where none does.
    int EndOf(string text, (int Start, int End, int Length) first, Span<char> word)
    {
        if (first.Length == 0 || !_first.TryGetValue(word[..first.Length], out var forms)) return -1;
        Span<char> next = stackalloc char[LongestWord];
        foreach (var form in forms)
        {
            var end = first.End;
            var i = 1;
            for (; i < form.Length; i++)
            {
                var at = end;
                if (Next(text, ref at, next) is not { } found || !MayStandBetween(text.AsSpan(end, found.Start - end)) || !next[..found.Length].SequenceEqual(form[i])) break;
                end = found.End;
            }

            if (i == form.Length) return end;
        }

        return -1;
    }

    // The end of a sentence is none; line breaks, commas, hyphens and the marks of a search are.
    static bool MayStandBetween(ReadOnlySpan<char> between) =>
        between.Length <= MostBetween && between.IndexOfAny(";:!?") < 0 && (between.IndexOf('.') < 0 || between.Length == 1);

    // The next word, folded into a buffer; of one too long to be a name nothing is folded.
    static (int Start, int End, int Length)? Next(string text, ref int at, Span<char> word)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at])) at++;
        if (at >= text.Length) return null;
        var (start, length) = (at, 0);
        for (; at < text.Length && (char.IsLetterOrDigit(text[at]) || MaskForms.IsAccent(text[at])); at++)
        {
            if (MaskForms.IsAccent(text[at])) continue;
            if (length < word.Length) word[length] = Folding.Fold(text[at]);
            length++;
        }

        return (start, at, length <= word.Length ? length : 0);
    }
}
