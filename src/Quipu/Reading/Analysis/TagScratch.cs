using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis;

/// <summary>What one thread keeps while it tags: the forms met, the search and its buffers.</summary>
sealed class TagScratch(TagLexicon lexicon, TagSearch search)
{
    int[] _bases = new int[64 * TagSearch.Tags];
    Capitals[] _settings = new Capitals[64];

    internal WordForms Forms { get; } = new(id => lexicon[id], likened: true);

    internal TagSearch Search { get; } = search;

    /// <summary>The scores of a sentence's words by tag, from all features but the tags before.</summary>
    internal ReadOnlySpan<int> Bases(ReadOnlySpan<UdWord> words, Weights weights)
    {
        if (_settings.Length < words.Length) (_settings, _bases) = (new Capitals[words.Length * 2], new int[words.Length * 2 * TagSearch.Tags]);
        TagFeatures.Settings(words, _settings);
        Span<uint> features = stackalloc uint[TagFeatures.MostContext];
        for (var i = 0; i < words.Length; i++)
        {
            var scores = _bases.AsSpan(i * TagSearch.Tags, TagSearch.Tags);
            Own(words[i].Form, _settings[i], weights).CopyTo(scores);
            for (var offset = -2; offset <= 2; offset++)
                if (offset != 0) Sum(Side((uint)(i + offset) < (uint)words.Length ? words[i + offset].Form : _edge, offset, weights), scores);
            weights.Add(features[..TagFeatures.Context(words, i, features)], scores);
        }

        return _bases.AsSpan(0, words.Length * TagSearch.Tags);
    }

    // The scores kept in a form are those of one model, so that the edge is each scratch's own as well.
    readonly WordForm _edge = new("\u0002", "\u0002", 0);

    static int[] Own(WordForm form, Capitals setting, Weights weights)
    {
        if (form.Scores[(int)setting] is { } known) return known;
        Span<uint> features = stackalloc uint[TagFeatures.MostOwn];
        var sum = new int[TagSearch.Tags];
        weights.Add(features[..TagFeatures.Own(form, setting, features)], sum);
        return form.Scores[(int)setting] = sum;
    }

    static int[] Side(WordForm form, int offset, Weights weights)
    {
        var role = offset < 0 ? 6 + offset : 5 + offset;
        if (form.Scores[role] is { } known) return known;
        Span<uint> features = stackalloc uint[TagFeatures.MostSide];
        var sum = new int[TagSearch.Tags];
        weights.Add(features[..TagFeatures.Side(form, offset, features)], sum);
        return form.Scores[role] = sum;
    }

    static void Sum(int[] more, Span<int> scores)
    {
        for (var i = 0; i < scores.Length; i++) scores[i] += more[i];
    }
}
