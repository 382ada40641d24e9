using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Quipu.Model;

namespace Quipu.Documents;

/// <summary>Publication dates as mastheads, markup and metadata write them, in English, Spanish and Portuguese.</summary>
static partial class Dates
{
    static readonly FrozenDictionary<string, int> _months = Months();

    /// <summary>Reads a value that is meant as a date: ISO 8601, RFC 822, words, or day first in figures.</summary>
    internal static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        if (string.IsNullOrWhiteSpace(text)) return false;
        text = text.Trim();
        return PartialDate.TryParse(text, out date) || TryFind(text, out date, out _);
    }

    /// <summary>The first date of day precision within a line, with where it stands.</summary>
    internal static bool TryFind(string text, out PartialDate date, out Span at)
    {
        foreach (Match match in Written().Matches(text))
        {
            if (Read(match) is not { } found) continue;
            (date, at) = (found, new(match.Index, match.Index + match.Length));
            return true;
        }

        (date, at) = (default, default);
        return false;
    }

    static PartialDate? Read(Match match)
    {
        if (match.Groups["y1"].Success) return Day(match.Groups["y1"], match.Groups["m1"].Value, match.Groups["d1"]);
        if (match.Groups["y2"].Success) return Day(match.Groups["y2"], match.Groups["m2"].Value, match.Groups["d2"]);
        if (match.Groups["y3"].Success) return Day(match.Groups["y3"], match.Groups["m3"].Value, match.Groups["d3"]);
        // In figures the region writes the day first; a second figure above twelve can only be a day.
        var (first, second) = (match.Groups["d4"], match.Groups["m4"]);
        return Number(second.Value) > 12 ? Day(match.Groups["y4"], first.Value, second) : Day(match.Groups["y4"], second.Value, first);
    }

    static PartialDate? Day(Group year, string month, Group day)
    {
        if (!_months.TryGetValue(month.TrimEnd('.').ToLowerInvariant(), out var m)) m = Number(month);
        var (y, d) = (Number(year.Value), Number(day.Value));
        return y is >= 1900 and <= 2100 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new PartialDate(y, m, d) : null;
    }

    static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    static FrozenDictionary<string, int> Months()
    {
        string[] names =
        [
            "january jan enero ene janeiro", "february feb febrero fevereiro fev", "march mar marzo março", "april apr abril abr", "may mayo maio mai",
            "june jun junio junho", "july jul julio julho", "august aug agosto ago", "september sep sept septiembre setiembre set setembro",
            "october oct octubre outubro out", "november nov noviembre novembro", "december dec diciembre dic dezembro dez",
        ];
        return names.SelectMany((line, i) => line.Split(' ').Select(name => (name, i + 1))).DistinctBy(m => m.name)
            .ToFrozenDictionary(m => m.name, m => m.Item2, StringComparer.Ordinal);
    }

    const string Month = @"(?:ene(?:ro)?|jan(?:uary|eiro)?|feb(?:rero|ruary)?|fev(?:ereiro)?|mar(?:zo|ch|ço)?|abr(?:il)?|apr(?:il)?|mayo?|maio?|jun(?:io|e|ho)?|jul(?:io|y|ho)?|" +
        @"ago(?:sto)?|aug(?:ust)?|sep(?:t|tiembre|tember)?|set(?:iembre|embro)?|oct(?:ubre|ober)?|out(?:ubro)?|nov(?:iembre|ember|embro)?|dic(?:iembre)?|dec(?:ember)?|dez(?:embro)?)\.?";

    [GeneratedRegex(@"\b(?:(?<y1>\d{4})[-/.](?<m1>\d{1,2})[-/.](?<d1>\d{1,2})" +
        @"|(?<d2>\d{1,2})(?:st|nd|rd|th|º|°)?,?[\s-]+(?:de\s+|of\s+)?(?<m2>" + Month + @")[\s,-]+(?:de\s+|del\s+)?(?<y2>\d{4})" +
        @"|(?<m3>" + Month + @")\s+(?<d3>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y3>\d{4})" +
        @"|(?<d4>\d{1,2})[/.-](?<m4>\d{1,2})[/.-](?<y4>\d{4}))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Written();
}
