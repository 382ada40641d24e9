using System.Collections.Immutable;

namespace Quipu.Registers.Tables;

/// <summary>One row of a table, whatever kind of file it stands in.</summary>
/// <param name="Number">From 1; a header is no row, a blank line is one.</param>
/// <param name="Cells">As they stand, unquoted; empty where the row is broken or blank.</param>
sealed record TableRow(long Number, TableHeader Header, IReadOnlyList<string> Cells)
{
    internal ImmutableArray<RowNote> Notes { get; init; } = [];

    /// <summary>The sheet of a workbook that it stands in; null elsewhere.</summary>
    internal string? Sheet { get; init; }

    /// <summary>Nothing can be made of it; a note says why.</summary>
    internal bool IsBroken { get; init; }

    /// <summary>The trimmed text of a column; empty where the row or the table has none.</summary>
    internal string this[string column] => At(Header.IndexOf(column));

    internal string At(int index) => index >= 0 && index < Cells.Count ? Cells[index].Trim() : "";
}
