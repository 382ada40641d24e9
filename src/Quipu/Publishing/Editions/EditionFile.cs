using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Quipu.Publishing.Received;

namespace Quipu.Publishing.Editions;

/// <summary>
/// An edition as it was written into a file, which somebody may have sent: its manifest is read first, and of its parts those that the manifest lists, when they are asked for, each up to the length that it
/// is listed with.
/// </summary>
public sealed class EditionFile : IDisposable
{
    const long LargestManifest = 16L << 20;

    readonly FileStream _stream;
    readonly ReceivedZip _zip;
    readonly Dictionary<string, long> _lengths;

    EditionFile((FileStream Stream, ReceivedZip Zip) from, EditionRequest request, string hash, ImmutableArray<(string Path, string Sha256, long Bytes)> listed) =>
        (_stream, _zip, Request, Hash, Listed, _lengths) = (from.Stream, from.Zip, request, hash, listed, listed.ToDictionary(p => p.Path, p => p.Bytes, StringComparer.Ordinal));

    /// <summary>What it says that it is.</summary>
    public EditionRequest Request { get; }

    /// <summary>The hash that its manifest gives.</summary>
    public string Hash { get; }

    /// <summary>The parts that its manifest lists, each once.</summary>
    internal ImmutableArray<(string Path, string Sha256, long Bytes)> Listed { get; }

    /// <summary>Parts that its manifest does not list; none is read.</summary>
    internal IEnumerable<string> Unlisted => _zip.Names.Where(n => n != EditionDraft.ManifestPart && !_lengths.ContainsKey(n));

    /// <summary>Opens one.</summary>
    /// <returns>The file, or one sentence why it is none.</returns>
    public static (EditionFile? File, string? Fault) Open(string path)
    {
        FileStream? stream = null;
        ReceivedZip? zip = null;
        (EditionFile? File, string? Fault) opened = default;
        try
        {
            stream = File.OpenRead(path);
            if (!stream.CanSeek) return (null, $"{path} is no edition. {ReceivedZip.NoFile}");
            zip = new(stream);
            return opened = Read(path, (stream, zip));
        }
        catch (InvalidDataException)
        {
            return (null, $"{path} is no edition: it is no ZIP, or a damaged one. Get the file again from where it was published.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"{path} cannot be read ({e.Message.TrimEnd('.')}); check the name and its permissions.");
        }
        finally
        {
            if (opened.File is null)
            {
                zip?.Dispose();
                stream?.Dispose();
            }
        }
    }

    public void Dispose()
    {
        _zip.Dispose();
        _stream.Dispose();
    }

    /// <summary>The SHA-256 and length of a listed part, read up to one byte beyond its listed length; null: it is not there, or cannot be unpacked.</summary>
    internal (string Sha256, long Length)? Hashed(string path, CancellationToken cancellation) => _lengths.TryGetValue(path, out var most) ? _zip.Hashed(path, most, cancellation) : null;

    internal bool Has(string path) => _lengths.ContainsKey(path) && _zip.Has(path);

    /// <summary>The bytes of a listed part; null where there is none, it has more than its listed length, or far more than a file of this size holds.</summary>
    internal byte[]? Part(string path) => _lengths.TryGetValue(path, out var most) ? _zip.Held(path, most).Bytes : null;

    static (EditionFile?, string?) Read(string path, (FileStream Stream, ReceivedZip Zip) from)
    {
        if (from.Zip.Twice is [var twice, ..]) return (null, $"{path} has the part {twice} twice; an edition has each once.");
        if (!from.Zip.Has(EditionDraft.ManifestPart)) return (null, $"{path} is no edition: it has no {EditionDraft.ManifestPart}.");
        var (manifest, fault) = from.Zip.Held(EditionDraft.ManifestPart, LargestManifest);
        if (manifest is null) return (null, $"{path} is no edition: its {EditionDraft.ManifestPart} cannot be read. {fault}");
        try
        {
            using var parsed = JsonDocument.Parse(manifest);
            return Read(path, from, parsed.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return (null, $"{path} is no edition: its {EditionDraft.ManifestPart} cannot be read.");
        }
    }

    static (EditionFile?, string?) Read(string path, (FileStream Stream, ReceivedZip Zip) from, JsonElement root)
    {
        string Text(string name) => EditionRecords.Text(root, name);
        if (Text("format") != EditionDraft.Format) return (null, $"{path} is no edition that this Quipu knows: its format is '{Text("format")}', not '{EditionDraft.Format}'.");
        if (!DateOnly.TryParseExact(Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (null, $"{path} is no edition: its manifest has no date.");
        var request = new EditionRequest(Text("name"), Text("version"), new DatasetName(Text("dataset")), day, Text("include_proposals") == "True");
        if (request.Fault is { } fault) return (null, $"{path} is no edition: {fault}");
        var listed = root.GetProperty("parts").EnumerateArray().Select(p => (Path: EditionRecords.Text(p, "path"), Sha256: EditionRecords.Text(p, "sha256"), Bytes: p.GetProperty("bytes").GetInt64())).ToImmutableArray();
        if (Wrong(listed, from.Zip) is { } wrong) return (null, $"{path} is no edition: its {EditionDraft.ManifestPart} lists {wrong}.");
        return (new(from, request, Text("hash"), listed), null);
    }

    // What no manifest of an edition lists; null: it may be one.
    static string? Wrong(ImmutableArray<(string Path, string Sha256, long Bytes)> listed, ReceivedZip zip)
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { EditionDraft.ManifestPart };
        foreach (var (path, _, _) in listed)
            if (ReceivedZip.LeadsOut(path)) return $"a part '{path}', whose name leads out of the folder that it is unpacked into";
            else if (!known.Add(path)) return path == EditionDraft.ManifestPart ? "itself" : $"the part {path} twice";
        return zip.Fits(listed.Select(p => p.Bytes)) ? null : "more bytes than a file of its size can hold";
    }
}
