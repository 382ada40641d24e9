using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MimeKit;

namespace Quipu.Documents;

/// <summary>Walks a mail's parts and puts together what is to be read; what is not is named.</summary>
sealed class MailText(RawDocument raw, CancellationToken cancellation)
{
    const int MostParts = 2000;

    // A text that stands in for a page (“your program shows no HTML”) is that much shorter.
    const int StandIn = 3;

    readonly StringBuilder _text = new();
    readonly List<Draft> _drafts = [];
    readonly ImmutableArray<Segment>.Builder _segments = ImmutableArray.CreateBuilder<Segment>();
    readonly List<string> _doubts = [], _unread = [];
    readonly Dictionary<MimeEntity, (long Start, long End)> _places = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<TextPart, MailBody> _bodies = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<MimeEntity> _passedBy = new(ReferenceEqualityComparer.Instance);
    int _parts, _words;
    MimeEntity? _mail;
    ImmutableArray<string>? _names;
    bool _isLocked, _isBroken;

    /// <summary>Why nothing is to be read; null where something is.</summary>
    internal string? Fault => _parts > MostParts ? $"The mail has more than {MostParts} parts; save what is to be read of it as text, and read that."
        : _words > 0 ? null
        : _isBroken ? "The mail's parts cannot be told apart: the boundary that it declares does not stand in it; save it again from the mail program."
        : _isLocked ? "The mail is encrypted; decrypt it in the mail program, save it as text, and read that."
        : _unread.Count > 0 ? $"The mail has no text besides its {Attachments}; save what is attached as files, and read those."
        : "The mail has no text; remove it, or save it again from the mail program.";

    string Attachments => string.Create(CultureInfo.InvariantCulture, $"{_unread.Count} {(_unread.Count == 1 ? "attachment" : "attachments")}");

    /// <summary>Where a part's content stands in the file.</summary>
    internal void Stands(MimeEntity part, long start, long end) => _places[part] = (start, end);

    internal void Add(MimeMessage mail, string where = "")
    {
        _mail ??= mail.Body;
        if (raw.Veil is null) AddHead(mail, where);
        if (mail.Body is { } body) Add(body, where);
    }

    internal DraftDocument ToDraft(string format, Metadata facts)
    {
        if (_unread.Count > 0) _doubts.Add($"The mail has {Attachments}, which {(_unread.Count == 1 ? "was" : "were")} not read{(raw.Veil is null ? $": {string.Join(", ", _unread)}" : "")}.");
        if (_isBroken) _doubts.Add("A part of the mail could not be told apart from its neighbours and was not read.");
        return new(_text.ToString(), _drafts, format) { Segments = _segments.ToImmutable(), Markup = facts, Doubts = _doubts.Distinct(StringComparer.Ordinal) };
    }

    void Add(MimeEntity part, string where)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_passedBy.Contains(part) || ++_parts > MostParts) return;
        switch (part)
        {
            case MessagePart { Message: { } inner }: Add(inner, Numbered(where)); break;
            case Multipart { Count: 0 } empty: _isBroken |= !string.IsNullOrWhiteSpace(empty.Preamble); break;
            case Multipart several: AddEach(several, where); break;
            case TextPart text when MailBody.IsShown(text): AddText(text, Numbered(where)); break;
            default: Pass(part); break;
        }
    }

    void AddEach(Multipart several, string where)
    {
        _isLocked |= several.ContentType.IsMimeType("multipart", "encrypted");
        if (several is MultipartAlternative) Choose(several);
        for (var i = 0; i < several.Count; i++) Add(several[i], string.Create(CultureInfo.InvariantCulture, $"{(where.Length == 0 ? "" : where + ".")}{i + 1}"));
    }

    /// <summary>Of two that say the same, text and page, the text is read, unless it only stands in for the page.</summary>
    void Choose(Multipart several)
    {
        var shown = Leaves(several).Where(MailBody.IsShown).Cast<TextPart>().ToList();
        var (plain, pages) = (shown.Where(t => t.IsPlain).ToList(), shown.Where(t => t.IsHtml).ToList());
        if (plain.Count > 0 && pages.Count > 0) _passedBy.UnionWith(plain.Sum(Words) * StandIn < pages.Sum(Words) ? plain : pages);
    }

    int Words(TextPart part) => ReadText.Words(Body(part).Text);

    static IEnumerable<MimeEntity> Leaves(MimeEntity part) => part is Multipart several ? several.SelectMany(Leaves) : [part];

    void AddHead(MimeMessage mail, string where)
    {
        var between = "\n\n";
        foreach (var (header, line) in MailHead.Lines(mail))
        {
            var kind = header.Id != HeaderId.Subject ? BlockKind.Notice : where.Length == 0 ? BlockKind.Title : BlockKind.Heading;
            var (start, end) = Place(header);
            Append(between, line, [new(new(0, line.Length), kind)], new(default, start, end, $"header {header.Field}"));
            between = "\n";
        }
    }

    (long Start, long End) Place(Header header)
    {
        // In a mail within a mail, the first header is said to begin with the line above it.
        var start = header.Offset ?? 0;
        while (start < raw.Bytes.Length && raw.Bytes.Span[(int)start] is (byte)'\r' or (byte)'\n') start++;
        return (start, Math.Min(raw.Bytes.Length, start + header.RawField.Length + 1 + header.RawValue.Length));
    }

    void AddText(TextPart part, string where)
    {
        var body = Body(part);
        _doubts.AddRange(body.Doubts);
        var text = body.Text.TrimEnd();
        if (text.Length == 0) return;
        _words += ReadText.Words(text);
        var (start, end) = _places.GetValueOrDefault(part, (0, raw.Bytes.Length));
        Append("\n\n", text, body.Drafts, new(default, start, end, $"part {where}"));
    }

    void Append(string between, string text, List<Draft> drafts, Segment origin)
    {
        if (_text.Length > 0) _text.Append(between);
        var at = _text.Length;
        _drafts.AddRange(drafts.Select(d => new Draft(new(at + d.At.Start, at + d.At.End), d.Kind) { Linked = d.Linked }));
        _segments.Add(origin with { At = new(at, at + text.Length) });
        _text.Append(text);
    }

    void Pass(MimeEntity part)
    {
        _isLocked |= part.ContentType.IsMimeType("application", "pkcs7-mime") || part.ContentType.IsMimeType("application", "x-pkcs7-mime");
        var name = FileName(part);
        _unread.Add(name is null ? part.ContentType.MimeType : $"{name} ({part.ContentType.MimeType})");
    }

    // Programs write names of files into the text too: “[image: scan.jpg]”.
    // Read once, also where it was weighed against another before.
    MailBody Body(TextPart part) => _bodies.TryGetValue(part, out var body) ? body : _bodies[part] = MailBody.Of(part, raw.Veil is null ? [] : _names ??= [.. Files(_mail).Select(FileName).OfType<string>().Where(n => n.Contains('.', StringComparison.Ordinal))]);

    static IEnumerable<MimeEntity> Files(MimeEntity? part) => part switch
    {
        Multipart several => several.SelectMany(Files).Prepend(several),
        MessagePart { Message: { } inner } message => Files(inner.Body).Prepend(message),
        null => [],
        _ => [part],
    };

    static string? FileName(MimeEntity part) => MailHead.Flat(part.ContentDisposition?.FileName) ?? MailHead.Flat(part.ContentType.Name);

    static string Numbered(string where) => where.Length == 0 ? "1" : where;
}
