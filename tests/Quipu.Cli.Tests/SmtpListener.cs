using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Quipu.Cli.Tests;

/// <summary>A mail server of a few lines: takes mails, or refuses each with a reason.</summary>
sealed class SmtpListener : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly List<string> _mails = [];

    internal SmtpListener(string? refusal = null)
    {
        _listener.Start();
        _ = Task.Run(async () =>
        {
            while (true)
            {
                TcpClient client;
                try
                {
                    client = await _listener.AcceptTcpClientAsync();
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
                {
                    return;
                }

                using (client) await ServeAsync(client, refusal);
            }
        });
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What came, as it came over the wire.</summary>
    internal IReadOnlyList<string> Mails
    {
        get
        {
            lock (_mails) return [.. _mails];
        }
    }

    public void Dispose() => _listener.Dispose();

    async Task ServeAsync(TcpClient client, string? refusal)
    {
        using var lines = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var to = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await to.WriteLineAsync("220 desk.example");
        while (await lines.ReadLineAsync() is { } line)
        {
            var word = line.Split(' ')[0].ToUpperInvariant();
            if (word == "DATA")
            {
                await to.WriteLineAsync("354 go on");
                var mail = new StringBuilder();
                while (await lines.ReadLineAsync() is { } text && text != ".") mail.AppendLine(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text);
                if (refusal is null)
                    lock (_mails) _mails.Add(mail.ToString());
                await to.WriteLineAsync(refusal ?? "250 taken");
            }
            else
            {
                await to.WriteLineAsync(word == "QUIT" ? "221 bye" : "250 desk.example");
                if (word == "QUIT") return;
            }
        }
    }
}
