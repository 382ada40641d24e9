using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Quipu.Network.Snapshots;

/// <summary>
/// A snapshot on disk: a head with its form, the change number and the lengths of the columns, then the columns as they lie in memory. Opening maps it; nothing is read before it is asked for
/// but the ends of ties. It can be made anew from the store at any time, so a file that does not fit is no fault: it is passed over.
/// </summary>
static class SnapshotFile
{
    // "quipunet" and the version of the form: another form is another number.
    const long Form = 0x0003_6e75_7069_7571;
    const int Head = 8 * 8;

    /// <summary>Writes beside the place and moves there, so that a reader sees the old one or the new one.</summary>
    /// <exception cref="StorageException">The disk is full or gone.</exception>
    internal static void Save(Snapshot snapshot, string path)
    {
        var unfinished = path + ".new";
        try
        {
            using (var file = File.Create(unfinished))
            {
                var words = snapshot.Words.Whole();
                long[] head = [Form, snapshot.Sequence, snapshot.Knots.Length, snapshot.Ties.Length, snapshot.Steps.Length, words.Starts.Length, words.Bytes.Length, BitConverter.IsLittleEndian ? 1 : 0];
                file.Write(MemoryMarshal.AsBytes<long>(head));
                Write(file, snapshot.Knots.Span);
                Write(file, snapshot.Ties.Span);
                Write(file, snapshot.Steps.Span);
                Write(file, words.Starts.Span);
                Write(file, words.Bytes.Span);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The network cannot be kept as {path} ({e.Message.TrimEnd('.')}); check the disk and its permissions.", e);
        }
    }

    /// <summary>The snapshot of a file; null where there is none, or it is of another form or cut off.</summary>
    internal static unsafe Snapshot? Open(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length < Head) return null;
        using var mapped = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        var view = mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* at = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref at);
        at += view.PointerOffset;
        var head = new ReadOnlySpan<long>(at, Head / 8);
        if (head[0] != Form || head[7] != (BitConverter.IsLittleEndian ? 1 : 0) || Length(head) != new FileInfo(path).Length) return null;
        var place = (long)Head;
        var knots = Next<KnotRow>(view, at, ref place, head[2]);
        var ties = Next<TieRow>(view, at, ref place, head[3]);
        var steps = Next<StepRow>(view, at, ref place, head[4]);
        var starts = Next<int>(view, at, ref place, head[5]);
        return new(head[1], knots, ties, steps, new(starts, Next<byte>(view, at, ref place, head[6])));
    }

    static unsafe Column<T> Next<T>(MemoryMappedViewAccessor view, byte* at, ref long place, long length) where T : unmanaged
    {
        var column = new Column<T>(view, at + place, (int)length);
        place += length * sizeof(T);
        return column;
    }

    static unsafe long Length(ReadOnlySpan<long> head) =>
        Head + (head[2] * sizeof(KnotRow)) + (head[3] * sizeof(TieRow)) + (head[4] * sizeof(StepRow)) + (head[5] * sizeof(int)) + head[6];

    static void Write<T>(FileStream file, ReadOnlySpan<T> values) where T : unmanaged
    {
        // A span of bytes holds two billion; rows are written in parts.
        for (var i = 0; i < values.Length; i += 1 << 20) file.Write(MemoryMarshal.AsBytes(values[i..Math.Min(values.Length, i + (1 << 20))]));
    }
}
