using System.Net;
using System.Text;
using System.Text.Json;
using FollowTheMoney.Streams;
using Quipu.Access;
using Quipu.Claims;
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
        var claims = stream.Claims().ToList();
        using var zip = new ZipParts(to);
        var package = new BundleParts(zip, options.Key);
        package.Add("claims.jsonl", part => ClaimLines.Write(claims, stream, options, part));
        var documents = claims.Select(c => c.Shown.Claim.Document).Distinct().Order().Select(id => store.Document(viewer, id)).OfType<Document>();
        var missing = package.AddDocuments(documents, id => (captures.Read(id, out var fault), fault), BarredText.Of(store, viewer));
        package.Add("index.html", part => part.Write(Encoding.UTF8.GetBytes(BundlePage.Of(claims))));
        return stream.Result(package.Count) with { Missing = missing, Package = package.Finish("Evidence: what documents say, with the bytes that it rests on") };
    }
}

/// <summary>Texts that leave with masked names barred.</summary>
static class BarredText
{
    /// <summary>Why a capture is not in a bundle.</summary>
    internal const string KeptBack = "The capture stays back: it has a name that is masked.";

    /// <summary>The SHA-256 of a document's text as it is kept, where the viewer sees it with names barred; null: they see it whole.</summary>
    internal static Func<Document, string?> Of(IStore store, Viewer viewer) => document => store.IsBarred(viewer, document.Id) && store.Document(Viewer.Keeper, document.Id) is { } whole
        ? ContentHash.Sha256(Encoding.UTF8.GetBytes(whole.Text)) : null;
}

/// <summary>The parts of a bundle with their hashes.</summary>
sealed class BundleParts(ZipParts zip, SigningKey? key = null)
{
    /// <summary>What a bundle says of a capture that stays behind.</summary>
    internal const string SealedSentence = "The capture is sealed: it comes from a protected source and does not leave the workspace.";

    /// <summary>The list of all parts.</summary>
    internal const string Package = "datapackage.json";

    readonly SortedDictionary<string, (string Hash, long Bytes)> _parts = new(StringComparer.Ordinal);

    /// <summary>What whoever opens it must know before all else; null: nothing.</summary>
    internal string? Notice { get; init; }

    internal int Count => _parts.Count;

    internal void Add(string path, Action<Stream> write)
    {
        using var whole = new MemoryStream();
        write(whole);
        Add(path, whole.GetBuffer().AsSpan(0, (int)whole.Length));
    }

    /// <summary>Adds the texts of documents, each of their captures once, and the list of them.</summary>
    /// <param name="captures">The bytes of a capture, or a sentence where they are gone or changed.</param>
    /// <param name="barred">The SHA-256 of a document's text as it is kept, where names in it are masked; null: none are.</param>
    /// <returns>How many captures could not be put in, or stay back for a masked name.</returns>
    internal long AddDocuments(IEnumerable<Document> documents, Func<CaptureId, (byte[]? Bytes, string? Fault)> captures, Func<Document, string?> barred)
    {
        var (pages, missing) = (new MemoryStream(), 0L);
        var all = documents.Select(d => (Document: d, Whole: barred(d))).ToList();
        // A capture of several documents tells the words of each.
        var back = all.Where(d => d.Whole is not null).Select(d => d.Document.Capture).ToHashSet();
        foreach (var (document, whole) in all)
        {
            Add($"texts/{document.Id}.txt", part => part.Write(Encoding.UTF8.GetBytes(document.Text)));
            var fault = document.Capture.IsSealed ? SealedSentence : back.Contains(document.Capture) ? BarredText.KeptBack : AddCapture(document.Capture, captures);
            if (fault is not null && !document.Capture.IsSealed) missing++;
            Utf8JsonLines.Write(pages, [(document, fault, whole)], Page);
        }

        Add("pages/pages.jsonl", part => part.Write(pages.ToArray()));
        return missing;
    }

    string? AddCapture(CaptureId id, Func<CaptureId, (byte[]? Bytes, string? Fault)> captures)
    {
        var path = $"archive/{id}";
        if (_parts.ContainsKey(path)) return null;
        var (bytes, fault) = captures(id);
        if (bytes is not null) Add(path, bytes);
        return fault;
    }

    static void Page(Utf8JsonWriter json, (Document Document, string? Fault, string? Whole) page)
    {
        var document = page.Document;
        json.WriteStartObject();
        json.WriteString("id", document.Id.Value);
        json.WriteString("url", document.Url ?? document.Location);
        json.WriteString("title", document.Title);
        json.WriteOptional("publisher", document.Publisher);
        json.WriteOptional("published", document.Published?.ToString());
        json.WriteOptional("licence", document.Licence);
        if (document.Capture.IsSealed) json.WriteBoolean("sealed", true);
        else json.WriteString("capture", $"archive/{document.Capture}");
        json.WriteNumber("part", document.Part);
        json.WriteString("text", $"texts/{document.Id}.txt");
        if (page.Whole is not null) json.WriteBoolean("words_masked", true);
        json.WriteOptional("unmasked_text_sha256", page.Whole);
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

/// <summary>A page of a bundle that prints: each claim as a sentence with its status, its quote and its source.</summary>
static class BundlePage
{
    internal const string Style =
        "<style>body{font:1rem/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem}article{border-top:1px solid #999;padding:1rem 0;break-inside:avoid}" +
        "blockquote{margin:.5rem 0;padding-left:1rem;border-left:3px solid #999}small{color:#444;overflow-wrap:anywhere}</style>";

    internal static string Of(IEnumerable<(ShownClaim Shown, DocumentFacts Facts)> claims)
    {
        var page = new StringBuilder($$"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Evidence</title>
            {{Style}}
            </head><body><h1>Evidence</h1><p>Every claim is what a document says, not what is so.</p>

            """);
        foreach (var (shown, facts) in claims)
        {
            var head = shown.Document;
            var source = string.Join(", ", new[] { head.Title, head.Publisher, head.Published?.ToString(), head.Url ?? head.Location, facts.Licence }.OfType<string>());
            page.Append($"<article id=\"{shown.Claim.Id}\"><h2>{Text(Sentence(shown))}</h2><p>{Text(StatusText.Sentence(shown))}</p><blockquote>{Text(shown.Claim.Quote.Text)}</blockquote><p><small>{Text(source)}<br>")
                .Append($"{Capture(facts)}</small></p></article>\n");
        }

        return page.Append("</body></html>\n").ToString();
    }

    /// <summary>What the words rest on, as a reader can check it.</summary>
    internal static string Capture(DocumentFacts facts) => facts.Capture.Sha256 is { } sha256 ? $"capture sha256 {sha256}" : BundleParts.SealedSentence;

    static string Sentence(ShownClaim shown) => string.Join(" · ", new[] { shown.Subject?.Name, shown.Claim.Type.Wire().Replace('_', ' '), shown.Object?.Name ?? shown.Place?.Name }.OfType<string>());

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
