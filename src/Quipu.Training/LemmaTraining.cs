using Quipu.Reading.Analysis;

namespace Quipu.Training;

/// <summary>Learns which rule gives a word's lemma, and keeps the words where what was learned errs.</summary>
static class LemmaTraining
{
    const int Rounds = 8;

    internal static (LemmaRule[] Rules, Dictionary<uint, int> Exceptions, List<(uint Feature, (int Class, int Weight)[] Weights)> Weights) Train(IReadOnlyList<TagSentence> sentences, WordForms forms)
    {
        var words = Words(sentences, forms);
        var rules = words.GroupBy(w => w.Rule).Where(g => !g.Key.Whole).Select(g => (g.Key, Count: g.Count())).Where(r => r.Count > 1)
            .OrderByDescending(r => r.Count).ThenBy(r => r.Key.Cut).ThenBy(r => r.Key.Add, StringComparer.Ordinal).Select(r => r.Key).ToList();
        var numbers = rules.Select((r, i) => (r, i)).ToDictionary(p => p.r, p => p.i);
        var weights = new Perceptron(rules.Count);
        var (features, scores) = (new uint[Lemmas.MostFeatures], new int[rules.Count]);
        var examples = words.Where(w => numbers.ContainsKey(w.Rule)).ToArray();
        var random = new Shuffle(43);
        for (var round = 0; round < Rounds; round++)
        {
            random.Mix(examples);
            var wrong = 0;
            foreach (var word in examples)
            {
                var seen = features.AsSpan(0, Lemmas.Features(word.Form, word.Upos, word.Feats, features));
                Array.Clear(scores);
                weights.Score(seen, scores);
                var text = Lemmas.Base(word.Form, word.Upos);
                var best = -1;
                for (var k = 0; k < scores.Length; k++)
                    if (rules[k].Fits(text) && (best < 0 || scores[k] > scores[best])) best = k;
                var gold = numbers[word.Rule];
                if (best != gold)
                {
                    wrong++;
                    weights.Update(seen, gold, 1);
                    if (best >= 0) weights.Update(seen, best, -1);
                }

                weights.Step();
            }

            Console.Error.WriteLine($"  lemma round {round + 1}: {wrong} wrong of {examples.Length}, {rules.Count} rules");
        }

        return Finish(words, rules, numbers, weights);
    }

    readonly record struct Seen(WordForm Form, Upos Upos, string Feats, LemmaRule Rule, int Count);

    // Each form with its part of speech and bundle once, with the lemma that it had most often.
    static List<Seen> Words(IReadOnlyList<TagSentence> sentences, WordForms forms)
    {
        var seen = new Dictionary<(string, Upos, string), Dictionary<string, int>>();
        foreach (var sentence in sentences)
            for (var i = 0; i < sentence.Forms.Length; i++)
            {
                if (sentence.Lemmas[i] == "_" && sentence.Forms[i] != "_") continue;
                var key = (Lemmas.Base(forms[sentence.Forms[i]], sentence.Tags[i]), sentence.Tags[i], sentence.Feats[i]);
                if (!seen.TryGetValue(key, out var lemmas)) seen[key] = lemmas = new(StringComparer.Ordinal);
                lemmas[sentence.Lemmas[i]] = lemmas.GetValueOrDefault(sentence.Lemmas[i]) + 1;
            }

        return [.. seen.OrderBy(s => s.Key.Item1, StringComparer.Ordinal).ThenBy(s => s.Key.Item2).ThenBy(s => s.Key.Item3, StringComparer.Ordinal).Select(s =>
        {
            var (lemma, count) = s.Value.OrderByDescending(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal).First();
            return new Seen(forms[s.Key.Item1], s.Key.Item2, s.Key.Item3, RuleFor(s.Key.Item1, lemma), count);
        })];
    }

    static LemmaRule RuleFor(string word, string lemma)
    {
        var same = 0;
        while (same < word.Length && same < lemma.Length && word[same] == lemma[same]) same++;
        var rule = new LemmaRule(word.Length - same, lemma[same..], Whole: false);
        return same == 0 && word.Length > 2 || rule.Cut > 6 || rule.Add.Length > 5 ? new(0, lemma, Whole: true) : rule;
    }

    static (LemmaRule[], Dictionary<uint, int>, List<(uint, (int, int)[])>) Finish(List<Seen> words, List<LemmaRule> rules, Dictionary<LemmaRule, int> numbers, Perceptron weights)
    {
        var rows = weights.Averaged(scale: 4, least: 2, updates: 2);
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true)) Reading.Models.WeightTable.Write(writer, rules.Count, rows);
        var learned = new Lemmas([.. rules], [], Reading.Models.WeightTable.Read(new(memory.ToArray())));
        var exceptions = new Dictionary<uint, int>();
        foreach (var word in words)
        {
            var text = Lemmas.Base(word.Form, word.Upos);
            if (learned.Of(word.Form, word.Upos, word.Feats) == word.Rule.Apply(text)) continue;
            if (!numbers.TryGetValue(word.Rule, out var number))
            {
                numbers[word.Rule] = number = rules.Count;
                rules.Add(word.Rule);
            }

            exceptions.TryAdd(Lemmas.Key(word.Form, word.Upos, word.Feats), number);
        }

        return ([.. rules], exceptions, rows);
    }
}
