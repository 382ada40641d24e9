using System.IO.Compression;
using System.Text;
using FollowTheMoney.Streams;

namespace Quipu.Registers;

/// <summary>
/// A gzipped file, unpacked, that says when it was cut short: the framework's reader takes a torn file for its end, and rows would go missing without a word.
/// Behind the file a small packed part of our own is read; only what is whole leads up to it.
/// </summary>
sealed class PackedStream : ReadOnlyStream
{
    static readonly byte[] Mark = Encoding.ASCII.GetBytes("quipu:end-of-packed-file");
    static readonly byte[] Tail = Pack(Mark);

    readonly GZipStream _unpacked;
    readonly string _name;
    readonly byte[] _ahead = new byte[(1 << 16) + Mark.Length];
    int _from, _to;
    bool _ended;

    internal PackedStream(Stream file, string name) => (_unpacked, _name) = (new(new JoinedStream(file, new MemoryStream(Tail)), CompressionMode.Decompress), name);

    /// <exception cref="RegisterException">The file is torn or no gzip at all.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        // The last bytes are held back until it is known whether they are the mark.
        while (!_ended && _to - _from <= Mark.Length) Fill();
        var count = Math.Min(_to - _from - (_ended ? 0 : Mark.Length), buffer.Length);
        _ahead.AsSpan(_from, count).CopyTo(buffer);
        _from += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _unpacked.Dispose();
        base.Dispose(disposing);
    }

    void Fill()
    {
        _ahead.AsSpan(_from, _to - _from).CopyTo(_ahead);
        (_from, _to) = (0, _to - _from);
        var read = Unpack();
        _to += read;
        if (read > 0) return;
        if (!_ahead.AsSpan(0, _to).EndsWith(Mark)) throw Torn("it ends in the middle");
        (_to, _ended) = (_to - Mark.Length, true);
    }

    // In a torn file our own part is taken for the middle of it, and is no sense there.
    int Unpack()
    {
        try
        {
            return _unpacked.Read(_ahead, _to, _ahead.Length - _to);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw Torn(e.Message.TrimEnd('.'));
        }
    }

    RegisterException Torn(string reason) => new($"{_name} cannot be unpacked ({reason}). It is cut off or damaged: take it from its source again.");

    static byte[] Pack(byte[] bytes)
    {
        using var to = new MemoryStream();
        using (var packed = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true)) packed.Write(bytes);
        return to.ToArray();
    }
}
