using System.Globalization;

namespace Quipu.Storage.Sqlite;

/// <summary>
/// What few statements have, in one text: <c>17,6;list-4</c>, and after a line end the value before it was cleaned: the word of its own times, the length of its origin, the origin.
/// A length of -1 says that there is none; the times are two of FollowTheMoney's, first and last seen, divided by a line end.
/// </summary>
static class StatementExtra
{
    /// <summary>Null where the statement has none of it.</summary>
    internal static string? Of(Statement statement, RegisterWords words)
    {
        if (statement.OriginalValue is null && statement.Origin is null && statement.FirstSeen is null && statement.LastSeen is null) return null;
        var times = statement.FirstSeen is null && statement.LastSeen is null ? 0 : words.Key($"{statement.FirstSeen}\n{statement.LastSeen}");
        var head = string.Create(CultureInfo.InvariantCulture, $"{times},{statement.Origin?.Length ?? -1};");
        return statement.OriginalValue is null ? head + statement.Origin : $"{head}{statement.Origin}\n{statement.OriginalValue}";
    }

    /// <summary>The statement with what its extra says.</summary>
    internal static Statement Read(Statement statement, string extra, RegisterWords words)
    {
        var (comma, end) = (extra.IndexOf(',', StringComparison.Ordinal), extra.IndexOf(';', StringComparison.Ordinal));
        var times = long.Parse(extra.AsSpan(0, comma), NumberStyles.None, CultureInfo.InvariantCulture);
        var origin = int.Parse(extra.AsSpan(comma + 1, end - comma - 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var rest = end + 1 + Math.Max(origin, 0);
        var seen = times == 0 ? [] : words.Text(times).Split('\n', 2);
        return statement with
        {
            Origin = origin < 0 ? null : extra.Substring(end + 1, origin),
            OriginalValue = rest < extra.Length ? extra[(rest + 1)..] : null,
            FirstSeen = times == 0 || seen[0].Length == 0 ? null : seen[0],
            LastSeen = times == 0 || seen[1].Length == 0 ? null : seen[1],
        };
    }
}
