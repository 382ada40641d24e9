using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FollowTheMoney.Types;

/// <summary>Addresses of electronic mail.</summary>
sealed class EmailKind : ValueKind
{
    const string Unfit = "<>()[],;:?@\"";

    static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    internal override string? Clean(string text, Cleaning how)
    {
        var email = Words.Unquote(text.Trim());
        if (email.StartsWith("mailto:", StringComparison.Ordinal)) email = email[7..];
        var at = email.LastIndexOf('@');
        if (at is < 1 or > 64) return null;
        foreach (var c in email.AsSpan(0, at))
            if (char.IsWhiteSpace(c) || Unfit.Contains(c)) return null;
        return Domain(email[(at + 1)..]) is { } domain ? $"{email.AsSpan(0, at)}@{domain}" : null;
    }

    /// <summary>Lower case and in letters (not punycode); null where it could be no host with a top-level domain.</summary>
    static string? Domain(string text)
    {
        try
        {
            var ascii = Idn.GetAscii(text.TrimEnd('.').ToLowerInvariant());
            var labels = ascii.Split('.');
            if (labels.Length < 2 || labels[^1].Length < 2 || labels[..^1].Any(l => l.Length is 0 or > 63 || l[^1] == '-') || ascii[0] == '-') return null;
            return ascii.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.') ? Idn.GetUnicode(ascii) : null;
        }
        catch (ArgumentException)
        {
            return null; // a label that is empty, too long, or of letters that no domain may have
        }
    }
}

/// <summary>Addresses of the internet protocol, version 4 and 6, in their shortest form.</summary>
sealed class IpKind : ValueKind
{
    internal override string? Clean(string text, Cleaning how) => text.Contains(':') ? Six(text) : IsFour(text) ? text : null;

    static string? Six(string text)
    {
        var zone = text.IndexOf('%');
        var plain = zone < 0 ? text : text[..zone];
        if (plain.Contains('[') || plain.Contains('/') || !IPAddress.TryParse(plain, out var found) || found.AddressFamily != AddressFamily.InterNetworkV6) return null;
        return zone < 0 ? found.ToString() : zone + 1 < text.Length ? found + text[zone..] : null;
    }

    /// <summary>Four numbers up to 255, written without leading zeros: other forms mean different things to different programs.</summary>
    static bool IsFour(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && parts.All(p => p.Length is > 0 and <= 3 && p.All(char.IsAsciiDigit) && (p.Length == 1 || p[0] != '0') && int.Parse(p, CultureInfo.InvariantCulture) < 256);
    }
}

sealed class UrlKind : ValueKind
{
    internal override string? Clean(string text, Cleaning how) => Urls.Clean(text);

    internal override double Compare(string left, string right) => Urls.Comparable(left) is { } one && one == Urls.Comparable(right) ? 1 : 0;

    protected override double Weight(string value) => Dampen(10, 120, CodePoints(value));
}

/// <summary>Kinds of files, without parameters.</summary>
sealed class MimeKind : ValueKind
{
    internal override bool Matchable => false;

    internal override string? Clean(string text, Cleaning how) => MimeTypes.Clean(text);

    internal override string Caption(string value, string? format) => MimeTypes.Label(value);
}
