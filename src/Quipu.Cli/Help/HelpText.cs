using System.CommandLine;

namespace Quipu.Cli.Help;

/// <summary>What <c>--help</c> prints: made from the verbs' own lists, the same on every machine.</summary>
static class HelpText
{
    internal const string ExitCodes = "Ends with 0: done; 1: done, but something was not read, found or sound (each is listed); 2: not done.";

    internal static void WriteList(IReadOnlyList<Verb> verbs, TextWriter to)
    {
        to.WriteLine("quipu reads reporting on organised crime and corruption and keeps it as an evidence graph: who says what about whom, in which words, and where it stands in law.");
        to.WriteLine();
        to.WriteLine("Usage: quipu VERB ...");
        to.WriteLine();
        foreach (var verb in verbs) to.WriteLine($"  {verb.Name,-12} {verb.What}");
        to.WriteLine();
        to.WriteLine("Begin with:");
        to.WriteLine("  quipu open samples/tarumayo");
        to.WriteLine();
        to.WriteLine("`quipu VERB --help` shows a verb's options and examples; `quipu --version` the version.");
        to.WriteLine(ExitCodes);
    }

    internal static void Write(Verb verb, TextWriter to)
    {
        to.WriteLine(verb.What);
        to.WriteLine();
        to.WriteLine($"Usage: {Usage(verb)}");
        WriteTable("Operands:", verb.Command.Arguments.Select(a => (Operand(a), a.Description ?? "")), to);
        WriteTable("Options:", verb.Command.Options.Select(o => (Label(o), Meaning(o))).Append(("--help", "Shows this.")), to);
        if (verb.Notes.Length > 0)
        {
            to.WriteLine();
            to.WriteLine(verb.Notes);
        }

        if (verb.Glossary is { } glossary) WriteTable(glossary.Title, glossary.Rows, to);
        to.WriteLine();
        to.WriteLine("Examples:");
        foreach (var example in verb.Examples)
        {
            to.WriteLine($"  {example.Line}");
            to.WriteLine($"      {example.What}");
        }

        to.WriteLine();
        to.WriteLine(ExitCodes);
    }

    internal static string Usage(Verb verb) =>
        string.Join(' ', ["quipu", verb.Name, .. verb.Command.Arguments.Select(Operand), .. verb.Command.Options.Select(o => o.Required ? Label(o) : $"[{Label(o)}]")]);

    /// <summary>An option with its value: <c>--workspace DIR</c>.</summary>
    internal static string Label(Option option) => IsSwitch(option) ? option.Name : $"{option.Name} {option.HelpName ?? "VALUE"}{(option.Arity.MaximumNumberOfValues > 1 ? "…" : "")}";

    /// <summary>What an option is for, with the words it takes where they are a list.</summary>
    internal static string Meaning(Option option) => Choices(option) is { Length: > 0 } choices && option.Description?.Contains(choices[0], StringComparison.Ordinal) != true
        ? $"{option.Description} One of: {string.Join(", ", choices)}."
        : option.Description ?? "";

    internal static string[] Choices(Option option) => IsSwitch(option) ? [] : [.. option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(c => c.Label).Distinct()];

    /// <summary>Said or not said: nobody writes "true" behind it.</summary>
    static bool IsSwitch(Option option) => option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool);

    static string Operand(Argument argument) =>
        (argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.HelpName ?? argument.Name}…" : argument.HelpName ?? argument.Name) is var name && argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;

    static void WriteTable(string title, IEnumerable<(string Left, string Right)> rows, TextWriter to)
    {
        var list = rows.ToArray();
        if (list.Length == 0) return;
        to.WriteLine();
        to.WriteLine(title);
        var width = Math.Min(28, list.Max(r => r.Left.Length));
        foreach (var (left, right) in list)
        {
            if (left.Length > width) to.WriteLine($"  {left}\n  {new string(' ', width)}  {right}");
            else to.WriteLine($"  {left.PadRight(width)}  {right}");
        }
    }
}
