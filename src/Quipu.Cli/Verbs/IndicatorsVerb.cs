using System.Collections.Immutable;
using System.CommandLine;
using FollowTheMoney.Streams;
using Quipu.Access;
using Quipu.Cli.Terminal;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Patterns.Indicators;
using Quipu.Registers;

namespace Quipu.Cli.Verbs;

sealed class IndicatorsVerb : Verb
{
    readonly Argument<string> _action = new("ACTION") { Description = "run or explain." };
    readonly Argument<string[]> _files = new("FILE") { Arity = ArgumentArity.ZeroOrMore, Description = "Files of releases or records (OCDS; JSON, JSON lines, gzipped too), looked at together and not imported." };
    readonly Option<string?> _workspace = new("--workspace") { HelpName = "DIR", Description = "The workspace folder: the procurement that was imported into it." };
    readonly Option<string?> _dataset = new("--dataset") { HelpName = "NAME", Description = "Only this dataset of the workspace." };
    readonly Option<string?> _settings = new("--settings") { HelpName = "FILE", Description = "Which indicators run, and their thresholds, as Cardinal's settings files have them; the workspace's indicators.ini without, or every one as it is." };
    readonly Option<bool> _json = new("--json") { Description = "Cardinal's results, with fences and maps; one line for each dataset." };
    readonly Option<bool> _csv = new("--csv") { Description = "As comma-separated values, a row for each flag and process that it rests on." };

    internal IndicatorsVerb() : base("indicators", "Asks procurement data for red flags, as the Open Contracting Partnership's Cardinal defines them. A flag is a question.")
    {
        _action.AcceptOnlyFromAmong("run", "explain");
        Command.Add(_action);
        Command.Add(_files);
        foreach (var option in new Option[] { _workspace, _dataset, _settings, _json, _csv }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu indicators run --workspace case.quipu", "one line for each flag, and which indicators the data cannot feed"),
        new("quipu indicators run releases.jsonl.gz --settings settings.ini --json > results.json", "a file by itself, in the shape of Cardinal's results"),
        new("quipu indicators explain", "what each indicator asks, and what else explains it"),
    ];

    internal override string Notes =>
        "Outliers are outliers of one dataset: fences are reckoned from its own processes. Several releases of a process are put together first. Data are taken as they are published; nothing is filled in. A flag says what its line says and " +
        "no more: it proves nothing against anybody.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation) => Task.FromResult(asked.GetRequiredValue(_action) == "explain" ? Explain(screen) : Run(asked, screen));

    ExitCode Run(ParseResult asked, Screen screen)
    {
        var (path, files, settings) = (asked.GetValue(_workspace), asked.GetValue(_files) ?? [], asked.GetValue(_settings));
        if ((path is null) == (files.Length == 0)) return Shared.Broken(screen, "Name a workspace (--workspace DIR) or files, one of the two.");
        if (files.Concat(settings is null ? [] : [settings]).FirstOrDefault(f => !File.Exists(f)) is { } gone) return Shared.Broken(screen, $"There is no file {gone}.");
        ImmutableArray<IndicatorReport> reports;
        try
        {
            reports = Reports(asked, path, files, settings is null ? null : File.ReadAllText(settings));
        }
        catch (FormatException e)
        {
            return Shared.Broken(screen, e.Message);
        }

        if (asked.GetValue(_csv))
        {
            using var csv = new Utf8CsvWriter(screen.Bytes, quoteAll: false);
            IndicatorTable.Write(reports, csv);
        }
        else
            foreach (var report in reports)
                if (asked.GetValue(_json)) screen.Out.WriteLine(report.Json);
                else IndicatorText.Write(report, screen.Out);
        foreach (var fault in reports.SelectMany(r => r.Faults)) screen.Fault(fault);
        if (reports.IsEmpty) screen.Say("No procurement is on record here; quipu import takes OCDS.");
        return reports.Any(r => !r.Faults.IsEmpty) ? ExitCode.Partly : ExitCode.Fine;
    }

    ImmutableArray<IndicatorReport> Reports(ParseResult asked, string? path, string[] files, string? settings)
    {
        if (path is null)
            return [IndicatorRun.Of(string.Join(", ", files.Select(f => Path.GetFileName(f))), [.. files.Select(f => new ContractingFile(new RegisterFile(f, Path.GetFileName(f), new CaptureId(ContentHash.Sha256(ReadOnlySpan<byte>.Empty))), 0))], settings)];
        using var workspace = Shared.Open(path);
        DatasetName? dataset = asked.GetValue(_dataset) is { } name ? new(name) : null;
        if (dataset is { } one && Shared.Unknown(workspace.Store, one) is { } unknown) throw new FormatException(unknown);
        return new IndicatorDesk(workspace).Reports(Viewer.Owner, settings, dataset);
    }

    static ExitCode Explain(Screen screen)
    {
        foreach (var note in IndicatorNote.All)
        {
            screen.Out.WriteLine($"{note.Code}  {note.Name.En}");
            screen.Out.WriteLine($"    {note.Says.En}");
            if (note.Value is { } value) screen.Out.WriteLine($"    its number: {value.En}");
            screen.Out.WriteLine($"    what else explains it: {note.Innocent.En}");
        }

        return ExitCode.Fine;
    }
}
