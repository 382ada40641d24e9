using System.CommandLine;
using Quipu.Access;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Documents;
using Quipu.Publishing.Drafts;

namespace Quipu.Cli.Verbs;

sealed class DraftCheckVerb : Verb
{
    readonly Argument<string> _file = new("FILE") { Description = "The draft: text, Markdown, HTML or DOCX; - for the standard input." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<bool> _json = new("--json") { Description = "The report as JSON." };

    internal DraftCheckVerb() : base("draft-check", "Holds a draft against the record before it is published; keeps nothing of it.")
    {
        Command.Add(_file);
        Command.Add(_workspace);
        Command.Add(_json);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu draft-check story.docx --workspace case.quipu", "a line for each mark, with the record's words beside it"),
        new("quipu draft-check story.md --workspace case.quipu --json | jq '.sentences[] | select(.marks != [])'", "the same for programs"),
    ];

    internal override string Notes =>
        "Marks: unsupported, hardened (said as fact what the record alleges, or a stage of the law beyond the one on record), outdated, unreplied, ambiguous, masked (it names somebody whose name is withheld on record). " +
        "Of a Word document is read what will be printed: tracked insertions, without deletions and comments. A sentence of somebody named that nothing in the workspace carries is told as not on record; that is no mark. Ends with 0 where nothing was marked and every sentence was read and carried, with 1 where a sentence is marked, is not on record or was not checked, with 2 where the draft could not be read. No mark is no clearance.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        var path = asked.GetRequiredValue(_file);
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        if (Draft(path, screen, cancellation) is not { } draft) return Task.FromResult(ExitCode.Broken);
        using var matching = MatchIndex.Of(workspace.Store);
        var report = new DraftChecker(workspace.Store, Viewer.Owner, matching, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime)).Check(draft, cancellation);
        foreach (var doubt in draft.Doubts) screen.Say($"{path}: {doubt}");
        if (asked.GetValue(_json)) screen.Out.WriteLine(System.Text.Encoding.UTF8.GetString(DraftJson.Write(report, id => workspace.Store.Document(Viewer.Owner, id)?.Text)));
        else DraftText.Write(report, Path.GetFileName(path), screen.Out);
        return Task.FromResult(report.Count(DraftSentenceState.Marked) + report.Count(DraftSentenceState.NotOnRecord) + report.Count(DraftSentenceState.NotChecked) > 0 ? ExitCode.Partly : ExitCode.Fine);
    }

    static Document? Draft(string path, Screen screen, CancellationToken cancellation)
    {
        var items = StandardInput.Items([path], cancellation);
        if (items is not [var item]) return Refused(screen, path, items.Length == 0 ? "There is no file to read in it; name one draft." : "It holds several files; name one draft at a time.");
        if (item.Fault is { } fault) return Refused(screen, path, fault);
        if (item.Length > DraftFile.Largest) return Refused(screen, path, $"The draft has more than the {DraftFile.Largest >> 20} MB that are read; hand it in by parts.");
        using var stream = item.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var name = StandardInput.IsNamed(path) ? "draft.txt" : Path.GetFileName(path);
        return DraftFile.Read(name, bytes.ToArray(), cancellation) switch
        {
            Parsed.Readable(var document) => document,
            Parsed.Unreadable(_, var reason) => Refused(screen, path, reason),
            _ => null,
        };
    }

    static Document? Refused(Screen screen, string path, string reason)
    {
        screen.Fault($"{path}: {reason}");
        return null;
    }
}
