using System.Collections.Immutable;

namespace Quipu.Matching.Linkage;

/// <summary>Days, months, years.</summary>
sealed class DateColumn : ComparedColumn
{
    readonly CellDate[] _dates;

    internal DateColumn(ColumnName name, IReadOnlyList<string> plain) : base(name, plain) => _dates = [.. Values.Select(v => CellDate.Of(v)!.Value)];

    internal override ColumnKind Kind => ColumnKind.Date;

    internal override ImmutableArray<string> Levels { get; } = ["same", "one digit apart", "one part apart", "same year or same day of a year", "near", "different"];

    internal override IEnumerable<string> LooseKeys(int value) => _dates[value].IsDay ? [$"{_dates[value].Year}-{_dates[value].Month}", $"{_dates[value].Month}/{_dates[value].Day}"] : [];

    private protected override int Compare(int one, int other)
    {
        var (a, b) = (_dates[one], _dates[other]);
        if (!a.IsDay || !b.IsDay)
        {
            if (a.Year == b.Year) return a.Month == b.Month || a.Month == 0 || b.Month == 0 ? 2 : 3;
            return Math.Abs(a.Year - b.Year) == 1 ? 4 : 5;
        }

        if ((a.Year == b.Year && a.Month == b.Day && a.Day == b.Month) || Letters.Distance(Values[one], Values[other], 1) <= 1) return 1;
        var same = (a.Year == b.Year ? 1 : 0) + (a.Month == b.Month ? 1 : 0) + (a.Day == b.Day ? 1 : 0);
        if (same == 2) return 2;
        if (a.Year == b.Year || Letters.Distance(Values[one], Values[other], 2) <= 2) return 3;
        return Math.Abs(a.Year * 372 + a.Month * 31 + a.Day - (b.Year * 372 + b.Month * 31 + b.Day)) <= 372 ? 4 : 5;
    }
}
