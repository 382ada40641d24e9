using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FollowTheMoney;

/// <summary>A date as precise as its source: <c>2014</c>, <c>2014-09</c> or <c>2014-09-14</c> (ISO 8601, as FollowTheMoney has it).</summary>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    /// <exception cref="ArgumentException">No such day.</exception>
    public PartialDate(int year, int? month = null, int? day = null)
    {
        if (year is < 1000 or > 9999 || month is < 1 or > 12 || (day is not null && month is null) ||
            (day is { } d && (d < 1 || d > DateTime.DaysInMonth(year, month!.Value))))
            throw new ArgumentException($"There is no date {year}-{month}-{day}.");
        (Year, Month, Day) = (year, month, day);
    }

    public int Year { get; }

    public int? Month { get; }

    public int? Day { get; }

    /// <summary>The first day that it may mean.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day that it may mean.</summary>
    public DateOnly Latest => new(Year, Month ?? 12, Day ?? DateTime.DaysInMonth(Year, Month ?? 12));

    /// <summary>True where one is a less precise form of the other.</summary>
    public bool Agrees(PartialDate other) => Year == other.Year && (Month is null || other.Month is null || Month == other.Month) &&
        (Day is null || other.Day is null || Day == other.Day);

    public static PartialDate From(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>Reads the ISO form; anything after a full date (a time, a zone) is ignored.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartialDate date)
    {
        date = default;
        var parts = text?.Trim().Split('T', ' ')[0].Split('-');
        if (parts is not { Length: >= 1 and <= 3 } || parts[0].Length != 4 || !Number(parts[0], out var year) || year < 1000) return false;
        int? month = null, day = null;
        if (parts.Length > 1)
        {
            if (!Number(parts[1], out var m) || m is < 1 or > 12) return false;
            month = m;
        }

        if (parts.Length > 2)
        {
            if (!Number(parts[2], out var d) || d < 1 || d > DateTime.DaysInMonth(year, month!.Value)) return false;
            day = d;
        }

        date = new(year, month, day);
        return true;

        static bool Number(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <exception cref="FormatException">Not an ISO date.</exception>
    public static PartialDate Parse(string text) => TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is not a date such as 2014-09-14, 2014-09 or 2014.");

    public int CompareTo(PartialDate other) =>
        Year == 0 || other.Year == 0 ? Year.CompareTo(other.Year) // `default` is no date and comes before all: it has no days to compare
        : Earliest != other.Earliest ? Earliest.CompareTo(other.Earliest)
        : Latest.CompareTo(other.Latest);

    public override string ToString() => (Month, Day) switch
    {
        (null, _) => Year.ToString("0000", CultureInfo.InvariantCulture),
        ({ } m, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{m:00}"),
        ({ } m, { } d) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{m:00}-{d:00}"),
    };
}
