using Quipu.Reading.Analysis;
using Quipu.Reading.Models;

namespace Quipu.Training;

/// <summary>
/// Brings the silver trees of CESS to the conventions that AnCora's releases follow: "ser" and "haber" are always auxiliaries and beside them only a
/// closed class is; signs of money, per cent and units are symbols. Where AnCora stands alone among Spanish treebanks in a few words, the others are
/// followed: "donde" is an adverb, "mismo" and "distinto" are adjectives.
/// </summary>
static class Conventions
{
    static readonly HashSet<string> Auxiliaries = new("ser estar haber poder deber ir saber soler".Split(' '), StringComparer.Ordinal);

    static readonly HashSet<string> Adjectives = new("mismo mismos misma mismas distinto distintos distinta distintas diferente diferentes propio propia propios propias".Split(' '), StringComparer.Ordinal);

    static readonly HashSet<string> Units = new("% $ € £ km cm mm kg km² m² m³".Split(' '), StringComparer.Ordinal);

    internal static TagSentence Apply(TagSentence sentence)
    {
        var tags = (Upos[])sentence.Tags.Clone();
        for (var i = 0; i < tags.Length; i++)
        {
            var (form, lemma) = (sentence.Forms[i], sentence.Lemmas[i]);
            if (Units.Contains(form) || form.Length > 1 && form[^1] == '%' && char.IsAsciiDigit(form[0])) tags[i] = Upos.Sym;
            else if (tags[i] == Upos.Det && Adjectives.Contains(form)) tags[i] = Upos.Adj;
            else if (form is "donde" or "Donde" && tags[i] == Upos.Pron) tags[i] = Upos.Adv;
            else if (tags[i] == Upos.Verb && lemma is "ser" or "haber") tags[i] = Upos.Aux;
            else if (tags[i] == Upos.Aux && !Auxiliaries.Contains(lemma)) tags[i] = Upos.Verb;
        }

        return sentence with { Tags = tags };
    }

    /// <summary>PUD marks the words of names and tags them as what they are elsewhere; AnCora and GSD tag them as names.</summary>
    internal static TagSentence Names(ConlluSentence sentence, TagSentence words)
    {
        var (tags, feats, lemmas) = ((Upos[])words.Tags.Clone(), (string[])words.Feats.Clone(), (string[])words.Lemmas.Clone());
        var i = 0;
        foreach (var row in sentence.Words)
        {
            var named = tags[i] is Upos.Noun or Upos.Adj or Upos.Verb && char.IsUpper(words.Forms[i][0]) && row[Conllu.Misc].Contains("Proper=True", StringComparison.Ordinal);
            if (named || tags[i] == Upos.Propn) (tags[i], feats[i], lemmas[i]) = (Upos.Propn, "_", words.Forms[i]);
            i++;
        }

        return words with { Tags = tags, Feats = feats, Lemmas = lemmas };
    }

    /// <summary>Verbs and numerals whose features the conversion lost take those that the same word has elsewhere.</summary>
    internal static List<TagSentence> Filled(List<TagSentence> sentences)
    {
        var seen = new Dictionary<(string, bool), Dictionary<string, int>>();
        foreach (var sentence in sentences)
            for (var i = 0; i < sentence.Forms.Length; i++)
                if (Lacks(sentence, i) is { } key && sentence.Feats[i] != "_")
                {
                    if (!seen.TryGetValue(key, out var bundles)) seen[key] = bundles = new(StringComparer.Ordinal);
                    bundles[sentence.Feats[i]] = bundles.GetValueOrDefault(sentence.Feats[i]) + 1;
                }

        return [.. sentences.Select(s => s with { Feats = [.. s.Feats.Select((f, i) => f == "_" && Lacks(s, i) is { } key ? Commonest(key) : f)] })];

        string Commonest((string, bool) key) => seen.TryGetValue(key, out var bundles) ? bundles.OrderByDescending(b => b.Value).ThenBy(b => b.Key, StringComparer.Ordinal).First().Key : "_";
    }

    // The word as a key where it ought to have features: verbs by form, numbers in digits all alike.
    static (string Form, bool Verb)? Lacks(TagSentence sentence, int i) => sentence.Tags[i] switch
    {
        Upos.Verb or Upos.Aux => (sentence.Forms[i].ToLowerInvariant(), true),
        Upos.Num when char.IsAsciiDigit(sentence.Forms[i][0]) => ("0", false),
        _ => null,
    };

    /// <summary>Words that the first corpus tags nearly always as determiner, pronoun or subordinator are tagged so in the second as well: "su" is no pronoun, "esto" no determiner.</summary>
    internal static IEnumerable<TagSentence> Alike(IReadOnlyList<TagSentence> first, IEnumerable<TagSentence> second)
    {
        var counts = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var sentence in first)
            for (var i = 0; i < sentence.Forms.Length; i++)
            {
                var word = sentence.Forms[i].ToLowerInvariant();
                if (!counts.TryGetValue(word, out var tags)) counts[word] = tags = new int[TagSearch.Tags];
                tags[(int)sentence.Tags[i]]++;
            }

        return second.Select(s => s with { Tags = [.. s.Tags.Select((t, i) => t == Upos.Propn ? t : Sure(s.Forms[i].ToLowerInvariant()) ?? t)] });

        Upos? Sure(string word)
        {
            if (word is "como" or "cómo" || !counts.TryGetValue(word, out var tags)) return null;
            var best = Array.IndexOf(tags, tags.Max());
            return tags.Sum() >= 10 && tags[best] * 5 >= tags.Sum() * 4 && (Upos)best is (Upos.Det or Upos.Pron or Upos.Sconj) ? (Upos)best : null;
        }
    }
}
