using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Quipu.Model;

namespace Quipu.Sources.Protected;

/// <summary>
/// A text with what hides letters in it undone: %C3%A9 of addresses, \u00e9 of data, &amp;eacute; of pages, letters that were encoded twice (“Ã©”); with the place of each letter in the text as it came.
/// </summary>
sealed partial class HiddenLetters
{
    const int MostPasses = 3;

    static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
    static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    readonly Span[] _places;

    HiddenLetters(string text, Span[] places) => (Text, _places) = (text, places);

    internal string Text { get; }

    /// <summary>The text decoded; null where nothing in it hides letters.</summary>
    internal static HiddenLetters? Of(string text)
    {
        HiddenLetters? now = null;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var (from, changed) = (now?.Text ?? text, false);
            foreach (var (pattern, decode) in new (Regex, Func<string, string?>)[] { (Percent(), Bytes), (Escape(), Escaped), (Entity(), Named), (Twice(), Again) })
            {
                if (Pass(now?.Text ?? text, now, pattern, decode) is not { } next) continue;
                (now, changed) = (next, true);
            }

            if (!changed || now!.Text == from) break;
        }

        return now;
    }

    /// <summary>Where a stretch of the decoded text stands in the text as it came.</summary>
    internal Span Place(Span span) => new(_places[span.Start].Start, _places[span.End - 1].End);

    static HiddenLetters? Pass(string text, HiddenLetters? before, Regex pattern, Func<string, string?> decode)
    {
        var (decoded, places, from) = (new StringBuilder(), new List<Span>(), 0);
        Span Whole(int start, int end) => before is null ? new(start, end) : before.Place(new(start, end));
        foreach (var match in pattern.Matches(text).Cast<Match>())
        {
            if (decode(match.Value) is not { } letters || letters == match.Value) continue;
            for (; from < match.Index; from++) Add(text[from], Whole(from, from + 1));
            foreach (var c in letters) Add(c, Whole(match.Index, match.Index + match.Length));
            from = match.Index + match.Length;
        }

        if (from == 0) return null;
        for (; from < text.Length; from++) Add(text[from], Whole(from, from + 1));
        return new(decoded.ToString(), [.. places]);

        void Add(char c, Span at)
        {
            decoded.Append(c);
            places.Add(at);
        }
    }

    // One letter at a time, so that each keeps its place: a byte below 0x80, or those of one letter.
    static string? Bytes(string encoded) => Utf8([.. Enumerable.Range(0, encoded.Length / 3).Select(i => Convert.ToByte(encoded.Substring((i * 3) + 1, 2), 16))]);

    static string? Escaped(string encoded) => ((char)Convert.ToInt32(encoded[^4..], 16)).ToString();

    static string? Named(string encoded) => WebUtility.HtmlDecode(encoded);

    static string? Again(string twice)
    {
        try
        {
            return Utf8(twice.All(c => c < 0x100) ? Encoding.Latin1.GetBytes(twice) : Windows.GetBytes(twice));
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    static string? Utf8(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    [GeneratedRegex("%(?:[0-7][0-9A-Fa-f]|[Cc][2-9A-Fa-f]%[89ABab][0-9A-Fa-f]|[Dd][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]|[Ee][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f]){2}|[Ff][0-4](?:%[89ABab][0-9A-Fa-f]){3})", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Percent();

    [GeneratedRegex(@"\\u[0-9A-Fa-f]{4}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Escape();

    [GeneratedRegex("&(?:#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Entity();

    // The bytes of one letter of two or three, each read as a letter.
    [GeneratedRegex("[\u00C2-\u00DF][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]|[\u00E0-\u00EF][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]{2}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Twice();
}
