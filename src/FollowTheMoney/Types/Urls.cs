using System.Globalization;
using System.Net;

namespace FollowTheMoney.Types;

/// <summary>The parts of a URL as it is written: nothing is decoded.</summary>
/// <param name="Scheme">Lower case; empty where none is written.</param>
readonly record struct UrlParts(string Scheme, string Host, string Path, string Query, string Fragment)
{
    /// <summary>Splits as RFC 3986 does; leading control characters and all line breaks and tabs are left out, as browsers do.</summary>
    internal static UrlParts Of(string url)
    {
        var rest = string.Concat(url.TrimStart([.. Enumerable.Range(0, 33).Select(i => (char)i)]).Where(c => c is not ('\t' or '\r' or '\n')));
        var (scheme, host) = ("", "");
        var colon = rest.IndexOf(':');
        if (colon > 0 && char.IsAsciiLetter(rest[0]) && rest.AsSpan(0, colon).IndexOfAnyExcept(SchemeLetters) < 0)
            (scheme, rest) = (rest[..colon].ToLowerInvariant(), rest[(colon + 1)..]);
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            var end = rest.AsSpan(2).IndexOfAny('/', '?', '#') is var at and >= 0 ? at + 2 : rest.Length;
            (host, rest) = (rest[2..end], rest[end..]);
        }

        var (withQuery, fragment) = Cut(rest, '#');
        var (path, query) = Cut(withQuery, '?');
        return new(scheme, host, path, query, fragment);
    }

    static readonly System.Buffers.SearchValues<char> SchemeLetters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    static (string, string) Cut(string text, char at) => text.IndexOf(at, StringComparison.Ordinal) is var i and >= 0 ? (text[..i], text[(i + 1)..]) : (text, "");

    public override string ToString()
    {
        var url = Host.Length > 0 ? $"//{Host}{(Path.Length > 0 && Path[0] != '/' ? "/" : "")}{Path}" : Path;
        return $"{(Scheme.Length > 0 ? Scheme + ":" : "")}{url}{(Query.Length > 0 ? "?" + Query : "")}{(Fragment.Length > 0 ? "#" + Fragment : "")}";
    }
}

/// <summary>URLs made whole, and made comparable.</summary>
public static class Urls
{
    static readonly string[] Schemes = ["http", "https", "ftp", "mailto", "file", "s3", "gs"];

    /// <summary>With a scheme (http where none is written), a host and a path; null where the text is no such thing.</summary>
    public static string? Clean(string text) => Parts(text)?.ToString();

    /// <summary>For comparison only: http for https, no <c>www.</c>, no fragment, query in order.</summary>
    public static string? Comparable(string text)
    {
        if (Parts(text) is not { } parts) return null;
        var query = parts.Query.Length == 0 ? "" : Encode(Pairs(parts.Query, keepBlank: false).OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal));
        return (parts with
        {
            Scheme = parts.Scheme == "https" ? "http" : parts.Scheme,
            Host = parts.Host.ToLowerInvariant().Replace("www.", "", StringComparison.Ordinal),
            Query = query,
            Fragment = "",
        }).ToString();
    }

    /// <summary>The URL with parameters added to its query, in order of their names.</summary>
    public static string Build(string url, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var parts = UrlParts.Of(url);
        var added = parameters.OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal);
        return (parts with { Query = Encode(Pairs(parts.Query, keepBlank: true).Concat(added)) }).ToString();
    }

    static UrlParts? Parts(string text)
    {
        var parts = UrlParts.Of(text);
        if (parts.Host.Length == 0)
        {
            // "www.example.org" has no host by the letter; "mailto:a@b" has none indeed.
            if (Schemes.Contains(parts.Scheme, StringComparer.Ordinal) || !parts.Path.Contains('.') || text.StartsWith("//", StringComparison.Ordinal)) return null;
            return Parts("//" + text);
        }

        if (!IsHost(parts.Host)) return null;
        var scheme = parts.Scheme.Length == 0 ? "http" : parts.Scheme;
        if (!Schemes.Contains(scheme, StringComparer.Ordinal)) return null;
        var path = parts.Path.Trim();
        return parts with { Scheme = scheme, Path = path.Length == 0 ? "/" : path, Query = parts.Fragment.Length == 0 ? parts.Query.TrimEnd() : parts.Query };
    }

    /// <summary>A host that could be one: labels of letters and digits, a top-level domain that is no number, or an IP address. Free text is none.</summary>
    static bool IsHost(string authority)
    {
        if (authority.Any(char.IsWhiteSpace)) return false;
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        if (host.StartsWith('[')) return host.IndexOf(']') is var close and > 0 && IPAddress.TryParse(host[1..close], out _) && IsPort(host[(close + 1)..]);
        var colon = host.IndexOf(':');
        if (colon >= 0 && !IsPort(host[colon..])) return false;
        var labels = (colon >= 0 ? host[..colon] : host).TrimEnd('.').Split('.');
        if (labels.Length == 4 && labels.All(l => byte.TryParse(l, NumberStyles.None, CultureInfo.InvariantCulture, out _))) return true;
        return labels.All(l => l.Length is > 0 and <= 63 && l.Any(char.IsLetterOrDigit) && l.All(IsLabel)) &&
            (labels.Length == 1 || (labels[^1].Length >= 2 && !labels[^1].All(char.IsDigit)));

        static bool IsLabel(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' || char.IsSurrogate(c) ||
            char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }

    static bool IsPort(string text) => text.Length == 0 || (text[0] == ':' && (text.Length == 1 || ushort.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out _)));

    static IEnumerable<KeyValuePair<string, string>> Pairs(string query, bool keepBlank)
    {
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            var (key, value) = equals < 0 ? (pair, "") : (pair[..equals], pair[(equals + 1)..]);
            if (value.Length > 0 || keepBlank) yield return new(WebUtility.UrlDecode(key), WebUtility.UrlDecode(value));
        }
    }

    static string Encode(IEnumerable<KeyValuePair<string, string>> pairs) => string.Join('&', pairs.Select(p => $"{Quote(p.Key)}={Quote(p.Value)}"));

    static string Quote(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
