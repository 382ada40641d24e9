using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Quipu.Documents;

/// <summary>Text made of bytes, with the encoding that made it and what was doubtful about that.</summary>
/// <param name="Text">Without the byte order mark; otherwise untouched.</param>
/// <param name="Encoding">What the bytes were read as.</param>
/// <param name="Mark">Bytes of the byte order mark.</param>
/// <param name="Doubts">Sentences for a person.</param>
sealed record DecodedText(string Text, Encoding Encoding, int Mark, ImmutableArray<string> Doubts)
{
    static readonly Encoding _windows = Windows1252();

    /// <summary>
    /// Reads bytes as text: byte order marks first, then strict UTF-8, then UTF-16 by its pattern of zeros, then UTF-8 with replaced bytes
    /// where most of it is UTF-8, else the encoding that the markup declares, else Windows-1252 (or Latin-1 where that has no such character).
    /// </summary>
    internal static DecodedText Of(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        if (bytes.StartsWith("\uFEFF"u8)) return Utf8WithMark(bytes);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Wide(bytes, Encoding.Unicode, 2);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Wide(bytes, Encoding.BigEndianUnicode, 2);
        if (WideWithoutMark(bytes) is { } wide) return Wide(bytes, wide, 0, "It has no byte order mark and was taken for UTF-16 by its zeros.");
        if (Utf8.IsValid(bytes)) return new(Encoding.UTF8.GetString(bytes), Encoding.UTF8, 0, []);
        var (good, bad) = Sequences(bytes);
        if (good >= bad * 4 || (bad == 1 && good > 0)) return Replaced(bytes, 0);
        return SingleByte(bytes, declared);
    }

    /// <summary>True for UTF-16, whose zeros would look like binary data.</summary>
    internal static bool IsWide(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ||
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || WideWithoutMark(bytes) is not null;

    static DecodedText Utf8WithMark(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes[3..]) ? new(Encoding.UTF8.GetString(bytes[3..]), Encoding.UTF8, 3, []) : Replaced(bytes, 3);

    static DecodedText Replaced(ReadOnlySpan<byte> bytes, int mark)
    {
        var text = Encoding.UTF8.GetString(bytes[mark..]);
        var count = text.AsSpan().Count('\uFFFD');
        return new(text, Encoding.UTF8, mark, [string.Create(CultureInfo.InvariantCulture, $"The file is damaged UTF-8: {count} places could not be read and stand as \uFFFD.")]);
    }

    static DecodedText Wide(ReadOnlySpan<byte> bytes, Encoding encoding, int mark, string? doubt = null) =>
        new(encoding.GetString(bytes[mark..]), encoding, mark, doubt is null ? [] : [doubt]);

    static DecodedText SingleByte(ReadOnlySpan<byte> bytes, string? declared)
    {
        if (Named(declared) is { IsSingleByte: true } named)
            return new(named.GetString(bytes), named, 0, []);
        var isLatin = bytes.ContainsAny((ReadOnlySpan<byte>)[0x81, 0x8D, 0x8F, 0x90, 0x9D]);
        var encoding = isLatin ? Encoding.Latin1 : _windows;
        return new(encoding.GetString(bytes), encoding, 0, [$"The file is not UTF-8; it was read as {(isLatin ? "Latin-1" : "Windows-1252")}."]);
    }

    /// <summary>The encoding of a name; null for what is none, or none that is safe to read.</summary>
    internal static Encoding? Named(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        try
        {
            // Browsers read "iso-8859-1" as Windows-1252, and so did whoever wrote the page.
            return name.Trim().ToLowerInvariant() is "iso-8859-1" or "latin1" or "ascii" or "us-ascii" ? _windows : Encoding.GetEncoding(name.Trim());
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    static Encoding? WideWithoutMark(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length & ~1, 4096)];
        if (head.Length < 8) return null;
        var (even, odd) = (0, 0);
        for (var i = 0; i < head.Length; i += 2)
        {
            if (head[i] == 0) even++;
            if (head[i + 1] == 0) odd++;
        }

        var half = head.Length / 2;
        if (odd * 10 > half * 7 && even * 50 < half) return Encoding.Unicode;
        return even * 10 > half * 7 && odd * 50 < half ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>How many multi-byte UTF-8 sequences are whole, and how many bytes belong to none.</summary>
    static (int Good, int Bad) Sequences(ReadOnlySpan<byte> bytes)
    {
        var (good, bad) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0) break;
            bytes = bytes[ascii..];
            var isWhole = Rune.DecodeFromUtf8(bytes, out _, out var used) == System.Buffers.OperationStatus.Done;
            if (isWhole) good++;
            else bad++;
            bytes = bytes[Math.Max(1, used)..];
        }

        return (good, bad);
    }

    static Encoding Windows1252()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1252);
    }
}
