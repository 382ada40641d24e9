using System.Text;

namespace FollowTheMoney.Streams;

/// <summary>How a table of text is written.</summary>
/// <param name="Delimiter">Between cells.</param>
/// <param name="SkipSpaces">Spaces behind a delimiter do not count.</param>
public readonly record struct CsvForm(char Delimiter = ',', bool SkipSpaces = false)
{
    /// <summary>Bytes that a row may have at most.</summary>
    public int LongestRow { get; init; } = 16 << 20;

    /// <summary>Cells that a row may have at most.</summary>
    public int MostCells { get; init; } = 5_000;
}

/// <summary>
/// Reads a table of delimited text (RFC 4180, leniently) from UTF-8, row by row: the cells of a row are spans into one buffer, good until the next row.
/// A row whose quotes do not close ends at its line's end and is marked <see cref="Broken"/>, so one stray quote never swallows the rest of a file.
/// </summary>
public sealed class Utf8Csv : IDisposable
{
    readonly ReadAhead _ahead;
    readonly CsvForm _form;
    readonly byte _delimiter;
    bool _wide;
    int[] _starts = new int[32], _lengths = new int[32];
    bool[] _quoted = new bool[32];

    /// <param name="from">Text in UTF-8, with or without a byte order mark; closed with the reader.</param>
    public Utf8Csv(Stream from, CsvForm form)
    {
        if (form.Delimiter is > '\x7f' or '"' or '\n' or '\r') throw new ArgumentException("A delimiter is one ASCII character, and none of quote and line end.", nameof(form));
        (_ahead, _form, _delimiter) = (new(from), form.LongestRow == 0 ? new CsvForm(form.Delimiter, form.SkipSpaces) : form, (byte)form.Delimiter);
    }

    /// <summary>Cells of the row.</summary>
    public int Count { get; private set; }

    /// <summary>Rows read, the present one included.</summary>
    public long Number { get; private set; }

    /// <summary>The row's quotes do not close, or it is longer or wider than a row may be: its cells are what its line seems to say.</summary>
    public bool Broken { get; private set; }

    /// <summary>The row is an empty line.</summary>
    public bool IsBlank => Count == 1 && _lengths[0] == 0 && !_quoted[0];

    /// <summary>A cell's bytes; good until the next row. Beyond the row's last cell: empty.</summary>
    public ReadOnlySpan<byte> this[int cell] => cell < Count ? _ahead.Bytes.AsSpan(_starts[cell], _lengths[cell]) : default;

    /// <summary>A cell's text.</summary>
    public string Text(int cell) => Encoding.UTF8.GetString(this[cell]);

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Read()
    {
        (Broken, _wide) = (false, false);
        while (true)
        {
            if (_ahead.Start == _ahead.End && _ahead.Done) return Finished();
            if (TryRow(out var next) || (_ahead.Done && TryLast(out next)))
            {
                _ahead.Start = next;
                Number++;
                return true;
            }

            if (!_wide && _ahead.End - _ahead.Start < _form.LongestRow && !_ahead.Done)
            {
                _ahead.Fill();
                continue;
            }

            ReadBroken();
            return true;
        }
    }

    public void Dispose() => _ahead.Dispose();

    bool Finished()
    {
        Count = 0;
        return false;
    }

    /// <summary>Reads cells up to a line's end; false where the buffer ends before.</summary>
    bool TryRow(out int next)
    {
        Count = 0;
        var at = _ahead.Start;
        while (true)
        {
            if (_form.SkipSpaces)
                while (at < _ahead.End && _ahead.Bytes[at] == ' ' && _delimiter != ' ') at++;
            var quoted = at < _ahead.End && _ahead.Bytes[at] == '"';
            var stop = quoted ? QuotedEnd(at, out quoted) : PlainEnd(at);
            _wide = Count >= _form.MostCells;
            if (stop < 0 || _wide)
            {
                next = 0;
                return false;
            }

            Keep(at, stop, quoted);
            if (!quoted && _ahead.Bytes[at] == '"' && stop > at)
            {
                _starts[Count - 1]++;
                _lengths[Count - 1] -= 2;
            }

            if (_ahead.Bytes[stop] == _delimiter)
            {
                at = stop + 1;
                continue;
            }

            if (_ahead.Bytes[stop] == '\r' && stop + 1 == _ahead.End && !_ahead.Done) break; // its line feed is not here yet
            next = stop + (_ahead.Bytes[stop] == '\r' && stop + 1 < _ahead.End && _ahead.Bytes[stop + 1] == '\n' ? 2 : 1);
            Unquote();
            return true;
        }

        next = 0;
        return false;
    }

    /// <summary>The last line has no line end: it gets one.</summary>
    bool TryLast(out int next)
    {
        if (_ahead.End == _ahead.Bytes.Length) Array.Resize(ref _ahead.Bytes, _ahead.Bytes.Length + 1);
        _ahead.Bytes[_ahead.End++] = (byte)'\n';
        if (TryRow(out next)) return true;
        _ahead.End--;
        return false;
    }

    int PlainEnd(int at)
    {
        var found = _ahead.Bytes.AsSpan(at, _ahead.End - at).IndexOfAny(_delimiter, (byte)'\n', (byte)'\r');
        return found < 0 ? -1 : at + found;
    }

    /// <summary>Where a cell in quotes ends.</summary>
    /// <param name="special">It has quotes within, or a tail behind the closing one: it is unquoted once the row is here.</param>
    int QuotedEnd(int at, out bool special)
    {
        special = false;
        for (at++; ; at += 2)
        {
            var found = _ahead.Bytes.AsSpan(at, _ahead.End - at).IndexOf((byte)'"');
            if (found < 0) return -1;
            at += found;
            if (at + 1 >= _ahead.End) return -1;
            var next = _ahead.Bytes[at + 1];
            if (next == _delimiter || next == '\n' || next == '\r') return at + 1;
            special = true;
            if (next != '"') return PlainEnd(at + 1);
        }
    }

    void Keep(int start, int stop, bool quoted)
    {
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _lengths, Count * 2);
            Array.Resize(ref _quoted, Count * 2);
        }

        (_starts[Count], _lengths[Count], _quoted[Count]) = (start, stop - start, quoted);
        Count++;
    }

    /// <summary>Takes quotes off in place, once the whole row is here.</summary>
    void Unquote()
    {
        for (var i = 0; i < Count; i++)
        {
            if (!_quoted[i]) continue;
            var cell = _ahead.Bytes.AsSpan(_starts[i], _lengths[i]);
            var (to, inside) = (0, true);
            for (var from = 1; from < cell.Length; from++)
            {
                if (cell[from] == '"' && inside)
                {
                    if (from + 1 >= cell.Length || cell[from + 1] != '"')
                    {
                        inside = false;
                        continue;
                    }

                    from++;
                }

                cell[to++] = cell[from];
            }

            _lengths[i] = to;
        }
    }

    /// <summary>A row that no rule reads: its first line, without regard to quotes; what is too long is passed over.</summary>
    void ReadBroken()
    {
        (Broken, Count) = (true, 0);
        Number++;
        var line = _ahead.Bytes.AsSpan(_ahead.Start, _ahead.End - _ahead.Start).IndexOf((byte)'\n');
        var stop = line < 0 ? _ahead.End : _ahead.Start + line;
        for (var at = _ahead.Start; at <= stop && Count < _form.MostCells;)
        {
            var found = _ahead.Bytes.AsSpan(at, stop - at).IndexOf(_delimiter);
            var end = found < 0 ? stop : at + found;
            Keep(at, end, quoted: false);
            at = end + 1;
        }

        _ahead.Start = line < 0 ? _ahead.End : stop + 1;
        if (line >= 0 || _ahead.Done) return;
        SkipLine();
    }

    void SkipLine()
    {
        // The cells of the beginning stay where they are: what follows is read behind them and dropped.
        var scratch = new byte[1 << 16];
        while (_ahead.ReadPast(scratch) is var read and > 0)
        {
            var line = scratch.AsSpan(0, read).IndexOf((byte)'\n');
            if (line < 0) continue;
            var rest = scratch.AsSpan(line + 1, read - line - 1);
            while (_ahead.End + rest.Length > _ahead.Bytes.Length) Array.Resize(ref _ahead.Bytes, _ahead.Bytes.Length * 2);
            rest.CopyTo(_ahead.Bytes.AsSpan(_ahead.End));
            _ahead.End += rest.Length;
            return;
        }

        _ahead.Done = true;
    }
}
