using System.CommandLine;
using Quipu.Access;
using Quipu.Cli.Terminal;

namespace Quipu.Cli.Verbs;

sealed class CheckVerb : Verb
{
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string?> _passphrase = Passphrases.File();

    internal CheckVerb() : base("check", "Proves that a workspace rests on its captures: every hash, every text, every quote.")
    {
        Command.Add(_workspace);
        Command.Add(_passphrase);
    }

    internal override string Notes =>
        "What is sealed can be proved with the passphrase alone. Without one (no file, no QUIPU_PASSPHRASE), the check says how many sealed captures it could not look into, and ends with 1: " +
        "a part that nobody looked into is not proved.";

    internal override IReadOnlyList<Example> Examples { get; } = [new("quipu check --workspace case.quipu", "one line for each fault; 0 where there is none")];

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        var (seen, faults) = (new CheckProgress(0, 0, 0), 0);
        var passphrase = Passphrases.Given(asked.GetValue(_passphrase)) ? Passphrases.Read(asked.GetValue(_passphrase), screen) : null;
        if (passphrase is null && asked.GetValue(_passphrase) is not null) return Task.FromResult(ExitCode.Broken);
        string? shut = null;
        using var vault = passphrase is not null && ProtectedDesk.HasVault(workspace.Store) ? ProtectedDesk.Open(workspace.Store, passphrase, out shut) : null;
        if (shut is not null) return Task.FromResult(Shared.Broken(screen, shut));
        foreach (var fault in CaptureCheck.Run(workspace, Viewer.Keeper, new Heard<CheckProgress>(p => seen = p), cancellation, vault))
        {
            faults++;
            screen.Out.WriteLine($"{fault.Location}: {fault.Reason}");
        }

        screen.Out.WriteLine($"{EntityText.Count(seen.Captures, "capture")}, {EntityText.Count(seen.Documents, "document")}, {EntityText.Count(seen.Claims, "claim")} checked: {EntityText.Count(faults, "fault")}.");
        if (seen.Sealed > 0) screen.Out.WriteLine($"{EntityText.Count(seen.Sealed, "sealed capture")} not looked into: give the passphrase to prove {(seen.Sealed == 1 ? "it" : "them")} too (--passphrase-file FILE).");
        return Task.FromResult(faults == 0 && seen.Sealed == 0 ? ExitCode.Fine : ExitCode.Partly);
    }
}
