using System.CommandLine;
using Quipu.Cli.Terminal;

namespace Quipu.Cli;

/// <summary>A line to type, and what it does.</summary>
sealed record Example(string Line, string What);

/// <summary>Words that a verb takes, each with what it stands for.</summary>
sealed record Glossary(string Title, IReadOnlyList<(string Word, string Meaning)> Rows);

/// <summary>
/// One verb of <c>quipu</c>: its words, its options and what it does. Parsing, help, completion and docs/reference/cli.md all come from here;
/// <see cref="CommandLine.Verbs"/> lists them all.
/// </summary>
abstract class Verb
{
    protected Verb(string name, string what)
    {
        Command = new Command(name, what);
        Name = name;
        What = what;
    }

    internal string Name { get; }

    /// <summary>One line: what it is for.</summary>
    internal string What { get; }

    /// <summary>Its operands and options, with their descriptions.</summary>
    internal Command Command { get; }

    internal abstract IReadOnlyList<Example> Examples { get; }

    /// <summary>More to know than one line says, in sentences; empty where there is nothing.</summary>
    internal virtual string Notes => "";

    /// <summary>A list under the notes; null where there is none.</summary>
    internal virtual Glossary? Glossary => null;

    /// <summary>Does it. Expected faults are said on the screen and told by the code; a broken world is a <see cref="QuipuException"/>.</summary>
    internal abstract Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation);
}
