using Quipu.Reading.Analysis;

namespace Quipu.Training;

/// <summary>
/// Learns parts of speech: a structured perceptron over the same search that reading uses, corrected where the found beginning is furthest
/// ahead of the right one (Huang, Fayong and Guo 2012, "max-violation").
/// </summary>
sealed class UposTraining
{
    internal const int Rounds = 8;

    /// <summary>Perceptrons that the Spanish model for reading is the sum of; English has twice the text and is learned by one.</summary>
    internal const int Members = 2;

    readonly Perceptron _weights = new(TagSearch.Tags);
    readonly TagSearch _search;
    readonly Upos[] _found = new Upos[2048];
    readonly uint[] _features = new uint[TagFeatures.MostTags];
    readonly int[] _scores = new int[TagSearch.Tags];
    int[] _bases = new int[2048 * TagSearch.Tags];

    UposTraining() => _search = new(_weights, Tagger.Width);

    /// <summary>Weights times <see cref="Scale"/>: the sum of as many perceptrons as <paramref name="members"/>, each having seen the sentences in an order of its own.</summary>
    internal static List<(uint Feature, (int Class, int Weight)[] Weights)> Train(IReadOnlyList<TagSentence> sentences, WordForms[] forms, int rounds, int members)
    {
        var examples = sentences.Select(s => Example.Of(s, forms[s.Fold])).ToArray();
        List<(uint Feature, (int Class, int Weight)[] Weights)> sum = [];
        for (var member = 0; member < members; member++) sum = Merged(sum, Member(examples, rounds, (uint)(17 + member * 14)));
        return [.. sum.Select(r => (r.Feature, Weights: r.Weights.Select(w => (w.Class, w.Weight / (Fine * members))).Where(w => Math.Abs(w.Item2) >= Least).ToArray())).Where(r => r.Weights.Length > 0)];
    }

    // Weights are kept in quarters: finer ones change no tag and compress badly.
    const int Scale = 4, Fine = 4, Least = 3, LeastUpdates = 4;

    static List<(uint Feature, (int Class, int Weight)[] Weights)> Member(Example[] all, int rounds, uint seed)
    {
        var training = new UposTraining();
        var examples = all.ToArray();
        var random = new Shuffle(seed);
        for (var round = 0; round < rounds; round++)
        {
            random.Mix(examples);
            var wrong = examples.Sum(training.Learn);
            Console.Error.WriteLine($"  upos round {round + 1}: {wrong} wrong, {training._weights.Features} features");
        }

        return training._weights.Averaged(Scale * Fine, 1, LeastUpdates);
    }

    static List<(uint Feature, (int Class, int Weight)[] Weights)> Merged(List<(uint Feature, (int Class, int Weight)[] Weights)> one, List<(uint Feature, (int Class, int Weight)[] Weights)> two)
    {
        var rows = new List<(uint, (int, int)[])>(one.Count + two.Count);
        for (var (i, j) = (0, 0); i < one.Count || j < two.Count;)
        {
            if (j == two.Count || i < one.Count && one[i].Feature < two[j].Feature) rows.Add(one[i++]);
            else if (i == one.Count || two[j].Feature < one[i].Feature) rows.Add(two[j++]);
            else rows.Add((one[i].Feature, [.. one[i++].Weights.Concat(two[j++].Weights).GroupBy(w => w.Class).Select(g => (g.Key, g.Sum(w => w.Weight))).OrderBy(w => w.Key)]));
        }

        return rows;
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
