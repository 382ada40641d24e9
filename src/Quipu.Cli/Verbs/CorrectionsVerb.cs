using System.CommandLine;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Model;
using Quipu.Publishing.Corrections;
using Quipu.Publishing.Leavings;
using Quipu.Search;

namespace Quipu.Cli.Verbs;

sealed class CorrectionsVerb : Verb
{
    readonly Argument<string> _action = new("ACTION") { Description = "list, log, show, file, published, document or undo.", DefaultValueFactory = _ => "list", Arity = ArgumentArity.ZeroOrOne };
    readonly Argument<string?> _what = new("WHAT")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "With show and file: a leaving's id as list and log print it (its beginning will do), or with file the bundle itself. With document: its id. With undo: the id of a notice.",
    };

    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<bool> _retracted = new("--retracted") { Description = "With document: its outlet retracted it." };
    readonly Option<bool> _corrected = new("--corrected") { Description = "With document: its outlet corrected it." };
    readonly Option<string?> _date = new("--date") { HelpName = "DATE", Description = "With document: when the outlet did, as precise as it is known (2031, 2031-06, 2031-06-01). With published: the day on which it was (2031-06-01); today where none is given." };
    readonly Option<string?> _words = new("--words") { HelpName = "TEXT", Description = "With document: the notice, word for word." };
    readonly Option<string?> _url = new("--url") { HelpName = "URL", Description = "With document: where the notice stands. With published: where it was published." };
    readonly Option<string?> _capture = new("--capture") { HelpName = "SHA256", Description = "With document: the bytes on record that hold the notice." };
    readonly Option<string[]> _claims = new("--claim") { HelpName = "ID", Description = "With document: the notice concerns this claim alone. With published: it used this claim. May be given several times." };
    readonly Option<string[]> _findings = new("--finding") { HelpName = "ID", Description = "With published: it used this finding. May be given several times." };
    readonly Option<string?> _title = new("--title") { HelpName = "TEXT", Description = "With published: what it is called." };
    readonly Option<string?> _out = new("--out") { HelpName = "FILE", Description = "With file: the ZIP to write." };
    readonly Option<bool> _json = new("--json") { Description = "As JSON, one leaving a line." };
    readonly Option<int> _limit = Shared.Limit(100);

    internal CorrectionsVerb() : base("corrections", "Lists what left the workspace or was published and is no longer supported as it left; records what outlets corrected or retracted.")
    {
        _action.AcceptOnlyFromAmong("list", "log", "show", "file", "published", "document", "undo");
        Command.Add(_action);
        Command.Add(_what);
        foreach (var option in new Option[] { _workspace, _retracted, _corrected, _date, _words, _url, _capture, _claims, _findings, _title, _out, _json, _limit }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu corrections --workspace case.quipu", "what left and no longer stands as it left; 1 where there is any"),
        new("quipu corrections show 3fa9 --workspace case.quipu", "each claim of it: how it stood, how it stands, and why"),
        new("quipu corrections file case.bundle.zip --out corrections.zip --workspace case.quipu", "what to send to whoever has that bundle"),
        new("quipu corrections document ID --retracted --date 2031-06-01 --words \"…\" --url https://… --workspace case.quipu", "the outlet took its article back: its claims feed no finding from here on"),
        new("quipu corrections published --url https://… --title \"The road works\" --date 2031-06-01 --finding ID --workspace case.quipu", "what you published that day rests on this; you are told what stands otherwise by now, and when that changes"),
    ];

    internal override string Notes =>
        "Every export, bundle and table that leaves by quipu or from a page is kept in a log with the state of each claim that it carried. " +
        "list compares that with what is on record now: judgements, notices of outlets, later proceedings and denials, documents that were forgotten. Where `quipu serve` has the workspace, document is handed to it.";

    internal override Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation) => Run(asked, screen, cancellation);

    async Task<ExitCode> Run(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        var (action, what) = (asked.GetRequiredValue(_action), asked.GetValue(_what));
        if (action is "list" or "log" or "published" && what is not null) return Shared.Broken(screen, $"{action} takes no id; use quipu corrections show {what}.");
        if (action is "show" or "file" && what is null) return Shared.Broken(screen, $"{action} needs the id of a leaving; quipu corrections log prints them.");
        if (action is "document" && what is null) return Shared.Broken(screen, "document needs the id of a document; quipu search prints them.");
        if (action is "undo" && what is null) return Shared.Broken(screen, "undo needs the id of a notice; quipu corrections document prints it.");
        return action switch
        {
            "list" => List(asked, workspace, screen, l => l.IsToCorrect),
            "log" => List(asked, workspace, screen, _ => true),
            "show" => Show(asked, what!, workspace, screen),
            "file" => WriteFile(asked, what!, workspace, screen),
            "published" => Published(asked, workspace, screen),
            "document" => await Notice(asked, new(what!), workspace, screen, cancellation),
            _ => Undo(what!, workspace, screen),
        };
    }

    ExitCode List(ParseResult asked, Workspace workspace, Screen screen, Func<ChangedLeaving, bool> wanted)
    {
        var all = CorrectionDesk.Of(workspace.Store).All(Viewer.Owner);
        var chosen = all.Where(wanted).ToList();
        var shown = chosen.Take(asked.GetValue(_limit)).ToList();
        foreach (var left in shown)
            if (asked.GetValue(_json)) CorrectionJson.Write(left, screen.Out);
            else CorrectionLines.Line(left, screen.Out);
        if (all.IsEmpty) screen.Say("Nothing has left this workspace yet.");
        else if (chosen.Count == 0) screen.Say($"Nothing to correct: what left stands as it left ({EntityText.Count(all.Length, "leaving")}).");
        else if (shown.Count < chosen.Count) Shared.SayRest(shown.Count, chosen.Count, "leavings", screen);
        return all.Any(l => l.IsToCorrect) ? ExitCode.Partly : ExitCode.Fine;
    }

    ExitCode Show(ParseResult asked, string id, Workspace workspace, Screen screen)
    {
        if (Find(id, workspace, screen) is not { } left) return ExitCode.Broken;
        if (asked.GetValue(_json)) CorrectionJson.Write(left, screen.Out);
        else CorrectionLines.Whole(left, screen.Out);
        return left.IsToCorrect ? ExitCode.Partly : ExitCode.Fine;
    }

    static ChangedLeaving? Find(string id, Workspace workspace, Screen screen)
    {
        var found = CorrectionDesk.Of(workspace.Store).All(Viewer.Owner).Where(l => l.Leaving.Id.Value.StartsWith(id, StringComparison.Ordinal)).ToList();
        if (found.Count == 1) return found[0];
        screen.Fault(found.Count == 0 ? $"Nothing left under the id '{id}'; quipu corrections log prints them." : $"{found.Count} leavings begin with '{id}'; name more of it.");
        return null;
    }

    ExitCode WriteFile(ParseResult asked, string what, Workspace workspace, Screen screen)
    {
        if (asked.GetValue(_out) is not { } file) return Shared.Broken(screen, "file needs --out FILE.zip.");
        if ((File.Exists(what) ? Holder(what, workspace, screen) : Find(what, workspace, screen)) is not { } left) return ExitCode.Broken;
        if (!left.IsToCorrect)
        {
            screen.Say("Nothing to correct: it stands as it left. No file was written.");
            return ExitCode.Fine;
        }

        using var departure = new Departure();
        using var key = SigningKey.OrPassing(workspace.Path);
        var writer = new CorrectionFile(workspace.Store, Viewer.Owner, id => workspace.Captures.Read(id, out _)) { Key = key, Carried = departure.Carry };
        var (package, name) = ExportVerb.IntoFile(file, to => writer.Write(left, departure.Over(to)));
        var leaving = Departing.Leaving(workspace, LeavingAct.Correction, "corrections", left.Leaving.Id.Value);
        Departing.Keep(workspace, departure, leaving with { File = name, Package = package }, screen);
        screen.Say($"Wrote {file}: {Told(left)}.");
        Departing.SaySigned(key, screen);
        return ExitCode.Fine;
    }

    internal static string Told(ChangedLeaving left) =>
        $"{EntityText.Count(left.Unsupported.Count(), "claim")} no longer supported as they left, {EntityText.Count(left.Findings.Length, "finding")} withdrawn";

    // A bundle that somebody holds is known by its list of parts, however it was packed since.
    static ChangedLeaving? Holder(string path, Workspace workspace, Screen screen)
    {
        using var file = File.OpenRead(path);
        var report = BundleCheck.Run(file);
        if (!file.CanSeek)
        {
            screen.Fault($"{path}: {report.Faults[0].Reason}");
            return null;
        }

        file.Position = 0;
        var hashes = new[] { report.Package, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)) };
        foreach (var hash in hashes.OfType<string>())
            if (workspace.Store.Leavings(Viewer.Owner, new() { Sha256 = hash }, new(0, 1)).Rows is [var leaving]) return CorrectionDesk.Of(workspace.Store).One(Viewer.Owner, leaving.Id);
        screen.Fault($"{path} is not in the log of what left this workspace: it left another, or before there was a log.");
        return null;
    }

    ExitCode Published(ParseResult asked, Workspace workspace, Screen screen)
    {
        var (url, title) = (asked.GetValue(_url), asked.GetValue(_title));
        var what = new PublishedWork(url, title, [.. (asked.GetValue(_claims) ?? []).Select(c => new ClaimId(c))], [.. (asked.GetValue(_findings) ?? []).Select(f => new FindingId(f))]);
        if (asked.GetValue(_date) is { } date)
        {
            if (IsoTime.Day(date) is not { } on) return Shared.Broken(screen, $"--date is '{date}', but what was published has a day, such as 2031-06-01.");
            what = what with { On = on };
        }

        var leaving = Departing.Leaving(workspace, LeavingAct.Published, "published", "");
        if (what.Fault(workspace.Store, Viewer.Owner, DateOnly.FromDateTime(leaving.At.UtcDateTime)) is { } fault) return Shared.Broken(screen, fault);
        using var held = workspace.Lock(null, TimeProvider.System);
        workspace.Store.Write([what.Left(workspace.Store, Viewer.Owner, leaving)]);
        var noted = CorrectionDesk.Of(workspace.Store).One(Viewer.Owner, leaving.Id)!;
        if (asked.GetValue(_json)) CorrectionJson.Write(noted, screen.Out);
        else if (noted.IsToCorrect) CorrectionLines.Whole(noted, screen.Out);
        else CorrectionLines.Line(noted, screen.Out);
        if (CorrectionText.AtOnce(noted) is { } warning) screen.Say(warning);
        return ExitCode.Fine;
    }

    async Task<ExitCode> Notice(ParseResult asked, DocumentId id, Workspace workspace, Screen screen, CancellationToken cancellation)
    {
        if (asked.GetValue(_retracted) == asked.GetValue(_corrected)) return Shared.Broken(screen, "document needs one of --retracted and --corrected.");
        PartialDate? date = null;
        if (asked.GetValue(_date) is { } text)
        {
            if (!PartialDate.TryParse(text, out var day)) return Shared.Broken(screen, $"--date is '{text}', but it takes a date such as 2031, 2031-06 or 2031-06-01.");
            date = day;
        }

        var notice = new DocumentNotice(
            NoticeId.New(), id, asked.GetValue(_retracted) ? NoticeKind.Retracted : NoticeKind.Corrected, date, asked.GetValue(_words)?.Trim() ?? "", asked.GetValue(_url)?.Trim(),
            asked.GetValue(_capture) is { } capture ? new CaptureId(capture) : null, [.. (asked.GetValue(_claims) ?? []).Select(c => new ClaimId(c))], Shared.SettingsOf(workspace.Path)[Settings.Name], TimeProvider.System.GetUtcNow());
        if (NoticeCheck.Fault(notice, workspace.Store, Viewer.Owner) is { } fault) return Shared.Broken(screen, fault);
        return await HandedOver.OrHereAsync(workspace, () => NoticeRun.Keep(workspace, notice), () => WorkOrder.Of(NoticeOrder.Of(notice), notice.By), screen, cancellation);
    }

    static ExitCode Undo(string id, Workspace workspace, Screen screen)
    {
        if (Paging.All(p => workspace.Store.Notices(Viewer.Owner, p)).FirstOrDefault(n => n.Id.Value == id) is not { RetiredAt: null })
            return Shared.Broken(screen, $"There is no notice '{id}' that holds.");
        using var held = workspace.Lock(null, TimeProvider.System);
        workspace.Store.Write([new Change.NoticeRetired(new(id), Shared.SettingsOf(workspace.Path)[Settings.Name], TimeProvider.System.GetUtcNow())]);
        screen.Out.WriteLine("Taken back.");
        return ExitCode.Fine;
    }
}
