using System.Collections.Immutable;
using Quipu.Registers;

namespace Quipu;

/// <summary>What is to be imported, and how.</summary>
public sealed record ImportOptions
{
    /// <summary>Files and folders; <c>-</c> is the standard input.</summary>
    public required ImmutableArray<string> Paths { get; init; }

    /// <summary>Null: guessed for each file by its look.</summary>
    public IRegisterFormat? Kind { get; init; }

    /// <summary>Null: named after the first file, or after the folder where one is all that is imported.</summary>
    public DatasetName? Dataset { get; init; }

    /// <summary>Path of a mapping file, for kinds that take one.</summary>
    public string? Mapping { get; init; }

    /// <summary>Adds to the register instead of standing for all of it.</summary>
    public bool Append { get; init; }

    public DatasetCard Card { get; init; } = DatasetCard.None;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Told after every batch; called from the thread that runs the import.</summary>
    public IProgress<ImportProgress>? Progress { get; init; }
}

/// <summary>How far an import has got.</summary>
/// <param name="Rows">Rows kept, by earlier runs too.</param>
public sealed record ImportProgress(string Kind, string File, long Rows, TimeSpan Elapsed);

/// <summary>One import of a run.</summary>
/// <param name="Summary">Null: stopped before its end; it goes on when the same files are imported again.</param>
public sealed record ImportOutcome(ImportHeader Header, long Number, ImportSummary? Summary, TimeSpan Elapsed)
{
    /// <summary>Rows that an earlier run had kept.</summary>
    public long RowsBefore { get; init; }
}

/// <summary>What a run of imports did.</summary>
/// <param name="Failures">Files that could not be read, each with one sentence.</param>
/// <param name="Cancelled">True where somebody stopped it before its end.</param>
public sealed record ImportResult(ImmutableArray<ImportOutcome> Imports, ImmutableArray<Failure> Failures, bool Cancelled);
