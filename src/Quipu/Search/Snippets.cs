using System.Text;
using Quipu.Text;

namespace Quipu.Search;

/// <summary>Cuts the words around a hit out of a text, the found words between U+0002 and U+0003.</summary>
public static class Snippets
{
    public const char Open = '\u0002';
    public const char Close = '\u0003';

    /// <summary>The stretch of the text with most of the words looked for; its beginning where none stands there.</summary>
    /// <param name="length">About how many characters.</param>
    public static string Cut(string text, QueryWords query, int length = 220)
    {
        var folded = Folding.Fold(text);
        var hits = Hits(folded, query);
        var (from, to) = Window(text, hits, length);
        var snippet = new StringBuilder(from > 0 ? "… " : "");
        var at = from;
        foreach (var (start, end, _) in hits.Where(h => h.Start >= from && h.End <= to))
        {
            if (start < at) continue;
            Append(snippet, text.AsSpan(at, start - at));
            snippet.Append(Open).Append(text, start, end - start).Append(Close);
            at = end;
        }

        Append(snippet, text.AsSpan(at, to - at));
        return to < text.Length ? snippet.Append(" …").ToString() : snippet.ToString();
    }

    // Line breaks become spaces; the marks themselves cannot come from a text.
    static void Append(StringBuilder to, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is Open or Close) continue;
            if (char.IsWhiteSpace(c))
            {
                if (to.Length == 0 || to[^1] != ' ') to.Append(' ');
            }
            else to.Append(c);
        }
    }

    static List<(int Start, int End, int Term)> Hits(string folded, QueryWords query)
    {
        var hits = new List<(int, int, int)>();
        for (var t = 0; t < query.Terms.Length; t++)
        {
            var term = query.Terms[t];
            for (var at = folded.IndexOf(term.Words[0], StringComparison.Ordinal); at >= 0; at = folded.IndexOf(term.Words[0], at + 1, StringComparison.Ordinal))
                if (EndOf(folded, at, term) is { } end) hits.Add((at, end, t));
        }

        hits.Sort();
        return hits;
    }

    // Where the term that begins here ends, or null where these letters are a part of another word.
    static int? EndOf(string folded, int at, QueryTerm term)
    {
        if (at > 0 && char.IsLetterOrDigit(folded[at - 1])) return null;
        var end = at;
        for (var i = 0; i < term.Words.Length; i++)
        {
            while (i > 0 && end < folded.Length && !char.IsLetterOrDigit(folded[end])) end++;
            if (!folded.AsSpan(end).StartsWith(term.Words[i], StringComparison.Ordinal)) return null;
            end += term.Words[i].Length;
            if (end >= folded.Length || !char.IsLetterOrDigit(folded[end])) continue;
            if (!term.IsBeginning || i < term.Words.Length - 1) return null;
            while (end < folded.Length && char.IsLetterOrDigit(folded[end])) end++;
        }

        return end;
    }

    // The stretch with most different terms; the first of several.
    static (int From, int To) Window(string text, List<(int Start, int End, int Term)> hits, int length)
    {
        var (best, most) = (0, 0);
        for (var i = 0; i < hits.Count && i < 500; i++)
        {
            var terms = hits.Skip(i).TakeWhile(h => h.End - hits[i].Start <= length * 3 / 4).Select(h => h.Term).Distinct().Count();
            if (terms > most) (best, most) = (hits[i].Start, terms);
        }

        var from = Math.Max(0, best - (length / 4));
        while (from > 0 && !char.IsWhiteSpace(text[from - 1])) from--;
        var to = Math.Min(text.Length, from + length);
        while (to < text.Length && !char.IsWhiteSpace(text[to])) to++;
        return (from, to);
    }
}
