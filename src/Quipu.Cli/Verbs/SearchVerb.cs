using System.CommandLine;
using Quipu.Access;
using Quipu.Cli.Terminal;
using Quipu.Search;

namespace Quipu.Cli.Verbs;

sealed class SearchVerb : Verb
{
    readonly Argument<string[]> _words = new("WORDS") { Arity = ArgumentArity.OneOrMore, Description = "What to look for; \"a phrase\" in quotes." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<int> _limit = Shared.Limit(10);

    internal SearchVerb() : base("search", "Looks through documents, claims, entities and registers.")
    {
        Command.Add(_words);
        Command.Add(_workspace);
        Command.Add(_limit);
    }

    internal override IReadOnlyList<Example> Examples { get; } = [new("quipu search concert --workspace case.quipu", "documents with snippets, claims, entities")];

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        var paging = new Paging(0, asked.GetValue(_limit));
        var found = workspace.Store.Search(Viewer.Owner, new SearchQuery(string.Join(' ', asked.GetRequiredValue(_words)), paging, paging, paging));
        Head("Documents", found.Documents.Rows.Length, found.Documents.Total, screen.Out);
        foreach (var hit in found.Documents.Rows)
        {
            screen.Out.WriteLine($"{hit.Document.Id}  {ClaimText.Source(hit.Document)}");
            screen.Out.WriteLine($"    {string.Join(' ', hit.Snippet.Replace('\u0002', '[').Replace('\u0003', ']').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
        }

        Head("Claims", found.Claims.Rows.Length, found.Claims.Total, screen.Out);
        foreach (var claim in found.Claims.Rows) ClaimText.Write(claim, screen.Out);
        Head("Entities", found.Entities.Rows.Length, found.Entities.Total, screen.Out);
        foreach (var card in found.Entities.Rows) screen.Out.WriteLine(EntityText.Line(card));
        if (found.Registers.Total > 0) Head("Registers", found.Registers.Rows.Length, found.Registers.Total, screen.Out);
        foreach (var entity in found.Registers.Rows) screen.Out.WriteLine(EntityText.Line(entity));
        return Task.FromResult(found.Documents.Total + found.Claims.Total + found.Entities.Total + found.Registers.Total > 0 ? ExitCode.Fine : ExitCode.Partly);
    }

    static void Head(string what, int shown, int total, TextWriter to) => to.WriteLine(shown < total ? $"{what}: {shown} of {total}" : $"{what}: {total}");
}
