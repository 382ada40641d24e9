using System.Collections.Immutable;
using System.Text;

namespace Quipu.Documents;

/// <summary>Knows by their first bytes the kinds of file that hold no plain text, and says what to do about each.</summary>
static class BinaryFile
{
    const int Sample = 1 << 16;

    static readonly ImmutableArray<(byte[] Magic, string Kind, string Cure)> _kinds =
    [
        Kind("%PDF-", "a PDF file", "convert it to text, for instance with pdftotext, and read that"),
        Kind("PK\u0003\u0004", "a zip, Word, Excel or OpenDocument file", "unpack it, or save it as text or HTML, and read that"),
        Kind("\u00d0\u00cf\u0011\u00e0", "an old Word or Excel file, or a mail of Outlook", "save it as text, HTML or .eml and read that"),
        Kind("{\\rtf", "a rich text file", "save it as text or HTML and read that"),
        Kind("\u007fELF", "a program", "leave it out"),
        Kind("MZ\u0090", "a program", "leave it out"),
        Kind("\u0089PNG", "a picture", "leave it out, or read its text with an OCR program first"),
        Kind("\u00ff\u00d8\u00ff", "a picture", "leave it out, or read its text with an OCR program first"),
        Kind("GIF8", "a picture", "leave it out, or read its text with an OCR program first"),
        Kind("II*\0", "a picture", "leave it out, or read its text with an OCR program first"),
        Kind("\u001f\u008b", "a gzip file", "unpack it and read what is in it"),
        Kind("BZh", "a bzip2 file", "unpack it and read what is in it"),
        Kind("\u00fd7zXZ", "an xz file", "unpack it and read what is in it"),
        Kind("7z\u00bc\u00af", "a 7-zip file", "unpack it and read what is in it"),
        Kind("Rar!", "a rar file", "unpack it and read what is in it"),
        Kind("SQLite format 3", "a database", "export its articles as JSON lines and read those"),
        Kind("RIFF", "a sound, picture or film file", "leave it out, or transcribe it first"),
        Kind("OggS", "a sound file", "leave it out, or transcribe it first"),
        Kind("ID3", "a sound file", "leave it out, or transcribe it first"),
    ];

    /// <summary>One sentence where the bytes are no text, else null.</summary>
    internal static string? Reason(ReadOnlySpan<byte> bytes)
    {
        foreach (var (magic, kind, cure) in _kinds)
            if (bytes.StartsWith(magic)) return $"This is {kind}, which this version of Quipu does not read: {cure}.";
        var head = bytes[..Math.Min(bytes.Length, Sample)];
        var (nul, control) = (0, 0);
        foreach (var b in head)
        {
            if (b == 0) nul++;
            else if (b is < 9 or (> 13 and < 32 and not 27)) control++;
        }

        // Text has next to no control characters; of random or compiled bytes about one in ten is one.
        var isBinary = (nul * 200 > head.Length) || (control * 33 > head.Length) || ((nul + control) * 50 > head.Length);
        return isBinary ? "This file holds binary data instead of text: leave it out, or convert it to text or HTML and read that." : null;
    }

    static (byte[] Magic, string Kind, string Cure) Kind(string magic, string kind, string cure) => (Encoding.Latin1.GetBytes(magic), kind, cure);
}
