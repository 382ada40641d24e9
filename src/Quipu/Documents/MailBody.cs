using System.Text;
using MimeKit;
using Quipu.Model;
using Quipu.Sources.Protected;

namespace Quipu.Documents;

/// <summary>What a part of a mail says, with its blocks.</summary>
sealed record MailBody(string Text, List<Draft> Drafts, IReadOnlyList<string> Doubts)
{
    /// <summary>Whether a part is text that mail programs show, and no attachment.</summary>
    internal static bool IsShown(MimeEntity part) => part is TextPart { IsAttachment: false } text && (text.IsPlain || text.IsHtml);

    /// <summary>What stands for the name of an attached file.</summary>
    internal const string Attached = "[attachment]";

    /// <summary>Reads a part, without those names of files that are not to be told.</summary>
    internal static MailBody Of(TextPart part, IReadOnlyList<string> withheld)
    {
        var decoded = Decoded(part);
        var repaired = Mojibake.Repair(decoded.Text);
        var doubts = repaired is null ? decoded.Doubts : decoded.Doubts.Add(Mojibake.Doubt);
        var text = withheld.Aggregate(repaired ?? decoded.Text, (t, name) => t.Replace(name, Attached, StringComparison.OrdinalIgnoreCase));
        return part.IsHtml ? OfPage(HtmlText.Of(text), doubts) : new(text, Blocks(text), doubts);
    }

    static MailBody OfPage(HtmlText page, IReadOnlyList<string> doubts) => page.Fault is { } fault ? new("", [], [.. doubts, fault]) : new(page.Text, page.Drafts, doubts);

    static DecodedText Decoded(TextPart part)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        // What is written in several bytes a character may look like ASCII: there the declaration alone tells.
        return DecodedText.Named(part.ContentType.Charset) is { IsSingleByte: false } wide and not UTF8Encoding
            ? new(wide.GetString(bytes.ToArray()), wide, 0, [])
            : DecodedText.Of(bytes.ToArray(), part.ContentType.Charset);
    }

    // What mail programs write into a mail is kept and not read; what is answered is a quotation.
    static List<Draft> Blocks(string text)
    {
        var programs = NameMask.Merged([.. MailHeaders.Find(text), .. MailLines.Find(text)]);
        var drafts = new List<Draft>();
        for (var at = 0; at < text.Length;)
        {
            var (kind, end) = (Kind(text, at, programs), MailHeaders.LineEnd(text, at));
            while (end < text.Length && Kind(text, end, programs) == kind) end = MailHeaders.LineEnd(text, end);
            drafts.AddRange(Layout.Blocks(text[at..end]).Select(b => new Draft(new(at + b.Start, at + b.End), kind)));
            at = end;
        }

        return drafts;
    }

    static BlockKind? Kind(string text, int line, List<Span> programs) =>
        programs.Exists(p => p.Start <= line && line < p.End) ? BlockKind.Notice : MailLines.Depth(text, line) > 0 ? BlockKind.Quotation : null;
}
