using System.Globalization;

namespace FollowTheMoney.Types;

/// <summary>Numbers, kept as their text; a unit may follow (<c>5 kg</c>).</summary>
sealed class NumberKind : ValueKind
{
    internal override bool Matchable => false;

    internal override string? NodeId(string type, string value) => null;

    internal override string Caption(string value, string? format) => Numbers.Caption(value);
}

/// <summary>What a number's text says.</summary>
public static class Numbers
{
    /// <summary>The number (digits, a full stop before decimals, a minus) and the unit behind it; null where there is none.</summary>
    /// <param name="separator">What parts thousands, lakhs or crores.</param>
    public static (string? Number, string? Unit) Parse(string value, char decimals = '.', char separator = ',')
    {
        var text = value.Replace(separator.ToString(), "", StringComparison.Ordinal).Replace(decimals, '.').AsSpan();
        var start = 0;
        if (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        var negative = start < text.Length && text[start] == '-';
        if (negative) start++;
        if (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        var end = Digits(text, start);
        if (end == start) return (null, null);
        if (end + 1 < text.Length && text[end] == '.' && Digits(text, end + 1) is var after && after > end + 1) end = after;
        var rest = text[end..].TrimStart();
        var unit = rest.IsEmpty || char.IsDigit(rest[0]) ? "" : rest[..(rest.IndexOfAny(" \t\r\n\u00a0") is var gap and >= 0 ? gap : rest.Length)];
        return ((negative ? "-" : "") + text[start..end].ToString(), unit.IsEmpty ? null : unit.ToString());
    }

    /// <summary>The number without its unit; null where there is none.</summary>
    public static double? ToNumber(string value) =>
        Parse(value).Number is { } number && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var found) ? found : null;

    /// <summary>With commas between thousands, two decimals where it is not whole, and its unit.</summary>
    public static string Caption(string value)
    {
        var (number, unit) = Parse(value);
        if (number is null || !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var found)) return value;
        var text = found.ToString(Math.Floor(found) == found && Math.Abs(found) < 1e15 ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);
        return unit is null ? text : $"{text} {unit}";
    }

    /// <summary>The short sign of a unit; the unit itself where there is none.</summary>
    public static string Unit(string unit) => unit.ToLowerInvariant() switch
    {
        "centimeters" or "centimetres" or "centimeter" or "centimetre" => "cm",
        "meters" or "meter" or "metre" or "metres" => "m",
        "lbs." or "pound" or "pounds" => "lbs",
        "kg" or "kilograms" => "kg",
        "inches" or "inch" => "in",
        "feet" or "foot" => "ft",
        "grams" => "g",
        "m2" or "square meters" or "square metres" or "sqm" => "m²",
        "hectare" or "hectares" => "ha",
        "tons" or "tonnes" => "t",
        "eur" or "euro" or "euros" => "€",
        "dollars" or "dollar" => "$",
        "cents" or "cent" => "¢",
        "rub" or "rubles" or "ruble" or "russian ruble" or "russian rubles" => "₽",
        "seconds" => "s",
        "millisecond" or "milliseconds" => "ms",
        "hertz" => "Hz",
        _ => unit,
    };

    static int Digits(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && char.IsAsciiDigit(text[from])) from++;
        return from;
    }
}
