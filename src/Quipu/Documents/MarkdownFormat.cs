using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Quipu.Model;

namespace Quipu.Documents;

/// <summary>
/// Markdown. The text is the decoded file, markers and all, so that offsets mean the same to everybody; the markers only say what a block is.
/// Front matter (YAML between lines of <c>---</c>) gives metadata.
/// </summary>
sealed partial class MarkdownFormat : IFormat
{
    const int LongestFront = 20_000;

    public string Name => "markdown/1";

    public bool Accepts(string location, ReadOnlySpan<byte> head) => Formats.Extension(location) is ".md" or ".markdown" or ".mdown" or ".mkd";

    public IEnumerable<Parsed> Parse(RawDocument raw, CancellationToken cancellation)
    {
        var decoded = DecodedText.Of(raw.Bytes.Span);
        var text = raw.Veil is null || FrontMatter(decoded.Text) is not { } hidden ? decoded.Text : decoded.Text[hidden.End..];
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return new Parsed.Unreadable(0, "The file holds no text; remove it, or save the article again.");
            yield break;
        }

        var drafts = new List<Draft>();
        if (FrontMatter(text) is { } front) drafts.Add(new(front, BlockKind.Code));
        var metadata = drafts.Count == 0 ? new() : Read(drafts[0].At.Of(text));
        AddBlocks(text, drafts.Count == 0 ? 0 : drafts[0].At.End, drafts);
        yield return new Parsed.Readable(new DraftDocument(text, drafts, Name)
        {
            Segments = TextFormat.Segments(decoded, raw.Bytes.Span),
            Markup = metadata with { Title = metadata.Title ?? Heading(text, drafts) },
            Doubts = Mojibake.IsSuspect(text) ? decoded.Doubts.Add(Mojibake.Suspicion) : decoded.Doubts,
        }.ToDocument(raw));
    }

    /// <summary>From the fence on the first line to the next line that is the same fence; null where there is none within reach.</summary>
    static Span? FrontMatter(string text)
    {
        var lines = Layout.Lines(text.Length > LongestFront ? text[..LongestFront] : text);
        if (lines.Count == 0 || lines[0].At.Of(text) is not ("---" or "+++")) return null;
        foreach (var (at, _) in lines.Skip(1))
            if (at.Of(text) == lines[0].At.Of(text)) return lines[0].At.Cover(at);
        return null;
    }

    static void AddBlocks(string text, int from, List<Draft> drafts)
    {
        var isCode = false;
        foreach (var at in Layout.Blocks(text, from))
        {
            var line = text.AsSpan(at.Start, at.Length);
            var isFence = line.StartsWith("```") || line.StartsWith("~~~");
            drafts.Add(new(at, isCode || isFence ? BlockKind.Code : Kind(line)));
            // A fence that opens and closes within one block (joined lines) leaves the state as it was.
            if (isFence && line[3..].IndexOf(line[..3]) < 0) isCode = !isCode;
        }
    }

    static BlockKind? Kind(ReadOnlySpan<char> line) => line switch
    {
        ['#', ' ', ..] => BlockKind.Title,
        ['#', '#', ..] => BlockKind.Heading,
        ['>', ..] => BlockKind.Quotation,
        ['!', '[', ..] => BlockKind.Caption,
        ['|', ..] => BlockKind.Table,
        ['-' or '*' or '+', ' ', ..] => BlockKind.ListItem,
        ['<', '!', '-', '-', ..] => BlockKind.Code,
        _ when line.Length >= 3 && line.TrimStart("-*_= ").IsEmpty => BlockKind.Code,
        _ => null,
    };

    /// <summary>The first heading of the first rank, without its marker; later ones are headings within the text.</summary>
    static string? Heading(string text, List<Draft> drafts)
    {
        string? first = null;
        foreach (var draft in drafts.Where(d => d.Kind == BlockKind.Title))
        {
            if (first is not null) draft.Kind = BlockKind.Heading;
            else first = draft.At.Of(text).TrimStart('#').TrimEnd('#').Trim();
        }

        return first;
    }

    /// <summary>Front matter as the flat <c>key: value</c> that articles have; anything deeper is passed over.</summary>
    static Metadata Read(string body)
    {
        var fields = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        string? key = null;
        foreach (var line in body.Split('\n').Select(l => l.TrimEnd('\r')))
        {
            if (line.TrimStart() is ['-', ' ', ..] item && key is not null)
            {
                if (fields.GetValueOrDefault(key) is not List<string> list) fields[key] = list = [];
                list.Add(Unquoted(item[2..]));
            }
            else if (Field().Match(line) is { Success: true } field)
            {
                key = field.Groups["key"].Value;
                var value = field.Groups["value"].Value.Trim();
                fields[key] = value is ['[', .., ']'] ? value[1..^1].Split(',').Select(Unquoted).ToList() : Unquoted(value);
            }
        }

        return SidecarMetadata.From(JsonSerializer.SerializeToElement(fields));
    }

    static string Unquoted(string value)
    {
        value = value.Trim();
        return value is ['"', .., '"'] or ['\'', .., '\''] && value.Length > 1 ? value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal) : value;
    }

    [GeneratedRegex(@"^(?<key>[A-Za-z_][\w-]*)\s*[:=]\s*(?<value>.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Field();
}
