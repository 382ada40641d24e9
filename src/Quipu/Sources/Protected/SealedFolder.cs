using Quipu.Model;

namespace Quipu.Sources.Protected;

/// <summary>Where a workspace keeps the captures of protected sources: <c>captures/sealed/ID</c>, each under a random id, padded and encrypted before it touches the disk.</summary>
public sealed class SealedFolder(string path)
{
    /// <summary>The folder itself.</summary>
    public string Path { get; } = path;

    /// <summary>Seals bytes and keeps them; the length of what is kept.</summary>
    /// <exception cref="StorageException">The disk is full or cannot be written.</exception>
    public long Keep(CaptureId id, Vault vault, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(vault);
        var (file, part) = (FileOf(id), $"{FileOf(id)}.part");
        var whole = vault.Seal(bytes, SealedRecord.Purpose(SealedRecordId.Of(id)));
        try
        {
            Directory.CreateDirectory(Path);
            using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1))
            {
                stream.Write(whole);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, file, overwrite: true);
            return whole.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"A sealed capture could not be kept in {Path} ({e.GetType().Name}); free some disk space or check permissions, then run again.");
        }
    }

    /// <summary>The bytes of a capture; null with a sentence where they are missing or were changed.</summary>
    public byte[]? Read(CaptureId id, Vault vault, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(vault);
        byte[]? bytes = null;
        try
        {
            bytes = vault.Unseal(File.ReadAllBytes(FileOf(id)), SealedRecord.Purpose(SealedRecordId.Of(id)));
            fault = bytes is null ? $"The sealed capture {id} has been changed; restore it from a backup." : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = e is FileNotFoundException or DirectoryNotFoundException ? Missing(id) : $"The sealed capture {id} cannot be read ({e.Message.TrimEnd('.')}).";
        }

        return bytes;
    }

    /// <summary>One sentence where a capture is not there at all: as much as can be said without the passphrase.</summary>
    public string? Fault(CaptureId id) => File.Exists(FileOf(id)) ? null : Missing(id);

    /// <summary>Takes a capture away for good.</summary>
    public void Remove(CaptureId id) => File.Delete(FileOf(id));

    /// <summary>Clears what a killed process left: halves, and captures that no record speaks of.</summary>
    public void Tidy(Func<CaptureId, bool> isKnown)
    {
        ArgumentNullException.ThrowIfNull(isKnown);
        if (!Directory.Exists(Path)) return;
        foreach (var file in Directory.EnumerateFiles(Path))
            if (!isKnown(new(System.IO.Path.GetFileName(file)))) File.Delete(file);
    }

    string FileOf(CaptureId id) => System.IO.Path.Combine(Path, id.Value);

    string Missing(CaptureId id) => $"The sealed capture {id} is missing from {Path}; restore it from a backup.";
}
