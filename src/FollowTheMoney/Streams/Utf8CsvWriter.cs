using System.Buffers;
using System.Text;

namespace FollowTheMoney.Streams;

/// <summary>Writes a table of comma-separated text as UTF-8 (RFC 4180, lines end in a line feed).</summary>
public sealed class Utf8CsvWriter : IDisposable
{
    const int Full = 1 << 17;

    static readonly SearchValues<char> Special = SearchValues.Create(",\"\n\r");

    readonly Stream _to;
    readonly bool _quoteAll;
    byte[] _buffer = new byte[Full * 2];
    int _length;
    bool _inRow;

    /// <param name="to">Stays open.</param>
    /// <param name="quoteAll">Every cell in quotes, also where none needs them.</param>
    /// <param name="mark">With a byte order mark, for spreadsheets that take anything else for another encoding.</param>
    public Utf8CsvWriter(Stream to, bool quoteAll, bool mark = false)
    {
        (_to, _quoteAll) = (to, quoteAll);
        if (!mark) return;
        Encoding.UTF8.Preamble.CopyTo(_buffer);
        _length = Encoding.UTF8.Preamble.Length;
    }

    /// <summary>Writes a whole row.</summary>
    public void Row(params ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells) Cell(cell);
        EndRow();
    }

    /// <summary>Writes a cell; null and empty are the same.</summary>
    public void Cell(ReadOnlySpan<char> text)
    {
        Room((text.Length * 6) + 4);
        Separate();
        if (_quoteAll || text.IndexOfAny(Special) >= 0) Quoted(text);
        else _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
    }

    /// <summary>Writes two texts with a colon between them as one cell; they hold no character that needs quotes.</summary>
    internal void Cell(string left, string right)
    {
        Room(((left.Length + right.Length) * 3) + 4);
        Separate();
        _length += Encoding.UTF8.GetBytes(left, _buffer.AsSpan(_length));
        _buffer[_length++] = (byte)':';
        _length += Encoding.UTF8.GetBytes(right, _buffer.AsSpan(_length));
    }

    public void EndRow()
    {
        Room(1);
        _buffer[_length++] = (byte)'\n';
        _inRow = false;
        if (_length >= Full) Flush();
    }

    public void Flush()
    {
        _to.Write(_buffer, 0, _length);
        _length = 0;
        _to.Flush();
    }

    /// <summary>Writes what is left; the stream stays open.</summary>
    public void Dispose() => Flush();

    void Separate()
    {
        if (_inRow) _buffer[_length++] = (byte)',';
        _inRow = true;
    }

    void Quoted(ReadOnlySpan<char> text)
    {
        _buffer[_length++] = (byte)'"';
        while (text.IndexOf('"') is var at and >= 0)
        {
            _length += Encoding.UTF8.GetBytes(text[..(at + 1)], _buffer.AsSpan(_length));
            _buffer[_length++] = (byte)'"';
            text = text[(at + 1)..];
        }

        _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
        _buffer[_length++] = (byte)'"';
    }

    void Room(int bytes)
    {
        if (_length + bytes <= _buffer.Length) return;
        if (bytes > _buffer.Length) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
        else if (!_inRow) Flush();
        else Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
