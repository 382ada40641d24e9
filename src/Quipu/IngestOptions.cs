using System.Collections.Immutable;
using Quipu.Reading;

namespace Quipu;

/// <summary>How a source is read into a workspace.</summary>
public sealed record IngestOptions
{
    /// <summary>Who reads; each document is read by all.</summary>
    public required ImmutableArray<IReader> Readers { get; init; }

    public Settings Settings { get; init; } = Settings.Defaults;

    /// <summary>Where the records go.</summary>
    public DatasetName Dataset { get; init; } = DatasetName.Default;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Told after every file; called from the thread that runs the ingest.</summary>
    public IProgress<IngestProgress>? Progress { get; init; }

    /// <summary>Reads it as material of a protected source; null: in the open.</summary>
    public ProtectedReading? Under { get; init; }

    /// <summary>False: whoever runs it joins what it brought, in a write of theirs.</summary>
    internal bool Joins { get; init; } = true;

    internal int Parallelism => Settings[Settings.Parallelism] is > 0 and var set ? (int)set : Environment.ProcessorCount;

    /// <summary>What a capture must have been done by for a second run to skip it.</summary>
    internal string ReaderNames => string.Join('+', Readers.Select(r => r.Name));
}

/// <summary>How far an ingest has got.</summary>
/// <param name="Files">Files dealt with, failed and skipped ones too.</param>
/// <param name="AllFiles">Files in all.</param>
/// <param name="Skipped">Files that an earlier run had done.</param>
/// <param name="Documents">Documents read in this run.</param>
/// <param name="Words">Words read in this run.</param>
/// <param name="Failures">Rows that could not be read.</param>
/// <param name="Elapsed">Since the run began.</param>
/// <param name="Left">Time left at the rate so far; null before there is a rate.</param>
/// <param name="Current">The location last dealt with.</param>
public sealed record IngestProgress(
    int Files, int AllFiles, int Skipped, int Documents, long Words, int Failures, TimeSpan Elapsed, TimeSpan? Left, string Current)
{
    public double WordsPerSecond => Elapsed > TimeSpan.Zero ? Words / Elapsed.TotalSeconds : 0;
}

/// <summary>What an ingest did.</summary>
public sealed record IngestResult
{
    public required int Files { get; init; }

    public required int Skipped { get; init; }

    public required int Documents { get; init; }

    public required int Claims { get; init; }

    public required long Words { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>Files not dealt with, because the run was stopped; the next run goes on with them.</summary>
    public required int Remaining { get; init; }

    /// <summary>What could not be read, in order of location. They are tried again by the next run.</summary>
    public required ImmutableArray<Failure> Failures { get; init; }

    /// <summary>True where somebody stopped it.</summary>
    public required bool Cancelled { get; init; }

    /// <summary>One sentence where the world broke (a full disk); everything reported before it is kept.</summary>
    public string? Stopped { get; init; }

    public double WordsPerSecond => Elapsed > TimeSpan.Zero ? Words / Elapsed.TotalSeconds : 0;
}
