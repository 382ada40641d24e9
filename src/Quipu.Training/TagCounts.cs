using Quipu.Reading.Analysis;
using Quipu.Reading.Models;

namespace Quipu.Training;

/// <summary>How often each word, in lower case, had each tag: in all and by fold.</summary>
sealed class TagCounts
{
    readonly Dictionary<uint, int[][]> _counts = [];

    internal TagCounts(IReadOnlyList<TagSentence> sentences)
    {
        foreach (var sentence in sentences)
            for (var i = 0; i < sentence.Forms.Length; i++) Count(_counts, sentence.Forms[i].ToLowerInvariant(), sentence, i);
        // A word that lost its accents is known by the words that it may have been.
        var bare = new Dictionary<uint, int[][]>();
        foreach (var sentence in sentences)
            for (var i = 0; i < sentence.Forms.Length; i++)
                if (Text.Folding.Fold(sentence.Forms[i]) is var folded && !string.Equals(folded, sentence.Forms[i], StringComparison.OrdinalIgnoreCase) && !_counts.ContainsKey(Feature.Of(folded))) Count(bare, folded, sentence, i);
        foreach (var (id, counts) in bare) _counts.TryAdd(id, counts);
    }

    static void Count(Dictionary<uint, int[][]> into, string word, TagSentence sentence, int i)
    {
        var id = Feature.Of(word);
        if (!into.TryGetValue(id, out var counts)) into[id] = counts = new int[TaggerTraining.Folds + 1][];
        (counts[sentence.Fold] ??= new int[TagSearch.Tags])[(int)sentence.Tags[i]]++;
        (counts[^1] ??= new int[TagSearch.Tags])[(int)sentence.Tags[i]]++;
    }

    /// <summary>Classes of words as the other folds have them.</summary>
    internal Func<uint, uint> ClassWithout(int fold) => id =>
    {
        if (!_counts.TryGetValue(id, out var counts)) return 0;
        var left = (int[])counts[^1].Clone();
        if (counts[fold] is { } own)
            for (var t = 0; t < left.Length; t++) left[t] -= own[t];
        return Class(left);
    };

    internal TagLexicon Lexicon()
    {
        var classes = new Dictionary<uint, uint>();
        foreach (var (id, counts) in _counts.OrderBy(c => c.Key))
            if (Class(counts[^1]) is var known and not 0) classes.Add(id, known);
        return new(classes);
    }

    // The tags of at least a twentieth of the word's places, commonest first, and whether it is rare.
    static uint Class(int[] counts)
    {
        var total = counts.Sum();
        if (total == 0) return 0;
        var kind = total switch { 1 => 1u, < 4 => 2u, < 16 => 3u, _ => 4u };
        foreach (var tag in Enumerable.Range(0, counts.Length).Where(t => counts[t] * 20 >= total).OrderByDescending(t => counts[t]).ThenBy(t => t).Take(5))
            kind = Feature.Of(905, kind, (uint)tag + 1);
        return Math.Max(1, kind);
    }
}
