using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Quipu.Sources;

namespace Quipu.Documents;

/// <summary>JSON and JSON lines from feeds, crawlers and archives: each object with an article's text is a document, and its row is where it stands.</summary>
sealed class JsonFormat : IFormat
{
    static readonly JsonReaderOptions _lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64, AllowMultipleValues = true };

    public string Name => "json/1";

    public bool Accepts(string location, ReadOnlySpan<byte> head) => Formats.Extension(location) is ".json" or ".jsonl" or ".ndjson" or ".geojson";

    public IEnumerable<Parsed> Parse(RawDocument raw, CancellationToken cancellation)
    {
        var decoded = DecodedText.Of(raw.Bytes.Span);
        var isUtf8 = decoded.Encoding is UTF8Encoding && decoded.Doubts.IsEmpty;
        var bytes = isUtf8 ? raw.Bytes[decoded.Mark..] : Encoding.UTF8.GetBytes(decoded.Text);
        var isLines = Formats.Extension(raw.Capture.Location) is ".jsonl" or ".ndjson";
        var (rows, fault) = isLines ? (Lines(bytes.Span), null) : Rows(bytes.Span);
        var part = 0;
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            var moved = isUtf8 ? row with { Start = row.Start + decoded.Mark, End = row.End + decoded.Mark } : row with { Start = 0, End = raw.Bytes.Length };
            yield return Article(raw, bytes[row.Start..row.End], moved, part++, decoded.Doubts);
        }

        if (fault is not null) yield return new Parsed.Unreadable(part, fault);
        else if (part == 0) yield return new Parsed.Unreadable(0, $"The JSON holds no article: no object in it has a field {string.Join(", ", ArticleKeys.Text.Take(4))} or the like; rename the field that holds the text.");
    }

    /// <summary>Where one article's object stands.</summary>
    /// <param name="Where">A JSON pointer, or the line of JSON lines.</param>
    readonly record struct Row(int Start, int End, string Where);

    static List<Row> Lines(ReadOnlySpan<byte> bytes)
    {
        var (rows, start, number) = (new List<Row>(), 0, 0);
        while (start < bytes.Length)
        {
            number++;
            var length = bytes[start..].IndexOf((byte)'\n');
            var end = length < 0 ? bytes.Length : start + length;
            if (!bytes[start..end].Trim(" \t\r"u8).IsEmpty) rows.Add(new(start, end, string.Create(CultureInfo.InvariantCulture, $"line {number}")));
            start = end + 1;
        }

        return rows;
    }

    /// <summary>Finds the objects that hold articles without building a tree, so that what stands before a break is still read.</summary>
    static (List<Row> Rows, string? Fault) Rows(ReadOnlySpan<byte> bytes)
    {
        var rows = new List<Row>();
        var reader = new Utf8JsonReader(bytes, _lenient);
        try
        {
            for (var root = 0; reader.Read(); root++)
            {
                if (reader.TokenType == JsonTokenType.StartArray) AddItems(ref reader, rows, "");
                else if (reader.TokenType == JsonTokenType.StartObject) AddObject(ref reader, rows, root == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"value {root + 1}"));
            }

            return (rows, null);
        }
        catch (JsonException e)
        {
            var before = rows.Count == 0 ? "nothing of it could be read" : string.Create(CultureInfo.InvariantCulture, $"{rows.Count} article(s) before that were read");
            return (rows, string.Create(CultureInfo.InvariantCulture, $"The JSON breaks at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} of it; {before}: save the file again, whole."));
        }
    }

    static void AddItems(ref Utf8JsonReader reader, List<Row> rows, string pointer)
    {
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            var start = (int)reader.TokenStartIndex;
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
            if (isObject) rows.Add(new(start, (int)reader.BytesConsumed, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}")));
        }
    }

    /// <summary>An object is an article, unless it has none of the text fields and a list of articles instead.</summary>
    static void AddObject(ref Utf8JsonReader reader, List<Row> rows, string pointer)
    {
        var (start, isArticle, lists) = ((int)reader.TokenStartIndex, false, new List<Row>());
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            isArticle |= reader.TokenType is JsonTokenType.String or JsonTokenType.StartObject && ArticleKeys.Text.Contains(name, StringComparer.OrdinalIgnoreCase);
            if (reader.TokenType == JsonTokenType.StartArray && ArticleKeys.Lists.Contains(name, StringComparer.OrdinalIgnoreCase)) AddItems(ref reader, lists, $"{pointer}/{name}");
            else reader.Skip();
        }

        if (isArticle || (lists.Count == 0 && pointer.Length > 0)) rows.Add(new(start, (int)reader.BytesConsumed, pointer));
        else rows.AddRange(lists);
    }

    Parsed Article(RawDocument raw, ReadOnlyMemory<byte> bytes, Row row, int part, ImmutableArray<string> doubts)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 });
            if (json.RootElement.ValueKind != JsonValueKind.Object || Text(json.RootElement) is not { Length: > 0 } text)
                return new Parsed.Unreadable(part, $"The object at {Named(row)} holds no article: it has no field {string.Join(", ", ArticleKeys.Text.Take(4))} or the like with text in it.");
            var metadata = SidecarMetadata.From(json.RootElement);
            var repaired = Mojibake.Repair(text);
            if (repaired is not null) doubts = doubts.Add(Mojibake.Doubt);
            return Made(raw, WithTitle(repaired ?? text, raw.Veil is null ? metadata.Title : null), raw.Veil is null ? metadata : new(), row, part, doubts);
        }
        catch (JsonException e)
        {
            return new Parsed.Unreadable(part, string.Create(CultureInfo.InvariantCulture, $"The JSON at {Named(row)} breaks at byte {e.BytePositionInLine + 1}; save the file again, whole."));
        }
        catch (InvalidOperationException)
        {
            return new Parsed.Unreadable(part, $"The JSON at {Named(row)} holds half a character (a lone surrogate); save the file again.");
        }
    }

    Parsed Made(RawDocument raw, string text, Metadata metadata, Row row, int part, ImmutableArray<string> doubts)
    {
        var isMarkup = HtmlText.IsMarkup(text);
        if (isMarkup)
        {
            var page = HtmlText.Of(text, metadata.Title);
            if (page.Fault is not null) return new Parsed.Unreadable(part, page.Fault);
            return Document(page.Text, page.Drafts);
        }

        return Document(text, Layout.Blocks(text).ConvertAll(at => new Draft(at)));

        Parsed Document(string content, List<Draft> drafts) => string.IsNullOrWhiteSpace(content)
            ? new Parsed.Unreadable(part, $"The object at {Named(row)} holds no text in its field.")
            : new Parsed.Readable(new DraftDocument(content, drafts, Name)
            {
                Part = part,
                Segments = [new(new(0, content.Length), row.Start, row.End, row.Where)],
                Markup = metadata,
                Doubts = doubts,
            }.ToDocument(raw));
    }

    /// <summary>The title belongs to what is read: it is put before a text that does not begin with it.</summary>
    static string WithTitle(string text, string? title)
    {
        if (title is null || HtmlText.IsMarkup(text)) return text;
        var first = text.AsSpan().TrimStart();
        return first.StartsWith(title, StringComparison.OrdinalIgnoreCase) ? text : $"{title}\n\n{text}";
    }

    static string? Text(JsonElement json)
    {
        foreach (var key in ArticleKeys.Text)
            foreach (var property in json.EnumerateObject())
                if (property.Name.Equals(key, StringComparison.OrdinalIgnoreCase) && Words(property.Value) is { } text && !string.IsNullOrWhiteSpace(text)) return text;
        return null;
    }

    static string? Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array => string.Join("\n\n", value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString())),
        JsonValueKind.Object when value.TryGetProperty("rendered", out var inner) || value.TryGetProperty("html", out inner) => Words(inner),
        _ => null,
    };

    static string Named(Row row) => row.Where.Length == 0 ? "the top" : row.Where;
}
