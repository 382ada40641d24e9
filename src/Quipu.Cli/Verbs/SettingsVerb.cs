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
        new("QUIPU_URLS=http://127.0.0.1:6100 quipu settings --workspace case.quipu", "what holds for this one, the environment included"),
    ];

    internal override string Notes => $"A setting is taken from its flag, else from the environment, else from {Settings.FileName} in the workspace folder, else it has its default.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        foreach (var row in Shared.SettingsOf(asked.GetValue(_workspace)).Values)
        {
            screen.Out.WriteLine($"{row.Setting.Name} = {row.Value}   ({row.Origin}; {row.Setting.Variable})");
            screen.Out.WriteLine($"    {row.Setting.Meaning}");
        }

        return Task.FromResult(ExitCode.Fine);
    }
}
