using System.CommandLine;
using Quipu.Cli.Terminal;

namespace Quipu.Cli.Verbs;

sealed class SettingsVerb : Verb
{
    readonly Option<string> _workspace = Shared.Workspace(required: false);

    internal SettingsVerb() : base("settings", "Lists every setting, its value and where that came from.") => Command.Add(_workspace);

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu settings", "what holds without a workspace"),
        new("QUIPU_PARALLELISM=1 quipu settings --workspace case.quipu", "what holds for this one, the environment included"),
    ];

    internal override string Notes => $"A setting is taken from its flag, else from the environment, else from {Settings.FileName} in the workspace folder, else it has its default.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        var settings = Shared.SettingsOf(asked.GetValue(_workspace));
        foreach (var setting in Settings.All)
        {
            var (value, origin) = settings.Shown(setting);
            screen.Out.WriteLine($"{setting.Name} = {value}   ({origin}; {setting.Variable})");
            screen.Out.WriteLine($"    {setting.Meaning}");
        }

        return Task.FromResult(ExitCode.Fine);
    }
}
