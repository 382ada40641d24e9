using System.Globalization;

namespace Quipu.Model;

/// <summary>Moments as text, to the second, in UTC (ISO 8601).</summary>
public static class IsoTime
{
    /// <summary><c>2031-06-01T12:00:00Z</c>.</summary>
    public static string Of(DateTimeOffset at) => Local(at) + "Z";

    /// <summary>As FollowTheMoney writes it, whose times are all UTC: <c>2031-06-01T12:00:00</c>.</summary>
    public static string Local(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}
