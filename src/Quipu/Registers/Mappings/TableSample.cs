using System.Collections.Immutable;

namespace Quipu.Registers.Mappings;

/// <summary>Where the rows of a mapped table are read from, as a mapping says it.</summary>
/// <param name="File">Name of a file, <c>#SHEET</c> behind it where it is a sheet of a workbook with several; null where there is a database.</param>
/// <param name="Database">Address of a database: <c>sqlite:///boats.sqlite</c>.</param>
/// <param name="Table">The database's table.</param>
public sealed record TableOrigin(string? File, string? Database = null, string? Table = null);

/// <summary>The columns and the first rows of a table that is to be mapped.</summary>
/// <param name="Name">Of the file or of the table in it, for sentences.</param>
/// <param name="Columns">Names as a mapping writes them; of a database's table with its name before them. Each is there once.</param>
/// <param name="Rows">Texts in the order of the columns, empty where a cell is; as many as columns, or fewer.</param>
public sealed record TableSample(string Name, TableOrigin From, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>Numbers of the rows in their file, beside <see cref="Rows"/>.</summary>
    public ImmutableArray<long> Numbers { get; init; } = [];

    /// <summary>What is wrong with the table as a whole, a sentence each.</summary>
    public ImmutableArray<string> Doubts { get; init; } = [];

    /// <summary>The tables or sheets of the file, where it has more than one.</summary>
    public ImmutableArray<string> Tables { get; init; } = [];

    /// <summary>Which of them this is; null where there is one.</summary>
    public string? Table { get; init; }

    /// <summary>Whether the table has more rows than these.</summary>
    public bool HasMore { get; init; }

    /// <summary>The name of a column without that of its table.</summary>
    public string Bare(string column) => From.Table is { } table && column.StartsWith(table + ".", StringComparison.Ordinal) ? column[(table.Length + 1)..] : column;

    /// <summary>A cell, trimmed; empty where the row is short.</summary>
    internal string At(int row, int column) => column < Rows[row].Length ? Rows[row][column].Trim() : "";
}
