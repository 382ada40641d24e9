using System.Collections.Frozen;
using Quipu.Model;

namespace Quipu.Sources.Protected;

/// <summary>Finds the headers of mails in a text: at its beginning, and where one mail quotes another. They say who wrote, to whom, when, and by which machines.</summary>
static class MailHeaders
{
    const int Fewest = 2;

    static readonly FrozenSet<string> Known = new[]
    {
        "from", "to", "cc", "bcc", "subject", "date", "sent", "reply-to", "sender", "received", "return-path", "message-id", "in-reply-to", "references", "mime-version", "content-type",
        "content-transfer-encoding", "content-disposition", "delivered-to", "user-agent", "importance", "priority", "thread-topic", "thread-index", "dkim-signature", "authentication-results", "received-spf",
        "de", "para", "cco", "asunto", "fecha", "enviado", "enviado el", "responder a", "importancia", "date sent", "attachments", "adjuntos", "datos adjuntos",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those without which a run of such lines may be a form, a table or a play.</summary>
    static readonly FrozenSet<string> Telling = new[] { "from", "to", "received", "return-path", "message-id", "reply-to", "delivered-to", "de", "para", "sender" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Runs of header lines, each with the line's end.</summary>
    internal static List<Span> Find(string text)
    {
        var found = new List<Span>();
        for (var at = 0; at < text.Length;)
        {
            var (end, headers, telling) = Run(text, at);
            if (headers >= Fewest && telling) found.Add(new(at, end));
            at = headers > 0 ? end : LineEnd(text, at);
        }

        return found;
    }

    static (int End, int Headers, bool Telling) Run(string text, int from)
    {
        var (at, headers, telling) = (from, 0, false);
        while (at < text.Length)
        {
            var end = LineEnd(text, at);
            var line = text.AsSpan(at, end - at);
            if (Name(line) is { } name)
            {
                headers++;
                telling |= Telling.Contains(name);
            }
            else if (headers == 0 || line.Trim().IsEmpty || line[0] is not (' ' or '\t')) break; // a folded line goes on with the header above it
            at = end;
        }

        return (at, headers, telling);
    }

    // What a quoted mail has before each line does not count.
    static string? Name(ReadOnlySpan<char> line)
    {
        line = line.TrimStart("> *");
        var colon = line.IndexOf(':');
        if (colon is < 2 or > 40) return null;
        var name = line[..colon].Trim(" *").ToString();
        return Known.Contains(name) || (name.StartsWith("X-", StringComparison.OrdinalIgnoreCase) && !name.Contains(' ')) ? name : null;
    }

    static int LineEnd(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end + 1 : text.Length;
}
