using System.Numerics;
using Quipu.Reading.Mentions;
using Quipu.Reading.Models;

namespace Quipu.Training;

/// <summary>
/// Trains a tagger of names: a structured perceptron that must beat every wrong run of tags by a margin (Collins 2002; Taskar and others 2003), averaged.
/// Two half models first tag each other's documents, so that the last one learns how far to believe what was made of a word elsewhere in a document.
/// </summary>
sealed class NameTraining
{
    /// <summary>One document made ready.</summary>
    sealed record Ready(NamedDocument Named, NameFeatures Features, uint[][] Words, byte[] Tags);

    /// <summary>How a language is learned; found by experiment (docs/decisions/0010-trained-analysis.md).</summary>
    /// <param name="Margin">By how much the right tag of a word must win.</param>
    /// <param name="Models">Models that differ by the order of their documents, summed.</param>
    /// <param name="Seldom">Features seen fewer times are left out.</param>
    /// <param name="Least">Weights nearer to zero are left out of the file.</param>
    /// <param name="Updates">Features mended fewer times are left out of the file.</param>
    sealed record Settings(bool Spanish, int Margin, int Models, int Seldom, int Least, int Updates);

    const int Rounds = 10, HalfRounds = 4, Scale = 12;

    readonly Settings _settings;
    readonly List<Ready> _documents;
    uint _random = 20240607;

    NameTraining(Settings settings, List<NamedDocument> named) => (_settings, _documents) = (settings, Prepare(named, settings));

    internal static void English(Corpora corpora, string to) => Train(EnglishDocuments(corpora), new(false, Margin: 4, Models: 2, Seldom: 3, Least: 3, Updates: 12), to);

    internal static void Spanish(Corpora corpora, string to) => Train(SpanishDocuments(corpora), new(true, Margin: 8, Models: 2, Seldom: 2, Least: 2, Updates: 3), to);

    static List<NamedDocument> EnglishDocuments(Corpora corpora)
    {
        List<NamedDocument> documents = [.. Columns("en_uner_ewt-train.iob2", NameCustom.News), .. Columns("en_wnut17-train.conll", NameCustom.Chat)];
        foreach (var domain in (string[])["ai", "literature", "music", "science"])
            foreach (var part in (string[])["train", "dev"]) documents.AddRange(Columns($"en_crossner_{domain}-{part}.conll", NameCustom.Encyclopedia));
        documents.AddRange(Columns("en_crossner_politics-train.conll", NameCustom.Encyclopedia));
        documents.AddRange(Columns("en_uner_ewt-train.iob2", NameCustom.News));
        documents.AddRange(NameCorpus.Relations(corpora.Lines("train-ok/relations/en_redocred-dev.jsonl")));
        return documents;

        IEnumerable<NamedDocument> Columns(string name, NameCustom custom) => NameCorpus.Columns(corpora.Open("train-ok/ner/" + name), custom);
    }

    static List<NamedDocument> SpanishDocuments(Corpora corpora) =>
        [.. NameCorpus.Columns(corpora.Open("train-ok/ner/es_cess_ner-train.conll"), NameCustom.News), .. NameCorpus.Columns(corpora.Open("train-ok/ner/es_echr-train.tsv"), NameCustom.Court)];

    static void Train(List<NamedDocument> named, Settings settings, string to)
    {
        named = [.. named.Select((d, i) => i % 8 == 3 ? Flattened(d, upper: i % 16 == 3) : null).OfType<NamedDocument>(), .. named];
        var training = new NameTraining(settings, named);
        for (var part = 0; part < 2; part++)
        {
            var half = training.Learn(HalfRounds, i => i % 2 == part, _ => false);
            training.Guess(new(Table(half.Averaged(Scale))), i => i % 2 != part);
        }

        var wholes = new List<Perceptron>();
        for (var i = 0; i < settings.Models; i++) wholes.Add(training.Learn(Rounds, _ => true, round => round % 2 == 1));
        var rows = Sum(wholes, settings.Least, settings.Updates);
        ModelFile.Write(to, ("weights", writer => WeightTable.Write(writer, NameTags.Count, rows)));
        Console.Error.WriteLine($"{to}: {rows.Count} features, {new FileInfo(to).Length} bytes");
    }

    Perceptron Learn(int rounds, Func<int, bool> which, Func<int, bool> labels)
    {
        var perceptron = new Perceptron(NameTags.Count);
        for (var round = 0; round < rounds; round++)
        {
            var wrong = Round(perceptron, which, labels(round));
            Console.Error.WriteLine($"round {round}: {wrong} words wrong, {perceptron.Features} features");
        }

        return perceptron;
    }

    // The sum of several models that differ by the order of their documents.
    static List<(uint Feature, (int Class, int Weight)[] Weights)> Sum(List<Perceptron> models, int least, int updates)
    {
        var sums = new SortedDictionary<uint, SortedDictionary<int, int>>();
        foreach (var model in models)
            foreach (var (feature, weights) in model.Averaged(Scale, least: 1, updates: updates))
            {
                if (!sums.TryGetValue(feature, out var row)) sums.Add(feature, row = []);
                foreach (var (label, weight) in weights) row[label] = row.GetValueOrDefault(label) + weight;
            }

        return [.. sums.Select(s => (s.Key, s.Value.Where(w => Math.Abs(w.Value) >= least * models.Count).Select(w => (w.Key, w.Value / models.Count)).ToArray())).Where(r => r.Item2.Length > 0)];
    }

    static WeightTable Table(List<(uint, (int, int)[])> rows)
    {
        var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true)) WeightTable.Write(writer, NameTags.Count, rows);
        return WeightTable.Read(new(memory.ToArray()));
    }

    // The same document all in small or all in large letters.
    static NamedDocument Flattened(NamedDocument document, bool upper) =>
        document with { Sentences = document.Sentences.ConvertAll(s => s.Select(w => upper ? w.ToUpperInvariant() : w.ToLowerInvariant()).ToArray()) };

    // Features seen once or twice tell little and take most of the room.
    static List<Ready> Prepare(List<NamedDocument> named, Settings settings)
    {
        var documents = named.ConvertAll(d => new NameFeatures(NameText.Of(d.Sentences, settings.Spanish, d.Custom)));
        var counts = new byte[1 << 26];
        var extracted = documents.ConvertAll(Extract);
        foreach (var feature in extracted.SelectMany(d => d).SelectMany(w => w))
            if (counts[feature >> 6] < settings.Seldom) counts[feature >> 6]++;
        return [.. named.Select((d, i) => new Ready(d, documents[i], [.. extracted[i].Select(w => w.Where(f => counts[f >> 6] >= settings.Seldom).ToArray())], new byte[extracted[i].Length]))];
    }

    static uint[][] Extract(NameFeatures features)
    {
        var words = new uint[features.Text.Forms.Length][];
        Span<uint> buffer = stackalloc uint[NameFeatures.Most];
        for (var s = 0; s < features.Text.Sentences.Length; s++)
        {
            features.Enter(s);
            var (first, last) = features.Text.Sentences[s];
            for (var i = first; i <= last; i++) words[i] = buffer[..features.Extract(i, buffer)].ToArray();
        }

        return words;
    }

    // Tags documents with a finished model, without regard to the document's other mentions.
    void Guess(NameTagger tagger, Func<int, bool> which)
    {
        for (var i = 0; i < _documents.Count; i++)
            if (which(i)) tagger.First(_documents[i].Features, _documents[i].Tags, every: true);
    }

    int Round(Perceptron perceptron, Func<int, bool> which, bool labels)
    {
        var order = Enumerable.Range(0, _documents.Count).Where(which).ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            _random = _random * 1664525 + 1013904223;
            var other = (int)((ulong)_random * (ulong)(i + 1) >> 32);
            (order[i], order[other]) = (order[other], order[i]);
        }

        var wrong = 0;
        var learner = new Learner(perceptron, _settings.Margin);
        foreach (var i in order) wrong += learner.Learn(_documents[i], labels);
        return wrong;
    }

    /// <summary>Reads a document's sentences with the weights as they are and mends them where the reading is wrong.</summary>
    sealed class Learner(Perceptron perceptron, int margin)
    {
        readonly int[] _ties = NameChain.Ties((feature, scores) => perceptron.Score([feature], scores));
        readonly uint[] _buffer = new uint[NameFeatures.Most];

        internal int Learn(Ready document, bool labels)
        {
            var wrong = 0;
            if (labels) document.Features.Note(document.Tags);
            for (var s = 0; s < document.Named.Sentences.Count; s++)
            {
                perceptron.Step();
                wrong += Learn(document, s, labels);
            }

            return wrong;
        }

        int Learn(Ready document, int sentence, bool labels)
        {
            document.Features.Enter(sentence);
            var (first, last) = document.Features.Text.Sentences[sentence];
            var allowed = document.Named.Allowed[sentence];
            var count = last - first + 1;
            var words = new uint[count][];
            var scores = new int[count * NameTags.Count];
            for (var i = 0; i < count; i++)
            {
                words[i] = document.Words[first + i];
                if (labels && document.Features.ExtractLabels(first + i, document.Tags[first + i], _buffer) is var extra and > 0) words[i] = [.. words[i], .. _buffer[..extra]];
                perceptron.Score(words[i], scores.AsSpan(i * NameTags.Count, NameTags.Count));
            }

            var chain = new NameChain(_ties);
            var gold = Gold(document.Features, first, allowed, scores, chain);
            for (var i = 0; i < count; i++)
                for (var tag = 0; tag < NameTags.Count; tag++)
                    if (tag != gold[i]) scores[i * NameTags.Count + tag] += margin;
            var guess = new byte[count];
            chain.Decode(document.Features, first, scores, guess);
            return Mend(document.Features, first, words, gold, guess);
        }

        // Where several tags are allowed, the best allowed run is what is right.
        static byte[] Gold(NameFeatures features, int first, int[] allowed, int[] scores, NameChain chain)
        {
            var gold = new byte[allowed.Length];
            if (Array.TrueForAll(allowed, a => BitOperations.PopCount((uint)a) == 1))
            {
                for (var i = 0; i < gold.Length; i++) gold[i] = (byte)BitOperations.TrailingZeroCount(allowed[i]);
                return gold;
            }

            var barred = (int[])scores.Clone();
            for (var i = 0; i < gold.Length; i++)
                for (var tag = 0; tag < NameTags.Count; tag++)
                    if ((allowed[i] >> tag & 1) == 0) barred[i * NameTags.Count + tag] -= 1_000_000;
            chain.Decode(features, first, barred, gold);
            return gold;
        }

        int Mend(NameFeatures features, int first, uint[][] words, byte[] gold, byte[] guess)
        {
            var wrong = 0;
            for (var i = 0; i < gold.Length; i++)
            {
                if (gold[i] != guess[i])
                {
                    wrong++;
                    perceptron.Update(words[i], gold[i], 1);
                    perceptron.Update(words[i], guess[i], -1);
                }

                var (goldBefore, guessBefore) = i == 0 ? (0, 0) : (gold[i - 1], guess[i - 1]);
                if (gold[i] == guess[i] && goldBefore == guessBefore) continue;
                Tie(features.Joint(first + i), goldBefore, gold[i], 1);
                Tie(features.Joint(first + i), guessBefore, guess[i], -1);
            }

            return wrong;
        }

        void Tie(int joint, int before, int tag, int by)
        {
            perceptron.Update([NameChain.Tie(joint, before)], tag, by);
            _ties[(joint * NameTags.Count + before) * NameTags.Count + tag] += by;
        }
    }
}
