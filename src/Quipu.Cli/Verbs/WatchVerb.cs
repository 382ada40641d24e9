using System.CommandLine;
using Quipu.Access;
using Quipu.Cli.Runs;
using Quipu.Cli.Terminal;
using Quipu.Watches;
using Quipu.Web.Pages.Watches;
using Quipu.Web.Wording;

namespace Quipu.Cli.Verbs;

sealed class WatchVerb : Verb
{
    readonly Argument<string> _action = new("ACTION") { Description = "list, add, run, digest, seen, mute, unmute or close.", DefaultValueFactory = _ => "list", Arity = ArgumentArity.ZeroOrOne };
    readonly Argument<string?> _what = new("WHAT") { Arity = ArgumentArity.ZeroOrOne, Description = "With add: the address of a page, such as /claims?type=funds. With seen, mute, unmute and close: the id of a watch." };
    readonly Option<string> _workspace = Shared.Workspace();
    readonly Option<string> _pace = Shared.OneWord<WatchPace>("--pace", "PACE", "With add: page (its page only), daily or weekly.");
    readonly Option<string?> _title = new("--title") { HelpName = "TEXT", Description = "With add: what it is called." };
    readonly Option<bool> _proposals = new("--proposals") { Description = "With add: mails and feeds tell what a machine read and nobody has accepted, marked as that; without, they count it." };
    readonly Option<bool> _send = new("--send") { Description = "With digest: sends it by the mail server of the settings, one mail a day at most." };
    readonly Option<string> _language = new("--lang") { HelpName = "en|es", Description = "With list and digest: the language.", DefaultValueFactory = _ => "en" };

    internal WatchVerb() : base("watch", "Keeps questions as watches, and tells what newly answers them or stands otherwise than they told.")
    {
        _action.AcceptOnlyFromAmong("list", "add", "run", "digest", "seen", "mute", "unmute", "close");
        _language.AcceptOnlyFromAmong("en", "es");
        Command.Add(_action);
        Command.Add(_what);
        foreach (var option in new Option[] { _workspace, _pace, _title, _proposals, _send, _language }) Command.Add(option);
    }

    internal override IReadOnlyList<Example> Examples { get; } =
    [
        new("quipu watch add \"/claims?type=funds\" --pace daily --workspace case.quipu", "whoever pays whom, told on the page and in the digest of each day"),
        new("quipu watch run --workspace case.quipu", "looks through what came since, and says how many alerts there are; a running server does so by itself"),
        new("quipu watch digest --workspace case.quipu", "prints what a mail would say; nothing is sent, and nothing counts as told"),
        new("quipu watch digest --send --lang es --workspace case.quipu", "sends it; for a line of cron, since nothing sends by itself"),
    ];

    internal override string Notes => $"Mails tell what a person accepted; proposals, private leads and what a protected source gave are counted. The password of the mail server is the variable {Settings.SmtpPasswordVariable}.";

    internal override async Task<ExitCode> RunAsync(ParseResult asked, Screen screen, CancellationToken cancellation)
    {
        using var workspace = Shared.Open(asked.GetRequiredValue(_workspace));
        var words = Words.Find(asked.GetRequiredValue(_language))!;
        switch (asked.GetRequiredValue(_action))
        {
            case "list": return List(workspace, words, screen);
            case "run": return Run(workspace, screen, cancellation);
            case "digest":
                Refresh(workspace, screen, cancellation);
                return new DigestRun(workspace, screen, words).Run(asked.GetValue(_send), cancellation);
            default: return await Act(asked, workspace, screen, cancellation);
        }
    }

    static ExitCode List(Workspace workspace, Words words, Screen screen)
    {
        var viewer = Viewer.Owner with { Language = words.Code };
        var (all, patterns) = (workspace.Store.Watches(viewer), DeskPatterns.Of(workspace.Path).Patterns);
        foreach (var kept in all)
            screen.Out.WriteLine($"{kept.Watch.Id}  {words.Count("watches.new", kept.New)}  {words.Count("watches.alerts", kept.Alerts)}  {WatchWords.Title(words, workspace.Store, viewer, kept.Watch, patterns)}{Marks(words, kept.Watch)}");
        if (all.IsEmpty) screen.Say("No watches found.");
        return all.IsEmpty ? ExitCode.Partly : ExitCode.Fine;
    }

    static string Marks(Words words, Watch watch) => string.Concat(
        new[] { words.Label(watch.Pace), watch.IsMuted ? words["watches.muted"] : null, watch.ClosedAt is { } at ? words.Of("watches.closed", watch.ClosedBy, words.Moment(at)) : null }.OfType<string>().Select(m => $"  [{m}]"));

    static ExitCode Run(Workspace workspace, Screen screen, CancellationToken cancellation)
    {
        if (Refresh(workspace, screen, cancellation) is { } told) screen.Out.WriteLine(EntityText.Count(told, "alert"));
        return ExitCode.Fine;
    }

    // Null: another process has the workspace, and that is said.
    static int? Refresh(Workspace workspace, Screen screen, CancellationToken cancellation)
    {
        WorkspaceLock held;
        try
        {
            held = workspace.Lock(null, TimeProvider.System);
        }
        catch (Exception fault) when (fault is WorkspaceBusyException or StorageException)
        {
            screen.Say(HandOff.Read(workspace.Path) is { } server ? $"The server at {server.Url} keeps watches up to date." : $"Watches are as they were last kept. {fault.Message}");
            return null;
        }

        using (held)
        using (var known = MatchIndex.Of(workspace.Store, workspace.Path))
        {
            FindingDesk.Of(workspace).Refresh(cancellation);
            return Desk(workspace, known).Refresh(cancellation);
        }
    }

    static WatchDesk Desk(Workspace workspace, MatchIndex known) => new(
        workspace.Store, TimeProvider.System, new(known, new(workspace, TimeProvider.System)) { Threshold = Shared.SettingsOf(workspace.Path)[Settings.MatchThreshold] / 100.0 });

    async Task<ExitCode> Act(ParseResult asked, Workspace workspace, Screen screen, CancellationToken cancellation)
    {
        var action = asked.GetRequiredValue(_action);
        if (asked.GetValue(_what) is not { Length: > 0 } what) return Shared.Broken(screen, action == "add" ? "add needs the address of a page, such as /claims?type=funds." : $"{action} needs the id of a watch; quipu watch list prints them.");
        var order = new WatchOrder(action, what, asked.GetValue(_pace)) { Title = asked.GetValue(_title), Proposals = asked.GetValue(_proposals) ? true : null };
        var by = Shared.SettingsOf(workspace.Path)[Settings.Name];
        return await HandedOver.OrHereAsync(workspace, Here, () => WorkOrder.Of(order, by), screen, cancellation);

        WorkLine Here()
        {
            using var known = MatchIndex.Of(workspace.Store, workspace.Path);
            var desk = Desk(workspace, known);
            var told = WatchRun.Do(desk, new(by), order);
            // What answers a new watch now is looked through at once.
            if (action == "add" && told.Stopped is null) desk.Refresh(cancellation);
            return told;
        }
    }
}
