using System.Buffers;
using System.Text;

namespace Quipu.Exports;

/// <summary>Writes rows of comma-separated values (RFC 4180, line ends <c>\n</c>, UTF-8).</summary>
/// <param name="quoteAll">Every cell in quotes, also where none needs them.</param>
/// <param name="mark">With a byte order mark, for spreadsheets that take anything else for another encoding.</param>
public sealed class Csv(Stream to, bool quoteAll, bool mark) : IDisposable
{
    static readonly SearchValues<char> Special = SearchValues.Create(",\"\n\r");

    readonly StreamWriter _writer = new(to, new UTF8Encoding(mark), 1 << 16, leaveOpen: true) { NewLine = "\n", AutoFlush = false };

    public void Row(params ReadOnlySpan<string?> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) _writer.Write(',');
            Field(fields[i] ?? "");
        }

        _writer.Write('\n');
    }

    /// <summary>
    /// A cell that no spreadsheet takes for a formula: an apostrophe goes before a text that starts like one. The wide forms count too,
    /// since some programs fold them.
    /// </summary>
    public static string? Inert(string? value) =>
        value is { Length: > 0 } && value.AsSpan().TrimStart(" \u00A0") is { Length: > 0 } text && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠'
            ? "'" + value : value;

    public void Dispose() => _writer.Dispose();

    void Field(string value)
    {
        if (!quoteAll && value.AsSpan().IndexOfAny(Special) < 0)
        {
            _writer.Write(value);
            return;
        }

        _writer.Write('"');
        _writer.Write(value.Contains('"', StringComparison.Ordinal) ? value.Replace("\"", "\"\"", StringComparison.Ordinal) : value);
        _writer.Write('"');
    }
}
