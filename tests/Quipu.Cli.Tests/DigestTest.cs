using System.Globalization;
using MimeKit;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Cli.Runs;
using Quipu.Cli.Verbs;
using Quipu.Model;
using Quipu.Publishing.Leavings;
using Quipu.Search;
using Quipu.Web.Wording;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>A digest is sent when it is asked for and once a day, tells what a person stands for with its status, and is not lost where the server does not take it.</summary>
public sealed class DigestTest : IDisposable
{
    readonly Sandbox _sandbox = new();

    public DigestTest()
    {
        _sandbox.Write("a/first.txt", "A day in Antay\n\nPublished: 2031-05-02\n\nThe fair of Antay was opened on Sunday.\n");
        Run("read", "a");
        Run("watch", "add", "/claims?type=funds", "--pace", "daily", "--title", "Money");
        _sandbox.Write("b/second.txt", "Money in Antay\n\nPublished: 2031-05-03\n\nThe firm Minera Antay paid the mayor, Bruno Salcedo, said the prosecutor Elena Cusi.\n");
        Run("read", "b");
        Run("watch", "run");
    }

    public void Dispose() => _sandbox.Dispose();

    string Run(params string[] words)
    {
        var (text, asides, code) = _sandbox.Run([.. words, "--workspace", "w.quipu"]);
        Assert.True(code == 0, $"{string.Join(' ', words)}: {code} {asides}");
        return text;
    }

    (string Text, string Asides, int Code) Send(string language) => _sandbox.Run("watch", "digest", "--send", "--lang", language, "--workspace", "w.quipu");

    void Serve(SmtpListener server, string to = "desk@antay.example")
    {
        foreach (var (name, value) in new[] { ("HOST", "127.0.0.1"), ("PORT", server.Port.ToString(CultureInfo.InvariantCulture)), ("SECURITY", "none"), ("FROM", "quipu@antay.example"), ("TO", to) })
            _sandbox.Environment["QUIPU_SMTP_" + name] = value;
    }

    // Somebody else than who watches.
    ShownClaim Accept()
    {
        using var workspace = Shared.Open(_sandbox.At("w.quipu"));
        var claim = Assert.Single(workspace.Store.Claims(Viewer.Owner, new() { Types = [ClaimType.Funds] }, Paging.First).Rows);
        workspace.Store.Write([new Change.Judged(new(new("j1"), claim.Claim, Verdict.Accepted, "Rita", TimeProvider.System.GetUtcNow()))]);
        return workspace.Store.Claim(Viewer.Owner, claim.Claim.Id)!;
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void What_a_person_accepted_is_told_with_its_status_and_one_mail_a_day_is_enough(string language)
    {
        var words = Words.Find(language)!;
        var claim = Accept();
        using var server = new SmtpListener();
        Serve(server);
        var (_, asides, code) = Send(language);
        Assert.True(code == 0, asides);
        var wire = Assert.Single(server.Mails);
        using var mail = MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(wire)));
        var text = mail.TextBody;
        foreach (var told in new[] { "Money", "Bruno Salcedo", words.Label(claim.Claim.Modality), "Elena Cusi", words.Label(ReviewState.Accepted), "http://127.0.0.1:5290/watches/", claim.Claim.Quote.Text })
            Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.Contains(words.Count("standing.none", 1)[..8], text, StringComparison.Ordinal);
        // Whoever sees a mailbox sees subjects: counts alone. The machine's name is in no header.
        Assert.DoesNotContain("Salcedo", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(System.Environment.MachineName + ">", wire, StringComparison.Ordinal);
        using (var workspace = Shared.Open(_sandbox.At("w.quipu")))
        {
            var left = Assert.Single(workspace.Store.Leavings(Viewer.Owner, new() { Act = LeavingAct.Digest }, Paging.First).Rows);
            Assert.Equal(claim.Claim.Id, Assert.Single(workspace.Store.Carried(Viewer.Owner, left.Id).Claims).Claim);
        }

        // The same alerts are not told twice, and what comes later today waits for tomorrow.
        Assert.Equal(0, Send(language).Code);
        _sandbox.Write("c/third.txt", "More money\n\nPublished: 2031-05-04\n\nThe firm Minera Antay paid the judge, Carmela Rojas Vega, said the prosecutor Elena Cusi.\n");
        Run("read", "c");
        var (_, later, _) = Send(language);
        Assert.Contains("went today already", later, StringComparison.Ordinal);
        Assert.Single(server.Mails);
    }

    [Fact]
    public void What_nobody_accepted_is_counted_and_nothing_is_sent_without_being_asked()
    {
        using var server = new SmtpListener();
        Serve(server);
        var printed = Run("watch", "digest");
        Assert.Contains("1 about a claim that a machine read and nobody has accepted", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Salcedo", printed, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
        // Printing is not telling.
        Assert.Equal(printed, Run("watch", "digest"));
        Assert.Equal(0, Send("en").Code);
        Assert.DoesNotContain("Salcedo", Assert.Single(server.Mails), StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_that_the_server_does_not_take_is_told_by_the_next()
    {
        Accept();
        using (var refusing = new SmtpListener("451 the disk is full"))
        {
            Serve(refusing);
            var (_, fault, code) = Send("en");
            Assert.Equal(2, code);
            Assert.Contains("did not take the digest", fault, StringComparison.Ordinal);
        }

        // Nobody listens there now.
        Assert.Equal(2, Send("en").Code);
        using (var workspace = Shared.Open(_sandbox.At("w.quipu"))) Assert.Equal(0, workspace.Store.Leavings(Viewer.Owner, new() { Act = LeavingAct.Digest }, Paging.First).Total);
        using var server = new SmtpListener();
        Serve(server);
        Assert.Equal(0, Send("en").Code);
        Assert.Contains("Salcedo", Assert.Single(server.Mails), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_leaves_unencrypted_for_another_machine_and_no_file_has_the_password()
    {
        var settings = Settings.Defaults.With("smtp-host", "mail.antay.example").With("smtp-from", "a@antay.example").With("smtp-to", "b@antay.example");
        Assert.Null(new DigestMail(settings, null).Fault);
        Assert.Contains("unencrypted", new DigestMail(settings.With("smtp-security", "none"), null).Fault, StringComparison.Ordinal);
        Assert.Contains("QUIPU_SMTP_PASSWORD", new DigestMail(settings.With("smtp-user", "desk"), null).Fault, StringComparison.Ordinal);
        Assert.Contains("smtp-host", new DigestMail(Settings.Defaults, null).Fault, StringComparison.Ordinal);
        Assert.Throws<QuipuException>(() => settings.With("smtp-password", "secret"));
        Assert.Throws<QuipuException>(() => settings.With("smtp-to", "b@antay.example\r\nBcc: c@antay.example"));
    }
}
