using System.Text.RegularExpressions;
using Quipu.Model;

namespace Quipu.Sources.Protected;

/// <summary>
/// Finds what mail programs write into a mail besides its headers: the line above what is answered (“El lun, 3 mar 2031 … escribió:”), the signature below <c>-- </c>, and the device that it
/// was sent from. They say who wrote, when, and where they work.
/// </summary>
static partial class MailLines
{
    const int MostLines = 3;
    const int LongestLine = 400;
    const int LongestSignature = 12;
    const int LongestOfSignature = 100;

    /// <summary>Each with the line's end.</summary>
    internal static List<Span> Find(string text)
    {
        var found = new List<Span>();
        for (var at = 0; at < text.Length;)
        {
            var end = Signature(text, at) ?? Attribution(text, at) ?? (Device().IsMatch(Bare(text, at)) ? MailHeaders.LineEnd(text, at) : null);
            if (end is { } to) found.Add(new(at, to));
            at = end ?? MailHeaders.LineEnd(text, at);
        }

        return found;
    }

    /// <summary>Where a line above an answered mail ends; it may be broken into several.</summary>
    static int? Attribution(string text, int from)
    {
        var (at, whole) = (from, "");
        for (var lines = 0; lines < MostLines && at < text.Length && whole.Length < LongestLine; lines++)
        {
            var line = Bare(text, at);
            if (line.Length == 0) return null;
            whole += " " + line;
            at = MailHeaders.LineEnd(text, at);
            if (line[^1] == ':' && Wrote().IsMatch(whole)) return IsOfProgram(whole, text, at) ? at : null;
        }

        return null;
    }

    // “On Monday the mayor wrote:” is a sentence; with an address, a day with its hour, or a quoted mail below, it is a program's.
    static bool IsOfProgram(string line, string text, int below) => line.Contains('@') || (Hour().IsMatch(line) && line.Count(char.IsAsciiDigit) > 4) || IsQuoted(text, below);

    static bool IsQuoted(string text, int at)
    {
        while (at < text.Length && Bare(text, at).Length == 0 && !text.AsSpan(at, MailHeaders.LineEnd(text, at) - at).Contains('>')) at = MailHeaders.LineEnd(text, at);
        return at < text.Length && text.AsSpan(at).TrimStart(" \t").StartsWith(">");
    }

    /// <summary>Where a signature ends that begins here: with the mail, or, where much follows, with its paragraph.</summary>
    static int? Signature(string text, int from)
    {
        if (!IsDelimiter(text, from)) return null;
        var depth = Depth(text, from);
        var (at, lines, paragraph, longest) = (MailHeaders.LineEnd(text, from), 0, (int?)null, 0);
        while (at < text.Length && Depth(text, at) == depth && !IsNextMail(text, at) && !(lines > 0 && IsDelimiter(text, at)))
        {
            var line = Bare(text, at);
            if (line.Length == 0 && lines > 0) paragraph ??= at;
            if (line.Length > 0) lines++;
            if (paragraph is null) longest = Math.Max(longest, line.Length);
            at = MailHeaders.LineEnd(text, at);
        }

        if (lines == 0 || longest > LongestOfSignature) return null;
        return lines <= LongestSignature ? at : paragraph ?? at;
    }

    static bool IsDelimiter(string text, int at) => text.AsSpan(at, MailHeaders.LineEnd(text, at) - at).TrimStart("> ").TrimEnd("\r\n") is "-- " or "--";

    static bool IsNextMail(string text, int at) => MailHeaders.IsHeader(text.AsSpan(at, MailHeaders.LineEnd(text, at) - at)) || Divider().IsMatch(Bare(text, at)) || Attribution(text, at) is not null;

    // How deep a line is quoted.
    static int Depth(string text, int at)
    {
        var depth = 0;
        for (; at < text.Length && text[at] is '>' or ' '; at++)
            if (text[at] == '>') depth++;
        return depth;
    }

    static string Bare(string text, int at) => text.AsSpan(at, MailHeaders.LineEnd(text, at) - at).Trim("> \t\r\n").ToString();

    [GeneratedRegex(@"\b(?:escribi[óo]|wrote|writes|escreveu|a écrit|ha scritto|schrieb)\b[^\n]{0,120}:$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Wrote();

    [GeneratedRegex(@"\b\d{1,2}[:.h]\d{2}\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Hour();

    [GeneratedRegex(@"^(?:[-_=*]{3,}.*|begin forwarded message:|inicio del mensaje reenviado:|comienzo del mensaje reenviado:)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Divider();

    [GeneratedRegex(@"^(?:sent from (?:my|mail for|outlook for|yahoo mail|proton ?mail)|get outlook for|enviado (?:desde|con) (?:mi|el correo|outlook|yahoo mail|proton ?mail)|obt[ée]n(?:er)? outlook para) ?[^.!?]{0,60}\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Device();
}
