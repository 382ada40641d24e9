using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>What is typed after a source was protected is not looked through: it is said where somebody is protected, and nowhere else.</summary>
public sealed class TypedOpenlyTest
{
    const string Said = "If this names a protected source, run quipu source edit PSEUDONYM: what was typed is looked through only then.";

    [Fact]
    public void It_is_said_after_a_search_and_an_answer_where_a_source_is_protected()
    {
        using var sandbox = new Sandbox();
        sandbox.Write("a/story.txt", "The port of Antay\n\nThe prosecutor Elena Cusi accused the mayor of Antay, Bruno Salcedo, of taking money from the gang Los Remeros.\n");
        sandbox.Write("pass.txt", "three mules at the ford\n");
        sandbox.Write("who.txt", "name: Rosa Quintanar Vega\n");
        Run(sandbox, "read", "a");
        Assert.DoesNotContain(Said, Run(sandbox, "searches", "log", "Puentes del Norte").Asides, StringComparison.Ordinal);
        Run(sandbox, "source", "add", "Source-A", "--passphrase-file", "pass.txt", "--identity", "who.txt");
        var (answers, asides) = Run(sandbox, "searches", "log", "Rosa Quintanar");
        Assert.Contains(Said, asides, StringComparison.Ordinal);
        Assert.DoesNotContain(Said, answers, StringComparison.Ordinal);
        var claim = Run(sandbox, "claims", "Remeros").Answers.Split('\n').Concat(Run(sandbox, "claims").Answers.Split('\n')).First(l => l.Contains("colludes_with", StringComparison.Ordinal));
        var entity = Run(sandbox, "entities", "Salcedo").Answers.Split(' ')[0];
        var request = Run(sandbox, "replies", "ask", "--entity", entity, "--claim", claim[..32], "--how", "email").Answers.Split(' ')[0];
        Assert.Contains(Said, Run(sandbox, "replies", "answer", request, "--words", "I never took money.", "--note", "by Rosa Quintanar").Asides, StringComparison.Ordinal);
    }

    static (string Answers, string Asides) Run(Sandbox sandbox, params string[] words)
    {
        var (answers, asides, code) = sandbox.Run([.. words, "--workspace", "w.quipu"]);
        Assert.True(code == 0, $"{string.Join(' ', words)}: {code} {asides}");
        return (answers, asides);
    }
}
