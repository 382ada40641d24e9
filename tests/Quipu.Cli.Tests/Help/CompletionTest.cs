using Quipu.Cli.Help;
using Xunit;

namespace Quipu.Cli.Tests.Help;

/// <summary>The completion scripts, in the shell they are for.</summary>
public sealed class CompletionTest
{
    [Fact]
    public void Bash_completes_verbs_options_and_words()
    {
        using var sandbox = new Sandbox();
        var verbs = string.Join(' ', CommandLine.Verbs.Where(v => v.Name.StartsWith('c')).Select(v => v.Name));
        Assert.Equal(verbs, Complete(sandbox, "quipu", "c"));
        Assert.Equal("--workspace", Complete(sandbox, "quipu", "settings", "--w"));
        Assert.Equal("fish", Complete(sandbox, "quipu", "completion", "f"));
    }

    [Fact]
    public void Every_verb_and_option_stands_in_every_script()
    {
        foreach (var shell in CompletionScript.Shells)
        {
            var script = CompletionScript.For(shell, CommandLine.Verbs);
            Assert.Empty(CommandLine.Verbs.Where(v => !script.Contains(v.Name, StringComparison.Ordinal)).Select(v => v.Name));
            Assert.Empty(CommandLine.Verbs.SelectMany(v => v.Command.Options).Where(o => !script.Contains(o.Name[2..], StringComparison.Ordinal)).Select(o => o.Name));
        }
    }

    static string Complete(Sandbox sandbox, params string[] words) => sandbox.Type(
        $"source <(quipu completion bash); COMP_WORDS=({string.Join(' ', words)}); COMP_CWORD={words.Length - 1}; _quipu; echo \"${{COMPREPLY[*]}}\"").Text.Trim();
}
