using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Registers;

/// <summary>Where a row stands: which file of the import (from 0), and its number there.</summary>
/// <param name="File">Position in <see cref="ImportInput.Files"/>.</param>
/// <param name="Number">Number of the row from 1; a header is no row. Of JSON lines: the line; of a JSON package: the n-th record; of a sheet: the row of the sheet.</param>
public readonly record struct RowPlace(int File, long Number);

/// <summary>A statement, and the columns (or JSON paths) of the row that it was made of.</summary>
/// <param name="Columns">Names as the file has them, joined by <c>+</c>: <c>nombres+apellidos</c>. The same few texts come again and again: hand in the same string object.</param>
public readonly record struct RowStatement(Statement Statement, string Columns);

/// <summary>What one row of a register became. Every row of a file gives one record, even where nothing could be made of it: then it says so in a note.</summary>
public sealed record RegisterRecord(RowPlace Row)
{
    public ImmutableArray<RowStatement> Statements { get; init; } = [];

    public ImmutableArray<Figure> Figures { get; init; } = [];

    public ImmutableArray<RowNote> Notes { get; init; } = [];
}

/// <summary>What happened to a value on its way in.</summary>
public enum NoteKind
{
    /// <summary>Kept in another form than the file has it.</summary>
    Cleaned,

    /// <summary>Not kept as a statement: it is no such value. The row still has it.</summary>
    Dropped,

    /// <summary>Kept, with a reason to look at it.</summary>
    Doubted,

    /// <summary>Of a schema or property that the model does not have: kept as it stood, outside the statements.</summary>
    Quarantined,

    /// <summary>The whole row gave nothing.</summary>
    Skipped,
}

/// <summary>A value that did not come through as it stood, and why, in one sentence.</summary>
/// <param name="Column">Column or property; null for the whole row.</param>
public sealed record RowNote(NoteKind Kind, string? Column, string? Value, string Reason);
