using MimeKit;

namespace Quipu.Documents;

/// <summary>
/// Mails saved one by one (RFC 5322, MIME). The text is the subject, who wrote to whom and when, and what is to be read of every part, forwarded mails too; attachments are named and not read.
/// Of a protected source it is what the parts say alone: no header, no name of a file.
/// </summary>
sealed class MailFormat : IFormat
{
    const int Deepest = 32;

    // Names without encoding in a header are of mail programs of before: read as the rest of a file is.
    static readonly ParserOptions _options = new() { MaxMimeDepth = Deepest, CharsetEncoding = System.Text.Encoding.UTF8 };

    public string Name => "mail/1";

    public bool Accepts(string location, ReadOnlySpan<byte> head) => Formats.Extension(location) is ".eml";

    public IEnumerable<Parsed> Parse(RawDocument raw, CancellationToken cancellation)
    {
        yield return Read(raw, cancellation);
    }

    Parsed Read(RawDocument raw, CancellationToken cancellation)
    {
        var text = new MailText(raw, cancellation);
        try
        {
            using var bytes = new MemoryStream(raw.Bytes.ToArray(), writable: false);
            var parser = new MimeParser(_options, bytes, MimeFormat.Entity, persistent: true);
            parser.MimeEntityEnd += (_, e) => text.Stands(e.Entity, e.HeadersEndOffset, e.EndOffset);
            using var mail = parser.ParseMessage(cancellation);
            text.Add(mail);
            return text.Fault is { } fault ? new Parsed.Unreadable(0, fault) : new Parsed.Readable(text.ToDraft(Name, Facts(mail)).ToDocument(raw));
        }
        catch (FormatException)
        {
            return new Parsed.Unreadable(0, "The file is no mail: it does not begin with headers such as From and Date; save it again from the mail program, or its text as .txt.");
        }
    }

    static Metadata Facts(MimeMessage mail) => new()
    {
        Title = MailHead.Flat(mail.Subject),
        Authors = [.. mail.From.Mailboxes.Select(m => MailHead.Flat(m.Name) ?? MailHead.Flat(m.Address)).OfType<string>().Distinct(StringComparer.Ordinal)],
        Published = mail.Date == default ? null : PartialDate.From(DateOnly.FromDateTime(mail.Date.DateTime)),
    };
}
