using System.Collections.Frozen;
using Quipu.Model;

namespace Quipu.Documents;

/// <summary>
/// Finds the blocks of plain text: a line is a paragraph, unless the text was wrapped at a width or a scraper broke its lines at links.
/// Works in one pass over spans, whatever the size.
/// </summary>
static class Layout
{
    /// <summary>Words after which no sentence or title ends, so that the next line goes on.</summary>
    static readonly FrozenSet<string> _open = new[]
    {
        "the", "a", "an", "of", "in", "on", "at", "to", "by", "for", "with", "from", "and", "or", "that", "which", "who", "its", "their", "his", "her", "as", "than", "into", "news", "outlet",
        "el", "la", "los", "las", "un", "una", "de", "del", "al", "en", "por", "para", "con", "sin", "y", "e", "o", "que", "su", "sus", "se", "lo", "como", "entre", "sobre", "desde", "hasta",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every line that is not blank, trimmed, with how many blank lines stand before it.</summary>
    internal static List<(Span At, int Blank)> Lines(string text, int from = 0)
    {
        var lines = new List<(Span, int)>();
        var (start, blank) = (from, 0);
        while (start <= text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny("\n\r\f\u2028\u2029");
            var end = length < 0 ? text.Length : start + length;
            var at = Trim(text, start, end);
            if (at.Length == 0) blank++;
            else
            {
                lines.Add((at, blank));
                blank = 0;
            }

            if (length < 0) break;
            start = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        }

        return lines;
    }

    /// <summary>The spans of the blocks, in order.</summary>
    internal static List<Span> Blocks(string text, int from = 0)
    {
        var lines = Lines(text, from);
        var isWrapped = IsWrapped(text, lines);
        var isBroken = !isWrapped && IsBroken(text, lines);
        var blocks = new List<Span>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var (at, blank) = lines[i];
            var goesOn = i > 0 && blank == 0 && (isWrapped
                ? !IsIndented(text, at.Start) && !StartsItem(text, at)
                : GoesOn(text, lines[i - 1].At, at) || (isBroken && IsInFlow(text, blocks[^1], lines, i)));
            if (goesOn) blocks[^1] = blocks[^1].Cover(at);
            else blocks.Add(at);
        }

        return blocks;
    }

    /// <summary>True where the next line carries on the sentence of the line before it.</summary>
    static bool GoesOn(string text, Span before, Span next)
    {
        var (last, first) = (text[before.End - 1], text[next.Start]);
        if (Carries(text, next)) return true;
        if (Ends(last)) return false;
        if (first is ':' || last is ',' or '(' or '–' or '—' or '“' or '«') return true;
        if (char.IsLower(first)) return before.Start > 0 || !Bylines.TryParse(next.Of(text), out _);
        if (StartsItem(text, next)) return false;
        return _open.Contains(LastWord(text, before));
    }

    /// <summary>A line that begins with what can only close or part: <c>, said the minister</c>.</summary>
    static bool Carries(string text, Span line) => text[line.Start] is ',' or ';' or ')' or ']' or '»' or '”' or '’' or '!' or '?' or '%' ||
        (text[line.Start] == '.' && (line.Length == 1 || text[line.Start + 1] != '.'));

    /// <summary>In a text broken at links, an unfinished sentence goes on in a line that begins with a name.</summary>
    static bool IsInFlow(string text, Span block, List<(Span At, int Blank)> lines, int i)
    {
        var (before, next) = (lines[i - 1].At, lines[i].At);
        var isRunning = block.Start < before.Start || (i + 1 < lines.Count && lines[i + 1].Blank == 0 && (char.IsLower(text[lines[i + 1].At.Start]) || Carries(text, lines[i + 1].At)));
        return isRunning && (!Ends(text[before.End - 1]) || text[before.End - 1] == ')') && (!StartsItem(text, next) || text[next.Start] is '—' or '–') &&
            HasPlainWord(text, before) && !Boilerplate.IsCue(before.Of(text)) && !Boilerplate.IsCue(next.Of(text));
    }

    /// <summary>A word of four letters or more in lower case: not a heading in title case, and not a name.</summary>
    static bool HasPlainWord(string text, Span line)
    {
        foreach (var range in text.AsSpan(line.Start, line.Length).Split(' '))
        {
            var (offset, length) = range.GetOffsetAndLength(line.Length);
            if (length >= 4 && char.IsLower(text[line.Start + offset])) return true;
        }

        return false;
    }

    /// <summary>A scraper broke the lines at links: of the lines without a gap before them, one in seven or more begins in the midst of a sentence.</summary>
    static bool IsBroken(string text, List<(Span At, int Blank)> lines)
    {
        var (close, midst) = (0, 0);
        for (var i = 1; i < lines.Count && i < 2000; i++)
        {
            if (lines[i].Blank > 0) continue;
            close++;
            if (char.IsLower(text[lines[i].At.Start]) || Carries(text, lines[i].At)) midst++;
        }

        return midst >= 4 && midst * 7 >= close;
    }

    static bool Ends(char last) => last is '.' or '!' or '?' or '…' or ':' or ';' or '"' or '”' or '»' or ')' or ']' or '×' or '|' or '■';

    static string LastWord(string text, Span line)
    {
        var start = line.End;
        while (start > line.Start && char.IsLetter(text[start - 1])) start--;
        return text[start..line.End];
    }

    static bool StartsItem(string text, Span line) => line.Length > 2 && (text[line.Start] is '-' or '*' or '•' or '·' or '–' or '—' or '■' or '►' or '>' or '#'
        || (char.IsDigit(text[line.Start]) && text[line.Start + 1] is '.' or ')'));

    static bool IsIndented(string text, int start) => start >= 2 && text[start - 1] is ' ' or '\t' && text[start - 2] is ' ' or '\t';

    /// <summary>Lines of one width that mostly do not end a sentence: a text wrapped by a mail program or a wire.</summary>
    static bool IsWrapped(string text, List<(Span At, int Blank)> lines)
    {
        var (followed, wide, open, longest) = (0, 0, 0, 0);
        for (var i = 0; i + 1 < lines.Count && i < 2000; i++)
        {
            longest = Math.Max(longest, lines[i].At.Length);
            if (lines[i + 1].Blank > 0) continue;
            followed++;
            if (lines[i].At.Length is > 45 and < 100) wide++;
            if (!Ends(text[lines[i].At.End - 1])) open++;
        }

        return followed >= 4 && longest < 110 && wide * 10 >= followed * 7 && open * 10 >= followed * 6;
    }

    static Span Trim(string text, int start, int end)
    {
        while (start < end && IsSpace(text[start])) start++;
        while (end > start && IsSpace(text[end - 1])) end--;
        return new(start, end);
    }

    static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B' or '\0';
}
