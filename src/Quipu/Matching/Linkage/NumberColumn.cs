using System.Collections.Immutable;
using System.Globalization;

namespace Quipu.Matching.Linkage;

/// <summary>Quantities.</summary>
sealed class NumberColumn : ComparedColumn
{
    readonly double[] _numbers;

    internal NumberColumn(ColumnName name, IReadOnlyList<string> plain) : base(name, plain) => _numbers = [.. Values.Select(v => double.Parse(v, CultureInfo.InvariantCulture))];

    internal override ColumnKind Kind => ColumnKind.Number;

    internal override ImmutableArray<string> Levels { get; } = ["same", "within 2 %", "within 10 %", "within 30 %", "different"];

    private protected override int Compare(int one, int other)
    {
        var (a, b) = (_numbers[one], _numbers[other]);
        var apart = Math.Abs(a - b) / Math.Max(Math.Abs(a), Math.Abs(b));
        return apart switch { <= 0.02 => 1, <= 0.1 => 2, <= 0.3 => 3, _ => 4 };
    }
}
