using System.CommandLine;
using Quipu.Cli.Help;
using Quipu.Cli.Terminal;

namespace Quipu.Cli.Verbs;

sealed class CompletionVerb : Verb
{
    readonly Argument<string> _shell = new("SHELL") { Description = $"One of: {string.Join(", ", CompletionScript.Shells)}." };

    internal CompletionVerb() : base("completion", "Prints a script that completes quipu's words in a shell.")
    {
        _shell.AcceptOnlyFromAmong(CompletionScript.Shells);
        Command.Add(_shell);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("source <(quipu completion bash)", "completes in this bash; put the line into ~/.bashrc to keep it"),
        new("quipu completion fish > ~/.config/fish/completions/quipu.fish", "completes in every fish"),
    ];

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        screen.Out.Write(CompletionScript.For(asked.GetRequiredValue(_shell), CommandLine.Verbs));
        return Task.FromResult(ExitCode.Fine);
    }
}
