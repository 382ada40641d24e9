using Quipu.Reading.Analysis;
using Quipu.Reading.Models;

namespace Quipu.Training;

/// <summary>
/// Learns parts of speech: a structured perceptron over the same search that reading uses, corrected where the found beginning is furthest
/// ahead of the right one (Huang, Fayong and Guo 2012, "max-violation").
/// </summary>
sealed class UposTraining
{
    internal const int Rounds = 10;

    readonly Perceptron _weights = new(TagSearch.Tags);
    readonly TagSearch _search;
    readonly Upos[] _found = new Upos[2048];
    readonly uint[] _features = new uint[TagFeatures.MostTags];
    readonly int[] _scores = new int[TagSearch.Tags];
    int[] _bases = new int[2048 * TagSearch.Tags];

    UposTraining() => _search = new(_weights, Tagger.Width);

    internal static Perceptron Train(IReadOnlyList<TagSentence> sentences, WordForms[] forms, int rounds)
    {
        var training = new UposTraining();
        var examples = sentences.Select(s => Example.Of(s, forms[s.Fold])).ToArray();
        var random = new Shuffle(17);
        for (var round = 0; round < rounds; round++)
        {
            random.Mix(examples);
            var wrong = examples.Sum(training.Learn);
            Console.Error.WriteLine($"  upos round {round + 1}: {wrong} wrong, {training._weights.Features} features");
        }

        return training._weights;
    }

    sealed record Example(UdWord[] Words, uint[][] Features, Upos[] Gold)
    {
        internal static Example Of(TagSentence sentence, WordForms forms)
        {
            var words = TaggerTraining.Words(sentence, forms);
            return new(words, Fixed(words), sentence.Tags);
        }
    }

    // All features but those of the tags before, word after word.
    static uint[][] Fixed(UdWord[] words)
    {
        var settings = new Capitals[words.Length];
        TagFeatures.Settings(words, settings);
        var all = new uint[words.Length][];
        Span<uint> buffer = stackalloc uint[TagFeatures.MostOwn + 4 * TagFeatures.MostSide + TagFeatures.MostContext];
        for (var i = 0; i < words.Length; i++)
        {
            var n = TagFeatures.Own(words[i].Form, settings[i], buffer);
            for (var offset = -2; offset <= 2; offset++)
                if (offset != 0) n += TagFeatures.Side((uint)(i + offset) < (uint)words.Length ? words[i + offset].Form : WordForm.Edge, offset, buffer[n..]);
            n += TagFeatures.Context(words, i, buffer[n..]);
            all[i] = buffer[..n].ToArray();
        }

        return all;
    }

    int Learn(Example example)
    {
        var (words, gold) = (example.Words, example.Gold);
        var bases = _bases.AsSpan(0, words.Length * TagSearch.Tags);
        bases.Clear();
        for (var i = 0; i < words.Length; i++) _weights.Add(example.Features[i], bases.Slice(i * TagSearch.Tags, TagSearch.Tags));
        _search.Run(words, bases);
        var found = _found.AsSpan(0, words.Length);
        _search.Trace(words.Length - 1, 0, found);
        var wrong = 0;
        for (var i = 0; i < words.Length; i++)
            if (found[i] != gold[i]) wrong++;
        if (wrong > 0) Correct(example, Furthest(words, gold, bases));
        _weights.Step();
        return wrong;
    }

    // The word at which the best found reading is furthest ahead of the right one.
    int Furthest(UdWord[] words, Upos[] gold, ReadOnlySpan<int> bases)
    {
        var (right, most, at) = (0, int.MinValue, words.Length - 1);
        for (var i = 0; i < words.Length; i++)
        {
            Array.Clear(_scores);
            _weights.Add(_features.AsSpan(0, TagFeatures.Tags(words, i, TagSearch.Before(gold, i), _features)), _scores);
            right += bases[i * TagSearch.Tags + (int)gold[i]] + _scores[(int)gold[i]];
            var ahead = _search.At(i)[0].Score - right;
            if (ahead >= most) (most, at) = (ahead, i);
        }

        return at;
    }

    void Correct(Example example, int last)
    {
        var (words, gold) = (example.Words, example.Gold);
        var found = _found.AsSpan(0, last + 1);
        _search.Trace(last, 0, found);
        for (var i = 0; i <= last; i++)
        {
            var (before, wrongBefore) = (TagSearch.Before(gold, i), TagSearch.Before(found, i));
            if (found[i] == gold[i] && before == wrongBefore) continue;
            if (found[i] != gold[i])
            {
                _weights.Update(example.Features[i], (int)gold[i], 1);
                _weights.Update(example.Features[i], (int)found[i], -1);
            }

            _weights.Update(_features.AsSpan(0, TagFeatures.Tags(words, i, before, _features)), (int)gold[i], 1);
            _weights.Update(_features.AsSpan(0, TagFeatures.Tags(words, i, wrongBefore, _features)), (int)found[i], -1);
        }
    }
}
