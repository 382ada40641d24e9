using System.Collections.Immutable;
using System.CommandLine;
using Quipu.Access;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Exports;
using Quipu.Registers;

namespace Quipu.Cli.Verbs;

sealed class ImportVerb : Verb
{
    readonly Argument<string[]> _words = new("[KIND] FILE")
    {
        Arity = ArgumentArity.OneOrMore,
        HelpName = "[KIND] FILE",
        Description = "A kind, which may be left out where a file shows it, then files and folders; - is the standard input.",
    };

    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string?> _dataset = new("--dataset") { HelpName = "NAME", Description = "The dataset that the rows go to; without, one named after the first file, or after the folder." };
    readonly Option<string?> _mapping = new("--mapping") { HelpName = "FILE", Description = "How columns become entities, for kinds that take a mapping." };
    readonly Option<bool> _append = new("--append") { Description = "Adds to the register: what these files do not have does not vanish." };
    readonly Option<string?> _report = new("--report") { HelpName = "FILE", Description = "Writes into this CSV what was cleaned, dropped, doubted, put in quarantine or skipped, row by row." };
    readonly Option<string?> _title = new("--title") { HelpName = "TEXT", Description = "What the dataset is called." };
    readonly Option<string?> _publisher = new("--publisher") { HelpName = "TEXT", Description = "Who published it." };
    readonly Option<string?> _licence = new("--licence") { HelpName = "TEXT", Description = "The licence line that exports print with it." };
    readonly Option<string?> _url = new("--url") { HelpName = "URL", Description = "Where it was published." };

    internal ImportVerb() : base("import", "Brings registers in, row by row: sanctions, contracts, payments, candidates, votes, statistics.")
    {
        Command.Add(_words);
        foreach (var option in new Option[] { _workspace, _dataset, _mapping, _append, _report, _title, _publisher, _licence, _url }) Command.Add(option);
        _dataset.Validators.Add(asked =>
        {
            if (asked.GetValueOrDefault<string>() is { } name && Settings.Dataset.Fault(name) is { } fault) asked.AddError($"--dataset is '{name}', but it {fault}");
        });
        Command.Validators.Add(asked =>
        {
            // A mapping may read a server, and then names all there is to read.
            if (asked.GetValue(_words) is [var only] && RegisterFormats.Find(only) is not null && !Exists(only) && !(only == "mapping" && asked.GetValue(_mapping) is not null)) asked.AddError($"Name the files to import after {only}");
        });
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu import payments.csv --workspace case.quipu", "guesses the kind; a second run adds nothing, and takes up where a stopped one ended"),
        new("quipu import fincen payments.csv --dataset fincen --report notes.csv --workspace case.quipu", "names the kind and the dataset, and lists what happened to each value"),
    ];

    internal override string Notes =>
        "The files are kept as captures, and each statement leads back to its file, row and columns. A later import of the same kind into the same dataset is a newer edition: first-seen and last-seen are kept, " +
        "and what it no longer has is marked as vanished, not deleted; --append adds instead. " +
        "Where `quipu serve` has the workspace, the work is handed to it. Ctrl-C finishes what is begun; run the same line again to go on.";

    internal override Glossary Glossary => new("Kinds:", [.. RegisterFormats.All.Select(f => (f.Name, f.Description))]);

    internal override async Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        var words = asked.GetRequiredValue(_words);
        var kind = words.Length > 1 || !Exists(words[0]) ? RegisterFormats.Find(words[0]) : null;
        if (kind is null && words.Length > 1 && !Exists(words[0]))
        {
            screen.Fault($"There is no kind or file '{words[0]}'; `quipu import --help` lists the kinds.");
            return ExitCode.Broken;
        }

        using var workspace = Shared.Create(asked.GetRequiredValue(_workspace));
        if (await RunAsync(workspace, [.. kind is null ? words : words[1..]], Order(asked, kind), screen, cancellation) is not { } told) return ExitCode.Broken;
        var code = ImportRun.Say(told, screen);
        if (asked.GetValue(_report) is { } report) Report(workspace, told.Imports, report, screen);
        return code;
    }

    static async Task<WorkLine?> RunAsync(Workspace workspace, ImmutableArray<string> paths, ImportOrder order, Screen screen, CancellationToken cancellation)
    {
        try
        {
            using var held = workspace.Lock(null, TimeProvider.System);
            return ImportRun.Shown(workspace, order, paths, screen, cancellation);
        }
        catch (WorkspaceBusyException) when (HandOff.Read(workspace.Path) is { } server)
        {
            return await HandedOver.RunAsync(server, new(paths) { Import = order }, screen, cancellation);
        }
    }

    ImportOrder Order(ParseResult asked, IRegisterFormat? kind) => new()
    {
        Kind = kind?.Name,
        Dataset = asked.GetValue(_dataset),
        Mapping = asked.GetValue(_mapping),
        Append = asked.GetValue(_append),
        Title = asked.GetValue(_title),
        Publisher = asked.GetValue(_publisher),
        Licence = asked.GetValue(_licence),
        Url = asked.GetValue(_url),
    };

    static bool Exists(string path) => path == "-" || File.Exists(path) || Directory.Exists(path);

    static void Report(Workspace workspace, ImmutableArray<long> imports, string file, Screen screen)
    {
        using var to = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        var rows = imports.Select(i => workspace.Store.Import(Viewer.Owner, i)).OfType<ImportRow>();
        screen.Say($"{EntityText.Count(NoteTable.Write(workspace.Store, Viewer.Owner, rows, to), "note")} in {file}.");
    }
}
