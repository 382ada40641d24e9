using System.Text;
using System.Text.Unicode;
using FollowTheMoney.Streams;

namespace FollowTheMoney.Mappings;

/// <summary>A row of a file that holds a table.</summary>
/// <param name="Number">From 1; a header is no row.</param>
/// <param name="Row">null where it cannot be read.</param>
/// <param name="Problem">What is wrong with it, in one sentence; null where nothing is.</param>
public readonly record struct NumberedRow(long Number, TableRow? Row, string? Problem);

/// <summary>A table of delimited text whose delimiter and encoding nobody says: both are guessed from what it begins with.</summary>
public sealed class CsvTable : IDisposable
{
    const int HeadSize = 1 << 16, HeadRows = 50;

    static readonly char[] Delimiters = [',', ';', '\t', '|'];

    static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    readonly Utf8Csv _rows;

    CsvTable(Utf8Csv rows, TableColumns columns, char delimiter) => (_rows, Columns, Delimiter) = (rows, columns, delimiter);

    public TableColumns Columns { get; }

    public char Delimiter { get; }

    /// <summary>Opens a table; its first row is its header.</summary>
    /// <param name="from">Closed with the table.</param>
    /// <param name="delimiter">What is between cells; guessed where it is null.</param>
    /// <exception cref="FormatException">Nothing in it, or its header is broken.</exception>
    public static CsvTable Open(Stream from, char? delimiter = null)
    {
        var head = new byte[HeadSize];
        var length = from.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false);
        Stream whole = new JoinedStream(new MemoryStream(head, 0, length), from);
        if (Wide(head.AsSpan(0, length)) is { } wide)
        {
            whole = Encoding.CreateTranscodingStream(whole, wide, Encoding.UTF8);
            head = new byte[HeadSize];
            length = whole.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false);
            whole = new JoinedStream(new MemoryStream(head, 0, length), whole);
        }

        var found = delimiter ?? Guess(head.AsMemory(0, length));
        var rows = new Utf8Csv(whole, new(found, SkipSpaces: true));
        while (rows.Read())
        {
            if (rows.IsBlank) continue;
            if (rows.Broken) throw new FormatException("The header of the table is broken: its quotes do not close, or it has more than 5,000 columns or 16 MB.");
            return new(rows, new(Enumerable.Range(0, rows.Count).Select(i => Decode(rows[i]).Trim())), found);
        }

        throw new FormatException("The table is empty: it has no header.");
    }

    /// <summary>Names that several columns have.</summary>
    public IEnumerable<string> Duplicates => Columns.Names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);

    /// <summary>The rows, once.</summary>
    public IEnumerable<NumberedRow> Rows()
    {
        var number = 0L;
        while (_rows.Read())
        {
            number++;
            if (_rows.IsBlank) yield return new(number, null, "The row is empty.");
            else if (_rows.Broken) yield return new(number, null, "The row is broken: its quotes do not close, or it is wider or longer than a row may be.");
            else yield return new(number, Row(), Surplus());
        }
    }

    public void Dispose() => _rows.Dispose();

    TableRow Row()
    {
        var cells = new string?[Math.Min(_rows.Count, Columns.Names.Count)];
        for (var i = 0; i < cells.Length; i++) cells[i] = _rows[i].IsEmpty ? null : Decode(_rows[i]);
        return new(Columns, cells);
    }

    /// <summary>Cells that no column names are said, never lost in silence.</summary>
    string? Surplus()
    {
        for (var i = Columns.Names.Count; i < _rows.Count; i++)
            if (!_rows[i].IsEmpty) return $"The row has {_rows.Count} cells and the header {Columns.Names.Count}: from '{Brief(Decode(_rows[i]))}' on they have no column.";
        return null;
    }

    static string Brief(string text) => text.Length <= 40 ? text : text[..40] + "…";

    /// <summary>UTF-8, or where it is none Windows-1252, cell by cell: some files mix them.</summary>
    static string Decode(ReadOnlySpan<byte> cell) => (Utf8.IsValid(cell) ? Encoding.UTF8 : Western).GetString(cell);

    /// <summary>UTF-16, told by its mark or by zeros at every second place.</summary>
    static Encoding? Wide(ReadOnlySpan<byte> head)
    {
        if (head is [0xff, 0xfe, ..]) return new UnicodeEncoding(bigEndian: false, byteOrderMark: true);
        if (head is [0xfe, 0xff, ..]) return new UnicodeEncoding(bigEndian: true, byteOrderMark: true);
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < Math.Min(head.Length, 400); i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }

        var pairs = Math.Min(head.Length, 400) / 2;
        return pairs < 8 ? null : odd > pairs * 0.7 ? Encoding.Unicode : even > pairs * 0.7 ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>The delimiter that gives most rows the same number of cells, and more than one.</summary>
    static char Guess(ReadOnlyMemory<byte> head)
    {
        var (best, most) = (',', 0.0);
        foreach (var delimiter in Delimiters)
        {
            using var rows = new Utf8Csv(new MemoryStream(head.ToArray()), new(delimiter));
            var counts = new List<int>();
            while (counts.Count < HeadRows && rows.Read())
                if (!rows.IsBlank && !rows.Broken) counts.Add(rows.Count);
            if (counts.Count > 2) counts.RemoveAt(counts.Count - 1); // it may be cut
            if (counts.Count == 0 || counts[0] < 2) continue;
            var score = (double)counts.Count(c => c == counts[0]) / counts.Count * Math.Log2(counts[0] + 1);
            if (score > most) (best, most) = (delimiter, score);
        }

        return best;
    }
}
