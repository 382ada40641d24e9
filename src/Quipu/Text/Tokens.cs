using System.Runtime.InteropServices;
using Quipu.Model;

namespace Quipu.Text;

/// <summary>What a token is made of.</summary>
enum TokenShape : byte { Word, Number, Mark, Symbol, Address }

/// <summary>A token before analysis: its range and shape.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct RawToken(int Start, int End, TokenShape Shape)
{
    internal int Length => End - Start;
}

/// <summary>
/// Cuts text into words and marks with exact offsets. "mayor's" gives "mayor" and "'s", "don't" gives "do" and "n't";
/// "del" and "al" stay whole; "S/", "US$", "1,200.50", "S.A.C.", "N°" and addresses are single tokens. Linear in the text's length.
/// </summary>
static class Tokens
{
    /// <summary>A longer run of letters is cut: no word is so long, and nothing to the right should see one.</summary>
    const int LongestWord = 256;

    /// <summary>Adds the tokens of a range of the text to a list.</summary>
    internal static void Split(string text, Span range, Language language, List<RawToken> into)
    {
        var at = range.Start;
        while (at < range.End)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B' or '\u00AD')
            {
                at++;
                continue;
            }

            var end = Next(text, at, range.End, language, into);
            at = Math.Max(end, at + 1);
        }
    }

    static int Next(string text, int at, int limit, Language language, List<RawToken> into)
    {
        var c = text[at];
        if (char.IsAsciiDigit(c)) return Add(into, at, NumberEnd(text, at, limit), TokenShape.Number);
        if (Currency(text, at, limit) is var money && money > at) return Add(into, at, money, TokenShape.Symbol);
        if (IsWordUnit(text, at)) return Word(text, at, limit, language, into);
        if ((c is '@' or '#') && at + 1 < limit && char.IsLetterOrDigit(text[at + 1])) return Add(into, at, RunEnd(text, at + 1, limit), TokenShape.Address);
        return Mark(text, at, limit, into);
    }

    static int Add(List<RawToken> into, int start, int end, TokenShape shape)
    {
        into.Add(new(start, end, shape));
        return end;
    }

    // "1,200.50", "1.200,50", "35", "3ra", "2ª", "10:30", "2013-2015" (split at the hyphen), "32108".
    static int NumberEnd(string text, int at, int limit)
    {
        var end = at;
        while (end < limit)
        {
            if (char.IsAsciiDigit(text[end])) end++;
            else if (text[end] is '.' or ',' or ':' or '\'' && end + 1 < limit && char.IsAsciiDigit(text[end + 1])) end += 2;
            else break;
        }

        if (end < limit && text[end] is 'ª' or 'º' or '°') return end + 1;
        var tail = end;
        while (tail < limit && IsWordUnit(text, tail) && tail - end < 6) tail++;
        return tail;
    }

    static int Currency(string text, int at, int limit)
    {
        if (text[at] is '$' or '€' or '£' or '¥') return at + 1;
        ReadOnlySpan<char> rest = text.AsSpan(at, Math.Min(5, limit - at));
        foreach (var sign in Signs)
            if (rest.StartsWith(sign, StringComparison.OrdinalIgnoreCase)) return at + sign.Length;
        return at;
    }

    static readonly string[] Signs = ["US$", "U$S", "S/.", "S/", "R$", "C$", "Bs.", "MX$", "RD$"];

    static bool IsWordUnit(string text, int at) => char.IsLetter(text[at]) || char.IsSurrogate(text[at]) && SurrogateLetter(text, at) ||
        text[at] is >= '\u0300' and <= '\u036F';

    static bool SurrogateLetter(string text, int at)
    {
        if (char.IsLowSurrogate(text[at])) return at > 0 && char.IsHighSurrogate(text[at - 1]) && char.IsLetter(text, at - 1);
        return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) && char.IsLetter(text, at);
    }

    static int Word(string text, int at, int limit, Language language, List<RawToken> into)
    {
        if (AddressEnd(text, at, limit) is var address && address > at) return Add(into, at, address, TokenShape.Address);
        if (DottedEnd(text, at, limit) is var dotted && dotted > at) return Add(into, at, dotted, TokenShape.Word);
        var end = at;
        while (end < limit && end - at < LongestWord)
        {
            if (IsWordUnit(text, end) || char.IsAsciiDigit(text[end])) end++;
            else if (IsJoint(text, end, limit)) end += 2;
            else break;
        }

        if (end < limit && text[end] is 'º' or '°') return Add(into, at, end + 1, TokenShape.Word);
        if (end < limit && text[end] == '.' && Abbreviations.Has(text.AsSpan(at, end - at), language)) return Add(into, at, end + 1, TokenShape.Word);
        return Clitics(text, at, end, language, into);
    }

    // A hyphen or apostrophe between letters belongs to the word: "anti-drug", "O'Higgins".
    static bool IsJoint(string text, int at, int limit) =>
        at + 1 < limit && text[at] is '-' or '\u2010' or '\u2011' or '\'' or '’' or '&' && at + 1 < limit && (IsWordUnit(text, at + 1) || text[at] is '-' && char.IsAsciiDigit(text[at + 1]));

    static int Clitics(string text, int at, int end, Language language, List<RawToken> into)
    {
        var length = end - at;
        if (language != Language.Spanish && length > 2)
        {
            if (end - 3 > at && text[end - 3] is 'n' or 'N' && text[end - 2] is '\'' or '’' && text[end - 1] is 't' or 'T') return Cut(at, end - 3, end);
            for (var i = end - 1; i > at && i >= end - 3; i--)
                if (text[i] is '\'' or '’' && IsEnglishClitic(text.AsSpan(i + 1, end - i - 1))) return Cut(at, i, end);
            if (length == 6 && text.AsSpan(at, 6).Equals("cannot", StringComparison.OrdinalIgnoreCase)) return Cut(at, at + 3, end);
        }
        else if (length > 2 && text[end - 2] is '\'' or '’' && text[end - 1] is 's')
        {
            return Cut(at, end - 2, end);
        }

        // "workers'": the apostrophe is a mark of its own.
        return Add(into, at, end, TokenShape.Word);

        int Cut(int start, int middle, int stop)
        {
            Add(into, start, middle, TokenShape.Word);
            return Add(into, middle, stop, TokenShape.Word);
        }
    }

    static bool IsEnglishClitic(ReadOnlySpan<char> tail) =>
        tail.Equals("s", StringComparison.OrdinalIgnoreCase) || tail is "re" or "ve" or "ll" or "d" or "m";

    // "U.S.", "S.A.C.", "EE.UU.", "J.": letters and points in turn.
    static int DottedEnd(string text, int at, int limit)
    {
        var (end, parts) = (at, 0);
        while (true)
        {
            var next = end;
            while (next < limit && next - end < 3 && char.IsLetter(text[next])) next++;
            if (next == end || next >= limit || text[next] != '.' || next - end > 2 || !char.IsUpper(text[end])) break;
            if (next - end == 2 && !char.IsUpper(text[end + 1]) || next - end == 2 && text[end] != text[end + 1]) break;
            end = next + 1;
            parts++;
        }

        if (parts == 0) return at;
        if (parts > 1 && end < limit && char.IsUpper(text[end]) && !(end + 1 < limit && char.IsLetter(text[end + 1])))
            end++;
        if (parts == 1 && end < limit && char.IsLetterOrDigit(text[end])) return at;
        return end;
    }

    static int AddressEnd(string text, int at, int limit)
    {
        var rest = text.AsSpan(at, limit - at);
        if (!rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase) &&
            !rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) return SiteEnd(text, at, limit);
        var end = at;
        while (end < limit && end - at < 2_048 && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '<' or '>' or '”' or '»')) end++;
        while (end > at && text[end - 1] is '.' or ',' or ')' or ';' or ':' or '!' or '?') end--;
        return end;
    }

    // "ana.ruiz@ejemplo.pe", "example.org", "notes.pdf": names joined by points and perhaps one "@", each part after a point in small letters.
    static int SiteEnd(string text, int at, int limit)
    {
        var (end, joints) = (at, 0);
        while (end < limit && end - at < LongestWord)
        {
            if (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_') end++;
            else if (text[end] is '.' or '@' && end + 1 < limit && (char.IsAsciiLetterLower(text[end + 1]) || text[end] == '@' && char.IsAsciiLetterOrDigit(text[end + 1])))
            {
                joints++;
                end++;
            }
            else break;
        }

        while (end > at && text[end - 1] is '-' or '_') end--;
        return joints > 0 && (end == limit || !char.IsLetterOrDigit(text[end])) ? end : at;
    }

    static int RunEnd(string text, int at, int limit)
    {
        while (at < limit && (char.IsLetterOrDigit(text[at]) || text[at] == '_')) at++;
        return at;
    }

    // ":)", ";-)", ":(": standing alone, so that "(art. 3:)" keeps its bracket.
    static int Face(string text, int at, int limit)
    {
        if (text[at] is not (':' or ';') || at > 0 && !char.IsWhiteSpace(text[at - 1])) return at;
        var mouth = at + 1 < limit && text[at + 1] == '-' ? at + 2 : at + 1;
        var ends = mouth < limit && text[mouth] is ')' or '(' or 'D' or 'P' && (mouth + 1 == limit || char.IsWhiteSpace(text[mouth + 1]) || text[mouth + 1] == text[mouth]);
        if (!ends) return at;
        while (mouth < limit && text[mouth] is ')' or '(' or 'D' or 'P') mouth++;
        return mouth;
    }

    static int Mark(string text, int at, int limit, List<RawToken> into)
    {
        var end = at + 1;
        if (char.IsHighSurrogate(text[at]) && end < limit && char.IsLowSurrogate(text[end])) end++;
        else if (text[at] is '.' or '-' or '*' or '_' or '=')
            while (end < limit && text[end] == text[at]) end++;
        else if (text[at] is '!' or '?')
            while (end < limit && text[end] is '!' or '?') end++;
        else if (Face(text, at, limit) is var face && face > at) return Add(into, at, face, TokenShape.Symbol);
        var c = text[at];
        var mark = char.IsPunctuation(c) && c is not ('%' or '&' or '@' or '#' or '*' or '_');
        return Add(into, at, end, mark ? TokenShape.Mark : TokenShape.Symbol);
    }
}
