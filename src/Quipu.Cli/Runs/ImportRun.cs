using System.Globalization;
using Quipu.Cli.Terminal;
using Quipu.Exports;
using Quipu.Registers;

namespace Quipu.Cli.Runs;

/// <summary>Imports registers into a workspace whose lock the caller holds, with progress on the screen, and says what came of each.</summary>
static class ImportRun
{
    internal static WorkLine Shown(Workspace workspace, ImportOrder order, IReadOnlyList<string> paths, Screen screen, CancellationToken cancellation)
    {
        var line = new ProgressLine(screen, "Importing", TimeProvider.System);
        var result = Importing.Run(workspace, Options(order, paths, new Heard<ImportProgress>(p => line.Report(p.Rows))), cancellation);
        line.Clear();
        return WorkLine.Of(result);
    }

    /// <summary>The options that an order means.</summary>
    internal static ImportOptions Options(ImportOrder order, IReadOnlyList<string> paths, IProgress<ImportProgress> progress) => new()
    {
        Paths = [.. paths],
        Kind = order.Kind is { } kind ? RegisterFormats.Find(kind) : null,
        Dataset = order.Dataset is { } name ? new DatasetName(name) : null,
        Mapping = order.Mapping,
        Append = order.Append,
        Card = new(order.Title, order.Publisher, order.Licence, order.Url),
        Progress = progress,
    };

    /// <summary>What came of an import, in sentences; the same whether it ran here or in a server.</summary>
    internal static ExitCode Say(WorkLine result, Screen screen)
    {
        foreach (var sentence in result.Sentences) screen.Say(sentence);
        foreach (var failure in result.Failures) screen.Say($"not imported: {failure}");
        if (result.Stopped is { } stopped)
        {
            screen.Fault(stopped);
            return ExitCode.Broken;
        }

        if (result.Cancelled) screen.Say("Stopped; run the same line again to go on.");
        return result is { Failures.Length: 0, Cancelled: false, IsEmpty: false } ? ExitCode.Fine : ExitCode.Partly;
    }

    /// <summary>What one import did.</summary>
    internal static IEnumerable<string> Sentences(ImportOutcome outcome)
    {
        var header = outcome.Header;
        var what = $"{Names(header)} as {header.Kind} into {header.Dataset}";
        if (outcome.Summary is not { } summary) return [$"{what}: stopped before its end; what was kept stays."];
        if (summary.WasDone) return [$"{what}: stands there already as import {summary.Number}; nothing was added."];
        var counts = summary.Counts;
        var before = outcome.RowsBefore > 0 ? $", {outcome.RowsBefore.ToString("N0", CultureInfo.InvariantCulture)} of them by a run that was stopped" : "";
        var told = $"{what}: import {summary.Number}, {EntityText.Count(counts.Rows, "row")}{before}; " +
            $"{EntityText.Count(counts.NewStatements, "new statement")}, {EntityText.Count(counts.NewEntities, "new entity").Replace("entitys", "entities", StringComparison.Ordinal)}" +
            $"{Some(counts.SeenStatements, "statement", "seen again")}{Some(counts.Vanished, "statement", "vanished")}{Some(counts.Figures, "figure", "kept")} in {Seconds(outcome.Elapsed)}.";
        return Notes(counts) is { Length: > 0 } notes ? [told, $"    {notes}; quipu imports {summary.Number} lists them."] : [told];
    }

    /// <summary>How many values were cleaned, dropped and so on, and how many rows gave nothing; empty where there is nothing to say.</summary>
    internal static string Notes(ImportCounts counts)
    {
        var notes = Enum.GetValues<NoteKind>().Where(k => k != NoteKind.Skipped && counts.NotesOf(k) > 0).Select(k => $"{EntityText.Count(counts.NotesOf(k), "value")} {NoteTable.Word(k)}");
        return string.Join(", ", counts.Empty > 0 ? notes.Append($"{EntityText.Count(counts.Empty, "row")} gave nothing") : notes);
    }

    static string Names(ImportHeader header) =>
        string.Join(", ", header.Files.Take(3).Select(f => f.Name)) + (header.Files.Length > 3 ? string.Create(CultureInfo.InvariantCulture, $" and {header.Files.Length - 3} more") : "");

    static string Some(long count, string noun, string what) => count > 0 ? $", {EntityText.Count(count, noun)} {what}" : "";

    static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
