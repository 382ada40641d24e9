using Quipu.Reading.Analysis;
using Quipu.Text;

namespace Quipu.Reading.Mentions;

/// <summary>Words in sentences, as the tagger of names sees a document.</summary>
sealed class NameText
{
    internal required string[] Forms { get; init; }

    internal required string[] Folded { get; init; }

    /// <summary>First and last word of each sentence.</summary>
    internal required (int First, int Last)[] Sentences { get; init; }

    internal required bool Spanish { get; init; }

    internal NameCustom Custom { get; init; } = NameCustom.News;

    /// <summary>A text to be read as the press: in English the fuller marking of names, which has events and much that the web's has not.</summary>
    internal static NameText Of(AnalysedText text)
    {
        var spanish = text.IsSpanish;
        return new()
        {
            Forms = [.. text.Tokens.Select(t => t.Form)],
            Folded = [.. text.Tokens.Select(t => t.Folded)],
            Sentences = [.. text.Sentences.Select(s => (s.First, s.Last))],
            Spanish = spanish,
            Custom = spanish ? NameCustom.News : NameCustom.Relations,
        };
    }

    internal static NameText Of(IReadOnlyList<string[]> sentences, bool spanish, NameCustom custom)
    {
        var bounds = new (int, int)[sentences.Count];
        var at = 0;
        for (var i = 0; i < bounds.Length; i++) bounds[i] = (at, (at += sentences[i].Length) - 1);
        string[] forms = [.. sentences.SelectMany(s => s)];
        return new() { Forms = forms, Folded = [.. forms.Select(f => Folding.Fold(f))], Sentences = bounds, Spanish = spanish, Custom = custom };
    }
}
