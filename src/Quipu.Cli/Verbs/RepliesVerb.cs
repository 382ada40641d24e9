using System.Collections.Immutable;
using System.CommandLine;
using Quipu.Access;
using Quipu.Cli.Terminal;
using Quipu.Model;
using Quipu.Publishing.Replies;
using Quipu.Web.Pages.Replies;

namespace Quipu.Cli.Verbs;

sealed class RepliesVerb : Verb
{
    static readonly string[] _actions = ["list", "show", "ask", "again", "answer", "refused", "silent", "unreachable", "retract", "letter"];

    readonly Argument<string> _action = new("ACTION") { Description = string.Join(", ", _actions) + "." };
    readonly Argument<string?> _id = new("ID") { Arity = ArgumentArity.ZeroOrOne, Description = "Of a request, as list prints it; with all but list, ask and letter." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string> _state = Shared.Word<RequestState>("--state", "STATE", "With list: only these.");
    readonly Option<bool> _open = new("--open") { Description = "With list: who has something alleged against them and gave no answer on record." };
    readonly Option<string?> _entity = new("--entity") { HelpName = "ID", Description = "Who is asked; with list: only who." };
    readonly Option<string?> _claim = new("--claim") { HelpName = "IDS", Description = "Claims asked about, divided by commas; with list: only those about one." };
    readonly Option<string> _how = Shared.OneWord<ReplyChannel>("--how", "WAY", "By which way they were asked, or answered.");
    readonly Option<DateOnly?> _on = Shared.Day("--on", "The day on which it happened (today).");
    readonly Option<DateOnly?> _deadline = Shared.Day("--deadline", "Until when an answer is asked for.");
    readonly Option<string?> _to = new("--to") { HelpName = "TEXT", Description = "With ask: where it went." };
    readonly Option<string> _kind = Shared.OneWord<AnswerKind>("--kind", "KIND", "With answer: what it makes of the allegation (denies).");
    readonly Option<string?> _words = new("--words") { HelpName = "TEXT", Description = "With answer and refused: their words." };
    readonly Option<string?> _file = new("--file") { HelpName = "FILE", Description = "With answer: a text file that holds their words; - reads them from the input." };
    readonly Option<string?> _from = new("--from") { HelpName = "NAME", Description = "Who spoke for them; with letter: who signs; else your name of the settings, and a line to fill in where it has none." };
    readonly Option<string?> _quote = new("--quote") { HelpName = "TEXT", Description = "With answer: which of the words stand beside the claims (all)." };
    readonly Option<string?> _note = new("--note") { HelpName = "TEXT", Description = "What else is to be known; with retract: why." };
    readonly Option<int?> _number = Shared.Number("--number", 0, "With retract: which event, as show numbers them; 0 takes the request back.");
    readonly Option<string?> _language = new("--language") { HelpName = "LANG", Description = "With letter: en or es; without, that of most reports." };
    readonly Option<bool> _unreviewed = new("--unreviewed") { Description = "With letter: also what nobody has reviewed; the letter says so." };
    readonly Option<bool> _json = new("--json") { Description = "With list: as JSON, one a line." };
    readonly Option<int> _limit = Shared.Limit(100);

    internal RepliesVerb() : base("replies", "Logs who was asked for comment and what came, and drafts letters that ask.")
    {
        _action.AcceptOnlyFromAmong(_actions);
        Command.Add(_action);
        Command.Add(_id);
        foreach (var option in new Option[] { _workspace, _state, _open, _entity, _claim, _how, _on, _deadline, _to, _kind, _words, _file, _from, _quote, _note, _number, _language, _unreviewed, _json, _limit }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu replies list --open --workspace case.quipu", "of whom something is alleged without an answer on record"),
        new("quipu replies letter --entity ID --claim ID,ID --deadline 2031-06-09 --language es --workspace case.quipu", "a letter that puts each claim with how it is said, who says so and its quote"),
        new("quipu replies ask --entity ID --claim ID,ID --how email --on 2031-06-02 --deadline 2031-06-09 --workspace case.quipu", "logs that they were asked"),
        new("quipu replies answer ID --file answer.txt --on 2031-06-05 --how letter --workspace case.quipu", "their words become a document and a claim beside what they answer"),
        new("quipu replies silent ID --workspace case.quipu", "the deadline passed without an answer"),
    ];

    internal override string Notes =>
        "What is logged is never edited: retract takes it back with a reason, and it stays. An answer is kept word for word, with its SHA-256; refusals and silence are told beside the claims and findings, and answer nothing. " +
        "Nothing is sent from here. A letter leaves out what nobody has reviewed, unless --unreviewed is given, and tells neither words nor speakers of what was not published.";

    static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        var (action, id) = (asked.GetRequiredValue(_action), asked.GetValue(_id));
        if (action is "list" or "ask" && id is not null) return Task.FromResult(Shared.Broken(screen, $"{action} takes no id; use quipu replies show {id}."));
        if (action is not ("list" or "ask" or "letter") && id is null) return Task.FromResult(Shared.Broken(screen, $"{action} needs the id of a request; quipu replies list prints them."));
        return Task.FromResult(action switch
        {
            "list" => asked.GetValue(_open) ? Open(asked, workspace, screen) : List(asked, workspace, screen),
            "show" => Show(new(id!), workspace, screen),
            "letter" => Letter(asked, id, workspace, screen),
            _ => Log(asked, (action, id), workspace, screen),
        });
    }

    ExitCode List(ParseResult asked, Workspace workspace, Screen screen)
    {
        var query = new RequestQuery(Today, asked.GetValue(_entity) is { } party ? new(party) : null, asked.GetValue(_claim) is { } claim ? new(claim) : null) { States = [.. Shared.ReadAll<RequestState>(asked.GetValue(_state))] };
        var page = workspace.Store.Requests(Viewer.Owner, query, new(0, asked.GetValue(_limit)));
        foreach (var kept in page.Rows)
        {
            if (asked.GetValue(_json)) ReplyText.WriteJson(kept, workspace.Store, Today, screen.Out);
            else screen.Out.WriteLine(ReplyText.Line(kept, workspace.Store, Today));
        }

        Shared.SayRest(page.Rows.Length, page.Total, "requests", screen);
        return page.Total > 0 ? ExitCode.Fine : ExitCode.Partly;
    }

    ExitCode Open(ParseResult asked, Workspace workspace, Screen screen)
    {
        var party = asked.GetValue(_entity) is { } id ? workspace.Store.Entity(Viewer.Owner, new(id))?.Id ?? new EntityId(id) : (EntityId?)null;
        var open = OpenAllegations.Of(new(workspace.Store, workspace.Path), workspace.Store, Viewer.Owner, Today).Where(u => party is null || u.Party == party).ToList();
        foreach (var row in open.Take(asked.GetValue(_limit)))
        {
            screen.Out.WriteLine($"{row.Party}  {row.Name}  {EntityText.Count(row.Claims.Length, "claim")} without an answer on record, asked about {row.Asked.Length}");
            foreach (var claim in row.Claims) screen.Out.WriteLine($"    {claim}");
        }

        Shared.SayRest(Math.Min(open.Count, asked.GetValue(_limit)), open.Count, "people and firms", screen);
        return open.Count > 0 ? ExitCode.Fine : ExitCode.Partly;
    }

    static ExitCode Show(RequestId id, Workspace workspace, Screen screen)
    {
        if (workspace.Store.Request(Viewer.Owner, id) is not { } kept) return Told(ReplyFault.UnknownRequest, id.Value, screen);
        ReplyText.Write(kept, workspace.Store, Today, screen.Out);
        return ExitCode.Fine;
    }

    ExitCode Log(ParseResult asked, (string Action, string? Id) what, Workspace workspace, Screen screen)
    {
        if (Words(asked, what.Action, screen, out var words) is { } broken) return broken;
        using var held = workspace.Lock(null, TimeProvider.System);
        var desk = new ReplyDesk(workspace.Store, new Viewer(Shared.SettingsOf(workspace.Path)[Settings.Name]), bytes => workspace.Captures.Keep(bytes), TimeProvider.System);
        var (id, on, how, note) = (new RequestId(what.Id ?? ""), asked.GetValue(_on) ?? Today, Shared.Read<ReplyChannel>(asked.GetValue(_how)), asked.GetValue(_note));
        var came = new ReplyEvent(0, ReplyKind.Reminded, on, "", default) { How = how, From = asked.GetValue(_from), Words = words, Deadline = asked.GetValue(_deadline), Note = note };
        var outcome = what.Action switch
        {
            "ask" => desk.Ask(Request(asked, (on, how, note))),
            "answer" => desk.Answer(id, new(words ?? "", Shared.Read<AnswerKind>(asked.GetValue(_kind)) ?? AnswerKind.Denies, on) { How = how, From = asked.GetValue(_from), Quote = asked.GetValue(_quote), Note = note }),
            "retract" => desk.Retract(id, asked.GetValue(_number) ?? -1, note),
            "refused" => desk.Log(id, came with { Kind = ReplyKind.Refused }),
            "silent" => desk.Log(id, came with { Kind = ReplyKind.Silent }),
            "unreachable" => desk.Log(id, came with { Kind = ReplyKind.Unreachable }),
            _ => desk.Log(id, came),
        };
        if (outcome.Fault is { } fault) return Told(fault, outcome.About, screen);
        ReplyText.Write(workspace.Store.Request(Viewer.Owner, outcome.Request!.Value)!, workspace.Store, Today, screen.Out);
        Shared.SayTyped(workspace.Store, screen);
        return ExitCode.Fine;
    }

    // Null: go on.
    ExitCode? Words(ParseResult asked, string action, Screen screen, out string? words)
    {
        words = asked.GetValue(_words);
        if (asked.GetValue(_file) is not { } file) return action == "answer" && words is null ? Shared.Broken(screen, "answer needs --words or --file.") : null;
        if (action != "answer" || words is not null) return Shared.Broken(screen, "--file goes with answer, and without --words.");
        using var stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        using var reader = new StreamReader(stream);
        var buffer = new char[ReplyDesk.LongestWords + 1];
        words = new(buffer, 0, reader.ReadBlock(buffer, 0, buffer.Length));
        return null;
    }

    ReplyRequest Request(ParseResult asked, (DateOnly On, ReplyChannel? How, string? Note) said) => new()
    {
        Id = default,
        Party = new(asked.GetValue(_entity) ?? "–"),
        Claims = Claims(asked.GetValue(_claim)),
        How = said.How ?? ReplyChannel.Other,
        AskedOn = said.On,
        Deadline = asked.GetValue(_deadline),
        To = asked.GetValue(_to),
        Note = said.Note,
        By = "",
        At = default,
    };

    static ImmutableArray<ClaimId> Claims(string? ids) => [.. (ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(c => new ClaimId(c))];

    ExitCode Letter(ParseResult asked, string? id, Workspace workspace, Screen screen)
    {
        var (party, claims, deadline) = (asked.GetValue(_entity), Claims(asked.GetValue(_claim)), asked.GetValue(_deadline));
        if (id is not null)
        {
            if (workspace.Store.Request(Viewer.Owner, new(id)) is not { } kept) return Told(ReplyFault.UnknownRequest, id, screen);
            (party, claims, deadline) = (kept.Party.Value, [.. kept.Claims.OfType<ClaimId>()], deadline ?? (kept.Deadline >= Today ? kept.Deadline : null));
        }

        var code = asked.GetValue(_language);
        if (code is not null && Quipu.Web.Wording.Words.Find(code) is null) return Shared.Broken(screen, $"--language is '{code}', but letters are written in en or es.");
        var from = asked.GetValue(_from) ?? LetterAsked.Signer(Shared.SettingsOf(workspace.Path)[Settings.Name]);
        var (letter, fault, about) = Publishing.Replies.Letter.Draft(workspace.Store, Viewer.Owner, new(new(party ?? "–"), claims, asked.GetValue(_unreviewed), asked.GetValue(_on) ?? Today, deadline, from) { Language = code is null ? null : new Language(code) });
        if (letter is null) return Told(fault!.Value, about, screen);
        if (letter.LeftOut > 0) screen.Say($"{letter.LeftOut} of {claims.Length} {(claims.Length == 1 ? "claim" : "claims")} left out, because nobody has reviewed {(letter.LeftOut == 1 ? "it" : "them")}; --unreviewed puts {(letter.LeftOut == 1 ? "it" : "them")} in, and the letter says so.");
        if (letter.Points.IsEmpty) return ExitCode.Partly;
        var words = Quipu.Web.Wording.Words.Find(letter.Language.Code)!;
        screen.Out.Write(new LetterText(words, letter).Plain());
        return ExitCode.Fine;
    }

    static ExitCode Told(ReplyFault fault, string about, Screen screen) => Shared.Broken(screen, RequestWords.Fault(Quipu.Web.Wording.Words.English, fault, about));
}
