using System.CommandLine;
using Quipu.Access;
using Quipu.Cli.Terminal;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Cli.Verbs;

sealed class EntitiesVerb : Verb
{
    readonly Argument<string[]> _words = new("WORDS") { Arity = ArgumentArity.ZeroOrMore, Description = "Part of a name; all entities without." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string> _type = Shared.Word<EntityType>("--type", "TYPE", "Only entities of this type.");
    readonly Option<bool> _all = new("--unnamed") { Description = "Also actors without a name (“five civilians”)." };
    readonly Option<int> _limit = Shared.Limit();

    internal EntitiesVerb() : base("entities", "Lists people, groups, firms, bodies, places, laws and events.")
    {
        Command.Add(_words);
        foreach (var option in new Option[] { _workspace, _type, _all, _limit }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu entities --workspace case.quipu", "who is most on record"),
        new("quipu entities rendueles --type Person --workspace case.quipu", "people by that name; the id opens the dossier: /entities/ID"),
    ];

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        var words = string.Join(' ', asked.GetValue(_words) ?? []);
        var query = new EntityQuery(words.Length > 0 ? words : null, Shared.Read<EntityType>(asked.GetValue(_type)), NamedOnly: !asked.GetValue(_all));
        var found = workspace.Store.Entities(Viewer.Owner, query, new Paging(0, asked.GetValue(_limit)));
        foreach (var card in found.Rows) screen.Out.WriteLine(EntityText.Line(card));
        Shared.SayRest(found.Rows.Length, found.Total, "entities", screen);
        return Task.FromResult(found.Total > 0 ? ExitCode.Fine : ExitCode.Partly);
    }
}
