using System.IO.Compression;
using Quipu.Access.Masking;

namespace Quipu.Exports;

/// <summary>A ZIP of parts that are the same bytes for the same content, into a file or a pipe: no part has a time.</summary>
/// <param name="standIns">What stands in each part, and in its name, for what may not leave; null: it was put there before.</param>
sealed class ZipParts(Stream to, StandIns? standIns = null) : IDisposable
{
    /// <summary>The first moment that the format can say.</summary>
    static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly ZipArchive _archive = new(new ForwardStream(to), ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Opens a part; the one before must have been closed.</summary>
    internal Stream Add(string name)
    {
        var entry = _archive.CreateEntry(standIns?.In(name) ?? name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return standIns is null ? entry.Open() : standIns.Over(entry.Open(), leaveOpen: false);
    }

    public void Dispose() => _archive.Dispose();
}
