using Quipu.Cli.Help;
using Quipu.Tests;
using Xunit;

namespace Quipu.Cli.Tests.Help;

/// <summary>docs/reference/cli.md says what the verbs say.</summary>
public sealed class ReferenceDocsTest
{
    [Fact]
    public void The_reference_is_made_from_the_verbs()
    {
        var path = Repository.File("docs/reference/cli.md");
        var markdown = Reference.Markdown(CommandLine.Verbs);
        if (Environment.GetEnvironmentVariable("QUIPU_ACCEPT") == "1") File.WriteAllText(path, markdown);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == markdown, "docs/reference/cli.md is not what the verbs say: dotnet run build.cs -- docs");
    }

    [Fact]
    public void Every_verb_and_option_says_what_it_is_for()
    {
        Assert.Empty(CommandLine.Verbs.SelectMany(v => v.Command.Options).Where(o => string.IsNullOrWhiteSpace(o.Description)).Select(o => o.Name));
        Assert.Empty(CommandLine.Verbs.SelectMany(v => v.Command.Arguments).Where(a => string.IsNullOrWhiteSpace(a.Description)).Select(a => a.Name));
        Assert.Empty(CommandLine.Verbs.Where(v => v.Examples.Count == 0).Select(v => v.Name));
    }
}
