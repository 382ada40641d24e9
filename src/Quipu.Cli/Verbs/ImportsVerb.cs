using System.CommandLine;
using System.Globalization;
using Quipu.Access;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Exports;
using Quipu.Registers;
using Quipu.Search;

namespace Quipu.Cli.Verbs;

sealed class ImportsVerb : Verb
{
    readonly Argument<long?> _number = new("NUMBER") { Arity = ArgumentArity.ZeroOrOne, Description = "An import: prints as CSV what happened to its values, row by row." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<int> _limit = Shared.Limit();

    internal ImportsVerb() : base("imports", "Lists what was imported from registers, and what happened to its values.")
    {
        Command.Add(_number);
        Command.Add(_workspace);
        Command.Add(_limit);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu imports --workspace case.quipu", "the newest imports, with how many rows and statements each gave"),
        new("quipu imports 3 --workspace case.quipu > notes.csv", "what the third cleaned, dropped, doubted, put in quarantine or skipped"),
    ];

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        if (asked.GetValue(_number) is not { } number) return Task.FromResult(List(workspace.Store.Imports(Viewer.Owner, new Paging(0, asked.GetValue(_limit))), screen));
        if (workspace.Store.Import(Viewer.Owner, number) is not { } row)
        {
            screen.Fault(string.Create(CultureInfo.InvariantCulture, $"There is no import {number}; `quipu imports` lists them."));
            return Task.FromResult(ExitCode.Partly);
        }

        NoteTable.Write(workspace.Store, Viewer.Owner, [row], screen.Bytes);
        return Task.FromResult(ExitCode.Fine);
    }

    static ExitCode List(Page<ImportRow> page, Screen screen)
    {
        foreach (var row in page.Rows)
        {
            var state = row.Files.IsEmpty ? "its rows were forgotten" : row.FinishedAt is null ? "not finished" : row.Past ? "a newer edition stands" : row.Append ? "added" : "stands";
            screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{row.Number}  {row.Dataset}  {row.Kind}  {string.Join(", ", row.Files.Select(f => f.Name))}  {EntityText.Count(row.Counts.Rows, "row")}, {EntityText.Count(row.Files.Sum(f => f.Statements), "statement")}, {EntityText.Count(row.Counts.Figures, "figure")}; {state}"));
            if (ImportRun.Notes(row.Counts) is { Length: > 0 } notes) screen.Out.WriteLine($"    {notes}");
        }

        if (page.Rows.Length < page.Total) screen.Say(string.Create(CultureInfo.InvariantCulture, $"{page.Rows.Length} of {page.Total} imports; --limit shows more."));
        return page.Total > 0 ? ExitCode.Fine : ExitCode.Partly;
    }
}
