using System.Text;
using Quipu.Access;
using Quipu.Cli.Terminal;
using Quipu.Cli.Verbs;
using Quipu.Publishing.Leavings;
using Quipu.Web.Pages.Watches;
using Quipu.Web.Wording;

namespace Quipu.Cli.Runs;

/// <summary>Prints the digest of a workspace's watches, or sends it.</summary>
sealed class DigestRun(Workspace workspace, Screen screen, Words words)
{
    readonly Settings _settings = Shared.SettingsOf(workspace.Path);
    readonly Viewer _viewer = Viewer.Owner with { Language = words.Code };

    DateTimeOffset Now { get; } = TimeProvider.System.GetLocalNow();

    internal ExitCode Run(bool send, CancellationToken cancellation)
    {
        var teller = new Teller(workspace.Store, _viewer, words, DeskPatterns.Of(workspace.Path).Patterns);
        var digest = Digest.Of(teller, _viewer, Now);
        if (digest.Alerts == 0)
        {
            screen.Say("Nothing new: no mail.");
            return ExitCode.Fine;
        }

        var text = digest.Text(teller, _settings[Settings.Urls].Split(';')[0]);
        if (send) return Send(digest, (digest.Subject(teller), text), cancellation);
        screen.Out.Write(text);
        if (Digest.WentOn(workspace.Store, _viewer, Now)) screen.Say("A digest went today already: with --send this one goes tomorrow.");
        return ExitCode.Fine;
    }

    ExitCode Send(Digest digest, (string Subject, string Text) mail, CancellationToken cancellation)
    {
        if (Digest.WentOn(workspace.Store, _viewer, Now))
        {
            screen.Say("A digest went today already: this one goes tomorrow.");
            return ExitCode.Fine;
        }

        var server = new DigestMail(_settings, Environment.GetEnvironmentVariable(Settings.SmtpPasswordVariable));
        if (server.Fault is { } unset) return Shared.Broken(screen, unset);
        // What cannot be logged does not leave.
        if (!workspace.Store.IsWritable) return Shared.Broken(screen, "Nothing is sent: this workspace may only be read, and what leaves it could not be logged.");
        using var departure = new Departure();
        foreach (var told in digest.Parts.SelectMany(p => p.Telling.Lines.Take(Digest.MostLines)))
            if (told.Claim is { } claim) departure.Carry(claim);
        departure.Over(Stream.Null).Write(Encoding.UTF8.GetBytes(mail.Text));
        if (server.Send(server.Message(mail.Subject, mail.Text, Now), cancellation) is { } fault) return Shared.Broken(screen, fault);
        var (at, by) = (TimeProvider.System.GetUtcNow(), _settings[Settings.Name]);
        workspace.Store.Write([departure.Left(Departing.Leaving(workspace, LeavingAct.Digest, "mail", "watches")), .. digest.Parts.Select(p => new Change.DigestSent(p.Watch.Id, p.UpTo, by, at))]);
        screen.Say($"Sent to {_settings[Settings.SmtpTo]}: {Words.English.Count("watches.alerts", digest.Alerts)} of {Words.English.Count("watches.watches", digest.Parts.Length)}.");
        return ExitCode.Fine;
    }
}
