using System.Collections.Frozen;
using Quipu.Model;

namespace Quipu.Sources.Protected;

/// <summary>Finds the headers of mails in a text: at its beginning, and where one mail quotes another. They say who wrote, to whom, when, and by which machines.</summary>
static class MailHeaders
{
    const int Fewest = 2;
    const int Certain = 3;
    const int MostBlanks = 2;

    static readonly FrozenSet<string> Known = new[]
    {
        "from", "to", "cc", "bcc", "subject", "date", "sent", "reply-to", "sender", "received", "return-path", "message-id", "in-reply-to", "references", "mime-version", "content-type",
        "content-transfer-encoding", "content-disposition", "delivered-to", "user-agent", "importance", "priority", "thread-topic", "thread-index", "dkim-signature", "authentication-results", "received-spf",
        "de", "para", "cco", "asunto", "fecha", "enviado", "enviado el", "responder a", "importancia", "date sent", "attachments", "adjuntos", "datos adjuntos",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those without which a run of such lines may be a form, a table or a play.</summary>
    static readonly FrozenSet<string> Telling = new[] { "from", "to", "received", "return-path", "message-id", "reply-to", "delivered-to", "de", "para", "sender" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static readonly System.Buffers.SearchValues<char> Machine = System.Buffers.SearchValues.Create("@0123456789/");

    // What people do not write: a line of it tells by itself.
    static readonly FrozenSet<string> OfMachines = new[]
    {
        "received", "return-path", "message-id", "in-reply-to", "delivered-to", "dkim-signature", "authentication-results", "received-spf", "reply-to", "thread-index", "user-agent", "mime-version",
        "content-transfer-encoding", "content-disposition",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // What only mails have beside a sender or a receiver.
    static readonly FrozenSet<string> OfMails = new[] { "cc", "bcc", "cco", "subject", "asunto", "sent", "date sent", "enviado", "enviado el" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Runs of header lines, and single ones that name somebody or some machine, each with the line's end.</summary>
    internal static List<Span> Find(string text)
    {
        var found = new List<Span>();
        for (var at = 0; at < text.Length;)
        {
            var (end, headers, telling, mailbox) = Run(text, at);
            if ((headers >= Fewest && telling && (mailbox || headers >= Certain)) || (headers == 1 && IsMailbox(text.AsSpan(at, end - at)))) found.Add(new(at, end));
            at = headers > 0 ? end : LineEnd(text, at);
        }

        return found;
    }

    /// <summary>Whether a line, or what stands there of it, begins a run of headers.</summary>
    internal static bool IsHeader(ReadOnlySpan<char> line) => Name(line) is not null;

    // A line alone may be of a form, a table or a play: there it has to look like a mail's.
    static bool IsMailbox(ReadOnlySpan<char> line)
    {
        if (Name(line) is not { } name) return false;
        var value = line[(line.IndexOf(':') + 1)..].Trim(" *\t\r\n");
        if (value.IsEmpty) return false;
        if (name.StartsWith("X-", StringComparison.OrdinalIgnoreCase)) return name.AsSpan(2).Contains('-') || value.ContainsAny(Machine);
        if (OfMachines.Contains(name)) return name is not ("Received" or "received" or "RECEIVED") || IsHop(value);
        return Telling.Contains(name) && (value.Contains('@') || (value.Contains('<') && value.Contains('>')) || IsNames(value));
    }

    static bool IsHop(ReadOnlySpan<char> value) => value.StartsWith("from ", StringComparison.OrdinalIgnoreCase) || value.StartsWith("by ", StringComparison.OrdinalIgnoreCase) || value.StartsWith("(", StringComparison.Ordinal);

    // “Rosa M. Campos”, “CAMPOS QUISPE, Rosa”: two to six words with capitals, and no sentence.
    static bool IsNames(ReadOnlySpan<char> value)
    {
        if (value.Length > 60 || value[^1] is '.' or '!' or '?') return false;
        var words = value.ToString().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 6 && words.All(w => char.IsUpper(w[0]) || NameMask.IsParticle(w));
    }

    // Two lines alone may be a book's: “De: Pavés, Para: Ramal”.
    static (int End, int Headers, bool Telling, bool Mailbox) Run(string text, int from)
    {
        var (at, headers, telling, mailbox) = (from, 0, false, false);
        while (at < text.Length)
        {
            var end = LineEnd(text, at);
            var line = text.AsSpan(at, end - at);
            if (Name(line) is { } name)
            {
                headers++;
                telling |= Telling.Contains(name);
                mailbox |= OfMails.Contains(name) || IsMailbox(line);
            }
            else if (headers == 0) break;
            else if (line.Trim("> \t\r\n").IsEmpty)
            {
                if (AfterBlanks(text, end) is not { } next) break;
                end = next;
            }
            else if (line[0] is not (' ' or '\t') || MailLines.IsProse(line)) break; // a folded line goes on with the header above it, an indented sentence is none
            at = end;
        }

        return (at, headers, telling, mailbox);
    }

    // Programs that turn a mail into text may put blank lines between its headers.
    static int? AfterBlanks(string text, int from)
    {
        for (var (at, blanks) = (from, 1); at < text.Length && blanks <= MostBlanks; blanks++)
        {
            var end = LineEnd(text, at);
            var line = text.AsSpan(at, end - at);
            if (Name(line) is not null) return at;
            if (!line.Trim("> \t\r\n").IsEmpty) return null;
            at = end;
        }

        return null;
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

    internal static int LineEnd(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end + 1 : text.Length;
}
