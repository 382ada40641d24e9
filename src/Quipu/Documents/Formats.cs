using System.Collections.Immutable;

namespace Quipu.Documents;

/// <summary>The formats that this version reads, and the choice between them.</summary>
public static class Formats
{
    /// <summary>In the order in which they are asked; plain text last.</summary>
    public static ImmutableArray<IFormat> All { get; } = [new HtmlFormat(), new MarkdownFormat(), new JsonFormat(), new MailFormat(), new TextFormat()];

    /// <summary>What Quipu itself writes: it is read under an address of its own, and in no folder.</summary>
    static readonly ReplyFormat _reply = new();

    /// <summary>Names and versions of all: a capture that was done by other versions is parsed again.</summary>
    public static string Signature { get; } = string.Join(' ', All.Select(f => f.Name));

    /// <summary>
    /// Every document in the bytes. What no format reads (a picture, a PDF, an empty file) is one row that says why and what to do.
    /// </summary>
    public static IEnumerable<Parsed> Parse(RawDocument raw, CancellationToken cancellation)
    {
        if (raw.Bytes.IsEmpty) return [new Parsed.Unreadable(0, "The file is empty; remove it, or save the article again.")];
        if (!DecodedText.IsWide(raw.Bytes.Span) && BinaryFile.Reason(raw.Bytes.Span) is { } reason) return [new Parsed.Unreadable(0, reason)];
        var head = raw.Bytes.Span[..Math.Min(raw.Bytes.Length, 4096)];
        if (_reply.Accepts(raw.Capture.Location, head)) return _reply.Parse(raw, cancellation);
        foreach (var format in All)
            if (format.Accepts(raw.Capture.Location, head)) return format.Parse(raw, cancellation);
        return [new Parsed.Unreadable(0, $"Quipu does not read files that end in “{Extension(raw.Capture.Location)}”; save it as .txt, .md, .html, .json or .eml.")];
    }

    /// <summary>The format that made a document, by its name; null where this version has it no more.</summary>
    public static IFormat? Named(string name) => All.Append(_reply).FirstOrDefault(f => f.Name == name);

    internal static string Extension(string location)
    {
        var name = location.AsSpan(location.LastIndexOf('/') + 1);
        var dot = name.LastIndexOf('.');
        return dot <= 0 ? "" : name[dot..].ToString().ToLowerInvariant();
    }
}
