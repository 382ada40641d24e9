namespace Quipu.Text;

/// <summary>Finds where sentences end among the tokens of one block. A sentence never crosses a block's edge.</summary>
static class Sentences
{
    /// <summary>A run without any end is cut here, so that what reads sentences stays linear on a file that is one line.</summary>
    internal const int Longest = 400;

    /// <summary>Calls back with the first and last token of each sentence among <paramref name="tokens"/> from <paramref name="from"/> on.</summary>
    internal static void Split(string text, List<RawToken> tokens, int from, Action<int, int> sentence)
    {
        var first = from;
        for (var i = from; i < tokens.Count; i++)
        {
            var last = i == tokens.Count - 1;
            if (!last && !EndsAt(text, tokens, i) && i - first < Longest) continue;
            var end = last || i - first >= Longest ? i : WithClosers(text, tokens, i);
            sentence(first, end);
            first = end + 1;
            i = end;
        }
    }

    static bool EndsAt(string text, List<RawToken> tokens, int at)
    {
        var token = tokens[at];
        var next = tokens[at + 1];
        if (BlankLine(text, token.End, next.Start)) return true;
        var form = text.AsSpan(token.Start, token.Length);
        if (token.Shape == TokenShape.Mark)
        {
            if (form[0] is '?' or '!' or '.' || form is "…") return Starts(text, tokens, at, hard: form[0] is '?' or '!' || form is ".");
            return false;
        }

        return token.Shape == TokenShape.Word && form[^1] == '.' && Abbreviations.MayEnd(form) && Starts(text, tokens, at, hard: false);
    }

    // A new sentence starts with a capital, a digit or an opening mark; after a doubtful end it must be a capital.
    static bool Starts(string text, List<RawToken> tokens, int at, bool hard)
    {
        var next = at + 1;
        while (next < tokens.Count && IsCloser(text, tokens, next, at)) next++;
        if (next >= tokens.Count) return true;
        if (tokens[next].Start == tokens[at].End && tokens[at].Shape == TokenShape.Mark && next == at + 1 && !char.IsUpper(text[tokens[next].Start])) return false;
        var c = text[tokens[next].Start];
        if (char.IsUpper(c) || c is '¿' or '¡') return true;
        if (c is '"' or '“' or '«' or '‘' or '\'' or '(' or '[' or '-' or '–' or '—' or '•')
            return next + 1 >= tokens.Count || hard && Opens(text, tokens[next], tokens[next + 1]);
        return hard && !char.IsLower(c) && c is not (',' or ';' or ':' or ')');
    }

    // A mark that may open a sentence does so where a word comes next, a dash only where it touches that word: "6 de julio. - El líder" goes on.
    static bool Opens(string text, RawToken mark, RawToken next)
    {
        var c = text[next.Start];
        if (char.IsLower(c) || c is ',' or ';' or ':') return false;
        return text[mark.Start] is not ('-' or '–' or '—') || mark.End == next.Start && c != '.';
    }

    static int WithClosers(string text, List<RawToken> tokens, int at)
    {
        var end = at;
        while (end + 1 < tokens.Count && IsCloser(text, tokens, end + 1, at)) end++;
        return end;
    }

    // Closing quotes and brackets, and further stops, belong to the sentence that they follow without a space.
    static bool IsCloser(string text, List<RawToken> tokens, int at, int stop)
    {
        var c = text[tokens[at].Start];
        if (tokens[at].Start != tokens[at - 1].End) return false;
        return c is '”' or '»' or ')' or ']' or '’' or '.' or '?' or '!' || c is '"' or '\'' && at > stop;
    }

    static bool BlankLine(string text, int from, int to)
    {
        var breaks = 0;
        for (var i = from; i < to; i++)
            if (text[i] == '\n' || text[i] == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n')) breaks++;
        return breaks > 1;
    }
}
