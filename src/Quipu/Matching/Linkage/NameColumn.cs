using System.Collections.Immutable;

namespace Quipu.Matching.Linkage;

/// <summary>Short names: given names, surnames, towns, categories.</summary>
sealed class NameColumn(ColumnName name, IReadOnlyList<string> plain) : ComparedColumn(name, plain)
{
    internal override ColumnKind Kind => ColumnKind.Name;

    internal override ImmutableArray<string> Levels { get; } = ["same", "one letter apart", "alike", "in another column", "different"];

    /// <summary>The level of a value that stands in another column of the other record: given name and surname have changed places.</summary>
    internal const int Elsewhere = 3;

    internal override IEnumerable<string> LooseKeys(int value) => [Letters.Skeleton(Values[value])];

    private protected override int Compare(int one, int other)
    {
        var (a, b) = (Values[one], Values[other]);
        if (Math.Min(a.Length, b.Length) >= 3 && Letters.Distance(a, b, 1) <= 1) return 1;
        var isShort = a.Length < b.Length ? b.StartsWith(a, StringComparison.Ordinal) : a.StartsWith(b, StringComparison.Ordinal);
        if (isShort || Letters.JaroWinkler(a, b) >= 0.88 || (Math.Min(a.Length, b.Length) >= 6 && Letters.Distance(a, b, 2) <= 2)) return 2;
        return 4;
    }
}
