using System.Globalization;

namespace Quipu.Model;

/// <summary>Moments as text, to the second, in UTC, and days (ISO 8601).</summary>
public static class IsoTime
{
    const string DayFormat = "yyyy-MM-dd";

    /// <summary><c>2031-06-01T12:00:00Z</c>.</summary>
    public static string Of(DateTimeOffset at) => Local(at) + "Z";

    /// <summary>As FollowTheMoney writes it, whose times are all UTC: <c>2031-06-01T12:00:00</c>.</summary>
    public static string Local(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary><c>2031-06-01</c>.</summary>
    public static string Of(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>The same; null of no day.</summary>
    public static string? Of(DateOnly? day) => day is { } known ? Of(known) : null;

    /// <summary>The day that a text is, written <c>2031-06-01</c>; null where it is none.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
