using System.Collections.Immutable;
using System.Text;
using Quipu.Model;
using Quipu.Sources.Protected;
using Quipu.Text;

namespace Quipu.Documents;

/// <summary>Everything a format found out about one document; the last step to a <see cref="Document"/>, the same for every format.</summary>
sealed record DraftDocument(string Text, List<Draft> Drafts, string Format)
{
    internal int Part { get; init; }

    internal ImmutableArray<Segment> Segments { get; init; } = [];

    /// <summary>What the markup or the JSON object says; a sidecar wins over it.</summary>
    internal Metadata Markup { get; init; } = new();

    internal IEnumerable<string> Doubts { get; init; } = [];

    /// <summary>Settles blocks and metadata.</summary>
    internal Document ToDocument(RawDocument raw)
    {
        if (raw.Veil is { } veil) return Veiled(veil.Of(Text)).ToDocument(raw with { Veil = null, Capture = raw.Capture with { Location = veil.Location }, Sidecar = null, SidecarCapture = null }).From(veil);
        var beside = raw.Sidecar ?? new();
        var front = Front.Read(Text, Drafts, beside.Title ?? Markup.Title);
        var authors = FirstOf(beside.Authors, Markup.Authors, front.Authors);
        Boilerplate.Mark(Text, Drafts, authors);
        var document = new Document
        {
            Id = DocumentId.From(raw.Capture.Id, Part, Text),
            Capture = raw.Capture.Id,
            Part = Part,
            Sidecar = raw.SidecarCapture,
            Text = Text,
            Blocks = [.. Drafts.Select(d => new Block(d.At, d.Kind ?? BlockKind.Paragraph))],
            Segments = Segments,
            Title = beside.Title ?? Markup.Title ?? front.Title,
            Authors = authors,
            Publisher = beside.Publisher ?? Markup.Publisher ?? front.Publisher,
            Published = beside.Published ?? Markup.Published ?? front.Published,
            Url = beside.Url ?? Markup.Url ?? front.Url,
            Licence = beside.Licence ?? Markup.Licence,
            Format = Format,
            Doubts = [.. Doubts],
            Location = raw.Capture.Location,
        };
        document = document with { Language = beside.Language ?? Detected(document, Markup.Language) };
        return document with { Fingerprint = Fingerprints.Of(document) };
    }

    // Where its bytes stood in the capture leads to the capture too.
    DraftDocument Veiled(VeiledText veiled) => this with
    {
        Text = veiled.Text,
        Drafts = [.. Drafts.Select(d => veiled.Moved(d.At) is { } at ? new Draft(at, d.Kind) { Linked = d.Linked } : null).OfType<Draft>()],
        Segments = [],
        Markup = new(),
        Doubts = [.. Doubts, .. veiled.Doubts],
    };

    static ImmutableArray<string> FirstOf(params ReadOnlySpan<ImmutableArray<string>> lists)
    {
        foreach (var list in lists)
            if (list.Length > 0) return list;
        return [];
    }

    // Templates often declare the language of the site and not of the story: what the words say wins where they are clear.
    static Language Detected(Document document, Language? declared)
    {
        var sample = new StringBuilder();
        foreach (var span in ReadText.Spans(document).TakeWhile(_ => sample.Length < 20_000))
            sample.Append(document.Text, span.Start, Math.Min(span.Length, 20_000)).Append('\n');
        var found = Languages.Detect(sample.ToString());
        return found != Language.Unknown ? found : declared ?? Language.Unknown;
    }
}
