using System.Collections.Frozen;
using System.Globalization;

namespace FollowTheMoney.Types;

/// <summary>Reads dates in the forms of C's and Python's <c>strptime</c>: <c>%d.%m.%Y</c>, <c>%B %d, %Y</c>. Names of months may be English, Spanish or Portuguese.</summary>
ref struct DateFormat
{
    static readonly FrozenDictionary<string, int> Months = Named(
        "january february march april may june july august september october november december",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro");

    static readonly FrozenSet<string> Days = Short("monday tuesday wednesday thursday friday saturday sunday lunes martes miércoles jueves viernes sábado domingo").ToFrozenSet(StringComparer.Ordinal);

    ReadOnlySpan<char> _text;
    int _year, _month, _day, _hour, _minute, _second, _ofYear;
    bool _afternoon, _twelve;
    TimeSpan _offset;

    internal static DatePrefix? Read(string text, string format)
    {
        var reading = new DateFormat { _text = text, _year = -1, _month = 1, _day = 1 };
        return reading.All(Plain(format)) ? reading.Date(Precision(Plain(format))) : null;
    }

    /// <summary>Forms that stand for others, written out.</summary>
    static string Plain(string format) => format.Replace("%c", "%a %b %d %H:%M:%S %Y", StringComparison.Ordinal).Replace("%x", "%m/%d/%y", StringComparison.Ordinal)
        .Replace("%X", "%H:%M:%S", StringComparison.Ordinal).Replace("%D", "%m/%d/%y", StringComparison.Ordinal).Replace("%T", "%H:%M:%S", StringComparison.Ordinal)
        .Replace("%F", "%Y-%m-%d", StringComparison.Ordinal);

    static DatePrecision Precision(string format)
    {
        if (Has("%j")) return Has("%H", "%I") ? DatePrecision.Hour : DatePrecision.Day;
        if (!Has("%m", "%b", "%B")) return DatePrecision.Year;
        if (!Has("%d", "%w", "%e")) return DatePrecision.Month;
        if (!Has("%H", "%I")) return DatePrecision.Day;
        if (!Has("%M")) return DatePrecision.Hour;
        return Has("%S") ? DatePrecision.Second : DatePrecision.Minute;

        bool Has(params ReadOnlySpan<string> signs)
        {
            foreach (var sign in signs)
                if (format.Contains(sign, StringComparison.Ordinal)) return true;
            return false;
        }
    }

    bool All(string format)
    {
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '%' && i + 1 < format.Length)
            {
                if (!Directive(format[++i])) return false;
            }
            else if (char.IsWhiteSpace(format[i]))
            {
                if (_text.IsEmpty || !char.IsWhiteSpace(_text[0])) return false;
                _text = _text.TrimStart();
            }
            else if (_text.IsEmpty || char.ToLowerInvariant(_text[0]) != char.ToLowerInvariant(format[i]))
            {
                return false;
            }
            else
            {
                _text = _text[1..];
            }
        }

        return _text.IsEmpty && _year > 0;
    }

    bool Directive(char sign) => sign switch
    {
        'Y' => Number(4, 4, 1, 9999, out _year),
        'y' => Number(2, 2, 0, 99, out _year) && (_year += _year < 69 ? 2000 : 1900) > 0,
        'm' => Number(1, 2, 1, 12, out _month),
        'd' or 'e' => Number(1, 2, 1, 31, out _day),
        'H' => Number(1, 2, 0, 23, out _hour),
        'I' => Number(1, 2, 1, 12, out _hour) && (_twelve = true),
        'M' => Number(1, 2, 0, 59, out _minute),
        'S' => Number(1, 2, 0, 61, out _second) && (_second = Math.Min(_second, 59)) >= 0,
        'j' => Number(1, 3, 1, 366, out _ofYear),
        'f' => Number(1, 6, 0, 999999, out _),
        'w' or 'u' => Number(1, 1, 0, 7, out _),
        'U' or 'W' or 'V' => Number(1, 2, 0, 53, out _),
        'b' or 'B' => Word() is { Length: > 0 } month && Months.TryGetValue(month, out _month),
        'a' or 'A' => Word() is { Length: > 0 } day && Days.Contains(day),
        'p' => Half(),
        'z' => Zone(),
        'Z' => Word() is "utc" or "gmt" or "z",
        '%' => Literal('%'),
        _ => false,
    };

    bool Number(int least, int most, int from, int to, out int value)
    {
        var length = 0;
        while (length < most && length < _text.Length && char.IsAsciiDigit(_text[length])) length++;
        value = length >= least ? int.Parse(_text[..length], NumberStyles.None, CultureInfo.InvariantCulture) : -1;
        if (value < from || value > to) return false;
        _text = _text[length..];
        return true;
    }

    string Word()
    {
        var length = 0;
        while (length < _text.Length && char.IsLetter(_text[length])) length++;
        var word = _text[..length].ToString().ToLowerInvariant();
        _text = _text[length..];
        return word;
    }

    bool Half()
    {
        var word = Word();
        _afternoon = word == "pm";
        return word is "am" or "pm";
    }

    bool Literal(char sign)
    {
        if (_text.IsEmpty || _text[0] != sign) return false;
        _text = _text[1..];
        return true;
    }

    bool Zone()
    {
        if (_text is ['Z' or 'z', ..]) return Literal(_text[0]);
        if (_text is not ['+' or '-', ..]) return false;
        var sign = _text[0] == '-' ? -1 : 1;
        _text = _text[1..];
        if (!Number(2, 2, 0, 23, out var hours)) return false;
        if (_text is [':', ..]) _text = _text[1..];
        if (!Number(2, 2, 0, 59, out var minutes)) return false;
        _offset = new(sign * hours, sign * minutes, 0);
        return true;
    }

    readonly DatePrefix? Date(DatePrecision precision)
    {
        var hour = !_twelve ? _hour : (_hour % 12) + (_afternoon ? 12 : 0);
        if (_year < 1000 || !Dates.Exists([_year, _month, _day, hour, _minute, _second])) return null;
        var date = new DateTime(_year, _month, _day, hour, _minute, _second, DateTimeKind.Utc);
        if (_ofYear > 0) date = date.AddDays(_ofYear - date.DayOfYear);
        return date.Year != _year ? null : new(_offset == TimeSpan.Zero ? date : date - _offset, precision);
    }

    static FrozenDictionary<string, int> Named(params ReadOnlySpan<string> languages)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal) { ["sept"] = 9, ["setiembre"] = 9, ["set"] = 9 };
        foreach (var language in languages)
        {
            var months = language.Split(' ');
            for (var i = 0; i < months.Length; i++) (names[months[i]], names[months[i][..3]]) = (i + 1, i + 1);
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static IEnumerable<string> Short(string days) => days.Split(' ').SelectMany(d => new[] { d, d[..3] });
}
