using Quipu.Model;

namespace Quipu.Documents;

/// <summary>The part of a document that is read: its blocks without boilerplate.</summary>
public static class ReadText
{
    /// <summary>The spans that are read, in order.</summary>
    public static IEnumerable<Span> Spans(Document document) => document.Blocks.Where(b => !b.IsBoilerplate).Select(b => b.At);

    /// <summary>How many words are read: runs of letters and digits.</summary>
    public static int Words(Document document)
    {
        var words = 0;
        foreach (var span in Spans(document)) words += Words(document.Text.AsSpan(span.Start, span.Length));
        return words;
    }

    internal static int Words(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var isWord = char.IsLetterOrDigit(c);
            if (isWord && !inside) words++;
            inside = isWord;
        }

        return words;
    }
}
