using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Quipu.Exports;

using Quipu.Model;

namespace Quipu.Publishing.Editions;

/// <summary>An edition in memory: its parts, and what is said of them all. Made by <see cref="EditionBuilder"/>.</summary>
public sealed class EditionDraft
{
    internal const string Format = "quipu-edition/1", ManifestPart = "manifest.json", CffPart = "CITATION.cff", TextPart = "CITATION.txt";

    readonly SortedDictionary<string, byte[]> _parts;

    internal EditionDraft(EditionRequest request, SortedDictionary<string, byte[]> parts, EditionCounts counts, ImmutableArray<EditionClaim> claims)
    {
        (Request, _parts, Counts, Claims) = (request, parts, counts, claims);
        Hash = HashOf(request, parts.Select(p => (p.Key, ContentHash.Sha256(p.Value))));
        _parts[CffPart] = Citation.Cff(request, Hash);
        _parts[TextPart] = Citation.Text(request, Hash);
    }

    public EditionRequest Request { get; }

    public EditionCounts Counts { get; }

    /// <summary>Its claims as they are in it, in order of id.</summary>
    public ImmutableArray<EditionClaim> Claims { get; }

    /// <summary>Over its records, its name, version, dataset and day: what its citation gives.</summary>
    public string Hash { get; }

    internal IReadOnlyDictionary<string, byte[]> Parts => _parts;

    /// <summary>Writes the file: the same records give the same bytes.</summary>
    public void Write(Stream to)
    {
        using var zip = new ZipParts(to);
        foreach (var (path, bytes) in _parts) Add(zip, path, bytes);
        Add(zip, ManifestPart, Manifest());
    }

    /// <summary>A SHA-256 over what an edition is called and over the hash of every part but the manifest and the citations, which name it.</summary>
    internal static string HashOf(EditionRequest request, IEnumerable<(string Path, string Sha256)> parts)
    {
        var text = new StringBuilder($"{Format}\n{request.Name}\n{request.Version}\n{request.Dataset.Value}\n{Citation.Day(request)}\n{(request.IncludeProposals ? "with proposals" : "reviewed only")}\n");
        foreach (var (path, hash) in parts.OrderBy(p => p.Path, StringComparer.Ordinal)) text.Append($"{hash}  {path}\n");
        return ContentHash.Sha256(Encoding.UTF8.GetBytes(text.ToString()));
    }

    static void Add(ZipParts zip, string path, byte[] bytes)
    {
        using var part = zip.Add(path);
        part.Write(bytes);
    }

    byte[] Manifest()
    {
        var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to, EntityJson.Options with { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("name", Request.Name);
            json.WriteString("version", Request.Version);
            json.WriteString("dataset", Request.Dataset.Value);
            json.WriteString("date", Citation.Day(Request));
            json.WriteBoolean("include_proposals", Request.IncludeProposals);
            json.WriteString("hash", Hash);
            json.WriteString("citation", Citation.Line(Request, Hash));
            json.WriteString("note", "Every claim is what a document says, not what is so: read its modality, attribution and standing. Quotes are short passages of the documents; whole texts are here only where their licence allows it.");
            json.WriteString("hash_over", string.Create(CultureInfo.InvariantCulture, $"SHA-256 of these lines, each ended by a line feed: format, name, version, dataset, date, 'reviewed only' or 'with proposals', then for each part below by its path, but not {CffPart} and {TextPart}: its SHA-256, two spaces, its path."));
            json.WriteStartArray("parts");
            foreach (var (path, bytes) in _parts)
            {
                json.WriteStartObject();
                json.WriteString("path", path);
                json.WriteString("sha256", ContentHash.Sha256(bytes));
                json.WriteNumber("bytes", bytes.Length);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return to.ToArray();
    }
}
