using System.Collections.Immutable;
using System.CommandLine;
using Quipu.Access;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Exports;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Language;
using Quipu.Publishing.Leavings;
using Quipu.Publishing.Searches;
using Quipu.Search;

namespace Quipu.Cli.Verbs;

sealed class FindingsVerb : Verb
{
    readonly Argument<string> _action = new("ACTION") { Description = "list, show, mark or export." };
    readonly Argument<string?> _id = new("ID")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Of a finding or lead, as list prints it; with show, mark and export.",
    };

    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string?> _pattern = new("--pattern") { HelpName = "SLUG", Description = "Only of this pattern." };
    readonly Option<string> _status = Shared.OneWord<FindingStatus>("--status", "STATUS", "With list: only those marked so. With mark: what to mark it as.");
    readonly Option<string?> _entity = new("--entity") { HelpName = "ID", Description = "Only where this entity has a part." };
    readonly Option<bool> _withdrawn = new("--withdrawn") { Description = "Those too that hold no longer." };
    readonly Option<DateOnly?> _asOf = Shared.Day("--as-of", "With list: as they stood on this day, by what may have begun and the stage reached by then.");
    readonly Option<DateOnly?> _knownOn = Shared.Day("--known-on", "With list: by what could be known here on this day, as it was marked by then.");
    readonly Option<string> _by = Shared.OneWord<RollupBy>("--by", "WORD", "With list: counted by place, party, body or year, beside how much reporting there is.");
    readonly Option<string?> _note = new("--note") { HelpName = "TEXT", Description = "With mark: what to write beside it." };
    readonly Option<string?> _out = new("--out") { HelpName = "FILE", Description = "With export: the ZIP to write." };
    readonly Option<bool> _json = new("--json") { Description = "As JSON, one a line, with quotes and history." };
    readonly Option<int> _limit = Shared.Limit(100);

    internal FindingsVerb() : base("findings", "Lists what patterns found, shows each with its history, and keeps what you make of it.")
    {
        _action.AcceptOnlyFromAmong("list", "show", "mark", "export");
        Command.Add(_action);
        Command.Add(_id);
        foreach (var option in new Option[] { _workspace, _pattern, _status, _entity, _asOf, _knownOn, _by, _withdrawn, _note, _out, _json, _limit }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu findings list --status new --workspace case.quipu", "what nobody has looked at yet"),
        new("quipu findings list --by place --workspace case.quipu", "how many there are of each place, beside how much is reported of it"),
        new("quipu findings list --as-of 2022-12-31 --known-on 2023-06-30 --workspace case.quipu", "as they stood at the end of 2022, by what was known half a year later"),
        new("quipu findings show ID --workspace case.quipu", "every hop with its quotes, and all that happened to it"),
        new("quipu findings mark ID --status checking --note \"asked the registry\" --workspace case.quipu", "what you make of it; earlier marks stay"),
        new("quipu findings export ID --out case-3.zip --workspace case.quipu", "its evidence, to be checked without Quipu"),
    ];

    internal override string Notes =>
        "quipu patterns run brings them up to date. A finding outlives its evidence: one that holds no longer stays with its history, " +
        "which says what went and why. " +
        "A private one (nobody has reviewed an accusing hop) is not exported.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation) => Task.FromResult(Run(asked, screen));

    static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    ExitCode Run(ParseResult asked, Screen screen)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        var (action, id) = (asked.GetRequiredValue(_action), asked.GetValue(_id));
        if (action == "list" && id is null) return List(asked, workspace, screen);
        if (action == "list") return Shared.Broken(screen, $"list takes no id; use quipu findings show {id}.");
        if (id is null) return Shared.Broken(screen, $"{action} needs the id of a finding; quipu findings list prints them.");
        if (workspace.Store.Finding(Viewer.Owner, new(id)) is not { } kept) return Shared.Broken(screen,
            $"There is no finding '{id}'; quipu findings list prints their ids.");
        return action switch
        {
            "show" => Show(asked, kept, workspace, screen),
            "mark" => Mark(asked, kept, workspace, screen),
            _ => Export(asked, kept, workspace, screen),
        };
    }

    ExitCode List(ParseResult asked, Workspace workspace, Screen screen)
    {
        if (asked.GetValue(_asOf) is null && asked.GetValue(_knownOn) is null && workspace.Store.PatternRuns(Viewer.Owner).IsEmpty) screen.Say("No pattern has been run here yet: quipu patterns run looks for them.");
        var query = new FindingQuery
        {
            Pattern = asked.GetValue(_pattern),
            Status = Shared.Read<FindingStatus>(asked.GetValue(_status)),
            Party = asked.GetValue(_entity) is { } entity ? new EntityId(entity) : null,
            Withdrawn = asked.GetValue(_withdrawn),
        };
        if (Unknown(query, workspace) is { } unknown) return Shared.Broken(screen, unknown);
        var then = new PatternQuestion(asked.GetValue(_asOf), asked.GetValue(_knownOn));
        PatternText.SayDay(then, screen);
        var found = new Listed(workspace, query, then);
        if (Shared.Read<RollupBy>(asked.GetValue(_by)) is { } by)
        {
            RollupText.Write(by, FindingRollup.Of(by, found.All(), found.Network, Viewer.Owner), asked.GetValue(_json), screen.Out);
            if (found.Total == 0) Shared.SayRest(0, 0, "findings", screen);
        }
        else
        {
            var shown = found.First(asked.GetValue(_limit));
            if (asked.GetValue(_json)) Write(shown, workspace, screen);
            else
                foreach (var kept in shown) screen.Out.WriteLine(PatternText.Line(kept));
            Shared.SayRest(shown.Count, found.Total, "findings", screen);
        }

        if (found.Private is > 0 and var hidden) screen.Say($"{hidden} of {found.Total} {(hidden == 1 ? "is" : "are")} private, which nobody may publish or send before a person has reviewed every accusing hop.");
        return found.Total > 0 ? ExitCode.Fine : ExitCode.Partly;
    }

    // A word that nothing here has would look like a clean record.
    static string? Unknown(FindingQuery query, Workspace workspace)
    {
        if (query.Pattern is { } slug && DeskPatterns.Of(workspace.Path).Patterns.All(p => p.Slug != slug) && workspace.Store.PatternRuns(Viewer.Owner).All(r => r.Pattern != slug))
            return $"There is no pattern '{slug}'; quipu patterns explain lists them.";
        return query.Party is { } party && workspace.Store.Entity(Viewer.Owner, party) is null && workspace.Store.Statements(Viewer.Owner, party).IsEmpty
            ? $"There is no entity '{party}'; quipu entities prints ids." : null;
    }

    /// <summary>The findings of a query, as they are kept, or as they stood on a day.</summary>
    sealed class Listed(Workspace workspace, FindingQuery query, PatternQuestion then)
    {
        readonly PastFindings _past = new(new(workspace.Store, workspace.Path));

        internal NetworkDesk Network => _past.Network;

        internal int Total => First(query, 1).Total;

        internal int Private => First(query with { Private = true }, 1).Total;

        internal IReadOnlyCollection<KeptFinding> All() => then == new PatternQuestion() ? KeptFindings.All(workspace.Store, query) : First(query, int.MaxValue).Rows;

        internal IReadOnlyCollection<KeptFinding> First(int most) => First(query, most).Rows;

        Page<KeptFinding> First(FindingQuery of, int most)
        {
            if (then == new PatternQuestion()) return workspace.Store.Findings(Viewer.Owner, of, new(0, most));
            var all = _past.Of(Viewer.Owner, DeskPatterns.Of(workspace.Path).Patterns, then, of);
            return new([.. all.Take(most)], all.Length, 0);
        }
    }

    ExitCode Show(ParseResult asked, KeptFinding kept, Workspace workspace, Screen screen)
    {
        if (asked.GetValue(_json))
        {
            Write([kept], workspace, screen);
            return ExitCode.Fine;
        }

        var desk = PatternDesk.Of(workspace.Store, Viewer.Owner);
        PatternText.Write(kept, desk, screen.Out);
        PatternText.History(kept, desk, screen.Out);
        foreach (var beside in FindingSupplements.Of(workspace.Store, Viewer.Owner, kept, Today))
        {
            screen.Out.WriteLine($"{beside.Title}:");
            foreach (var line in beside.Lines) screen.Out.WriteLine($"  {line}");
        }

        return ExitCode.Fine;
    }

    static void Write(IEnumerable<KeptFinding> found, Workspace workspace, Screen screen)
    {
        var (desk, patterns) = (PatternDesk.Of(workspace.Store, Viewer.Owner), DeskPatterns.Of(workspace.Path).Patterns);
        foreach (var kept in found) FindingJson.Write(kept, Of(patterns, kept), desk, screen.Out);
    }

    // Null: its file is gone.
    static Pattern? Of(ImmutableArray<Pattern> patterns, KeptFinding kept) => patterns.FirstOrDefault(p => p.Slug == kept.Finding.Pattern);

    ExitCode Mark(ParseResult asked, KeptFinding kept, Workspace workspace, Screen screen)
    {
        var (status, note) = (Shared.Read<FindingStatus>(asked.GetValue(_status)), asked.GetValue(_note));
        if (note?.Length > KeptFinding.LongestNote) return Shared.Broken(screen, $"--note has {note.Length} letters, but it takes at most {KeptFinding.LongestNote}; nothing was kept.");
        if (status is null && string.IsNullOrWhiteSpace(note)) return Shared.Broken(screen, "mark needs --status, --note or both.");
        if (status == FindingStatus.Published && FindingBundle.Refusal(workspace.Store, Viewer.Owner, kept) is { } refusal) return Shared.Broken(screen, refusal);
        using var held = workspace.Lock(null, TimeProvider.System);
        var by = Shared.SettingsOf(workspace.Path)[Settings.Name];
        var marked = new Change.FindingMarked(kept.Finding.Id, status, note, by, TimeProvider.System.GetUtcNow());
        workspace.Store.Write(status == FindingStatus.Published
            ? [marked, PublishedWork.Of(kept, workspace.Store, Viewer.Owner, Departing.Leaving(workspace, LeavingAct.Published, "finding", kept.Finding.Id.Value))] : [marked]);
        screen.Out.WriteLine(PatternText.Line(workspace.Store.Finding(Viewer.Owner, kept.Finding.Id)!));
        return ExitCode.Fine;
    }

    ExitCode Export(ParseResult asked, KeptFinding kept, Workspace workspace, Screen screen)
    {
        if (asked.GetValue(_out) is not { } file) return Shared.Broken(screen, "export needs --out FILE.zip.");
        if (FindingBundle.Refusal(workspace.Store, Viewer.Owner, kept) is { } refusal) return Shared.Broken(screen, refusal);
        using var departure = new Departure();
        using var key = SigningKey.OrPassing(workspace.Path);
        var bundle = new FindingBundle(workspace.Store, Viewer.Owner, Of(DeskPatterns.Of(workspace.Path).Patterns, kept), id => workspace.Captures.Read(id, out _)) { Key = key, Carried = departure.Carry, Beside = FindingSupplements.Of(workspace.Store, Viewer.Owner, kept, Today) };
        var ((keptBack, package), name) = ExportVerb.IntoFile(file, to => bundle.Write(kept, departure.Over(to)));
        var leaving = Departing.Leaving(workspace, LeavingAct.Finding, "finding", kept.Finding.Id.Value);
        Departing.Keep(workspace, departure, leaving with { File = name, Package = package, Findings = [kept.Finding.Id] }, screen);
        screen.Say($"Wrote {file}.{(keptBack is null ? "" : " " + keptBack)}");
        Departing.SaySigned(key, screen);
        return ExitCode.Fine;
    }
}
