using Quipu.Model;
using Quipu.Reading.Models;
using Quipu.Text;

namespace Quipu.Reading.Analysis;

/// <summary>
/// Parts of speech, features and lemmas of the syntactic words of a sentence, by a trained model (docs/decisions/0010). What it holds is
/// read only and may be used from any thread; each thread brings its own <see cref="TagScratch"/>.
/// </summary>
sealed class Tagger
{
    /// <summary>How many readings of a sentence's beginning are kept.</summary>
    internal const int Width = 4;

    /// <summary>A reading further behind than this, in quarters of a weight, has never won on development sets.</summary>
    const int Margin = 80;

    static readonly Lazy<Tagger> LazyEnglish = new(() => new(ModelFile.Open("tags-en")));
    static readonly Lazy<Tagger> LazySpanish = new(() => new(ModelFile.Open("tags-es")));

    readonly WeightTable _tags;
    readonly WeightTable _feats;
    readonly Dictionary<uint, ushort> _sure;
    readonly Lemmas _lemmas;

    internal Tagger(ModelFile model)
    {
        (Lexicon, Feats, _sure) = (TagLexicon.Read(model["lexicon"]), FeatsTable.Read(model["bundles"]), ReadSure(model["sure"]));
        (_tags, _feats) = (model.Weights("tags"), model.Weights("feats"));
        (Verbs, _lemmas) = (ReadWords(model["verbs"]), Lemmas.Read(model["lemmas"], model.Weights("rules")));
    }

    internal static Tagger For(Language language) => (language == Language.Spanish ? LazySpanish : LazyEnglish).Value;

    internal TagLexicon Lexicon { get; }

    /// <summary>The bundles that <see cref="UdWord.Feats"/> numbers.</summary>
    internal FeatsTable Feats { get; }

    /// <summary>Numbers of the infinitives (Spanish) that clitics may hang on.</summary>
    internal HashSet<uint> Verbs { get; }

    /// <summary>What one thread needs to tag with this model.</summary>
    internal TagScratch Scratch() => new(Lexicon, new(_tags, Width, Margin));

    /// <summary>Tags the words of one sentence: sets their part of speech, features, morphology and lemma.</summary>
    internal void Tag(Span<UdWord> words, TagScratch scratch)
    {
        if (words.Length == 0) return;
        SetTags(words, scratch);
        SetFeats(words);
        foreach (ref var word in words)
        {
            word.Morph = Feats.Flags(word.Feats);
            (word.Lemma, word.Folded) = Lemma(word.Form, word.Upos, word.Feats);
        }
    }

    void SetTags(Span<UdWord> words, TagScratch scratch)
    {
        var bases = scratch.Bases(words, _tags);
        scratch.Search.Run(words, bases);
        Span<Upos> tags = words.Length <= 1024 ? stackalloc Upos[words.Length] : new Upos[words.Length];
        scratch.Search.Trace(words.Length - 1, 0, tags);
        for (var i = 0; i < words.Length; i++) words[i].Upos = tags[i];
    }

    void SetFeats(Span<UdWord> words)
    {
        Span<uint> features = stackalloc uint[FeatsFeatures.Most];
        Span<int> scores = stackalloc int[Feats.Count];
        for (var i = 0; i < words.Length; i++)
        {
            ref var word = ref words[i];
            var (first, end) = Feats.Of(word.Upos);
            if (end - first <= 1) word.Feats = (ushort)first;
            else if (_sure.TryGetValue(SureKey(word.Form, word.Upos), out var sure)) word.Feats = sure;
            else
            {
                scores[first..end].Clear();
                _feats.Add(features[..FeatsFeatures.Of(words, i, features)], scores);
                var best = first;
                for (var k = first + 1; k < end; k++)
                    if (scores[k] > scores[best]) best = k;
                word.Feats = (ushort)best;
            }
        }
    }

    /// <summary>The dictionary form of a word so tagged, as written and folded.</summary>
    internal (string Lemma, string Folded) Lemma(WordForm form, Upos upos, ushort bundle)
    {
        foreach (var (known, of, lemma, folded) in form.Lemmas)
            if (known == upos && of == bundle) return (lemma, folded);
        var found = _lemmas.Of(form, upos, Feats[bundle]);
        var key = Folding.Fold(found) is var plain && plain == form.Folded ? form.Folded : plain == found ? found : plain;
        form.Lemmas.Add((upos, bundle, found, key));
        return (found, key);
    }

    internal static uint SureKey(WordForm form, Upos upos) => Feature.Of((int)upos, form.Id);

    static Dictionary<uint, ushort> ReadSure(PartReader from)
    {
        var keys = from.Ascending(from.Number());
        var sure = new Dictionary<uint, ushort>(keys.Length);
        foreach (var key in keys) sure.Add(key, (ushort)from.Number());
        return sure;
    }

    static HashSet<uint> ReadWords(PartReader from) => [.. from.Ascending(from.Number())];

    internal static void WriteWords(BinaryWriter to, IReadOnlyCollection<uint> words)
    {
        to.Write7BitEncodedInt(words.Count);
        var last = 0u;
        foreach (var word in words.Order())
        {
            to.Write7BitEncodedInt((int)(word - last));
            last = word;
        }
    }

    internal static void WriteSure(BinaryWriter to, Dictionary<uint, ushort> sure)
    {
        uint[] keys = [.. sure.Keys.Order()];
        to.Write7BitEncodedInt(keys.Length);
        var last = 0u;
        foreach (var key in keys)
        {
            to.Write7BitEncodedInt((int)(key - last));
            last = key;
        }

        foreach (var key in keys) to.Write7BitEncodedInt(sure[key]);
    }
}
