using System.Text.RegularExpressions;
using Quipu.Model;

namespace Quipu.Sources.Protected;

/// <summary>
/// Finds what mail programs write into a mail besides its headers: the line above what is answered (<see cref="MailAttribution"/>), the signature below <c>-- </c>, and the device that it was sent
/// from. They say who wrote, when, and where they work. Whatever may be the writer's own words stays.
/// </summary>
static partial class MailLines
{
    const int LongestSignature = 12;
    const int LongestOfSignature = 100;
    const int FewestOfProse = 3;
    const int ShortestOfProse = 4;

    /// <summary>Each with the line's end.</summary>
    internal static List<Span> Find(string text)
    {
        var found = new List<Span>();
        for (var at = 0; at < text.Length;)
        {
            var end = Signature(text, at) ?? MailAttribution.End(text, at) ?? DeviceEnd(text, at);
            if (end is { } to) found.Add(new(at, to));
            at = end ?? MailHeaders.LineEnd(text, at);
        }

        return found;
    }

    /// <summary>Whether words are mostly common ones in small letters, as sentences are and names, titles and addresses are not.</summary>
    internal static bool IsProse(ReadOnlySpan<char> words)
    {
        var (all, common) = (0, 0);
        foreach (var at in words.SplitAny(" \t\r\n"))
        {
            var word = words[at].Trim(".,;:!?¡¿()\"“”«»>*");
            if (word.IsEmpty) continue;
            all++;
            if (word.Length >= ShortestOfProse && !word.ContainsAnyExceptInRange('a', 'ÿ') && !word.ContainsAny('{', '|', '}')) common++;
        }

        return common >= FewestOfProse && common * 3 >= all;
    }

    // It ends a paragraph: in the midst of one, it is somebody's sentence.
    static int? DeviceEnd(string text, int at)
    {
        if (!Device().IsMatch(Bare(text, at))) return null;
        var end = MailHeaders.LineEnd(text, at);
        var ends = end >= text.Length || Bare(text, end).Length == 0 || Depth(text, end) != Depth(text, at) || IsNextMail(text, end) || IsDelimiter(text, end) || Device().IsMatch(Bare(text, end));
        return ends ? end : null;
    }

    /// <summary>Where a signature ends that begins here: with its paragraph, and those after it that are no prose.</summary>
    static int? Signature(string text, int from)
    {
        if (!IsDelimiter(text, from)) return null;
        var (depth, lines, end) = (Depth(text, from), 0, (int?)null);
        var at = MailHeaders.LineEnd(text, from);
        while (IsOfMail(text, at, depth))
        {
            while (IsOfMail(text, at, depth) && Bare(text, at).Length == 0) at = MailHeaders.LineEnd(text, at);
            var start = at;
            while (IsOfMail(text, at, depth) && Bare(text, at) is { Length: > 0 } line)
            {
                if (++lines > LongestSignature || line.Length > LongestOfSignature) return end;
                at = MailHeaders.LineEnd(text, at);
            }

            // “--” without its blank may divide what somebody wrote.
            if ((end is not null || !IsSigned(text, from)) && IsProse(text.AsSpan(start, at - start))) return end;
            if (lines > 0) end = at;
        }

        return end;
    }

    static bool IsOfMail(string text, int at, int depth) => at < text.Length && Depth(text, at) == depth && !IsNextMail(text, at) && !IsDelimiter(text, at);

    static bool IsSigned(string text, int at) => Dashes(text, at) is "-- ";

    static bool IsDelimiter(string text, int at) => Dashes(text, at) is "-- " or "--";

    static ReadOnlySpan<char> Dashes(string text, int at) => text.AsSpan(at, MailHeaders.LineEnd(text, at) - at).TrimStart("> ").TrimEnd("\r\n");

    static bool IsNextMail(string text, int at) => MailHeaders.IsHeader(text.AsSpan(at, MailHeaders.LineEnd(text, at) - at)) || Divider().IsMatch(Bare(text, at)) || MailAttribution.End(text, at) is not null;

    /// <summary>How deep a line is quoted.</summary>
    internal static int Depth(string text, int at)
    {
        var depth = 0;
        for (; at < text.Length && text[at] is '>' or ' '; at++)
            if (text[at] == '>') depth++;
        return depth;
    }

    /// <summary>A line without what quotes it and without blanks at its ends.</summary>
    internal static string Bare(string text, int at) => text.AsSpan(at, MailHeaders.LineEnd(text, at) - at).Trim("> \t\r\n").ToString();

    [GeneratedRegex(@"^(?:[-_=*]{3,}.*|begin forwarded message:|inicio del mensaje reenviado:|comienzo del mensaje reenviado:)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Divider();

    [GeneratedRegex(@"^(?:sent from (?:my|mail for|outlook for|yahoo mail|proton ?mail)|get outlook for|enviado (?:desde|con) (?:mi|el correo|outlook|yahoo mail|proton ?mail)|obt[ée]n(?:er)? outlook para)(?: [^\s.!?]+){0,6}\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Device();
}
