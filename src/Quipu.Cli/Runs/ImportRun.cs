using System.Globalization;
using Quipu.Cli.Terminal;
using Quipu.Exports;
using Quipu.Registers;

namespace Quipu.Cli.Runs;

/// <summary>Imports registers into a workspace whose lock the caller holds, with progress on the screen, and says what came of each.</summary>
static class ImportRun
{
    static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(200), InPipe = TimeSpan.FromSeconds(5);

    internal static ImportResult Shown(Workspace workspace, ImportOptions options, Screen screen, CancellationToken cancellation)
    {
        var (next, drawn) = (TimeSpan.FromSeconds(1), false);
        var result = Importing.Run(workspace, options with { Progress = new Heard<ImportProgress>(Draw) }, cancellation);
        if (drawn) screen.Error.Write("\r\e[2K");
        foreach (var outcome in result.Imports) Say(outcome, screen);
        foreach (var failure in result.Failures) screen.Say($"not imported: {failure.Location}: {failure.Reason}");
        if (result.Cancelled) screen.Say("Stopped; run the same line again to go on.");
        return result;

        void Draw(ImportProgress reached)
        {
            if (reached.Elapsed < next) return;
            next = reached.Elapsed + (screen.IsTerminal ? OnTerminal : InPipe);
            var text = string.Create(CultureInfo.InvariantCulture, $"Importing {reached.File} as {reached.Kind}: {reached.Rows:N0} rows, {reached.Rows / reached.Elapsed.TotalSeconds:N0} rows/s");
            if (screen.IsTerminal) screen.Error.Write($"\r\e[2K{text}");
            else screen.Error.WriteLine(text);
            drawn = screen.IsTerminal;
        }
    }

    /// <summary>What an import did, in sentences.</summary>
    static void Say(ImportOutcome outcome, Screen screen)
    {
        var header = outcome.Header;
        var what = $"{Names(header)} as {header.Kind} into {header.Dataset}";
        if (outcome.Summary is not { } summary)
        {
            screen.Say($"{what}: stopped before its end; what was kept stays.");
            return;
        }

        if (summary.WasDone)
        {
            screen.Say($"{what}: stands there already as import {summary.Number}; nothing was added.");
            return;
        }

        var counts = summary.Counts;
        var before = outcome.RowsBefore > 0 ? $", {outcome.RowsBefore.ToString("N0", CultureInfo.InvariantCulture)} of them by a run that was stopped" : "";
        screen.Say($"{what}: import {summary.Number}, {EntityText.Count(counts.Rows, "row")}{before}; {EntityText.Count(counts.NewStatements, "new statement")}, {EntityText.Count(counts.NewEntities, "new entity").Replace("entitys", "entities", StringComparison.Ordinal)}" +
            $"{Some(counts.SeenStatements, "statement", "seen again")}{Some(counts.Vanished, "statement", "vanished")}{Some(counts.Figures, "figure", "kept")} in {Seconds(outcome.Elapsed)}.");
        if (Notes(counts) is { Length: > 0 } notes) screen.Say($"    {notes}; quipu imports {summary.Number} lists them.");
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
