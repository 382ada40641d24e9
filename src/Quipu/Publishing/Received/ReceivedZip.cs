using System.IO.Compression;
using System.Security.Cryptography;

namespace Quipu.Publishing.Received;

/// <summary>
/// A ZIP that somebody sent (a bundle, an edition), taken for hostile: nothing is unpacked to disk, a part is hashed in a stream and never read beyond what its list gives it, and what is held as a whole is
/// in proportion to the file. No name of a part is ever a path here.
/// </summary>
sealed class ReceivedZip : IDisposable
{
    /// <summary>What is said of a stream that cannot be sought in.</summary>
    internal const string NoFile = "It is a pipe or a device; save it as a file first.";

    /// <summary>Bytes of one part at most that is held as a whole.</summary>
    const long MostOfOne = 1L << 30;

    // What Quipu writes packs 10 to 40 to one; only a bomb packs much more.
    const long Small = 64L << 20, Density = 100;

    // No byte of a ZIP unpacks to more (deflate), unless parts lie over each other.
    const long Packing = 1032;

    readonly ZipArchive _zip;
    readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    readonly HashSet<string> _held = new(StringComparer.Ordinal);
    readonly long _length;
    long _left;

    /// <param name="stream">Can be sought in: a pipe would be held as a whole first, and may have no end.</param>
    /// <exception cref="InvalidDataException">It is no ZIP, or its end is missing.</exception>
    internal ReceivedZip(Stream stream)
    {
        _zip = new(stream, ZipArchiveMode.Read, leaveOpen: true);
        (_length, _left) = (stream.Length, Small + stream.Length * Density);
        try
        {
            foreach (var entry in _zip.Entries)
                if (!_entries.TryAdd(entry.FullName, entry)) Twice.Add(entry.FullName);
        }
        catch
        {
            _zip.Dispose();
            throw;
        }
    }

    /// <summary>Names that more than one part has; the first is the one that counts.</summary>
    internal List<string> Twice { get; } = [];

    internal IEnumerable<string> Names => _entries.Keys.Order(StringComparer.Ordinal);

    public void Dispose() => _zip.Dispose();

    internal bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>Whether a file of this size can hold parts of these sizes, if none of them lies over another.</summary>
    internal bool Fits(IEnumerable<long> sizes)
    {
        var left = _length * Packing;
        foreach (var size in sizes)
        {
            if (size < 0 || size > left) return false;
            left -= size;
        }

        return true;
    }

    /// <summary>Whether a name leads out of the folder that somebody would unpack the file into.</summary>
    internal static bool LeadsOut(string name) =>
        name.Length == 0 || name[0] is '/' or '\\' || name.Contains(':', StringComparison.Ordinal) || name.Split('/', '\\').Contains("..", StringComparer.Ordinal);

    /// <summary>The SHA-256 and the length of a part, read up to one byte beyond what it should have; null: it is not there, or cannot be unpacked.</summary>
    internal (string Sha256, long Length)? Hashed(string name, long most, CancellationToken cancellation = default)
    {
        if (!_entries.TryGetValue(name, out var entry)) return null;
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var part = entry.Open();
            var (chunk, length) = (new byte[1 << 16], 0L);
            while (length <= most && part.Read(chunk, 0, (int)Math.Min(chunk.Length, most - length + 1)) is > 0 and var read)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(chunk, 0, read);
                length += read;
            }

            return (Convert.ToHexStringLower(hash.GetHashAndReset()), length);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The bytes of a part as a whole, or one sentence why it is not held.</summary>
    /// <param name="most">As many as it may have.</param>
    internal (byte[]? Bytes, string? Fault) Held(string name, long most)
    {
        if (!_entries.TryGetValue(name, out var entry)) return (null, "It is not there.");
        if (entry.Length > most || entry.Length > MostOfOne || !IsAfforded(name, entry.Length)) return (null, "It is too large to be looked into.");
        try
        {
            using var from = entry.Open();
            var bytes = new byte[entry.Length];
            var read = from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read == bytes.Length && from.ReadByte() < 0 ? (bytes, null) : (null, "It has not the length that the ZIP says.");
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return (null, "It cannot be unpacked.");
        }
    }

    // Each part counts once, however often it is looked into.
    bool IsAfforded(string name, long length)
    {
        if (_held.Contains(name)) return true;
        if (length > _left) return false;
        _left -= length;
        return _held.Add(name);
    }
}
