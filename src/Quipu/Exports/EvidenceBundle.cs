using System.Text;
using System.Text.Json;
using FollowTheMoney.Streams;
using Quipu.Access;
using Quipu.Access.Masking;
using Quipu.Documents;
using Quipu.Model;

namespace Quipu.Exports;

/// <summary>
/// The export <c>bundle</c>: the evidence of some claims in one ZIP that can be checked without Quipu, laid out as web archives are (WACZ): <c>datapackage.json</c> with
/// the SHA-256 of every part, <c>archive/</c> with the captures under their own hash, <c>texts/</c> with what the quotes' offsets count in, <c>pages/pages.jsonl</c> with the documents,
/// <c>claims.jsonl</c> with every axis, and <c>index.html</c> to print.
/// </summary>
public static class EvidenceBundle
{
    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        if (options.Captures is not { } captures) throw new ArgumentException("A bundle holds captures: it needs the folder that they are kept in.", nameof(options));
        var stream = new ClaimStream(store, viewer, options);
        var claims = stream.Claims().Select(c => options.WithSealedTexts ? c : (Shown: QuotedText.Untitled(c.Shown), c.Facts)).ToList();
        using var zip = new ZipParts(to);
        var package = new BundleParts(zip, store.StandIns(viewer), options.Key) { Quotes = options.WithSealedTexts ? null : new(claims.Select(c => c.Shown)) };
        var lines = package.Add("claims.jsonl", part => ClaimLines.Write(claims, stream, options, part));
        var documents = claims.Select(c => c.Shown.Claim.Document).Distinct().Order().Select(id => store.Document(viewer, id)).OfType<Document>();
        var missing = package.AddDocuments(documents, id => (captures.Read(id, out var fault), fault), id => store.IsBarred(viewer, id));
        package.AddPage(BundlePage.Of(JsonFields.Lines(lines)));
        return stream.Result(package.Count) with { Missing = missing, Package = package.Finish("Evidence: what documents say, with the bytes that it rests on") };
    }
}

/// <summary>The parts of a bundle with their hashes.</summary>
/// <param name="standIns">What stands for ids and hashes that may not leave.</param>
sealed class BundleParts(ZipParts zip, StandIns standIns, SigningKey? key = null)
{
    /// <summary>Why a capture is not in a bundle.</summary>
    internal const string KeptBack = "The capture stays back: it has a name that is masked.";

    /// <summary>What a bundle says of a capture that stays behind.</summary>
    internal const string SealedSentence = "The capture is sealed: it comes from a protected source and does not leave the workspace.";

    /// <summary>The list of all parts.</summary>
    internal const string Package = "datapackage.json";

    readonly SortedDictionary<string, (string Hash, long Bytes)> _parts = new(StringComparer.Ordinal);

    /// <summary>What whoever opens it must know before all else; null: nothing.</summary>
    internal string? Notice { get; init; }

    /// <summary>What leaves of texts that protected sources gave; null: the whole.</summary>
    internal QuotedText? Quotes { get; init; }

    internal int Count => _parts.Count;

    /// <summary>Adds a part that something writes, with stand-ins, and gives its bytes.</summary>
    internal byte[] Add(string path, Action<Stream> write)
    {
        using var whole = new MemoryStream();
        using (var through = standIns.Over(whole)) write(through);
        var bytes = whole.ToArray();
        Add(path, bytes);
        return bytes;
    }

    /// <summary>Adds the page to print.</summary>
    internal void AddPage(string page) => Add(BundlePage.Part, part => part.Write(Encoding.UTF8.GetBytes(page)));

    /// <summary>Adds the texts of documents with their captures, where nothing but the bytes of these is known.</summary>
    internal void AddDocuments(IEnumerable<Document> documents, Func<CaptureId, byte[]?> captures, Func<DocumentId, bool> barred) =>
        AddDocuments(documents, id => captures(id) is { } bytes ? (bytes, null) : (null, $"The bytes of {id} are gone or changed."), barred);

    /// <summary>Adds the texts of documents, each of their captures once, and the list of them.</summary>
    /// <param name="captures">The bytes of a capture, or a sentence where they are gone or changed.</param>
    /// <param name="barred">Whether names in a document's text are masked.</param>
    /// <returns>How many captures could not be put in, or stay back for a masked name.</returns>
    internal long AddDocuments(IEnumerable<Document> documents, Func<CaptureId, (byte[]? Bytes, string? Fault)> captures, Func<DocumentId, bool> barred)
    {
        var (pages, missing) = (new MemoryStream(), 0L);
        // In the order that they leave in: the place of a hidden id would tell its beginning.
        foreach (var document in documents.OrderBy(d => standIns.In(d.Id.Value), StringComparer.Ordinal))
        {
            var capture = standIns.Of(document.Capture);
            var text = Encoding.UTF8.GetBytes(capture.IsSealed ? $"{(Quotes is null ? document.Text : Quotes.Of(document))}\n{standIns.Seal(document.Id)}\n" : document.Text);
            Add(TextOf(document), text);
            var fault = capture.IsSealed ? SealedSentence : capture.IsMasked ? KeptBack : AddCapture(capture, captures);
            if (fault is not null && !capture.IsSealed) missing++;
            Utf8JsonLines.Write(pages, [new PageRow(document, capture, fault, barred(document.Id), ContentHash.Sha256(text))], Page);
        }

        Add("pages/pages.jsonl", part => part.Write(pages.ToArray()));
        return missing;
    }

    string TextOf(Document document) => $"texts/{standIns.In(document.Id.Value)}.txt";

    readonly record struct PageRow(Document Document, CaptureId Capture, string? Fault, bool IsBarred, string Sha256);

    string? AddCapture(CaptureId id, Func<CaptureId, (byte[]? Bytes, string? Fault)> captures)
    {
        var path = $"archive/{id}";
        if (_parts.ContainsKey(path)) return null;
        var (bytes, fault) = captures(id);
        if (bytes is not null) Add(path, bytes);
        return fault;
    }

    void Page(Utf8JsonWriter json, PageRow page)
    {
        var document = page.Document;
        json.WriteStartObject();
        json.WriteString("id", document.Id.Value);
        json.WriteString("url", document.Url ?? document.Location);
        var isQuoted = page.Capture.IsSealed && Quotes is not null;
        // The title is the first words of the text.
        if (!isQuoted) json.WriteString("title", document.Title);
        json.WriteOptional("publisher", document.Publisher);
        json.WriteOptional("published", document.Published?.ToString());
        json.WriteOptional("licence", document.Licence);
        if (page.Capture.Sha256 is { } sha256) json.WriteString("capture", $"archive/{sha256}");
        else json.WriteBoolean(page.Capture.IsSealed ? "sealed" : "capture_masked", true);
        json.WriteNumber("part", document.Part);
        json.WriteString("text", TextOf(document));
        if (isQuoted) json.WriteBoolean("quotes_only", true);
        if (page.IsBarred) json.WriteBoolean("words_masked", true);
        // Of the text as it lies here, which no capture proves.
        if (page.Capture.Sha256 is null) json.WriteString("text_sha256", page.Sha256);
        json.WriteOptional("fault", page.Fault);
        json.WriteEndObject();
    }

    /// <summary>Writes the list of parts and signs it.</summary>
    /// <returns>The SHA-256 of the list.</returns>
    internal string Finish(string title)
    {
        using var whole = new MemoryStream();
        using (var json = new Utf8JsonWriter(whole, EntityJson.Options with { Indented = true })) List(json, title);
        var bytes = whole.GetBuffer().AsSpan(0, (int)whole.Length);
        using (var part = zip.Add(Package)) part.Write(bytes);
        if (key is not null)
            using (var part = zip.Add(BundleSignature.Part)) BundleSignature.Write(key, bytes, part);
        return ContentHash.Sha256(bytes);
    }

    void List(Utf8JsonWriter json, string title)
    {
        json.WriteStartObject();
        json.WriteString("profile", "data-package");
        json.WriteString("title", title);
        json.WriteString("description", (Notice is null ? "" : Notice + " ") + "Every claim is what a document says, not what is so: read its modality, attribution and standing. Offsets count code points of the texts.");
        json.WriteString("software", "Quipu");
        json.WriteString("mainPageUrl", "index.html");
        json.WriteStartArray("resources");
        foreach (var (path, (hash, bytes)) in _parts)
        {
            json.WriteStartObject();
            json.WriteString("name", path[(path.LastIndexOf('/') + 1)..]);
            json.WriteString("path", path);
            json.WriteString("hash", "sha256:" + hash);
            json.WriteNumber("bytes", bytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    void Add(string path, ReadOnlySpan<byte> bytes)
    {
        using var part = zip.Add(path);
        part.Write(bytes);
        _parts[path] = (ContentHash.Sha256(bytes), bytes.Length);
    }
}
