using Quipu.Reading.Analysis;

namespace Quipu.Training;

/// <summary>Learns which bundle of features a word has, its part of speech being known; from left to right.</summary>
static class FeatsTraining
{
    const int Rounds = 4;

    internal static Perceptron Train(IReadOnlyList<TagSentence> sentences, WordForms[] forms, FeatsTable bundles)
    {
        var weights = new Perceptron(bundles.Count);
        var numbers = Numbers(bundles);
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        var random = new Shuffle(29);
        var scores = new int[bundles.Count];
        var features = new uint[FeatsFeatures.Most];
        for (var round = 0; round < Rounds; round++)
        {
            random.Mix(order);
            var wrong = 0;
            foreach (var at in order) wrong += Learn(sentences[at], forms[sentences[at].Fold]);
            Console.Error.WriteLine($"  feats round {round + 1}: {wrong} wrong, {weights.Features} features");
        }

        return weights;

        int Learn(TagSentence sentence, WordForms of)
        {
            var words = TaggerTraining.Words(sentence, of);
            for (var i = 0; i < words.Length; i++) words[i].Upos = sentence.Tags[i];
            var wrong = 0;
            for (var i = 0; i < words.Length; i++)
            {
                var (first, end) = bundles.Of(sentence.Tags[i]);
                var gold = numbers[(sentence.Tags[i], sentence.Feats[i])];
                words[i].Feats = (ushort)gold;
                if (end - first <= 1) continue;
                var seen = features.AsSpan(0, FeatsFeatures.Of(words, i, features));
                Array.Clear(scores, first, end - first);
                weights.Score(seen, scores);
                var best = first;
                for (var k = first + 1; k < end; k++)
                    if (scores[k] > scores[best]) best = k;
                if (best != gold)
                {
                    wrong++;
                    weights.Update(seen, gold, 1);
                    weights.Update(seen, best, -1);
                    words[i].Feats = (ushort)best;
                }

                weights.Step();
            }

            return wrong;
        }
    }

    internal static Dictionary<(Upos, string), int> Numbers(FeatsTable bundles)
    {
        var numbers = new Dictionary<(Upos, string), int>();
        for (var upos = 0; upos < TagSearch.Tags; upos++)
            for (var (k, end) = bundles.Of((Upos)upos); k < end; k++) numbers.Add(((Upos)upos, bundles[k]), k);
        return numbers;
    }

    /// <summary>Words that had one bundle in training, often enough: reading need not look at their neighbours.</summary>
    internal static Dictionary<uint, ushort> Sure(IReadOnlyList<TagSentence> sentences, WordForms forms, FeatsTable bundles)
    {
        var numbers = Numbers(bundles);
        var seen = new Dictionary<uint, Dictionary<int, int>>();
        foreach (var sentence in sentences)
            for (var i = 0; i < sentence.Forms.Length; i++)
            {
                var key = Tagger.SureKey(forms[sentence.Forms[i]], sentence.Tags[i]);
                if (!seen.TryGetValue(key, out var counts)) seen[key] = counts = [];
                var number = numbers[(sentence.Tags[i], sentence.Feats[i])];
                counts[number] = counts.GetValueOrDefault(number) + 1;
            }

        var sure = new Dictionary<uint, ushort>();
        foreach (var (key, counts) in seen)
        {
            var (number, most) = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).First();
            if (most >= 3 && most * 100 >= counts.Values.Sum() * 99) sure.Add(key, (ushort)number);
        }

        return sure;
    }
}
