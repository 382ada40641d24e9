using System.Globalization;
using Quipu.Text;

namespace Quipu.Registers;

/// <summary>Dates as registers write them, as ISO: <c>09/06/1941</c> (day first), <c>6.10.2001</c>, <c>Mar 25, 2015</c>, <c>10 Apr 1986</c>, <c>4 de octubre de 1983</c>, <c>April 1984</c>, <c>1958</c>.</summary>
static class RegisterDate
{
    static readonly string[] English = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    static readonly string[] Spanish = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "set", "oct", "nov", "dic"];

    /// <summary>The ISO form, as precise as the text; null where it is no date.</summary>
    internal static string? Iso(string text)
    {
        if (IsIsoDay(text)) return text;
        var plain = text.Trim();
        if (plain.Length is < 4 or > 40) return null;
        // What follows an ISO date may only be a time: "1955 to 1957" is no date.
        if (plain.IndexOfAny([' ', 'T']) is var time && (time < 0 || (time >= 8 && time + 1 < plain.Length && char.IsAsciiDigit(plain[time + 1]))) && PartialDate.TryParse(plain, out var iso)) return iso.ToString();
        var parts = Words(plain);
        return parts.Count switch
        {
            1 => Of(Year(parts[0]), null, null),
            2 => Month(parts[0]) is { } month ? Of(Year(parts[1]), month, null) : null,
            3 when Month(parts[0], wordsOnly: true) is { } month => Of(Year(parts[2]), month, Number(parts[1])),
            3 when Month(parts[1], wordsOnly: true) is { } month => Of(Year(parts[2]), month, Number(parts[0])),
            3 when parts[0].Length == 4 => Of(Year(parts[0]), Number(parts[1]), Number(parts[2])),
            3 => Of(Year(parts[2]), Number(parts[1]), Number(parts[0])),
            _ => null,
        };
    }

    /// <summary>"2021-07-23", the commonest by far.</summary>
    static bool IsIsoDay(string text) => text.Length == 10 && text[4] == '-' && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1000;

    /// <summary>The number of a month by its name in English or Spanish.</summary>
    internal static int? Month(string word, bool wordsOnly = false)
    {
        if (Number(word) is { } number) return wordsOnly ? null : number;
        var name = Folding.Fold(word);
        if (name.Length < 3 || !name.All(char.IsAsciiLetterLower)) return null;
        var start = name[..3];
        var index = Array.IndexOf(English, start);
        if (index < 0) index = Array.IndexOf(Spanish, start);
        if (index < 0) return null;
        var full = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(index + 1).ToLowerInvariant();
        // "mart" is no month and neither is "decision": the word must be a beginning of a month's name.
        return full.StartsWith(name, StringComparison.Ordinal) || name is "sept" || IsSpanish(name) ? index + 1 : null;
    }

    static bool IsSpanish(string name) => name is "ene" or "enero" or "feb" or "febrero" or "mar" or "marzo" or "abr" or "abril" or "may" or "mayo" or "jun" or "junio" or "jul" or "julio"
        or "ago" or "agosto" or "set" or "setiembre" or "sep" or "septiembre" or "oct" or "octubre" or "nov" or "noviembre" or "dic" or "diciembre";

    static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var word in text.Split([' ', ',', '/', '.', '-', '\u00A0'], StringSplitOptions.RemoveEmptyEntries))
            if (word is not ("de" or "del" or "of")) words.Add(word);
        return words;
    }

    static string? Of(int? year, int? month, int? day)
    {
        if (year is not { } y || month is < 1 or > 12 || (month is null && day is not null)) return null;
        if (day is { } d && (month is not { } m || d < 1 || d > DateTime.DaysInMonth(y, m))) return null;
        return new PartialDate(y, month, day).ToString();
    }

    static int? Year(string word) => word.Length == 4 && Number(word) is { } year and >= 1000 ? year : null;

    static int? Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
