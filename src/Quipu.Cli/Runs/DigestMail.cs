using System.Net;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Quipu.Cli.Runs;

/// <summary>Hands a digest to the mail server of the settings. Nothing else in Quipu opens a connection to another machine, and this only when it is asked to send.</summary>
sealed class DigestMail(Settings settings, string? password)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Why nothing can be sent with these settings, in one sentence; null: it can.</summary>
    internal string? Fault
    {
        get
        {
            foreach (var needed in new[] { Settings.SmtpHost, Settings.SmtpFrom, Settings.SmtpTo })
                if (settings[needed].Length == 0) return $"Nothing can be sent: the setting {needed.Name} is empty. Set it in quipu.json or as {needed.Variable}.";
            if (settings[Settings.SmtpUser].Length > 0 && string.IsNullOrEmpty(password)) return $"Nothing can be sent: {Settings.SmtpUser.Name} is set, and the variable {Settings.SmtpPasswordVariable} has no password.";
            return Security == SecureSocketOptions.None && !IsHere ? $"Nothing is sent unencrypted to another machine: {Settings.SmtpSecurity.Name} is none, and {settings[Settings.SmtpHost]} is not this machine. Set it to starttls or tls." : null;
        }
    }

    SecureSocketOptions Security => settings[Settings.SmtpSecurity] switch { "tls" => SecureSocketOptions.SslOnConnect, "none" => SecureSocketOptions.None, _ => SecureSocketOptions.StartTls };

    bool IsHere => settings[Settings.SmtpHost] == "localhost" || (IPAddress.TryParse(settings[Settings.SmtpHost], out var address) && IPAddress.IsLoopback(address));

    /// <summary>The mail, as it is handed over.</summary>
    internal MimeMessage Message(string subject, string text, DateTimeOffset at)
    {
        var message = new MimeMessage { Subject = subject, Date = at, Body = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.QuotedPrintable }.With(text) };
        message.From.Add(MailboxAddress.Parse(settings[Settings.SmtpFrom]));
        message.To.Add(MailboxAddress.Parse(settings[Settings.SmtpTo]));
        // The name of this machine is nobody's business.
        message.MessageId = $"{Guid.NewGuid():N}@quipu.invalid";
        return message;
    }

    /// <summary>Sends it; returns once the server took it.</summary>
    /// <returns>Why it was not taken, in one sentence; null: it was.</returns>
    internal string? Send(MimeMessage message, CancellationToken cancellation)
    {
        try
        {
            using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds, LocalDomain = "localhost" };
            client.Connect(settings[Settings.SmtpHost], (int)settings[Settings.SmtpPort], Security, cancellation);
            if (settings[Settings.SmtpUser] is { Length: > 0 } user) client.Authenticate(Encoding.UTF8, new NetworkCredential(user, password), cancellation);
            client.Send(message, cancellation);
            client.Disconnect(quit: true, CancellationToken.None);
            return null;
        }
        catch (Exception fault) when (fault is CommandException or ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException or AuthenticationException or SslHandshakeException or NotSupportedException or IOException or System.Net.Sockets.SocketException or TimeoutException)
        {
            return $"The mail server {settings[Settings.SmtpHost]}:{settings[Settings.SmtpPort]} did not take the digest ({fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}). Nothing is lost: the next digest tells it.";
        }
    }
}

static class Parts
{
    internal static TextPart With(this TextPart part, string text)
    {
        part.SetText(Encoding.UTF8, text);
        return part;
    }
}
