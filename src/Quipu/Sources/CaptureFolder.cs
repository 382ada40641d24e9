using System.Security.Cryptography;
using Quipu.Model;
using Quipu.Sources.Protected;

namespace Quipu.Sources;

/// <summary>
/// Where a workspace keeps captured bytes: <c>captures/ab/abcdef…</c>, named by their SHA-256, never changed.
/// A file appears under its name only when whole: it is written aside, flushed and renamed, so that a killed process leaves at most a stray <c>.part</c>.
/// </summary>
public sealed class CaptureFolder(string path)
{
    /// <summary>The folder itself.</summary>
    public string Path { get; } = path;

    /// <summary>Captures of protected sources, encrypted: <c>captures/sealed</c>.</summary>
    public SealedFolder Sealed { get; } = new(System.IO.Path.Combine(path, "sealed"));

    /// <summary>Keeps bytes; does nothing where they are kept already.</summary>
    /// <exception cref="StorageException">The disk is full or cannot be written.</exception>
    public CaptureId Keep(ReadOnlySpan<byte> bytes)
    {
        var id = new CaptureId(ContentHash.Sha256(bytes));
        var file = FileOf(id);
        if (new FileInfo(file) is { Exists: true } there && there.Length == bytes.Length) return id;
        var part = $"{file}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            using (var stream = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(part);
            throw Refused(e);
        }

        return id;
    }

    /// <summary>Keeps what a stream gives, however long it is: it is hashed as it is written.</summary>
    /// <exception cref="StorageException">The disk is full or cannot be written.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public (CaptureId Id, long Length) Keep(Stream stream)
    {
        var part = System.IO.Path.Combine(Path, $"{Guid.NewGuid():N}.part");
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long length = 0;
            using (var to = Begin(part))
            {
                var chunk = new byte[1 << 17];
                while (stream.Read(chunk) is > 0 and var read)
                {
                    hash.AppendData(chunk, 0, read);
                    length += read;
                    Writing(() => to.Write(chunk, 0, read));
                }

                Writing(() => to.Flush(flushToDisk: true));
            }

            var id = new CaptureId(Convert.ToHexStringLower(hash.GetHashAndReset()));
            var file = FileOf(id);
            Writing(() =>
            {
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
                if (new FileInfo(file) is { Exists: true } there && there.Length == length) File.Delete(part);
                else File.Move(part, file, overwrite: true);
            });
            return (id, length);
        }
        catch
        {
            Discard(part);
            throw;
        }
    }

    /// <summary>One sentence where a capture is missing or no longer has its hash; null where it is sound. Reads it in pieces.</summary>
    public string? Fault(CaptureId id)
    {
        if (id.IsSealed) return Sealed.Fault(id);
        try
        {
            using var stream = new FileStream(FileOf(id), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17, FileOptions.SequentialScan);
            return Fault(id, Convert.ToHexStringLower(SHA256.HashData(stream)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fault(id, e);
        }
    }

    /// <summary>The bytes of a capture, verified against its name; null with a sentence where they are missing, no longer the same, or sealed.</summary>
    public byte[]? Read(CaptureId id, out string? fault)
    {
        if (id.IsSealed)
        {
            fault = $"The capture {id} is sealed: it comes from a protected source.";
            return null;
        }

        try
        {
            var bytes = File.ReadAllBytes(FileOf(id));
            fault = Fault(id, ContentHash.Sha256(bytes));
            return fault is null ? bytes : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = Fault(id, e);
            return null;
        }
    }

    /// <summary>Takes a capture away for good; part of forgetting.</summary>
    public void Remove(CaptureId id)
    {
        if (id.IsSealed) Sealed.Remove(id);
        else File.Delete(FileOf(id));
    }

    /// <summary>Where a capture lies.</summary>
    public string FileOf(CaptureId id) => System.IO.Path.Combine(Path, id.Value[..2], id.Value);

    /// <summary>Clears what killed processes left half written.</summary>
    public void Tidy()
    {
        if (!Directory.Exists(Path)) return;
        foreach (var part in Directory.EnumerateFiles(Path, "*.part", SearchOption.AllDirectories)) Discard(part);
    }

    FileStream Begin(string part)
    {
        FileStream? stream = null;
        Writing(() =>
        {
            Directory.CreateDirectory(Path);
            stream = new(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        });
        return stream!;
    }

    // What the disk refuses is another fault than what the source does.
    void Writing(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused(e);
        }
    }

    StorageException Refused(Exception e) =>
        new($"A capture could not be kept in {Path} ({e.Message.TrimEnd('.')}); free some disk space or check permissions, then run again.", e);

    static string? Fault(CaptureId id, string found) => found == id.Value ? null : $"The capture {id} has been changed: its bytes now hash to {found}; restore it from a backup.";

    string Fault(CaptureId id, Exception e) => e is FileNotFoundException or DirectoryNotFoundException
        ? $"The capture {id} is missing from {Path}; restore it from a backup or read its source again."
        : $"The capture {id} cannot be read ({e.Message.TrimEnd('.')}).";

    static void Discard(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A stray part is harmless: it is never read, and the next run tidies.
        }
    }
}
