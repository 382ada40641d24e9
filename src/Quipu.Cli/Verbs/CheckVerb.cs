using System.CommandLine;
using Quipu.Access;
using Quipu.Cli.Terminal;

namespace Quipu.Cli.Verbs;

sealed class CheckVerb : Verb
{
    readonly Option<string> _workspace = Shared.Workspace();

    internal CheckVerb() : base("check", "Proves that a workspace rests on its captures: every hash, every text, every quote.") => Command.Add(_workspace);

    internal override IReadOnlyList<Example> Examples { get; } = [new("quipu check --workspace case.quipu", "one line for each fault; 0 where there is none")];

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        var (seen, faults) = (new CheckProgress(0, 0, 0), 0);
        foreach (var fault in CaptureCheck.Run(workspace, Viewer.Owner, new Heard<CheckProgress>(p => seen = p), cancellation))
        {
            faults++;
            screen.Out.WriteLine($"{fault.Location}: {fault.Reason}");
        }

        screen.Out.WriteLine($"{EntityText.Count(seen.Captures, "capture")}, {EntityText.Count(seen.Documents, "document")}, {EntityText.Count(seen.Claims, "claim")} checked: {EntityText.Count(faults, "fault")}.");
        return Task.FromResult(faults == 0 ? ExitCode.Fine : ExitCode.Partly);
    }
}
