using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Quipu.Documents;

/// <summary>Saved web pages. The text is one block a line; each block leads back to the element in the file that it was taken from.</summary>
sealed partial class HtmlFormat : IFormat
{
    const int LargestPage = 16 << 20;

    public string Name => "html/1";

    public bool Accepts(string location, ReadOnlySpan<byte> head) => Formats.Extension(location) switch
    {
        ".html" or ".htm" or ".xhtml" or ".shtml" => true,
        "" or ".php" or ".aspx" => head.IndexOf("<html"u8) >= 0 || head.IndexOf("<!DOCTYPE html"u8) >= 0 || head.IndexOf("<!doctype html"u8) >= 0,
        _ => false,
    };

    public IEnumerable<Parsed> Parse(RawDocument raw, CancellationToken cancellation)
    {
        yield return raw.Bytes.Length > LargestPage
            ? new Parsed.Unreadable(0, $"The page has more than {LargestPage >> 20} MB; save the article alone, or as text, and read that.")
            : Read(raw);
    }

    Parsed Read(RawDocument raw)
    {
        var head = Encoding.Latin1.GetString(raw.Bytes.Span[..Math.Min(raw.Bytes.Length, 2048)]);
        var decoded = DecodedText.Of(raw.Bytes.Span, Charset().Match(head) is { Success: true } declared ? declared.Groups["name"].Value : null);
        var repaired = Mojibake.Repair(decoded.Text);
        var page = HtmlText.Of(repaired ?? decoded.Text);
        if (page.Fault is not null) return new Parsed.Unreadable(0, page.Fault);
        if (page.Drafts.Count == 0) return new Parsed.Unreadable(0, "The page shows no text without its scripts; open it in a browser, and save the article as text.");
        return new Parsed.Readable(new DraftDocument(page.Text, page.Drafts, Name)
        {
            Segments = repaired is null && decoded.Doubts.IsEmpty ? Segments(page, decoded, raw.Bytes.Length) : [new(new(0, page.Text.Length), 0, raw.Bytes.Length)],
            Markup = page.Metadata,
            Doubts = repaired is null ? decoded.Doubts : decoded.Doubts.Add(Mojibake.Doubt),
        }.ToDocument(raw));
    }

    /// <summary>Each block's bytes: from where its element begins to where the next block's does.</summary>
    static ImmutableArray<Segment> Segments(HtmlText page, DecodedText decoded, int length)
    {
        var starts = new int[page.Drafts.Count];
        var (chars, bytes, latest) = (0, decoded.Mark, 0);
        for (var i = 0; i < starts.Length; i++)
        {
            // A parser may move misplaced elements: a block never begins before the one above it.
            latest = Math.Clamp(page.Sources[i], latest, decoded.Text.Length);
            bytes += decoded.Encoding.GetByteCount(decoded.Text.AsSpan(chars, latest - chars));
            (chars, starts[i]) = (latest, bytes);
        }

        var segments = ImmutableArray.CreateBuilder<Segment>(starts.Length);
        for (var i = 0; i < starts.Length; i++) segments.Add(new(page.Drafts[i].At, starts[i], i + 1 < starts.Length ? Math.Max(starts[i], starts[i + 1]) : length));
        return segments.MoveToImmutable();
    }

    [GeneratedRegex(@"<meta[^>]{0,120}charset\s*=\s*[""']?(?<name>[\w-]{2,20})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Charset();
}
