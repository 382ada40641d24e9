using System.Text;

namespace Quipu.Registers.Tables;

/// <summary>
/// The characters of a file, in pieces. UTF-8 unless a byte order mark or the look of its beginning says otherwise. A byte that is no UTF-8 in a file whose beginning is
/// all UTF-8 is read as Windows-1252 and its place is remembered; half a surrogate pair becomes U+FFFD, which cleaning removes.
/// </summary>
sealed class TextSource
{
    const int HeadBytes = 1 << 16;

    readonly Stream _stream;
    readonly byte[] _bytes = new byte[HeadBytes];
    readonly Decoder? _decoder;
    readonly Queue<long> _misread = new();
    int _at;
    int _length;
    long _given;
    bool _ended;

    /// <exception cref="RegisterException">The file is no text.</exception>
    internal TextSource(Stream stream, string name)
    {
        _stream = stream;
        while (!_ended && _length < _bytes.Length) Fill();
        var head = _bytes.AsSpan(0, _length);
        (var encoding, _at) = EncodingOf(head);
        if (encoding is null && head.Contains((byte)0))
            throw new RegisterException($"{name} is not text: its beginning has zero bytes. Give the table as CSV, XLSX or ODS.");
        if (encoding is null && !IsUtf8(head[_at..], _ended))
        {
            encoding = Windows;
            Fault = "The file is not UTF-8; it was read as Windows-1252.";
        }

        _decoder = encoding?.GetDecoder();
    }

    /// <summary>What was found of the file as a whole, or null.</summary>
    internal string? Fault { get; }

    /// <summary>Some character of the file was no text.</summary>
    internal bool HasReplaced { get; private set; }

    static Encoding Windows { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Fills the buffer as far as it goes; 0 at the end of the file.</summary>
    internal int Read(Span<char> to)
    {
        while (true)
        {
            var written = _decoder is null ? Utf8(to) : Decoded(to);
            _given += written;
            if (written > 0) return written;
            if (_ended && _at == _length) return 0;
            Fill();
        }
    }

    /// <summary>Whether a byte that is no UTF-8 stood before a place (counted in characters of the file); each is told once.</summary>
    internal bool MisreadBefore(long place)
    {
        var any = false;
        for (; _misread.TryPeek(out var at) && at < place; any = true) _misread.Dequeue();
        return any;
    }

    /// <summary>The encoding to decode by, or null for UTF-8, and the length of its mark.</summary>
    static (Encoding? Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) return (null, 3);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return (Encoding.UTF32, 4);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return (Encoding.Unicode, 2);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return (Encoding.BigEndianUnicode, 2);
        var (even, odd) = (0, 0);
        var looked = head[..Math.Min(head.Length, 4096)];
        for (var i = 0; i < looked.Length; i++)
            if (looked[i] == 0) _ = i % 2 == 0 ? even++ : odd++;
        // Most characters of a table are below U+0100: of UTF-16 every other byte is then zero.
        if (odd > looked.Length / 4 && even < odd / 8) return (Encoding.Unicode, 0);
        if (even > looked.Length / 4 && odd < even / 8) return (Encoding.BigEndianUnicode, 0);
        return (null, 0);
    }

    /// <summary>All of it, but for a character cut off at the end and for surrogates by themselves.</summary>
    static bool IsUtf8(ReadOnlySpan<byte> head, bool whole)
    {
        for (var at = 0; at < head.Length;)
        {
            if (head[at] < 0x80)
            {
                var next = head[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
                if (next < 0) return true;
                at += next;
            }

            var status = Rune.DecodeFromUtf8(head[at..], out _, out var length);
            if (status == System.Buffers.OperationStatus.NeedMoreData) return !whole;
            if (status != System.Buffers.OperationStatus.Done && !IsSurrogate(head[at..])) return false;
            at += status == System.Buffers.OperationStatus.Done ? length : 3;
        }

        return true;
    }

    static bool IsSurrogate(ReadOnlySpan<byte> at) => at is [0xED, >= 0xA0 and <= 0xBF, >= 0x80 and <= 0xBF, ..];

    int Utf8(Span<char> to)
    {
        var written = 0;
        while (written < to.Length && _at < _length)
        {
            var from = _bytes.AsSpan(_at, _length - _at);
            var status = System.Text.Unicode.Utf8.ToUtf16(from, to[written..], out var read, out var made, replaceInvalidSequences: false, isFinalBlock: _ended);
            (_at, written) = (_at + read, written + made);
            if (status != System.Buffers.OperationStatus.InvalidData) break;
            from = _bytes.AsSpan(_at, _length - _at);
            // Half a pair stands as three bytes: with fewer at hand and more to come, look again later.
            if (from[0] == 0xED && from.Length < 3 && !_ended) break;
            written += Repair(from, to[written..], written);
        }

        return written;
    }

    int Repair(ReadOnlySpan<byte> from, Span<char> to, int before)
    {
        if (to.IsEmpty) return 0;
        if (IsSurrogate(from))
        {
            (to[0], HasReplaced) = ('\uFFFD', true);
            _at += 3;
            return 1;
        }

        _misread.Enqueue(_given + before);
        to[0] = Windows.GetString(from[..1])[0];
        _at++;
        return 1;
    }

    int Decoded(Span<char> to)
    {
        _decoder!.Convert(_bytes.AsSpan(_at, _length - _at), to, flush: _ended, out var read, out var written, out _);
        _at += read;
        HasReplaced |= to[..written].Contains('\uFFFD');
        return written;
    }

    void Fill()
    {
        if (_at > 0)
        {
            _bytes.AsSpan(_at, _length - _at).CopyTo(_bytes);
            (_at, _length) = (0, _length - _at);
        }

        var read = _stream.Read(_bytes, _length, _bytes.Length - _length);
        if (read == 0) _ended = true;
        _length += read;
    }
}
