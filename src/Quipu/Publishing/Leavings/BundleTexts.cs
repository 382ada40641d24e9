using System.Text;
using Quipu.Model;

namespace Quipu.Publishing.Leavings;

/// <summary>The texts of a bundle, by the id of their document.</summary>
sealed class BundleTexts
{
    readonly Dictionary<string, (string Text, CodePoints Points, string Capture)> _texts = new(StringComparer.Ordinal);

    internal int Count => _texts.Count;

    internal bool Has(string document) => _texts.ContainsKey(document);

    internal string? CaptureOf(string document) => _texts.TryGetValue(document, out var text) ? text.Capture : null;

    internal void Add(string document, string text, string capture) => _texts[document] = (text, new(text), capture);

    /// <summary>Whether some words stand anywhere in a text.</summary>
    internal bool Says(string document, string words) => _texts.TryGetValue(document, out var text) && text.Text.Contains(words, StringComparison.Ordinal);

    /// <summary>The words between two offsets, counted in code points; null where there are no such.</summary>
    internal string? At(string document, int start, int end)
    {
        if (!_texts.TryGetValue(document, out var text) || start < 0 || end < start) return null;
        var (from, to) = (text.Points.ToUtf16(start), text.Points.ToUtf16(end));
        return to > text.Text.Length ? null : text.Text[from..to];
    }

    /// <summary>The text of a part; null where it is no UTF-8.</summary>
    internal static string? Decoded(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
