using System.CommandLine;
using System.Globalization;
using Quipu.Access;
using Quipu.Access.Masking;
using Quipu.Cli.Terminal;
using Quipu.Search;

namespace Quipu.Cli.Verbs;

sealed class MaskVerb : Verb
{
    readonly Argument<string> _action = new("ACTION") { Description = "list, set, confirm or lift." };
    readonly Argument<string?> _entity = new("ENTITY") { Arity = ArgumentArity.ZeroOrOne, Description = "Its id; with set, confirm and lift." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string> _ground = new("--as") { HelpName = "WORD", Description = "With set: minor or victim." };
    readonly Option<string?> _reason = new("--reason") { HelpName = "TEXT", Description = "Why; lifting needs one. It stays on record." };
    readonly Option<bool> _unmasked = new("--unmasked") { Description = "With list: with their names. That somebody looked is logged." };
    readonly Option<int> _limit = Shared.Limit(100);

    internal MaskVerb() : base("mask", "Who is masked as a minor or a victim of sexual violence or trafficking; confirms, sets and lifts masks.")
    {
        _action.AcceptOnlyFromAmong("list", "set", "confirm", "lift");
        _ground.AcceptOnlyFromAmong("minor", "victim");
        Command.Add(_action);
        Command.Add(_entity);
        foreach (var option in new Option[] { _workspace, _ground, _reason, _unmasked, _limit }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu mask list --workspace case.quipu", "who is masked, and the words that asked for it"),
        new("quipu mask set q-5a1 --as victim --workspace case.quipu", "masks somebody whom no words gave away"),
        new("quipu mask lift q-5a1 --reason \"an adult who tells her own story under her name\" --workspace case.quipu", "shows a name again"),
    ];

    internal override string Notes =>
        "Words beside a name ask for a mask, which holds until a person decides. Masked names are shown to nobody, found by no search and in no export, but for who asks for them (--unmasked, the page /masks): that is logged.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        var action = asked.GetRequiredValue(_action);
        return Task.FromResult(action == "list" ? List(workspace, asked, screen) : Decide(workspace, action, asked, screen));
    }

    ExitCode List(Workspace workspace, ParseResult asked, Screen screen)
    {
        var viewer = asked.GetValue(_unmasked) ? Unmasked(workspace, "looked at masked names (quipu mask list)") : Viewer.Owner;
        var masks = workspace.Store.Masks(viewer, new(0, asked.GetValue(_limit)));
        foreach (var mask in masks.Rows)
        {
            var decided = mask.Decisions is [var newest, ..] ? $", {(newest.Masked ? "confirmed" : "lifted")} by {newest.By} on {newest.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(newest.Reason is { } why ? $": {why}" : "")}" : ", proposed";
            screen.Out.WriteLine($"{mask.Entity}  {mask.Name}  {EntityText.Count(mask.Documents, "document")}{decided}");
            foreach (var cue in mask.Cues) screen.Out.WriteLine($"    {(cue.Ground == MaskGround.Minor ? "minor" : "victim")}: {(cue.Document is { } head ? $"“{cue.Words}” ({ClaimText.Source(head)})" : "a birth date in a register")}");
        }

        if (masks.Total == 0) screen.Say("Nobody is masked.");
        else if (masks.Total > masks.Rows.Length) screen.Say($"{masks.Rows.Length} of {masks.Total}; --limit shows more.");
        return ExitCode.Fine;
    }

    ExitCode Decide(Workspace workspace, string action, ParseResult asked, Screen screen)
    {
        if (asked.GetValue(_entity) is not { } id) return Shared.Broken(screen, $"Whom? quipu mask {action} ENTITY; `quipu mask list` and `quipu entities` print ids.");
        if (workspace.Store.Entity(Viewer.Owner, new(id)) is null && workspace.Store.Statements(Viewer.Owner, new(id)).IsEmpty) return Shared.Broken(screen, $"There is no entity '{id}' here; `quipu entities` and `quipu search` find their ids.");
        var reason = asked.GetValue(_reason);
        if (action == "lift" && string.IsNullOrWhiteSpace(reason)) return Shared.Broken(screen, "Lifting a mask needs a reason: --reason TEXT. It stays on record.");
        var known = Paging.All(p => workspace.Store.Masks(Viewer.Owner, p)).FirstOrDefault(m => m.Entity.Value == id || m.Entity == workspace.Store.Entity(Viewer.Owner, new(id))?.Id);
        if (action != "set" && known is null) return Shared.Broken(screen, $"Nothing asks for a mask of '{id}'; `quipu mask set {id} --as minor` sets one.");
        var ground = asked.GetValue(_ground) switch { "minor" => MaskGround.Minor, "victim" => MaskGround.Victim, _ => known?.Ground };
        if (ground is null) return Shared.Broken(screen, "As what? --as minor or --as victim.");
        using var held = workspace.Lock(null, TimeProvider.System);
        var decision = new MaskDecision(ground.Value, action != "lift", Shared.SettingsOf(workspace.Path)[Settings.Name], TimeProvider.System.GetUtcNow(), reason);
        workspace.Store.Write([new Change.MaskDecided(new EntityId(id), decision)]);
        screen.Out.WriteLine(action == "lift" ? "Lifted." : "Masked.");
        return ExitCode.Fine;
    }

    /// <summary>The owner with the right to see masked names, which is logged before anything is shown.</summary>
    internal static Viewer Unmasked(Workspace workspace, string what)
    {
        using var held = workspace.Lock(null, TimeProvider.System);
        workspace.Store.Write([new Change.UnmaskedLook(what, Shared.SettingsOf(workspace.Path)[Settings.Name], TimeProvider.System.GetUtcNow())]);
        return Viewer.Owner with { Unmasked = true };
    }
}
