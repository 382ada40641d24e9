using System.Collections.Immutable;
using System.Globalization;
using Quipu.Registers;
using Quipu.Registers.Tables;

namespace Quipu.Matching.Linkage;

/// <summary>Reads table files, delimited text or the first sheet of a workbook, whole: linking looks at every row many times.</summary>
public static class LinkTables
{
    /// <summary>Rows held at most.</summary>
    public const int MostRows = 2_000_000;

    /// <summary>The table, and what was wrong with rows that were left out or doubted, each sentence once.</summary>
    /// <exception cref="RegisterException">It is no table, or a larger one than can be held.</exception>
    public static (LinkTable Table, ImmutableArray<string> Doubts) Read(RegisterFile file)
    {
        var (rows, columns, doubts) = (new List<IReadOnlyList<string>>(), ImmutableArray<string>.Empty, new SortedSet<string>(StringComparer.Ordinal));
        string? sheet = null;
        foreach (var row in Table.Rows(file))
        {
            if (columns.IsEmpty) (columns, sheet) = (row.Header.Columns, row.Sheet);
            if (row.Sheet != sheet) break;
            foreach (var note in row.Notes) doubts.Add(note.Reason);
            // A row that could not be read keeps its place, so that rows are numbered as in the file.
            rows.Add(row.IsBroken ? [] : [.. row.Cells]);
            if (rows.Count > MostRows) throw new RegisterException(string.Create(CultureInfo.InvariantCulture, $"{file.Name} has more than {MostRows:N0} rows; cut it into parts, by region for instance, and link those."));
        }

        return rows.Count > 0 ? (new(file.Name, columns, rows), [.. doubts]) : throw new RegisterException($"{file.Name} has no rows under its header.");
    }
}
