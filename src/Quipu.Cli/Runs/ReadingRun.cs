using Quipu.Cli.Terminal;
using Quipu.Sources;

namespace Quipu.Cli.Runs;

/// <summary>Reads paths into a workspace whose lock the caller holds, with progress on the screen, and says what came of it.</summary>
static class ReadingRun
{
    internal static IngestResult Into(Workspace workspace, IReadOnlyList<string> paths, Settings settings, IProgress<IngestProgress>? progress, CancellationToken cancellation) =>
        Into(workspace, FileListSource.From(paths, except: workspace.Path), settings, progress, cancellation);

    internal static IngestResult Into(Workspace workspace, ISource source, Settings settings, IProgress<IngestProgress>? progress, CancellationToken cancellation) =>
        Ingest.Run(workspace, source, Options(workspace, settings, progress), cancellation);

    internal static ExitCode Shown(Workspace workspace, IReadOnlyList<string> paths, Settings settings, Screen screen, CancellationToken cancellation) =>
        Shown(workspace, FileListSource.From(paths, except: workspace.Path), settings, screen, null, cancellation);

    /// <param name="under">The protected source whose material it is; null: it is read in the open.</param>
    internal static ExitCode Shown(Workspace workspace, ISource source, Settings settings, Screen screen, ProtectedReading? under, CancellationToken cancellation)
    {
        var line = new ProgressLine(screen, "Reading", TimeProvider.System);
        var options = Options(workspace, settings, new Heard<IngestProgress>(p => line.Report(new Reached(p.Files, p.AllFiles, p.Words)))) with { Under = under };
        var result = Ingest.Run(workspace, source, options, cancellation);
        line.Clear();
        return Say(WorkLine.Of(result), screen);
    }

    /// <summary>What came of a reading, in sentences; the same whether it ran here or in a server.</summary>
    internal static ExitCode Say(WorkLine result, Screen screen)
    {
        screen.Say($"{EntityText.Count(result.Documents, "document")} read{(result.Skipped > 0 ? $", {EntityText.Count(result.Skipped, "file")} read before" : "")}; {EntityText.Count(result.Words, "word")} in {Time(result.Milliseconds)}{Rate(result)}.");
        foreach (var failure in result.Failures) screen.Say($"not read: {failure}");
        if (result.Stopped is { } stopped)
        {
            screen.Fault(stopped);
            return ExitCode.Broken;
        }

        if (result.Cancelled) screen.Say($"Stopped{(result.Remaining > 0 ? $" with {EntityText.Count(result.Remaining, "file")} left" : "")}; run the same line again to go on.");
        return result is { Failures.Length: 0, Remaining: 0, Cancelled: false } ? ExitCode.Fine : ExitCode.Partly;
    }

    internal static IngestOptions Options(Workspace workspace, Settings settings, IProgress<IngestProgress>? progress) => new()
    {
        Readers = [Readers.Of(workspace, settings)],
        Settings = settings,
        Dataset = new DatasetName(settings[Settings.Dataset]),
        Progress = progress,
    };

    static string Time(long milliseconds) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{milliseconds / 1000.0:0.0} s");

    static string Rate(WorkLine result) => result.Words > 0 && result.Milliseconds > 0 ? $", {EntityText.Count(result.Words * 1000 / result.Milliseconds, "word")[..^6]} words/s" : "";
}
