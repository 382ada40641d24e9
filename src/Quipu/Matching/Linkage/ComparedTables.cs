using System.Collections.Immutable;
using System.Globalization;
using Quipu.Registers;

namespace Quipu.Matching.Linkage;

/// <summary>Both tables as one list of records with the columns they are compared by: the left table's rows first. One table linked with itself is its own left and has no right.</summary>
sealed class ComparedTables
{
    /// <summary>A pair's levels are packed into 64 bits, four for each column.</summary>
    internal const int MostColumns = 16;

    /// <summary>Columns of names share words by this much where a value may have got into the other.</summary>
    const double Shared = 0.1;

    /// <summary>Fewer rows may be numbered in order by chance.</summary>
    const int LeastCounted = 10;

    readonly ImmutableArray<(int One, int Other)> _mistakable;

    ComparedTables(ImmutableArray<ComparedColumn> columns, int left, int right)
    {
        (Columns, Left, Right) = (columns, left, right);
        _mistakable = [.. from one in Enumerable.Range(0, columns.Length) from other in Enumerable.Range(one + 1, columns.Length - one - 1) where IsMistakable(columns[one], columns[other]) select (one, other)];
    }

    internal ImmutableArray<ComparedColumn> Columns { get; }

    /// <summary>Rows of the left table; of the only one.</summary>
    internal int Left { get; }

    /// <summary>Rows of the right table; 0 where there is one table.</summary>
    internal int Right { get; }

    /// <summary>The number of the record that is row 0 of the right table, or of the only one.</summary>
    internal int RightFrom => IsOne ? 0 : Left;

    internal int Records => Left + Right;

    internal bool IsOne => Right == 0;

    /// <summary>Pairs that could be one: of different tables, or of the one table.</summary>
    internal long Pairs => IsOne ? (long)Left * (Left - 1) / 2 : (long)Left * Right;

    internal static ComparedTables Of(LinkTable left, LinkTable? right, IReadOnlyCollection<string>? only)
    {
        var names = right is null ? Alignment.Of(left, only) : Alignment.Of(left, right, only);
        var columns = names.Select(n => Column(n, left, right)).OfType<ComparedColumn>().ToList();
        // The most telling are kept where there are too many: filled, and of many different values.
        var kept = columns.OrderByDescending(c => c.Filled * Math.Log2(1 + c.Values.Count)).Take(MostColumns).ToHashSet();
        return new([.. columns.Where(kept.Contains)], left.Rows.Count, right?.Rows.Count ?? 0);
    }

    /// <summary>The levels of a pair, four bits for each column from the lowest.</summary>
    internal ulong Pattern(int one, int other)
    {
        ulong pattern = 0;
        for (var c = 0; c < Columns.Length; c++) pattern |= (ulong)Columns[c].Level(one, other) << (4 * c);
        foreach (var (c, d) in _mistakable) pattern = Swapped(pattern, (c, d), one, other);
        return pattern;
    }

    internal static int LevelOf(ulong pattern, int column) => (int)(pattern >> (4 * column)) & 15;

    /// <summary>Where two columns of names differ, but one's value stands in the other: a value met once is told for one column only, so that it is not counted twice.</summary>
    ulong Swapped(ulong pattern, (int One, int Other) columns, int one, int other)
    {
        var (c, d) = columns;
        if (!IsOpen(pattern, c) || !IsOpen(pattern, d)) return pattern;
        var (across, back) = (Same(c, one, d, other), Same(d, one, c, other));
        if (!across && !back) return pattern;
        pattern = With(pattern, c, NameColumn.Elsewhere);
        return across && back ? With(pattern, d, NameColumn.Elsewhere) : pattern;
    }

    bool IsOpen(ulong pattern, int column) => LevelOf(pattern, column) is var level && (level == ComparedColumn.Missing || level == Columns[column].Levels.Length - 1);

    static ulong With(ulong pattern, int column, int level) => (pattern & ~(15UL << (4 * column))) | (ulong)level << (4 * column);

    bool Same(int column, int one, int otherColumn, int other)
    {
        var (mine, its) = (Columns[column].ValueOf(one), Columns[otherColumn].ValueOf(other));
        if (mine < 0 || its < 0) return false;
        var (a, b) = (Columns[column].Values[mine], Columns[otherColumn].Values[its]);
        return a == b || (Math.Min(a.Length, b.Length) >= 4 && Letters.Distance(a, b, 1) <= 1);
    }

    static bool IsMistakable(ComparedColumn one, ComparedColumn other)
    {
        if (one is not NameColumn || other is not NameColumn) return false;
        var (mine, its) = (one.Values.ToHashSet(StringComparer.Ordinal), other.Values.ToHashSet(StringComparer.Ordinal));
        return Share(one, its) >= Shared && Share(other, mine) >= Shared;
    }

    static double Share(ComparedColumn column, HashSet<string> values) =>
        (double)Enumerable.Range(0, column.Values.Count).Where(v => values.Contains(column.Values[v])).Sum(column.CountOf) / column.Filled;

    /// <summary>Null where a column tells nothing: it is empty, the same everywhere, or only counts the rows.</summary>
    static ComparedColumn? Column(ColumnName name, LinkTable left, LinkTable? right)
    {
        var cells = Enumerable.Range(0, left.Rows.Count).Select(r => Joined(left, r, name.Left)).ToList();
        if (right is not null) cells.AddRange(Enumerable.Range(0, right.Rows.Count).Select(r => Joined(right, r, name.Right)));
        if (Counts(cells, 0, left.Rows.Count) && (right is null || Counts(cells, left.Rows.Count, cells.Count))) return null;
        ComparedColumn column = KindGuess.Of(cells) switch
        {
            ColumnKind.Name => new NameColumn(name, [.. cells.Select(PlainText.Of)]),
            ColumnKind.Identifier => new CodeColumn(name, [.. cells.Select(PlainText.Code)]),
            ColumnKind.Email => new EmailColumn(name, [.. cells.Select(c => c.Trim().ToLowerInvariant())]),
            ColumnKind.Date => new DateColumn(name, [.. cells.Select(c => CellDate.Of(c)?.Digits ?? "")]),
            ColumnKind.Number => new NumberColumn(name, [.. cells.Select(c => RegisterNumber.Of(c)?.ToString("0.############", CultureInfo.InvariantCulture) ?? "")]),
            _ => new TextColumn(name, [.. cells.Select(PlainText.Of)]),
        };
        return column.Filled < 2 || column.Values.Count < 2 ? null : column;
    }

    /// <summary>Each cell is the one above it and one more: the number of the row, which two tables have in common by chance.</summary>
    static bool Counts(List<string> cells, int from, int to)
    {
        if (to - from < LeastCounted || !TryCount(cells[from], out var last)) return false;
        for (var i = from + 1; i < to; i++)
        {
            if (!TryCount(cells[i], out var next) || next != last + 1) return false;
            last = next;
        }

        return true;
    }

    static bool TryCount(string cell, out long number) => long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    static string Joined(LinkTable table, int row, ImmutableArray<int> columns) =>
        columns is [var one] ? table.Cell(row, one) : string.Join(' ', columns.Select(c => table.Cell(row, c)).Where(c => c.Length > 0));
}
