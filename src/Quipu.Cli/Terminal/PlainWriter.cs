using System.Text;

namespace Quipu.Cli.Terminal;

/// <summary>
/// Writes lines for a terminal or a pipe in which what a document or a file is called cannot act: signs that move the cursor, colour, hide or turn text around are shown as <c>\x1b</c>.
/// Ends of lines and tabs stay.
/// </summary>
sealed class PlainWriter(Stream stream, Encoding encoding, int buffer) : StreamWriter(stream, encoding, buffer)
{
    /// <summary>Signs for the terminal itself.</summary>
    internal void Raw(string signs) => base.Write(signs);

    public override void Write(char value)
    {
        if (Acts(value)) base.Write(Shown(value));
        else base.Write(value);
    }

    public override void Write(string? value) => base.Write(Plain(value));

    public override void Write(char[]? buffer) => Write(buffer.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    // The writer beneath hands a span of a derived one back to Write(char[], …): a string goes straight out.
    public override void Write(ReadOnlySpan<char> buffer) => base.Write(Plain(buffer.ToString()));

    public override void WriteLine(string? value) => base.WriteLine(Plain(value));

    public override void WriteLine(ReadOnlySpan<char> buffer) => base.WriteLine(Plain(buffer.ToString()));

    static string? Plain(string? text) => text is not null && text.Any(Acts) ? string.Concat(text.Select(c => Acts(c) ? Shown(c) : c.ToString())) : text;

    static bool Acts(char c) => c switch
    {
        '\n' or '\t' => false,
        < ' ' or (>= '\x7f' and <= '\x9f') => true,
        '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => true,
        _ => false,
    };

    static string Shown(char c) => c <= '\xff' ? $"\\x{(int)c:x2}" : $"\\u{(int)c:x4}";
}
