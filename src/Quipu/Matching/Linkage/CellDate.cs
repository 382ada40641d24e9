using System.Globalization;
using Quipu.Registers;

namespace Quipu.Matching.Linkage;

/// <summary>A date of a cell, as precise as it is written.</summary>
/// <param name="Month">0 where it is not told.</param>
/// <param name="Day">0 where it is not told.</param>
readonly record struct CellDate(int Year, int Month, int Day)
{
    /// <summary>Null where the cell holds no date.</summary>
    internal static CellDate? Of(string cell)
    {
        var text = cell.AsSpan().Trim().Trim(".,;()").Trim();
        if (text.Length == 8 && !text.ContainsAnyExceptInRange('0', '9'))
            return Checked(Number(text[..4]), Number(text[4..6]), Number(text[6..]));
        if (RegisterDate.Iso(text.ToString()) is not { } iso) return null;
        return Checked(Number(iso.AsSpan(0, 4)), iso.Length >= 7 ? Number(iso.AsSpan(5, 2)) : 0, iso.Length >= 10 ? Number(iso.AsSpan(8, 2)) : 0);
    }

    internal bool IsDay => Day > 0;

    /// <summary>Eight digits, zeros where it does not tell.</summary>
    internal string Digits => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}{Month:00}{Day:00}");

    // Registers hold slips such as a 31st of June: they are compared like others.
    static CellDate? Checked(int year, int month, int day) => year is >= 1000 and <= 2200 && month is >= 0 and <= 12 && day is >= 0 and <= 31 ? new(year, month, day) : null;

    static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
