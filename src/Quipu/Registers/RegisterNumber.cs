using System.Globalization;

namespace Quipu.Registers;

/// <summary>Numbers as registers write them: <c>5.689852347E7</c>, <c>1,234.50</c>, <c>1.234,50</c>, <c>S/ 500.00</c>.</summary>
static class RegisterNumber
{
    /// <summary>A word that stands where there is no number.</summary>
    internal static bool IsNone(string text) => text.Trim() is "" or "NA" or "N/A" or "n/a" or "-" or "--" or ".." or "..." or "null" or "NULL" or "S.I." or "s.i." or "ND" or "n.d.";

    /// <summary>The number, or null.</summary>
    internal static decimal? Of(string text)
    {
        var plain = text.AsSpan().Trim();
        foreach (var mark in (ReadOnlySpan<string>)["US$", "S/.", "S/", "$", "€"])
            if (plain.StartsWith(mark, StringComparison.Ordinal)) plain = plain[mark.Length..].Trim();
        if (plain.EndsWith("%", StringComparison.Ordinal)) plain = plain[..^1].Trim();
        if (plain.IsEmpty || plain.Length > 60) return null;
        if (plain.IndexOfAny(',', ' ', '\u00A0') < 0) return Parse(plain);
        return Grouped(plain) is { } number ? Parse(number) : null;
    }

    /// <summary>As a statement keeps it: no exponent, no group marks, no zeros at the end.</summary>
    internal static string Text(decimal number) => number == 0 ? "0" : number.ToString("0.############################", CultureInfo.InvariantCulture);

    static decimal? Parse(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>With a point for the fraction and no group marks; null where the marks do not tell which is which.</summary>
    static string? Grouped(ReadOnlySpan<char> text)
    {
        var plain = text.ToString().Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);
        var (comma, point) = (plain.LastIndexOf(','), plain.LastIndexOf('.'));
        if (comma < 0) return plain;
        if (point > comma) return plain.Replace(",", "", StringComparison.Ordinal);
        var isGroup = point < 0 && plain.Length - comma == 4 && plain.TrimStart('-', '+').IndexOf(',') is > 0 and <= 3;
        if (isGroup) return plain.Replace(",", "", StringComparison.Ordinal);
        return plain.IndexOf(',') == comma ? plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : null;
    }
}
