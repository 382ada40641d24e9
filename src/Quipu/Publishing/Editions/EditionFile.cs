using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Quipu.Publishing.Editions;

/// <summary>An edition as it was written into a file.</summary>
public sealed class EditionFile
{
    const long LargestPart = 1L << 31;

    EditionFile(EditionRequest request, string hash, Dictionary<string, byte[]> parts, List<(string Path, string Sha256, long Bytes)> listed) => (Request, Hash, Parts, Listed) = (request, hash, parts, listed);

    /// <summary>What it says that it is.</summary>
    public EditionRequest Request { get; }

    /// <summary>The hash that its manifest gives.</summary>
    public string Hash { get; }

    internal IReadOnlyDictionary<string, byte[]> Parts { get; }

    /// <summary>The parts that its manifest lists.</summary>
    internal IReadOnlyList<(string Path, string Sha256, long Bytes)> Listed { get; }

    /// <summary>Opens one.</summary>
    /// <returns>The file, or one sentence why it is none.</returns>
    public static (EditionFile? File, string? Fault) Open(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var entry in zip.Entries)
            {
                if (entry.Length > LargestPart) return (null, $"{path} has a part of {entry.Length} bytes ({entry.FullName}); no edition has one so large.");
                if (!parts.TryAdd(entry.FullName, Read(entry))) return (null, $"{path} has the part {entry.FullName} twice; an edition has each once.");
            }

            return parts.TryGetValue(EditionDraft.ManifestPart, out var manifest) ? Read(path, manifest, parts) : (null, $"{path} is no edition: it has no {EditionDraft.ManifestPart}.");
        }
        catch (InvalidDataException)
        {
            return (null, $"{path} is no edition: it is no ZIP, or a damaged one. Get the file again from where it was published.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"{path} cannot be read ({e.Message.TrimEnd('.')}); check the name and its permissions.");
        }
    }

    static (EditionFile?, string?) Read(string path, byte[] manifest, Dictionary<string, byte[]> parts)
    {
        try
        {
            using var parsed = JsonDocument.Parse(manifest);
            var root = parsed.RootElement;
            string Text(string name) => EditionRecords.Text(root, name);
            if (Text("format") != EditionDraft.Format) return (null, $"{path} is no edition that this Quipu knows: its format is '{Text("format")}', not '{EditionDraft.Format}'.");
            if (!DateOnly.TryParseExact(Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (null, $"{path} is no edition: its manifest has no date.");
            var request = new EditionRequest(Text("name"), Text("version"), new DatasetName(Text("dataset")), day, Text("include_proposals") == "True");
            if (request.Fault is { } fault) return (null, $"{path} is no edition: {fault}");
            var listed = root.GetProperty("parts").EnumerateArray().Select(p => (EditionRecords.Text(p, "path"), EditionRecords.Text(p, "sha256"), p.GetProperty("bytes").GetInt64())).ToList();
            return (new(request, Text("hash"), parts, listed), null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return (null, $"{path} is no edition: its {EditionDraft.ManifestPart} cannot be read.");
        }
    }

    static byte[] Read(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        using var whole = new MemoryStream();
        part.CopyTo(whole);
        return whole.ToArray();
    }
}
