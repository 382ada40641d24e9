using Quipu.Reading.Models;
using Quipu.Text;

namespace Quipu.Reading.Analysis;

/// <summary>What to do with the end of a word to get its dictionary form.</summary>
/// <param name="Cut">How many letters go.</param>
/// <param name="Add">What comes in their place.</param>
/// <param name="Whole">The letters that are left are replaced as well: <paramref name="Add"/> is the lemma.</param>
readonly record struct LemmaRule(int Cut, string Add, bool Whole)
{
    internal string Apply(string word) => Whole ? Add : Cut == 0 && Add.Length == 0 ? word : string.Concat(word.AsSpan(0, Math.Max(0, word.Length - Cut)), Add);

    internal bool Fits(string word) => Whole || Cut <= word.Length;
}

/// <summary>Lemmas by form, part of speech and bundle of features: a learned choice among rules, and the words where it errs.</summary>
sealed class Lemmas
{
    internal const int MostFeatures = 24;

    readonly LemmaRule[] _rules;
    readonly Dictionary<uint, int> _exceptions;
    readonly Weights _weights;

    internal Lemmas(LemmaRule[] rules, Dictionary<uint, int> exceptions, Weights weights) => (_rules, _exceptions, _weights) = (rules, exceptions, weights);

    internal string Of(WordForm form, Upos upos, string feats)
    {
        var word = Base(form, upos);
        if (_exceptions.TryGetValue(Key(form, upos, feats), out var exact) && _rules[exact].Fits(word)) return _rules[exact].Apply(word);
        var rule = Best(form, upos, feats);
        return rule < 0 ? word : _rules[rule].Apply(word);
    }

    /// <summary>A learned lemma that is no verb of the language gives way to the one that the tables of forms know: "raided" is "raid", "fought" is "fight", "interpuso" is "interponer".</summary>
    /// <param name="written">The surface word that <paramref name="word"/> stands for.</param>
    internal static string Known(in UdWord word, WordForm written, bool spanish)
    {
        if (word.Upos is not (Upos.Verb or Upos.Aux)) return word.Folded;
        if (written.Known is var (learned, upos, known) && upos == word.Upos && learned == word.Folded) return known;
        var found = Listed(word, written, spanish);
        written.Known = (word.Folded, word.Upos, found);
        return found;
    }

    static string Listed(in UdWord word, WordForm written, bool spanish)
    {
        var (form, learned, lexicon) = (written.Folded, word.Folded, spanish ? Lexicon.Spanish : Lexicon.English);
        if (word.Upos != Upos.Verb && !(spanish && !lexicon.IsVerb(learned))) return learned;
        if (spanish && Conjugated(written.Lower, learned, lexicon) is { } other) return other;
        var senses = lexicon[form];
        // A form that is listed has one of its listed lemmas: "investiga" is of "investigar", whatever its ending suggests.
        if (lexicon.IsVerb(learned) && (senses.Length == 0 || Array.Exists(senses, s => s.Upos is Upos.Verb && Folding.Fold(s.Lemma).StartsWith(learned, StringComparison.Ordinal)) || !Array.Exists(senses, s => s.Upos is Upos.Verb))) return learned;
        foreach (var sense in spanish ? [.. senses, .. SpanishForms.Guess(written.Lower, form, lexicon)] : senses.Length > 0 ? senses : EnglishForms.Guess(form, lexicon))
            if (sense.Upos == Upos.Verb && (lexicon.IsVerb(Folding.Fold(sense.Lemma)) || !spanish && (senses.Length > 0 || EnglishForms.IsIrregular(form)))) return Folding.Fold(sense.Lemma);
        return learned;
    }

    /// <summary>A past in "-ó" without "i" is of "-ar" ("creó" is "crear"); only verbs in "-ir" turn "e" into "i" ("compite" is "competir"). Null where nothing speaks against what was learned.</summary>
    static string? Conjugated(string form, string learned, Lexicon lexicon)
    {
        if (learned.Length < 4 || !learned.EndsWith("er", StringComparison.Ordinal)) return null;
        var stem = learned[..^2];
        if (form.EndsWith('ó') && !form.EndsWith("ió", StringComparison.Ordinal) && !form.EndsWith("yó", StringComparison.Ordinal)) return lexicon.IsVerb(stem + "ar") && Folding.Fold(form.AsSpan(0, form.Length - 1)) == stem ? stem + "ar" : null;
        var vowel = stem.LastIndexOf('e');
        if (vowel < 0 || form.Length <= vowel || form[vowel] != 'i' || !form.AsSpan(0, vowel).SequenceEqual(stem.AsSpan(0, vowel)) || form.Length > vowel + 1 && form[vowel + 1] == 'e') return null;
        return lexicon.IsVerb(stem + "ir") ? stem + "ir" : null;
    }

    int Best(WordForm form, Upos upos, string feats)
    {
        Span<uint> features = stackalloc uint[MostFeatures];
        Span<int> scores = stackalloc int[_rules.Length];
        var word = Base(form, upos);
        _weights.Add(features[..Features(form, upos, feats, features)], scores);
        var best = -1;
        for (var i = 0; i < scores.Length; i++)
            if (!_rules[i].Whole && _rules[i].Fits(word) && (best < 0 || scores[i] > scores[best])) best = i;
        return best;
    }

    /// <summary>What the rules work on: names keep their capitals.</summary>
    internal static string Base(WordForm form, Upos upos) => upos is Upos.Propn or Upos.X or Upos.Sym or Upos.Punct ? form.Text : form.Lower;

    internal static uint Key(WordForm form, Upos upos, string feats) => Feature.Of((int)upos, upos == Upos.Propn ? form.Exact : form.Id, Feature.Of(feats));

    internal static int Features(WordForm form, Upos upos, string feats, Span<uint> to)
    {
        var word = Base(form, upos).AsSpan();
        var (tag, bundle) = ((uint)upos, Feature.Of(feats));
        var n = 0;
        to[n++] = Feature.Of(301, tag);
        to[n++] = Feature.Of(302, tag, bundle);
        to[n++] = Feature.Of(303, tag, Feature.Of(word));
        for (var k = 1; k <= 7 && k <= word.Length; k++)
        {
            var ending = Feature.Of(word[^k..]);
            to[n++] = Feature.Of(303 + k, tag, ending);
            to[n++] = Feature.Of(320 + k, bundle, tag, ending);
        }

        return n;
    }

    internal static Lemmas Read(PartReader from, Weights weights)
    {
        var rules = new LemmaRule[from.Number()];
        for (var i = 0; i < rules.Length; i++) rules[i] = new(from.Number(), from.Text(), from.Bool());
        var keys = from.Ascending(from.Number());
        var exceptions = new Dictionary<uint, int>(keys.Length);
        foreach (var key in keys) exceptions.Add(key, from.Number());
        return new(rules, exceptions, weights);
    }

    internal static void Write(BinaryWriter to, LemmaRule[] rules, Dictionary<uint, int> exceptions)
    {
        to.Write7BitEncodedInt(rules.Length);
        foreach (var rule in rules)
        {
            to.Write7BitEncodedInt(rule.Cut);
            to.Write(rule.Add);
            to.Write(rule.Whole);
        }

        uint[] keys = [.. exceptions.Keys.Order()];
        to.Write7BitEncodedInt(keys.Length);
        var last = 0u;
        foreach (var key in keys)
        {
            to.Write7BitEncodedInt((int)(key - last));
            last = key;
        }

        foreach (var key in keys) to.Write7BitEncodedInt(exceptions[key]);
    }
}
