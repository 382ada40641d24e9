using System.CommandLine;
using System.Globalization;
using Quipu.Access;
using Quipu.Cli.Terminal;
using Quipu.Publishing.Retention;

namespace Quipu.Cli.Verbs;

sealed class RetentionVerb : Verb
{
    readonly Argument<string> _action = new("ACTION") { Description = "list, set, lift, preview, run, backups, backup or gone." };
    readonly Argument<string?> _what = new("WHAT") { Arity = ArgumentArity.ZeroOrOne, Description = "With set and lift: the dataset. With backup and gone: where the copy lies." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<int?> _days = Shared.Number("--days", 1, "With set: how many days documents are kept.");
    readonly Option<string> _of = new("--of") { HelpName = "WORD", DefaultValueFactory = _ => "read", Description = "With set and lift: counted from when a document was read, or published." };
    readonly Option<DateOnly?> _on = Shared.Day("--on", "With preview: what would go on this day (today).");
    readonly Option<DateOnly?> _expires = Shared.Day("--expires", "With backup: when the copy is to be gone.");
    readonly Option<bool> _answers = ForgetVerb.Answers();
    readonly Option<bool> _yes = new("--yes") { Description = "With run: removes what preview shows. Without, only shows it." };

    internal RetentionVerb() : base("retention", "How long documents and rows of registers of a dataset are kept: rules, what they would remove, and copies that still hold what was forgotten.")
    {
        _action.AcceptOnlyFromAmong("list", "set", "lift", "preview", "run", "backups", "backup", "gone");
        _of.AcceptOnlyFromAmong("read", "published");
        Command.Add(_action);
        Command.Add(_what);
        foreach (var option in new Option[] { _workspace, _days, _of, _on, _expires, _answers, _yes }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu retention set leaks --days 365 --of read --workspace case.quipu", "documents of the dataset leaks are kept a year from when they were read"),
        new("quipu retention preview --workspace case.quipu", "exactly the documents that would go today"),
        new("quipu retention run --yes --workspace case.quipu", "forgets them; nothing runs by itself"),
        new("quipu retention backup /mnt/safe/case-2031-05 --expires 2031-08-01 --workspace case.quipu", "notes that a copy was made, so that what is forgotten later is known to be in it"),
        new("quipu retention backups --workspace case.quipu", "the copies, and how many forgotten documents each still holds"),
    ];

    internal override string Notes => "A rule removes nothing by itself: `run --yes` does, and each document goes as `quipu forget` would have it. Rows of registers go by the day of their import: what a later edition has too stays with that one.";

    internal override async Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        return asked.GetRequiredValue(_action) switch
        {
            "set" => Set(workspace, asked, screen),
            "lift" => Lift(workspace, asked, screen),
            "preview" => Preview(workspace, asked, asked.GetValue(_on) ?? Today, screen).Code,
            "run" => await ExpireAsync(workspace, asked, screen, cancellation),
            "backups" => Backups(workspace, screen),
            "backup" => Note(workspace, asked, screen),
            "gone" => Gone(workspace, asked, screen),
            _ => List(workspace, screen),
        };
    }

    static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    ExitCode Set(Workspace workspace, ParseResult asked, Screen screen)
    {
        if (Dataset(workspace, asked, screen) is not { } dataset) return ExitCode.Broken;
        if (asked.GetValue(_days) is not { } days) return Shared.Broken(screen, "How long? Give --days with a whole number.");
        return Write(workspace, screen, (by, at) => new Change.RetentionSet(new(dataset, Start(asked), days, by, at)));
    }

    ExitCode Lift(Workspace workspace, ParseResult asked, Screen screen)
    {
        if (Dataset(workspace, asked, screen) is not { } dataset) return ExitCode.Broken;
        if (workspace.Store.Retention(Viewer.Owner).All(r => r.Dataset != dataset || r.Start != Start(asked)))
            return Shared.Broken(screen, $"The dataset '{dataset}' has no rule by when it was {asked.GetValue(_of)}; `quipu retention list` shows those there are.");
        return Write(workspace, screen, (by, at) => new Change.RetentionLifted(dataset, Start(asked), by, at));
    }

    RetentionStart Start(ParseResult asked) => asked.GetValue(_of) == "published" ? RetentionStart.Published : RetentionStart.Read;

    DatasetName? Dataset(Workspace workspace, ParseResult asked, Screen screen)
    {
        var known = workspace.Store.Datasets(Viewer.Owner).Select(d => d.Name).ToList();
        if (asked.GetValue(_what) is { } name && known.Find(d => d.Value == name) is { Value: not null } dataset) return dataset;
        screen.Fault(asked.GetValue(_what) is { } other
            ? $"There is no dataset '{other}' here; there are: {string.Join(", ", known.Take(20).Select(d => d.Value))}."
            : "Name the dataset: quipu retention set DATASET --days N");
        return null;
    }

    static ExitCode List(Workspace workspace, Screen screen)
    {
        var rules = workspace.Store.Retention(Viewer.Owner);
        foreach (var rule in rules) screen.Out.WriteLine($"{rule.Dataset}  {EntityText.Count(rule.Days, "day")} from when it was {Word(rule.Start)}  set by {rule.By}, {Day(rule.At)}");
        if (rules.IsEmpty) screen.Say("There are no rules: everything is kept until somebody forgets it.");
        return ExitCode.Fine;
    }

    (ExitCode Code, ForgetPlan Plan) Preview(Workspace workspace, ParseResult asked, DateOnly day, Screen screen)
    {
        var expiry = workspace.Store.Expired(Viewer.Owner, day);
        foreach (var gone in expiry.Documents)
            screen.Out.WriteLine($"{gone.Document.Id}  {ClaimText.Source(gone.Document)}  {gone.Document.Dataset}, to be kept until {gone.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        foreach (var import in expiry.Imports)
            screen.Out.WriteLine($"import {import.Number}  {import.Kind}, {EntityText.Count(import.Files, "file")}  {import.Dataset}, to be kept until {import.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: " +
                $"{EntityText.Count(import.Rows, "row")} with {EntityText.Count(import.Values, "value")} and {EntityText.Count(import.Figures, "figure")}; {(import.Entities == 1 ? "1 entity" : $"{import.Entities:N0} entities")} of which nothing else is left");
        screen.Say($"{EntityText.Count(expiry.Documents.Length, "document")} and the rows of {EntityText.Count(expiry.Imports.Length, "import")} would go.{(expiry.UndatedImports > 0 ? $" {EntityText.Count(expiry.UndatedImports, "import")} of datasets with a rule by day of publication would stay: registers have no such day; set a rule with --of read." : "")}{(expiry.Undated > 0 ? $" {EntityText.Count(expiry.Undated, "document")} of datasets with a rule by day of publication {(expiry.Undated == 1 ? "has" : "have")} none, and would stay." : "")}");
        var plan = ForgetPlan.Of(expiry);
        if (asked.GetValue(_answers)) plan = ForgetDesk.WithAnswers(workspace.Store, plan);
        if (plan.Documents.Length > expiry.Documents.Length) screen.Say($"{EntityText.Count(plan.Documents.Length - expiry.Documents.Length, "answer")} would go along.");
        ForgetVerb.ShowResting(plan, workspace.Store, screen.Out);
        return (ExitCode.Fine, plan);
    }

    async Task<ExitCode> ExpireAsync(Workspace workspace, ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        var (_, plan) = Preview(workspace, asked, Today, screen);
        if (plan.IsEmpty) return ExitCode.Fine;
        if (asked.GetValue(_yes)) return await ForgetVerb.ForgetAsync(workspace, plan, screen, cancellation);
        screen.Say("Nothing was removed. Add --yes to remove it.");
        return ExitCode.Fine;
    }

    static ExitCode Backups(Workspace workspace, Screen screen)
    {
        var backups = workspace.Store.Backups(Viewer.Owner);
        foreach (var backup in backups)
        {
            var expires = backup.Expires is { } day ? $"to be gone by {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(day < Today ? ", which is over" : "")}" : "nobody said until when";
            screen.Out.WriteLine($"{Day(backup.At)}  {backup.Place}  {expires}  {(backup.Forgotten == 0 ? "nothing was forgotten since" : $"still holds {EntityText.Count(backup.Forgotten, "forgotten document")}")}");
        }

        if (backups.IsEmpty) screen.Say("No copy was noted: quipu retention backup PLACE notes one.");
        return ExitCode.Fine;
    }

    ExitCode Note(Workspace workspace, ParseResult asked, Screen screen) => asked.GetValue(_what) is not { } place
        ? Shared.Broken(screen, "Where does the copy lie? quipu retention backup PLACE")
        : Write(workspace, screen, (by, at) => new Change.BackupNoted(place, asked.GetValue(_expires), by, at));

    ExitCode Gone(Workspace workspace, ParseResult asked, Screen screen) => asked.GetValue(_what) is not { } place || workspace.Store.Backups(Viewer.Owner).All(b => b.Place != place)
        ? Shared.Broken(screen, "No such copy was noted; `quipu retention backups` lists them as they must be named.")
        : Write(workspace, screen, (by, at) => new Change.BackupGone(place, by, at));

    static ExitCode Write(Workspace workspace, Screen screen, Func<string, DateTimeOffset, Change> change)
    {
        using var held = workspace.Lock(null, TimeProvider.System);
        workspace.Store.Write([change(Shared.SettingsOf(workspace.Path)[Settings.Name], TimeProvider.System.GetUtcNow())]);
        screen.Out.WriteLine("Kept.");
        return ExitCode.Fine;
    }

    static string Word(RetentionStart start) => start == RetentionStart.Read ? "read" : "published";

    static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
