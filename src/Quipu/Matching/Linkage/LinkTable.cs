using System.Collections.Immutable;

namespace Quipu.Matching.Linkage;

/// <summary>A table whose rows are to be linked: with rows of another table, or with one another.</summary>
/// <param name="Name">What to call it in answers: the name of its file.</param>
/// <param name="Rows">Cells as they stand, one list for each row; a short row is filled up with nothing.</param>
public sealed record LinkTable(string Name, ImmutableArray<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    internal string Cell(int row, int column) => column < Rows[row].Count ? Rows[row][column] : "";
}
