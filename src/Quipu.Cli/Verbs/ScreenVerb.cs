using System.CommandLine;
using System.Globalization;
using Quipu.Access;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Exports;
using Quipu.Matching.Screening;
using Quipu.Model;
using Quipu.Publishing.Leavings;

namespace Quipu.Cli.Verbs;

sealed class ScreenVerb : Verb
{
    readonly Argument<string> _file = new("FILE") { HelpName = "FILE", Description = "A table with a column of names: CSV or XLSX; - is the standard input." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string?> _dataset = new("--dataset") { HelpName = "NAME", Description = "Only whom this dataset has on record." };
    readonly Option<string?> _sheet = new("--sheet") { HelpName = "NAME", Description = "Of a workbook the sheet; without, the first." };
    readonly Option<double?> _threshold = Shared.Share("--threshold", "The least score of a match, 0 to 1; without, the setting match-threshold.");
    readonly Option<int> _limit = Shared.Limit(5);
    readonly Option<string?> _out = new("--out") { HelpName = "FILE", Description = "Writes the report there: .csv, .xlsx or .html. A run that was stopped goes on from where it was." };

    internal ScreenVerb() : base("screen", "Looks up the people and firms of a table among everybody on record.")
    {
        Command.Add(_file);
        foreach (var option in new Option[] { _workspace, _dataset, _sheet, _threshold, _limit, _out }) Command.Add(option);
        Command.Validators.Add(asked =>
        {
            if (asked.GetValue(_out) is { } path && !ScreeningReport.Endings.Contains(Path.GetExtension(path).ToLowerInvariant())) asked.AddError($"--out is '{path}', but a report ends in {string.Join(", ", ScreeningReport.Endings)}");
        });
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu screen suppliers.xlsx --workspace case.quipu --out suppliers.html", "a page to print, with the reasons of every match"),
        new("quipu screen candidates.csv --workspace case.quipu --dataset sanctions --threshold 0.8", "only strong matches in one dataset"),
    ];

    internal override string Notes =>
        "Columns are guessed as `quipu map` guesses them: names, dates of birth, countries, numbers. A match says that two names may be one party's, and why; it says nothing of what anybody did. " +
        "Every report names the model that scored and the versions of the data.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation) =>
        Task.FromResult(Run(asked, screen, cancellation));

    ExitCode Run(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        var (path, workspacePath) = (asked.GetRequiredValue(_file), asked.GetRequiredValue(_workspace));
        if (!StandardInput.IsNamed(path) && !File.Exists(path)) return Shared.Broken(screen, Directory.Exists(path) ? $"{path} is a folder; name one table in it." : $"{path}: there is no such file; name one table.");
        var settings = Shared.SettingsOf(workspacePath);
        using var workspace = Shared.Open(workspacePath);
        var dataset = asked.GetValue(_dataset) is { } name ? new DatasetName(name) : (DatasetName?)null;
        var viewer = Viewer.Owner;
        if (dataset is { } wanted && workspace.Store.Datasets(viewer).All(d => d.Name != wanted))
            return Shared.Broken(screen, $"There is no dataset '{wanted}' in {workspacePath}; there are {string.Join(", ", workspace.Store.Datasets(viewer).Select(d => d.Name))}.");
        using var known = MatchIndex.Of(workspace.Store, workspace.Path);
        var options = new ScreenerOptions { Dataset = dataset, Threshold = asked.GetValue(_threshold) ?? settings[Settings.MatchThreshold] / 100.0, Strong = settings[Settings.MatchHigh] / 100.0, Limit = asked.GetValue(_limit), Sheet = asked.GetValue(_sheet) };
        using var table = TableAsked.Open(path);
        var file = table.File! with { Capture = CaptureOf(table.File!.Path) };
        if (new Screener(known, workspace.Store, viewer, options).Open(file, workspace.Databases) is not { } screening)
            return Shared.Broken(screen, $"No column of {file.Name} seems to name anybody; give the column a header such as name, nombre, company or razón social.");
        foreach (var sentence in screening.Head.Columns.Concat(screening.Doubts)) screen.Say(sentence);
        return Run(screening, asked.GetValue(_out), (workspace, screen), cancellation);
    }

    static ExitCode Run(Screening screening, string? to, (Workspace Workspace, Screen Screen) at, CancellationToken cancellation)
    {
        var screen = at.Screen;
        using var kept = ScreeningRun.Open(screening.Head, to);
        if (kept.Rows.Count > 0) screen.Say(Said($"{kept.Rows[^1].Number} rows were screened before; going on from there."));
        var progress = new ProgressLine(screen, "screening", TimeProvider.System);
        var rows = kept.Rows.Count > 0 ? kept.Rows[^1].Number : 0;
        var stopped = false;
        foreach (var row in screening.Rows(rows, long.MaxValue))
        {
            // The parties of one row are kept together: a run goes on behind a whole row.
            if (row.Number != rows && cancellation.IsCancellationRequested)
            {
                stopped = true;
                break;
            }

            rows = row.Number;
            kept.Add(row);
            if (to is null) Write(row, screening.Head.Strong, screen);
            progress.Report(rows);
        }

        progress.Clear();
        return End(screening.Head, kept, (to, stopped), at);
    }

    static ExitCode End(ScreeningHead head, ScreeningRun kept, (string? To, bool Stopped) run, (Workspace Workspace, Screen Screen) at)
    {
        var screen = at.Screen;
        var strong = kept.Rows.Count(r => r.Hits.Any(h => h.Score >= head.Strong));
        var (hits, faults) = (kept.Rows.Count(r => !r.Hits.IsEmpty), kept.Rows.Where(r => r.Fault is not null).ToArray());
        foreach (var row in faults.Take(10)) screen.Say(Said($"row {row.Number} was not screened: {row.Fault}"));
        if (faults.Length > 10) screen.Say(Said($"and {faults.Length - 10} more rows; the report names them all."));
        screen.Say(Said($"{EntityText.Count(kept.Rows.Count, "name")} looked up with {head.Algorithm} at {ScreeningReport.Score(head.Threshold)}: {hits} may be somebody on record ({strong} strongly), {kept.Rows.Count - hits - faults.Length} nobody, {faults.Length} not screened."));
        if (run.Stopped)
        {
            screen.Say(run.To is null ? "Stopped." : $"Stopped; the same command goes on from here.");
            return ExitCode.Partly;
        }

        if (run.To is { } path)
        {
            using (var departure = new Departure())
            {
                using (var stream = File.Create(path)) ScreeningReport.Write(Path.GetExtension(path).ToLowerInvariant(), head, kept.Rows.Select(r => new DecidedRow(r, DecidedRow.None)), departure.Over(stream));
                Departing.Keep(at.Workspace, departure, Departing.Leaving(at.Workspace, LeavingAct.Screening, "screening", head.File) with { File = Path.GetFileName(path) }, screen);
            }

            kept.Finish();
            screen.Say($"The report is in {path}.");
        }

        return faults.Length > 0 ? ExitCode.Partly : ExitCode.Fine;
    }

    static void Write(ScreenedRow row, double strong, Screen screen)
    {
        foreach (var hit in row.Hits)
        {
            screen.Out.WriteLine(Said($"{row.Number}  {(row.Party.Length > 0 ? row.Party + ": " : "")}{row.Name}  →  {ScreeningReport.Score(hit.Score)}{(hit.Score >= strong ? " strong" : "")}  {hit.Name} ({hit.Schema}, {string.Join(", ", hit.Datasets)})  {hit.Id}"));
            if (hit.Wanting is { } wanting) screen.Out.WriteLine($"    undecided for want of {wanting}");
            foreach (var reason in hit.Reasons) screen.Out.WriteLine(Said($"    {reason.Contribution,6:+0.00;-0.00} {reason.Detail}{(reason.Query is null && reason.Candidate is null ? "" : $" ({reason.Query ?? "–"} | {reason.Candidate ?? "–"})")}"));
        }
    }

    static CaptureId CaptureOf(string path)
    {
        using var stream = File.OpenRead(path);
        return new(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(stream)));
    }

    static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
