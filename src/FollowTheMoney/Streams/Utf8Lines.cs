namespace FollowTheMoney.Streams;

/// <summary>Lines of UTF-8 text, in bounded memory: a line longer than allowed is passed over and said to be so.</summary>
public sealed class Utf8Lines : IDisposable
{
    readonly ReadAhead _ahead;
    readonly int _longest;

    /// <param name="from">Closed with the reader.</param>
    /// <param name="longest">Bytes that a line may have at most.</param>
    public Utf8Lines(Stream from, int longest = 64 << 20) => (_ahead, _longest) = (new(from), longest);

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
            var found = _ahead.Bytes.AsSpan(_ahead.Start + searched, _ahead.End - _ahead.Start - searched).IndexOf((byte)'\n');
            if (found >= 0) return Take(searched + found, 1);
            searched = _ahead.End - _ahead.Start;
            if (_ahead.Done) return searched > 0 && Take(searched, 0);
            if (searched > _longest) return Skip();
            _ahead.Fill();
        }
    }

    public void Dispose() => _ahead.Dispose();

    bool Take(int length, int lineEnd)
    {
        Number++;
        var text = _ahead.Bytes.AsMemory(_ahead.Start, length);
        Line = length > 0 && text.Span[^1] == '\r' ? text[..^1] : text;
        _ahead.Start += length + lineEnd;
        if (Line.Length <= _longest) return true;
        (TooLong, Line) = (true, default);
        return true;
    }

    bool Skip()
    {
        Number++;
        (TooLong, Line, _ahead.Start, _ahead.End) = (true, default, 0, 0);
        while (!_ahead.Done)
        {
            _ahead.Fill();
            var found = _ahead.Bytes.AsSpan(0, _ahead.End).IndexOf((byte)'\n');
            if (found >= 0)
            {
                _ahead.Start = found + 1;
                return true;
            }

            _ahead.End = 0;
        }

        return true;
    }
}
