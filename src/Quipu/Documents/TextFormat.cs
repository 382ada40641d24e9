using System.Collections.Immutable;

namespace Quipu.Documents;

/// <summary>
/// Plain text. The document's text is exactly the decoded file (byte order mark dropped, line ends untouched), so that offsets mean the same to everybody.
/// </summary>
sealed class TextFormat : IFormat
{
    const int SegmentsAtMost = 4096;

    public string Name => "text/1";

    public bool Accepts(string location, ReadOnlySpan<byte> head) =>
        Formats.Extension(location) is ".txt" or ".text" or ".log" or ".asc" || (Formats.Extension(location) is "" && BinaryFile.Reason(head) is null);

    public IEnumerable<Parsed> Parse(RawDocument raw, CancellationToken cancellation)
    {
        var decoded = DecodedText.Of(raw.Bytes.Span);
        if (string.IsNullOrWhiteSpace(decoded.Text))
        {
            yield return new Parsed.Unreadable(0, "The file holds no text; remove it, or save the article again.");
            yield break;
        }

        var drafts = Layout.Blocks(decoded.Text).ConvertAll(at => new Draft(at));
        yield return new Parsed.Readable(new DraftDocument(decoded.Text, drafts, Name)
        {
            Segments = Segments(decoded, raw.Bytes.Span),
            Doubts = Mojibake.IsSuspect(decoded.Text) ? decoded.Doubts.Add(Mojibake.Suspicion) : decoded.Doubts,
        }.ToDocument(raw));
    }

    /// <summary>
    /// A segment for each line, or for several where there are many. Lines are counted by their line feeds on both sides,
    /// so that even bytes which could not be decoded do not shift what follows them.
    /// </summary>
    internal static ImmutableArray<Segment> Segments(DecodedText decoded, ReadOnlySpan<byte> bytes)
    {
        var text = decoded.Text;
        var width = decoded.Encoding.GetByteCount("\n");
        var newline = decoded.Encoding.GetBytes("\n");
        var least = text.Length / SegmentsAtMost;
        var segments = ImmutableArray.CreateBuilder<Segment>();
        var (charStart, byteStart, charAt, byteAt) = (0, decoded.Mark, 0, decoded.Mark);
        while (charAt < text.Length)
        {
            var feed = text.AsSpan(charAt).IndexOf('\n');
            charAt = feed < 0 ? text.Length : charAt + feed + 1;
            byteAt = feed < 0 ? bytes.Length : NextLine(bytes, byteAt, newline, width);
            if (charAt - charStart < least && charAt < text.Length) continue;
            segments.Add(new(new(charStart, charAt), byteStart, byteAt));
            (charStart, byteStart) = (charAt, byteAt);
        }

        return segments.ToImmutable();
    }

    static int NextLine(ReadOnlySpan<byte> bytes, int from, byte[] newline, int width)
    {
        for (var at = from; ;)
        {
            var found = bytes[at..].IndexOf(newline);
            if (found < 0) return bytes.Length;
            if ((at + found - from) % width == 0) return at + found + width;
            at += found + 1; // the two bytes of a line feed straddle two UTF-16 units
        }
    }
}
