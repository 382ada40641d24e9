using System.CommandLine;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;

namespace Quipu.Cli.Verbs;

sealed class ServeVerb : Verb
{
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string> _urls = Shared.Of(Settings.Urls, "URL");

    internal ServeVerb() : base("serve", "Serves a workspace to the browsers of this machine.")
    {
        Command.Add(_workspace);
        Command.Add(_urls);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu serve --workspace case.quipu", "at the address of the settings"),
        new("quipu serve --workspace case.quipu --urls http://127.0.0.1:0", "at any free port; the address is printed"),
    ];

    internal override async Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        var path = asked.GetRequiredValue(_workspace);
        var settings = Shared.SettingsOf(path, (Settings.Urls, asked.GetValue(_urls)));
        using var workspace = Shared.Open(path);
        using var held = workspace.Lock(settings[Settings.Urls], TimeProvider.System);
        using var serving = new ServingRun(workspace, settings, screen);
        return await serving.RunAsync(openBrowser: false, cancellation);
    }
}
