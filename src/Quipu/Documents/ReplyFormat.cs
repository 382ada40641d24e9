using System.Collections.Immutable;
using System.Text;
using Quipu.Model;
using Quipu.Text;

namespace Quipu.Documents;

/// <summary>Who answered, to whom, and in which words: what the document of an answer is made of.</summary>
/// <param name="Party">Who answered, by the name that they stand under.</param>
/// <param name="On">When.</param>
/// <param name="Words">Verbatim.</param>
public sealed record GivenReply(string Party, DateOnly On, string Words)
{
    /// <summary>The format of a document that is an answer.</summary>
    public const string Format = "reply/1";

    /// <summary>How the location of an answer begins.</summary>
    public const string Scheme = "reply:";

    /// <summary>Who spoke for the party; null: they themselves.</summary>
    public string? From { get; init; }

    /// <summary>Who had asked.</summary>
    public string? To { get; init; }

    public DateOnly? Asked { get; init; }

    /// <summary>By which way it came, in a wire word.</summary>
    public string? How { get; init; }

    /// <summary>What of the log it belongs to.</summary>
    public required string Reference { get; init; }

    /// <summary>Others that what is owned to names.</summary>
    public ImmutableArray<string> With { get; init; } = [];
}

/// <summary>
/// An answer that somebody gave when asked: a head that says whose it is, an empty line, and the words as they came. Quipu writes these captures itself when an answer is logged;
/// a file in a folder is never taken for one.
/// </summary>
sealed class ReplyFormat : IFormat
{
    const string First = "Quipu " + GivenReply.Format;

    public string Name => GivenReply.Format;

    public bool Accepts(string location, ReadOnlySpan<byte> head) => location.StartsWith(GivenReply.Scheme, StringComparison.Ordinal) && head.StartsWith("Quipu reply/1\n"u8);

    internal static byte[] Write(GivenReply reply)
    {
        var head = new StringBuilder(First).Append('\n');
        foreach (var (name, value) in Head(reply))
            if (!string.IsNullOrWhiteSpace(value)) head.Append(name).Append(": ").Append(Flat(value)).Append('\n');
        foreach (var other in reply.With) head.Append("With: ").Append(Flat(other)).Append('\n');
        return Encoding.UTF8.GetBytes(head.Append('\n').Append(reply.Words.ReplaceLineEndings("\n").Trim()).Append('\n').ToString());
    }

    static IEnumerable<(string Name, string? Value)> Head(GivenReply reply) =>
    [
        ("Party", reply.Party), ("From", reply.From), ("To", reply.To), ("Asked", reply.Asked is { } day ? IsoTime.Of(day) : null), ("Answered", IsoTime.Of(reply.On)), ("How", reply.How), ("Reference", reply.Reference),
    ];

    public IEnumerable<Parsed> Parse(RawDocument raw, CancellationToken cancellation)
    {
        var decoded = DecodedText.Of(raw.Bytes.Span);
        var text = decoded.Text;
        var body = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (body < 0 || string.IsNullOrWhiteSpace(text[body..]))
        {
            yield return new Parsed.Unreadable(0, "The answer has no words; log it anew.");
            yield break;
        }

        var language = Languages.Detect(text.AsSpan(body));
        var party = Field(text, "Party");
        var document = new Document
        {
            Id = DocumentId.From(raw.Capture.Id, 0, text),
            Capture = raw.Capture.Id,
            Text = text,
            Blocks = [new(new(0, body), BlockKind.Notice), .. Layout.Blocks(text, body).Select(at => new Block(at, BlockKind.Paragraph))],
            Segments = TextFormat.Segments(decoded, raw.Bytes.Span),
            Title = language == Language.Spanish ? $"Respuesta de {party}" : $"Answer of {party}",
            Authors = [Field(text, "From") ?? party ?? ""],
            Publisher = party,
            Published = Field(text, "Answered") is { } day && PartialDate.TryParse(day, out var on) ? on : null,
            Language = language,
            Format = Name,
            Location = raw.Capture.Location,
            Doubts = decoded.Doubts,
        };
        yield return new Parsed.Readable(document with { Fingerprint = Fingerprints.Of(document) });
    }

    /// <summary>Where a line of the head has its value; null where there is no such line.</summary>
    internal static Span? At(string text, string field, string? value = null)
    {
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        for (var line = 0; line >= 0 && line <= end; line = text.IndexOf('\n', line) is >= 0 and var feed ? feed + 1 : -1)
        {
            if (!text.AsSpan(line).StartsWith(field + ": ", StringComparison.Ordinal)) continue;
            var (from, to) = (line + field.Length + 2, text.IndexOf('\n', line));
            if (value is null || text[from..to] == Flat(value)) return new(from, to);
        }

        return null;
    }

    /// <summary>Where the words begin and end.</summary>
    internal static Span WordsOf(string text)
    {
        var start = text.IndexOf("\n\n", StringComparison.Ordinal) + 2;
        return new(start, text.TrimEnd().Length);
    }

    static string? Field(string text, string field) => At(text, field) is { } at ? at.Of(text) : null;

    // A head is read line by line: a name with a line break in it would begin another line.
    static string Flat(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
