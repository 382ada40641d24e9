using System.Text;

namespace Quipu.Documents;

/// <summary>
/// Text that was UTF-8, read as Windows-1252 by somebody, and saved so: "InvestigaciÃ³n".
/// Repaired only where certain: every character of the text has a Windows-1252 byte, and the bytes together are strictly valid UTF-8.
/// </summary>
static class Mojibake
{
    internal const string Doubt = "The text had been mis-decoded before it was saved (such as “Ã³” for “ó”); it was repaired.";

    internal const string Suspicion = "The text seems to have been mis-decoded before it was saved (such as “Ã³” for “ó”); it is kept as it is.";

    static readonly Encoding _strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    static readonly Encoding _windows = Windows1252();

    /// <summary>The repaired text, or null where there is nothing to repair or it is not certain.</summary>
    internal static string? Repair(string text)
    {
        if (!IsSuspect(text) || Bytes(text) is not { } bytes) return null;
        try
        {
            var repaired = _strict.GetString(bytes);
            return repaired.Length < text.Length ? repaired : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>True where the text holds pairs that hardly come about otherwise: Ã or Â with a continuation character, â€ with a third.</summary>
    internal static bool IsSuspect(string text)
    {
        for (var i = text.AsSpan().IndexOfAny('Ã', 'Â', 'â'); i >= 0 && i + 1 < text.Length;)
        {
            var next = text[i + 1];
            if (text[i] == 'â' ? next == '€' : next is >= '\u0080' and <= '\u00BF') return true;
            var more = text.AsSpan(i + 1).IndexOfAny('Ã', 'Â', 'â');
            if (more < 0) break;
            i += more + 1;
        }

        return false;
    }

    // Windows-1252 leaves five bytes without a character; decoders pass them through as C1 controls.
    static byte[]? Bytes(string text)
    {
        var bytes = new byte[text.Length];
        Span<byte> one = stackalloc byte[2];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80 || c is >= '\u00A0' and <= '\u00FF' or '\u0081' or '\u008D' or '\u008F' or '\u0090' or '\u009D') bytes[i] = (byte)c;
            else if (char.IsSurrogate(c) || _windows.GetBytes(text.AsSpan(i, 1), one) != 1 || (one[0] == '?' && c != '?')) return null;
            else bytes[i] = one[0];
        }

        return bytes;
    }

    static Encoding Windows1252()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1252, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback);
    }
}
