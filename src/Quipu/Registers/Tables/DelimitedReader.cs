using System.Buffers;
using System.Globalization;
using System.Text;

namespace Quipu.Registers.Tables;

/// <summary>
/// Rows of delimited text (RFC 4180, and what is met beside it): quoted fields with line ends in them, doubled quotes, any line end. A quote inside an unquoted field is a
/// character; what follows a closing quote belongs to the field. A quote that is never closed is a character too, so that it cannot swallow the rows after it.
/// Holds one row, never more than the limits.
/// </summary>
sealed class DelimitedReader
{
    readonly TextSource _source;
    readonly TableLimits _limits;
    readonly char _delimiter;
    readonly SearchValues<char> _ends;
    readonly StringBuilder _field = new();
    readonly StringBuilder _quoted = new();
    readonly List<string> _cells = [];
    readonly List<RowNote> _notes = [];
    char[] _buffer = new char[1 << 16];
    int _at;
    int _length;
    long _passed;
    int _rowLength;
    string? _overflow;
    bool _ended;

    /// <summary>Of a delimiter told by the beginning of the text.</summary>
    internal DelimitedReader(TextSource source, TableLimits limits)
    {
        (_source, _limits) = (source, limits);
        while (_length < _buffer.Length && source.Read(_buffer.AsSpan(_length)) is var read and > 0) _length += read;
        _delimiter = Delimiter.Of(_buffer.AsSpan(0, _length));
        _ends = SearchValues.Create([_delimiter, '\r', '\n']);
    }

    /// <summary>What was found of the row read last.</summary>
    internal IReadOnlyList<RowNote> Notes => _notes;

    /// <summary>The row read last was beyond a limit: it has no cells.</summary>
    internal bool IsBroken => _overflow is not null;

    /// <summary>Cells of the next row: none of a blank line; null at the end.</summary>
    internal string[]? Read()
    {
        _cells.Clear();
        _notes.Clear();
        (_overflow, _rowLength) = (null, 0);
        if (!More()) return null;
        var goesOn = ReadField();
        while (goesOn) goesOn = ReadField();
        if (_source.MisreadBefore(_passed + _at)) _notes.Add(new(NoteKind.Doubted, null, null, "A byte of this row is not UTF-8; it was read as Windows-1252."));
        if (_overflow is not null)
        {
            _notes.Add(new(NoteKind.Skipped, null, null, _overflow));
            return [];
        }

        if (_source.HasReplaced && _cells.Exists(c => c.Contains('\uFFFD', StringComparison.Ordinal)))
            _notes.Add(new(NoteKind.Cleaned, null, null, "Half a surrogate pair, or another character that is no text, was left out."));
        return _cells is [""] ? [] : [.. _cells];
    }

    /// <summary>Reads a field and what ends it; false where that is the end of the row.</summary>
    bool ReadField()
    {
        _field.Clear();
        if (More() && _buffer[_at] == '"' && !Quoted())
        {
            // Never closed: the text since the quote is read again, the quote a character.
            _notes.Add(new(NoteKind.Doubted, null, null, "A quotation mark is opened in this row and never closed; it was read as a character."));
            GiveBack();
            Take(1);
        }

        return Unquoted();
    }

    /// <summary>The rest of a field up to the delimiter or the end of the row, which is passed over.</summary>
    bool Unquoted()
    {
        while (More())
        {
            var rest = _buffer.AsSpan(_at, _length - _at);
            var end = rest.IndexOfAny(_ends);
            Take(end < 0 ? rest.Length : end);
            if (end < 0) continue;
            EndField();
            var found = _buffer[_at++];
            if (found == _delimiter) return true;
            if (found == '\r' && More() && _buffer[_at] == '\n') _at++;
            return false;
        }

        EndField();
        return false;
    }

    /// <summary>Reads from an opening quote past the closing one; false where there is none, with the text since in <see cref="_quoted"/>.</summary>
    bool Quoted()
    {
        _quoted.Clear();
        _at++;
        while (More())
        {
            var rest = _buffer.AsSpan(_at, _length - _at);
            var quote = rest.IndexOf('"');
            var part = quote < 0 ? rest : rest[..quote];
            _quoted.Append(part);
            _field.Append(part);
            _at += part.Length;
            if (_quoted.Length > _limits.Field) return false;
            if (quote < 0) continue;
            _at++;
            if (!More() || _buffer[_at] != '"')
            {
                _rowLength += _quoted.Length;
                return true;
            }

            _quoted.Append("\"\"");
            _field.Append('"');
            _at++;
        }

        return false;
    }

    void GiveBack()
    {
        var again = new char[1 + _quoted.Length + Math.Max(_length - _at, 1)];
        again[0] = '"';
        _quoted.CopyTo(0, again, 1, _quoted.Length);
        _buffer.AsSpan(_at, _length - _at).CopyTo(again.AsSpan(1 + _quoted.Length));
        _passed -= 1 + _quoted.Length - _at;
        (_length, _at, _buffer) = (1 + _quoted.Length + _length - _at, 0, again);
        _field.Clear();
        _quoted.Clear();
    }

    /// <summary>Takes characters into the field, unless the row is already too long.</summary>
    void Take(int count)
    {
        if (_overflow is null && _field.Length + count > _limits.Field) _overflow = Over("A field of this row is longer than", _limits.Field, "characters");
        if (_overflow is null && _rowLength + count > _limits.Row) _overflow = Over("This row is longer than", _limits.Row, "characters");
        if (_overflow is null) _field.Append(_buffer, _at, count);
        _rowLength = (int)Math.Min((long)_rowLength + count, int.MaxValue);
        _at += count;
    }

    void EndField()
    {
        if (_overflow is null && _cells.Count == _limits.Columns) _overflow = Over("This row has more than", _limits.Columns, "fields");
        if (_overflow is null) _cells.Add(_field.ToString());
        _field.Clear();
    }

    static string Over(string what, int limit, string of) => string.Create(CultureInfo.InvariantCulture, $"{what} {limit:N0} {of}: it was passed over. Split it, or check that the file is a table.");

    /// <summary>Makes sure that a character is at hand; false at the end of the file.</summary>
    bool More()
    {
        if (_at < _length) return true;
        if (_ended) return false;
        _passed += _length;
        if (_buffer.Length != 1 << 16) _buffer = new char[1 << 16];
        (_at, _length) = (0, _source.Read(_buffer));
        _ended = _length == 0;
        return !_ended;
    }
}
