using System.IO.Compression;

namespace Quipu.Exports;

/// <summary>A ZIP of parts that are the same bytes for the same content, into a file or a pipe: no part has a time.</summary>
sealed class ZipParts(Stream to) : IDisposable
{
    /// <summary>The first moment that the format can say.</summary>
    static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly ZipArchive _archive = new(new ForwardStream(to), ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Opens a part; the one before must have been closed.</summary>
    internal Stream Add(string name)
    {
        var entry = _archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    public void Dispose() => _archive.Dispose();
}
