using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Sources;
using Quipu.Sources.Protected;

namespace Quipu.Documents;

/// <summary>What a stretch of a document's text is. Everything from <see cref="Menu"/> on is boilerplate: shown greyed, not read.</summary>
public enum BlockKind
{
    Title, Subtitle, Byline, Heading, Paragraph, ListItem, Quotation, Caption, Table,
    Menu, ShareBar, Donation, Teaser, Comment, Biography, Newsletter, Notice, Code,
}

/// <summary>A stretch of a document's text.</summary>
public sealed record Block(Span At, BlockKind Kind)
{
    /// <summary>Kept out of reading, but kept.</summary>
    public bool IsBoilerplate => Kind >= BlockKind.Menu;
}

/// <summary>Leads a stretch of text back to the bytes of the capture it was taken from.</summary>
/// <param name="At">The stretch of the document's text.</param>
/// <param name="ByteStart">First byte in the capture.</param>
/// <param name="ByteEnd">One past the last byte.</param>
/// <param name="Where">Page, row or JSON pointer within the capture, where it has such a thing.</param>
public sealed record Segment(Span At, long ByteStart, long ByteEnd, string? Where = null);

/// <summary>Readable text with its metadata. The text is immutable and never normalised: offsets and hashes rest on it.</summary>
public sealed record Document
{
    public required DocumentId Id { get; init; }

    public required CaptureId Capture { get; init; }

    /// <summary>Which document of its capture (a row of JSON lines), from 0.</summary>
    public int Part { get; init; }

    /// <summary>The capture that its metadata came from, where a file lay beside it.</summary>
    public CaptureId? Sidecar { get; init; }

    public required string Text { get; init; }

    /// <summary>The text in order, without gaps other than white space.</summary>
    public ImmutableArray<Block> Blocks { get; init; } = [];

    public ImmutableArray<Segment> Segments { get; init; } = [];

    public string? Title { get; init; }

    public ImmutableArray<string> Authors { get; init; } = [];

    public string? Publisher { get; init; }

    public PartialDate? Published { get; init; }

    public Language Language { get; init; } = Language.Unknown;

    public string? Url { get; init; }

    public string? Licence { get; init; }

    /// <summary>The format that made the text of the bytes, with its version: <c>html/1</c>.</summary>
    public required string Format { get; init; }

    /// <summary>What was doubtful on the way, in sentences: an encoding guessed, mojibake repaired.</summary>
    public ImmutableArray<string> Doubts { get; init; } = [];

    /// <summary>MinHash signature of its read text, for recognising reprints; empty where too short.</summary>
    public ImmutableArray<uint> Fingerprint { get; init; } = [];

    /// <summary>What <c>Location</c> its capture was first taken from.</summary>
    public string Location { get; init; } = "";
}

/// <summary>What comes of parsing: a document, or one clear sentence why not.</summary>
public abstract record Parsed
{
    Parsed() { }

    public sealed record Readable(Document Document) : Parsed;

    /// <param name="Reason">What, where, what to do: one sentence for a person.</param>
    public sealed record Unreadable(int Part, string Reason) : Parsed;
}

/// <summary>What a format is given: the bytes as captured and what is known about them.</summary>
public sealed record RawDocument(Capture Capture, ReadOnlyMemory<byte> Bytes, Metadata? Sidecar = null, CaptureId? SidecarCapture = null)
{
    /// <summary>Hides whoever gave it: the document is made of its text alone; null: there is nobody to hide.</summary>
    internal Veil? Veil { get; init; }
}

/// <summary>Metadata from beside a file or from its markup; all optional.</summary>
public sealed record Metadata
{
    public string? Title { get; init; }

    public ImmutableArray<string> Authors { get; init; } = [];

    public string? Publisher { get; init; }

    public PartialDate? Published { get; init; }

    public Language? Language { get; init; }

    public string? Url { get; init; }

    public string? Licence { get; init; }
}

/// <summary>Turns bytes of one kind into documents. Implementations: text, Markdown, HTML, JSON, mail.</summary>
public interface IFormat
{
    /// <summary>Name and version: <c>html/1</c>. A new version makes new documents of old captures.</summary>
    string Name { get; }

    /// <summary>True where this format is for such a file, by its name's end and first bytes.</summary>
    bool Accepts(string location, ReadOnlySpan<byte> head);

    /// <summary>Every document in the bytes, in order; a part that cannot be read is a row too.</summary>
    IEnumerable<Parsed> Parse(RawDocument raw, CancellationToken cancellation);
}
