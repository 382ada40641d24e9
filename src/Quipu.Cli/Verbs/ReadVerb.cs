using System.CommandLine;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;

namespace Quipu.Cli.Verbs;

sealed class ReadVerb : Verb
{
    readonly Argument<string[]> _paths = new("PATH") { Arity = ArgumentArity.OneOrMore, HelpName = "PATH", Description = "Files and folders to read; folders with all below them. With --json also -, the standard input." };
    readonly Option<string> _workspace = Shared.Workspace(required: false);
    readonly Option<bool> _json = new("--json") { Description = "Keeps nothing: prints what is read in each file as one JSON document (several files: one a line)." };
    readonly Option<string> _out = new("--out") { HelpName = "DIR", Description = "With --json: writes NAME.json into this folder for each file instead of printing." };
    readonly Option<string> _dataset = Shared.Of(Settings.Dataset, "NAME");
    readonly Option<string> _frames = Shared.Of(Settings.Frames, "DIR");
    readonly Option<string?> _source = new("--source") { HelpName = "PSEUDONYM", Description = "As material of this protected source: captures are sealed, metadata and the source's names left out." };
    readonly Option<string?> _passphrase = Passphrases.File();

    internal ReadVerb() : base("read", "Reads files and folders into a workspace, or prints what one file says.")
    {
        Command.Add(_paths);
        foreach (var option in new Option[] { _workspace, _json, _out, _dataset, _frames, _source, _passphrase }) Command.Add(option);
        Command.Validators.Add(asked =>
        {
            var (json, workspace) = (asked.GetValue(_json), asked.GetValue(_workspace));
            if (json == workspace is not null) asked.AddError("Name the workspace to read into (--workspace DIR), or ask for --json");
            else if (json && asked.GetValue(_source) is not null) asked.AddError("--source goes with --workspace: what is printed with --json is not sealed");
            else if (!json && asked.GetValue(_out) is not null) asked.AddError("--out goes with --json");
        });
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu read articles --workspace case.quipu", "reads a folder; a second run reads only what is new, and takes up where a stopped one ended"),
        new("quipu read leak --source Source-K7QXM --workspace case.quipu", "what a protected source gave: sealed, without metadata, under the pseudonym"),
        new("quipu read --json story.txt | jq .claims", "what one article says, in the shape of the gold files"),
        new("quipu read --json articles/*.txt --out readings", "the same for many, a file each"),
    ];

    internal override string Notes =>
        "A file that cannot be read is listed with a reason and tried again by the next run; the others are read. " +
        "Where `quipu serve` has the workspace, the work is handed to it. Ctrl-C finishes what is begun; run the same line again to go on.";

    internal override async Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        var paths = asked.GetRequiredValue(_paths);
        if (asked.GetValue(_json)) return StatelessReading.Print(paths, Readers.Of(asked.GetValue(_frames)), asked.GetValue(_out), screen, cancellation);
        var path = asked.GetRequiredValue(_workspace)!;
        var frames = asked.GetValue(_frames) is { } folder ? Path.GetFullPath(folder) : null;
        (Setting Setting, string? Value)[] flags = [(Settings.Dataset, asked.GetValue(_dataset)), (Settings.Frames, frames)];
        var settings = Shared.SettingsOf(path, flags);
        if (asked.GetValue(_source) is { } source) return Protected(asked, source, settings, screen, cancellation);
        using var workspace = Shared.Create(path);
        try
        {
            using var held = workspace.Lock(null, TimeProvider.System);
            return ReadingRun.Shown(workspace, paths, settings, screen, cancellation);
        }
        catch (WorkspaceBusyException) when (HandOff.Read(workspace.Path) is { } server)
        {
            return await HandedOver.RunAsync(server, WorkOrder.Of(paths, flags), screen, cancellation) is { } told ? ReadingRun.Say(told, screen) : ExitCode.Broken;
        }
    }

    // It is not handed to a server: the passphrase and the paths would go through another process.
    ExitCode Protected(ParseResult asked, string source, Settings settings, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        if (HandOff.Read(workspace.Path) is { } server) return Shared.Broken(screen, $"A protected source is read with the workspace to itself: stop the server at {server.Url}, then run this again.");
        using var held = workspace.Lock(null, TimeProvider.System);
        return Passphrases.Read(asked.GetValue(_passphrase), screen) is { } passphrase
            ? ProtectedRun.Shown(workspace, (source, passphrase), asked.GetRequiredValue(_paths), settings, screen, cancellation) : ExitCode.Broken;
    }
}
