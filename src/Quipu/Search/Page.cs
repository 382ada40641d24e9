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
    const int Whole = 500;

    public static Paging First { get; } = new(0, 50);

    /// <summary>All rows of a list, asked page by page and only as far as they are looked at.</summary>
    public static IEnumerable<T> All<T>(Func<Paging, Page<T>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        for (var offset = 0; ; offset += Whole)
        {
            var page = ask(new(offset, Whole));
            foreach (var row in page.Rows) yield return row;
            if (page.Rows.Length < Whole) yield break;
        }
    }
}
