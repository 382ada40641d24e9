using System.Text;

namespace FollowTheMoney.Streams;

/// <summary>Lines of UTF-8 text, in bounded memory: a line longer than allowed is passed over and said to be so.</summary>
public sealed class Utf8Lines : IDisposable
{
    readonly Stream _from;
    readonly int _longest;
    byte[] _buffer = new byte[1 << 18];
    int _start, _end;
    bool _done;

    /// <param name="from">Closed with the reader.</param>
    /// <param name="longest">Bytes that a line may have at most.</param>
    public Utf8Lines(Stream from, int longest = 64 << 20)
    {
        (_from, _longest) = (from, longest);
        Fill();
        if (_end >= 3 && _buffer.AsSpan(0, 3).SequenceEqual(Encoding.UTF8.Preamble)) _start = 3;
    }

    /// <summary>Lines read, the present one included.</summary>
    public long Number { get; private set; }

    /// <summary>The line without its end; good until the next. Empty where it is too long.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>The line has more bytes than allowed.</summary>
    public bool TooLong { get; private set; }

    public bool Read()
    {
        (TooLong, var searched) = (false, 0);
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0) return Take(searched + found, 1);
            searched = _end - _start;
            if (_done) return searched > 0 && Take(searched, 0);
            if (searched > _longest) return Skip();
            Fill();
        }
    }

    public void Dispose() => _from.Dispose();

    bool Take(int length, int lineEnd)
    {
        Number++;
        var text = _buffer.AsMemory(_start, length);
        Line = length > 0 && text.Span[^1] == '\r' ? text[..^1] : text;
        _start += length + lineEnd;
        if (Line.Length <= _longest) return true;
        (TooLong, Line) = (true, default);
        return true;
    }

    bool Skip()
    {
        Number++;
        (TooLong, Line, _start, _end) = (true, default, 0, 0);
        while (!_done)
        {
            Fill();
            var found = _buffer.AsSpan(0, _end).IndexOf((byte)'\n');
            if (found >= 0)
            {
                _start = found + 1;
                return true;
            }

            _end = 0;
        }

        return true;
    }

    void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = _from.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _done |= read == 0;
    }
}
