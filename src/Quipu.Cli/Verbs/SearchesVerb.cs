using System.CommandLine;
using System.Globalization;
using Quipu.Access;
using Quipu.Cli.Terminal;
using Quipu.Publishing.Searches;
using Quipu.Web.Pages.Searches;
using Quipu.Web.Wording;

namespace Quipu.Cli.Verbs;

sealed class SearchesVerb : Verb
{
    static readonly string[] _actions = ["list", "show", "log", "cite"];

    readonly Argument<string> _action = new("ACTION") { Description = string.Join(", ", _actions) + "." };
    readonly Argument<string[]> _asked = new("WORDS") { Arity = ArgumentArity.ZeroOrMore, Description = "With log: the name or words to look for. With show and cite: the id of a search." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string?> _dataset = new("--dataset") { HelpName = "NAME", Description = "With log: only here; with list: only searches of it." };
    readonly Option<double?> _threshold = Shared.Share("--threshold", "With log: the least score of an answer, 0 to 1; without, the setting match-threshold.");
    readonly Option<string?> _algorithm = new("--algorithm") { HelpName = "NAME", Description = "With log: how names are compared; without, the default." };
    readonly Option<bool> _words = new("--words") { Description = "With log: looks for words in documents, entities and registers, and not for a name." };
    readonly Option<string?> _outside = new("--outside") { HelpName = "REGISTER", Description = "With log: a register elsewhere that you searched by hand." };
    readonly Option<string?> _url = new("--url") { HelpName = "URL", Description = "With --outside: where." };
    readonly Option<DateOnly?> _on = Shared.Day("--on", "With --outside: the day on which you searched (today).");
    readonly Option<int?> _found = Shared.Number("--found", 0, "With --outside: how many answers there were (none).");
    readonly Option<string?> _came = new("--came") { HelpName = "TEXT", Description = "With --outside: what came." };
    readonly Option<string?> _capture = new("--capture") { HelpName = "FILE", Description = "With --outside: a picture or page of what you saw, kept by its hash." };
    readonly Option<string?> _entity = new("--entity") { HelpName = "ID", Description = "Whose dossier cites it; with list: only those." };
    readonly Option<string?> _finding = new("--finding") { HelpName = "ID", Description = "The finding that cites it; with list: only those." };
    readonly Option<bool> _vain = new("--vain") { Description = "With list: only those that found nothing." };
    readonly Option<bool> _since = new("--since") { Description = "With show: asks the same of what is there now." };
    readonly Option<string?> _note = new("--note") { HelpName = "TEXT", Description = "What else is to be known." };
    readonly Option<int> _limit = Shared.Limit(100);

    internal SearchesVerb() : base("searches", "Notes what was looked for and what came, as evidence that something was not there.")
    {
        _action.AcceptOnlyFromAmong(_actions);
        Command.Add(_action);
        Command.Add(_asked);
        foreach (var option in new Option[] { _workspace, _dataset, _threshold, _algorithm, _words, _outside, _url, _on, _found, _came, _capture, _entity, _finding, _vain, _since, _note, _limit }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu searches log Rosa Ibáñez Luján --dataset sanctions --workspace case.quipu", "looks for the name there, and keeps the edition, the question, how names were compared and what came"),
        new("quipu searches log Rosa Ibáñez --outside \"Land register of Antay\" --url https://land.example --capture page.png --workspace case.quipu", "a search that you made by hand elsewhere"),
        new("quipu searches show ID --since --workspace case.quipu", "the record as it was, and what would be answered now"),
        new("quipu searches cite ID --finding ID --workspace case.quipu", "a finding cites it; it goes into its bundle as searches.csv"),
    ];

    internal override string Notes => "Nothing is noted by itself, and a record is never changed. A search by name counts up to 500 answers among the 5,000 nearest names; where there may be more, the record says so.";

    static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        var action = asked.GetRequiredValue(_action);
        if (action == "list") return Task.FromResult(List(asked, workspace, screen));
        if (asked.GetValue(_asked) is not { Length: > 0 } words) return Task.FromResult(Shared.Broken(screen, action == "log" ? "log needs a name or words to look for." : $"{action} needs the id of a search; quipu searches list prints them."));
        using var known = MatchIndex.Of(workspace.Store, workspace.Path);
        var desk = new SearchDesk(workspace.Store, new Viewer(Shared.SettingsOf(workspace.Path)[Settings.Name]), known, bytes => workspace.Captures.Keep(bytes), TimeProvider.System);
        return Task.FromResult(action switch
        {
            "show" => Show(new(words[0]), asked, (workspace, desk), screen),
            "cite" => Cite(desk, new(words[0]), asked, (workspace, screen)),
            _ => Log(desk, string.Join(' ', words), asked, (workspace, screen)),
        });
    }

    ExitCode List(ParseResult asked, Workspace workspace, Screen screen)
    {
        var query = new SearchRecordQuery(
            Dataset: asked.GetValue(_dataset) is { } dataset ? new(dataset) : null, Entity: asked.GetValue(_entity) is { } entity ? new(entity) : null, Finding: asked.GetValue(_finding) is { } finding ? new(finding) : null,
            InVain: asked.GetValue(_vain));
        var page = workspace.Store.Searches(Viewer.Owner, query, new(0, asked.GetValue(_limit)));
        foreach (var kept in page.Rows) screen.Out.WriteLine(Line(kept));
        Shared.SayRest(page.Rows.Length, page.Total, "searches", screen);
        return page.Total > 0 ? ExitCode.Fine : ExitCode.Partly;
    }

    static string Line(KeptSearch kept) => $"{kept.Record.Id}  {SearchTable.Told(kept.Record)}  by {kept.Record.By}";

    ExitCode Show(SearchId id, ParseResult asked, (Workspace Workspace, SearchDesk Desk) at, Screen screen)
    {
        if (at.Workspace.Store.SearchRecord(Viewer.Owner, id) is not { } kept) return Told(SearchFault.UnknownSearch, id.Value, screen);
        Write(kept, screen.Out);
        if (!asked.GetValue(_since)) return ExitCode.Fine;
        if (at.Desk.Since(kept.Record) is not { } since) return Shared.Broken(screen, "A register elsewhere cannot be asked from here; search it again and log that.");
        screen.Out.WriteLine(since.IsOtherwise(kept.Record) ? $"Since then: {Found(since.Found)}, where then {Found(kept.Record.Found)}." : $"Since then: the same, {Found(since.Found)}.");
        foreach (var dataset in since.Editions) screen.Out.WriteLine($"    newer: {SearchTable.Edition(dataset)}");
        foreach (var hit in since.Came) screen.Out.WriteLine($"    found now: {Hit(hit)}");
        foreach (var hit in since.Went) screen.Out.WriteLine($"    found no more: {Hit(hit)}");
        return ExitCode.Fine;
    }

    static string Found(int found) => found == 0 ? "nothing" : EntityText.Count(found, "answer");

    static string Hit(SearchHit hit) => string.Create(CultureInfo.InvariantCulture, $"{hit.Score:0.00}  {hit.Id}  {hit.Name}");

    static void Write(KeptSearch kept, TextWriter to)
    {
        to.WriteLine(Line(kept));
        if (kept.Record.Note is { } note) to.WriteLine($"    {note}");
        if (kept.Record.Outside is { } outside)
        {
            if (outside.Url is { } url) to.WriteLine($"    at {url}");
            if (outside.Came is { } came) to.WriteLine($"    came: {came}");
            if (outside.Capture is { } capture) to.WriteLine($"    kept: {capture}");
        }

        foreach (var dataset in kept.Record.Datasets)
        {
            to.WriteLine($"    in {SearchTable.Edition(dataset)}: {EntityText.Count((int)Math.Min(dataset.Entities, int.MaxValue), "record")}");
            foreach (var file in dataset.Files) to.WriteLine($"       {file.Name}  SHA-256 {file.Capture}");
        }

        foreach (var hit in kept.Record.Hits) to.WriteLine($"    {Hit(hit)}");
        foreach (var citation in kept.Citations) to.WriteLine($"    cited by {(citation.Finding is { } finding ? $"finding {finding}" : $"entity {citation.Entity}")}, {citation.By}{(citation.Note is { } said ? $": {said}" : "")}");
    }

    ExitCode Log(SearchDesk desk, string question, ParseResult asked, (Workspace Workspace, Screen Screen) at)
    {
        using var held = at.Workspace.Lock(null, TimeProvider.System);
        var note = asked.GetValue(_note);
        SearchOutcome outcome;
        if (asked.GetValue(_outside) is { } register)
            outcome = desk.Outside(new(register, asked.GetValue(_url), question, asked.GetValue(_on) ?? Today, asked.GetValue(_came), asked.GetValue(_found) ?? 0, asked.GetValue(_capture) is { } file ? File.ReadAllBytes(file) : null), note);
        else if (asked.GetValue(_words)) outcome = desk.Words(question, note);
        else
        {
            var least = asked.GetValue(_threshold) ?? Shared.SettingsOf(at.Workspace.Path)[Settings.MatchThreshold] / 100.0;
            var self = asked.GetValue(_entity) is { } id ? at.Workspace.Store.Entity(Viewer.Owner, new(id))?.Id : null;
            outcome = desk.Names(new(question, asked.GetValue(_dataset) is { } dataset ? new(dataset) : null, asked.GetValue(_algorithm), least) { Self = self }, note);
        }

        if (outcome.Fault is { } fault) return Told(fault, outcome.About, at.Screen);
        if (Cited(desk, outcome.Record!.Id, asked) is { Fault: { } refused } told) return Told(refused, told.About, at.Screen);
        Write(at.Workspace.Store.SearchRecord(Viewer.Owner, outcome.Record.Id)!, at.Screen.Out);
        Shared.SayTyped(at.Workspace.Store, at.Screen);
        return ExitCode.Fine;
    }

    // Null: nothing is to cite it.
    SearchOutcome? Cited(SearchDesk desk, SearchId id, ParseResult asked) => asked.GetValue(_entity) is null && asked.GetValue(_finding) is null ? null
        : desk.Cite(id, asked.GetValue(_finding) is { } finding ? new(finding) : null, asked.GetValue(_entity) is { } entity ? new(entity) : null, asked.GetValue(_note));

    ExitCode Cite(SearchDesk desk, SearchId id, ParseResult asked, (Workspace Workspace, Screen Screen) at)
    {
        using var held = at.Workspace.Lock(null, TimeProvider.System);
        var outcome = Cited(desk, id, asked) ?? new(null, SearchFault.NothingToCite);
        if (outcome.Fault is { } fault) return Told(fault, outcome.About, at.Screen);
        Write(at.Workspace.Store.SearchRecord(Viewer.Owner, id)!, at.Screen.Out);
        return ExitCode.Fine;
    }

    static ExitCode Told(SearchFault fault, string? about, Screen screen) => Shared.Broken(screen, SearchWords.Fault(Words.English, fault, about ?? ""));
}
