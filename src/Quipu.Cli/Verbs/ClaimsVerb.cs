using System.CommandLine;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Cli.Terminal;
using Quipu.Model;
using Quipu.Search;

namespace Quipu.Cli.Verbs;

sealed class ClaimsVerb : Verb
{
    readonly Argument<string[]> _words = new("WORDS") { Arity = ArgumentArity.ZeroOrMore, Description = "Words of the quote; all claims without." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string> _type = Shared.Word<ClaimType>("--type", "TYPE", "Only claims of this type.");
    readonly Option<string> _modality = Shared.Word<Modality>("--modality", "MODALITY", "Only claims that are said so.");
    readonly Option<string> _stage = Shared.Word<Stage>("--stage", "STAGE", "Only where the law has come so far.");
    readonly Option<string> _review = Shared.Word<ReviewState>("--review", "STATE", "Only claims that are reviewed so.");
    readonly Option<string> _entity = new("--entity") { HelpName = "ID", Description = "Only claims that an entity is part of." };
    readonly Option<string> _document = new("--document") { HelpName = "ID", Description = "Only claims of a document." };
    readonly Option<int> _limit = Shared.Limit();

    internal ClaimsVerb() : base("claims", "Lists claims: what is said, in which words, by whom, how surely, and where it stands in law.")
    {
        Command.Add(_words);
        foreach (var option in new Option[] { _workspace, _type, _modality, _stage, _review, _entity, _document, _limit }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu claims --type proceeding --stage arrested --workspace case.quipu", "every arrest on record"),
        new("quipu claims --type funds --modality alleged --workspace case.quipu", "money that is said to have flowed, and who answered"),
    ];

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        var words = string.Join(' ', asked.GetValue(_words) ?? []);
        var query = new ClaimQuery
        {
            Text = words.Length > 0 ? words : null,
            Types = [.. Shared.ReadAll<ClaimType>(asked.GetValue(_type))],
            Modalities = [.. Shared.ReadAll<Modality>(asked.GetValue(_modality))],
            Stages = [.. Shared.ReadAll<Stage>(asked.GetValue(_stage))],
            Reviews = [.. Shared.ReadAll<ReviewState>(asked.GetValue(_review))],
            Entity = asked.GetValue(_entity) is { } entity ? new EntityId(entity) : null,
            Document = asked.GetValue(_document) is { } document ? new DocumentId(document) : null,
        };
        var found = workspace.Store.Claims(Viewer.Owner, query, new Paging(0, asked.GetValue(_limit)));
        foreach (var claim in found.Rows) ClaimText.Write(claim, screen.Out);
        Shared.SayRest(found.Rows.Length, found.Total, "claims", screen);
        return Task.FromResult(found.Total > 0 ? ExitCode.Fine : ExitCode.Partly);
    }
}
