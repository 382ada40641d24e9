using System.CommandLine;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;

namespace Quipu.Cli.Verbs;

sealed class OpenVerb : Verb
{
    readonly Argument<string> _folder = new("FOLDER") { Description = "The folder of articles." };
    readonly Option<string> _workspace = Shared.Workspace(required: false);
    readonly Option<string> _urls = Shared.Of(Settings.Urls, "URL");
    readonly Option<bool> _quiet = new("--no-browser") { Description = "Opens no browser; without a desktop none is opened anyway." };

    internal OpenVerb() : base("open", "Reads a folder of articles and shows it in the browser.")
    {
        _workspace.Description = "The workspace folder; FOLDER.quipu beside the folder where it is not given.";
        Command.Add(_folder);
        foreach (var option in new Option[] { _workspace, _urls, _quiet }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu open samples/tarumayo", "reads the sample case into samples/tarumayo.quipu and serves it"),
        new("quipu open articles --workspace /secure/case.quipu --urls http://127.0.0.1:6100", "keeps the records elsewhere and serves them on another port"),
    ];

    internal override string Notes => "It listens on this machine only. The folder itself is never written to.";

    internal override async Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        var folder = asked.GetRequiredValue(_folder);
        if (!Directory.Exists(folder))
        {
            screen.Fault(File.Exists(folder) ? $"{folder} is a file; name the folder it lies in, or use: quipu read {folder} --workspace DIR" : $"There is no folder {folder}.");
            return ExitCode.Broken;
        }

        var path = asked.GetValue(_workspace) ?? Workspace.Beside(folder);
        var settings = Shared.SettingsOf(path, (Settings.Urls, asked.GetValue(_urls)));
        using var workspace = Shared.Create(path);
        try
        {
            using var held = workspace.Lock(settings[Settings.Urls], TimeProvider.System);
            var read = ReadingRun.Shown(workspace, [folder], settings, screen, cancellation);
            // The pages list what could not be read: a folder that was read in part is still served.
            if (read == ExitCode.Broken || cancellation.IsCancellationRequested) return read;
            using var serving = new ServingRun(workspace, settings, screen);
            return await serving.RunAsync(openBrowser: !asked.GetValue(_quiet), cancellation);
        }
        catch (WorkspaceBusyException) when (HandOff.Read(workspace.Path) is { } server)
        {
            var told = await HandedOver.RunAsync(server, new([folder]), screen, cancellation);
            var code = told is null ? ExitCode.Broken : ReadingRun.Say(told, screen);
            screen.Out.WriteLine($"{workspace.Card.Name} is open already, at {server.Url}/");
            return code;
        }
    }
}
