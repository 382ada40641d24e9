using Quipu.Documents;
using Quipu.Model;
using Quipu.Sources;
using Quipu.Text;

namespace Quipu.Publishing.Drafts;

/// <summary>A draft as it is handed in: text, Markdown, HTML or a Word document. It is read in memory; nothing of it is kept.</summary>
public static class DraftFile
{
    /// <summary>Bytes of a draft at most.</summary>
    public const long Largest = 16L << 20;

    /// <summary>The draft as a document, or one clear sentence why it cannot be read.</summary>
    /// <param name="name">The file's name: its end tells the format.</param>
    public static Parsed Read(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        if (bytes.Length > Largest) return new Parsed.Unreadable(0, $"The draft has more than the {Largest >> 20} MB that are read; hand it in by parts.");
        if (WordDraft.IsOne(bytes.Span)) return OfWord(WordDraft.Read(bytes), cancellation);
        if (bytes.Length > 0 && name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase)) return new Parsed.Unreadable(0, WordDraft.Damaged);
        var parsed = Formats.Parse(Raw(name, bytes), cancellation).Take(2).ToList();
        return parsed switch
        {
            [Parsed.Readable(var document)] => new Parsed.Readable(Whole(document)),
            [var fault] => fault,
            [] => new Parsed.Unreadable(0, "There is no text in the draft; write something first."),
            _ => new Parsed.Unreadable(0, "The file holds several texts; hand in one draft at a time."),
        };
    }

    static Parsed OfWord((string? Text, string? Fault) read, CancellationToken cancellation) => read.Text is { } text ? OfText(text, cancellation) : new Parsed.Unreadable(0, read.Fault!);

    /// <summary>A draft that was pasted, or the text of one.</summary>
    public static Parsed OfText(string text, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text)) return new Parsed.Unreadable(0, "There is no text in the draft; write something first.");
        return Read("draft.txt", System.Text.Encoding.UTF8.GetBytes(text), cancellation);
    }

    /// <summary>What looks like a menu or a teaser in an article is a sentence like any other in a draft: none is passed over. Names tell no language, and in a short draft they outnumber the words that do.</summary>
    static Document Whole(Document document) => document with
    {
        Language = document.Language == Language.Unknown ? Languages.Detect(string.Join(' ', document.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => !char.IsUpper(w[0])))) : document.Language,
        Blocks = [.. document.Blocks.Select(b => b.IsBoilerplate && b.Kind != BlockKind.Code ? b with { Kind = BlockKind.Paragraph } : b)],
    };

    static RawDocument Raw(string name, ReadOnlyMemory<byte> bytes) => new(new Capture(new(ContentHash.Sha256(bytes.ToArray())), bytes.Length, name, DateTimeOffset.UnixEpoch), bytes);
}
