using System.Text;

namespace Quipu.Cli.Help;

/// <summary>docs/reference/cli.md, made from the verbs' own lists; a test compares the file with this.</summary>
static class Reference
{
    internal static string Markdown(IReadOnlyList<Verb> verbs)
    {
        var text = new StringBuilder("# The command line\n\nMade from the verbs themselves by `dotnet run build.cs -- docs`; do not edit.\n\n");
        text.Append(HelpText.ExitCodes).Append(" Answers go to standard output, everything else to standard error.\n\n| verb | does |\n| --- | --- |\n");
        foreach (var verb in verbs) text.Append($"| [`{verb.Name}`](#{verb.Name}) | {verb.What} |\n");
        foreach (var verb in verbs) Append(verb, text);
        return text.ToString();
    }

    static void Append(Verb verb, StringBuilder text)
    {
        text.Append($"\n## {verb.Name}\n\n{verb.What}\n\n```\n{HelpText.Usage(verb)}\n```\n\n");
        foreach (var argument in verb.Command.Arguments) text.Append($"- `{argument.HelpName ?? argument.Name}`: {argument.Description}\n");
        foreach (var option in verb.Command.Options) text.Append($"- `{HelpText.Label(option)}`: {HelpText.Meaning(option)}\n");
        if (verb.Notes.Length > 0) text.Append($"\n{verb.Notes}\n");
        if (verb.Glossary is { } glossary) text.Append($"\n{glossary.Title}\n\n").AppendJoin("", glossary.Rows.Select(r => $"- `{r.Word}`: {r.Meaning}\n"));
        text.Append("\n```\n");
        foreach (var example in verb.Examples) text.Append($"# {example.What}\n{example.Line}\n");
        text.Append("```\n");
    }
}
