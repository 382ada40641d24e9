using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Quipu.Cli.Runs;

/// <summary>
/// How a reading or an import goes, as one process tells another: a JSON line after each file, and a last one with <see cref="IsLast"/>.
/// </summary>
sealed record WorkLine
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool IsLast { get; init; }

    public int Files { get; init; }

    public int AllFiles { get; init; }

    public int Skipped { get; init; }

    public int Documents { get; init; }

    public long Words { get; init; }

    public long Milliseconds { get; init; }

    public int Remaining { get; init; }

    /// <summary>True where somebody stopped it before its end.</summary>
    public bool Cancelled { get; init; }

    public string? Stopped { get; init; }

    /// <summary>True where every row of an import gave nothing.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Rows of registers that were imported.</summary>
    public long Rows { get; init; }

    /// <summary>What came of an import, in sentences.</summary>
    public ImmutableArray<string> Sentences { get; init; } = [];

    /// <summary>What is printed to the standard output of whoever asked.</summary>
    public ImmutableArray<string> Out { get; init; } = [];

    /// <summary>Numbers of the imports that were made or found to stand.</summary>
    public ImmutableArray<long> Imports { get; init; } = [];

    /// <summary>Location and reason of each file (or part) that was not read.</summary>
    public ImmutableArray<string> Failures { get; init; } = [];

    internal static WorkLine Of(IngestProgress progress) => new()
    {
        Files = progress.Files,
        AllFiles = progress.AllFiles,
        Skipped = progress.Skipped,
        Documents = progress.Documents,
        Words = progress.Words,
        Milliseconds = (long)progress.Elapsed.TotalMilliseconds,
    };

    internal static WorkLine Of(IngestResult result) => new()
    {
        IsLast = true,
        Files = result.Files,
        AllFiles = result.Files + result.Remaining,
        Skipped = result.Skipped,
        Documents = result.Documents,
        Words = result.Words,
        Milliseconds = (long)result.Elapsed.TotalMilliseconds,
        Remaining = result.Remaining,
        Stopped = result.Stopped,
        Cancelled = result.Cancelled,
        Failures = [.. result.Failures.Select(f => $"{f.Location}{(f.Part > 0 ? $" (part {f.Part + 1})" : "")}: {f.Reason}")],
    };

    internal static WorkLine Of(ImportProgress progress) => new() { Rows = progress.Rows, Milliseconds = (long)progress.Elapsed.TotalMilliseconds };

    internal static WorkLine Of(ImportResult result) => new()
    {
        IsLast = true,
        Cancelled = result.Cancelled,
        Sentences = [.. result.Imports.SelectMany(ImportRun.Sentences)],
        Imports = [.. result.Imports.Select(i => i.Number)],
        Failures = [.. result.Failures.Select(f => f.Reason.StartsWith(f.Location, StringComparison.Ordinal) ? f.Reason : $"{f.Location}: {f.Reason}")],
        IsEmpty = result.Imports.Any(i => i.Summary is { WasDone: false, Counts: { Rows: > 0, Filled: 0 } }),
    };

    internal static WorkLine? Parse(string line) => JsonSerializer.Deserialize<WorkLine>(line, Json);

    internal string Text() => JsonSerializer.Serialize(this, Json);
}
