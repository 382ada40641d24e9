using System.Collections.Immutable;

namespace Quipu.Search;

/// <summary>A page of a list, and how long the whole list is.</summary>
/// <param name="Total">Rows in all, before the page was cut.</param>
/// <param name="Offset">Rows before this page.</param>
public sealed record Page<T>(ImmutableArray<T> Rows, int Total, int Offset)
{
    public static Page<T> Empty { get; } = new([], 0, 0);
}

/// <summary>Which page: <see cref="Offset"/> rows skipped, at most <see cref="Limit"/> taken.</summary>
public readonly record struct Paging(int Offset, int Limit)
{
    public static Paging First { get; } = new(0, 50);
}
