using System.Globalization;

namespace FollowTheMoney.Types;

/// <summary>How precise a date is: the length of its ISO text.</summary>
public enum DatePrecision
{
    Year = 4,
    Month = 7,
    Day = 10,
    Hour = 13,
    Minute = 16,
    Second = 19,
}

/// <summary>A moment in UTC that a date text starts at, and how much of it the text says.</summary>
public readonly record struct DatePrefix(DateTime Start, DatePrecision Precision)
{
    /// <summary>The first moment after it. At the end of the calendar, its last moment.</summary>
    public DateTime End => Start.Year == 9999 && Precision != DatePrecision.Day && Start > DateTime.MaxValue.AddYears(-1) ? DateTime.MaxValue : Precision switch
    {
        DatePrecision.Year => Start.AddYears(1),
        DatePrecision.Month => Start.AddMonths(1),
        DatePrecision.Day => Start.AddDays(1),
        DatePrecision.Hour => Start.AddHours(1),
        DatePrecision.Minute => Start.AddMinutes(1),
        _ => Start.AddSeconds(1),
    };

    /// <summary>ISO 8601, cut at the precision: <c>2021-02-16T21:48</c>.</summary>
    public override string ToString() => Start.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)[..(int)Precision];
}

/// <summary>Dates as precise as their source: prefixes of <c>YYYY-MM-DDTHH:MM:SS</c> in UTC.</summary>
public static class Dates
{
    /// <summary>Reads a date, padding its parts (<c>2017-1-3</c>), cutting it where a part is zero or missing (<c>2017-00-00</c>) and turning a zone's offset into UTC.</summary>
    /// <returns>null where there is no year from 1000 to 2999 in front, or no such day or hour.</returns>
    public static DatePrefix? Parse(string text)
    {
        var scan = new Scan(text.TrimStart());
        if (!scan.Digits(4, 4, out var year) || year is < 1000 or > 2999) return null;
        Span<int> parts = [year, 1, 1, 0, 0, 0];
        ReadOnlySpan<DatePrecision> precisions = [DatePrecision.Year, DatePrecision.Month, DatePrecision.Day, DatePrecision.Hour, DatePrecision.Minute, DatePrecision.Second];
        var (precision, cut, read) = (DatePrecision.Year, false, 1);
        for (; read < parts.Length; read++)
        {
            if (!scan.Separator(read) || !scan.Digits(1, 2, out var value)) break;
            cut |= read < 3 && value == 0; // what follows a zero part is not what the date says
            if (read >= 3 || value > 0) parts[read] = value;
            if (!cut) precision = precisions[read];
        }

        if (!Exists(parts)) return null;
        var start = new DateTime(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], DateTimeKind.Utc);
        return new(precision == DatePrecision.Second ? scan.ToUtc(start) : start, precision);
    }

    /// <summary>Reads a date written in a <c>strptime</c> form; its precision is that of the form.</summary>
    public static DatePrefix? Parse(string text, string format) => DateFormat.Read(text, format);

    /// <summary>The moments that a clean date may mean, from and (exclusive) to.</summary>
    /// <exception cref="FormatException">Not a date in its canonical form, or a zone without seconds.</exception>
    public static (DateTime From, DateTime To) Interval(string value)
    {
        if (HasZone(value))
        {
            var exact = Parse(value);
            return exact is { Precision: DatePrecision.Second } at ? (at.Start, at.End) : throw new FormatException($"'{value}' has a zone, but is not exact to the second.");
        }

        return Parse(value) is { } prefix && prefix.ToString() == value ? (prefix.Start, prefix.End) : throw new FormatException($"'{value}' is no date in its canonical form.");
    }

    /// <summary>True where all of what the date may mean lies before a moment (UTC).</summary>
    public static bool EndedBefore(string value, DateTime moment) => Interval(value).To <= moment;

    /// <summary>True where all of what the date may mean lies after a moment (UTC).</summary>
    public static bool StartsAfter(string value, DateTime moment) => Interval(value).From > moment;

    /// <summary>Whether numbers (year, month, day, hour, minute, second) are those of a moment.</summary>
    internal static bool Exists(ReadOnlySpan<int> parts) =>
        parts[0] is >= 1 and <= 9999 && parts[1] is >= 1 and <= 12 && parts[2] >= 1 && parts[2] <= DateTime.DaysInMonth(parts[0], parts[1]) &&
        parts[3] is >= 0 and < 24 && parts[4] is >= 0 and < 60 && parts[5] is >= 0 and < 60;

    static bool HasZone(string value)
    {
        var time = value.IndexOf('T');
        return value.EndsWith('Z') || (time >= 0 && value.AsSpan(time).IndexOfAny('+', '-') >= 0);
    }

    ref struct Scan(string text)
    {
        ReadOnlySpan<char> _rest = text;

        internal bool Digits(int least, int most, out int value)
        {
            var length = 0;
            while (length < most && length < _rest.Length && char.IsAsciiDigit(_rest[length])) length++;
            value = length >= least ? int.Parse(_rest[..length], NumberStyles.None, CultureInfo.InvariantCulture) : 0;
            if (length < least) return false;
            _rest = _rest[length..];
            return true;
        }

        /// <summary>What stands before the n-th part.</summary>
        internal bool Separator(int part)
        {
            if (_rest.IsEmpty || !(part switch { 1 or 2 => _rest[0] == '-', 3 => _rest[0] is 'T' or ' ', _ => _rest[0] == ':' })) return false;
            _rest = _rest[1..];
            return true;
        }

        internal DateTime ToUtc(DateTime local)
        {
            if (_rest is ['.', ..])
            {
                _rest = _rest[1..];
                while (_rest is [>= '0' and <= '9', ..]) _rest = _rest[1..];
            }

            if (_rest is not ['+' or '-', ..]) return local;
            var sign = _rest[0] == '-' ? -1 : 1;
            _rest = _rest[1..];
            if (!Digits(2, 2, out var hours)) return local;
            if (_rest is [':', ..]) _rest = _rest[1..];
            Digits(2, 2, out var minutes);
            var offset = new TimeSpan(sign * hours, sign * minutes, 0);
            return local.Ticks - offset.Ticks is var ticks && ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc) : local;
        }
    }
}

sealed class DateKind : ValueKind
{
    internal override string? Clean(string text, Cleaning how) => (how.Format is { } format ? Dates.Parse(text, format) : Dates.Parse(text))?.ToString();

    /// <summary>By the prefix they share.</summary>
    internal override double Compare(string left, string right) => Dampen(4, 10, left.AsSpan().CommonPrefixLength(right));

    protected override double Weight(string value) => Dampen(5, 13, value.Length);

    /// <summary>Seconds since 1970; null where it is no date.</summary>
    internal static double? ToNumber(string value) => Dates.Parse(value) is { } date ? (date.Start - DateTime.UnixEpoch).TotalSeconds : null;
}
