using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis;

/// <summary>
/// The bundles of features that a language's words have, as UD writes them (<c>Gender=Fem|Number=Sing</c>), by part of speech: the bundles of one
/// part of speech have numbers in a row.
/// </summary>
sealed class FeatsTable
{
    readonly (Upos Upos, string Text)[] _bundles;
    readonly Morph[] _morphs;
    readonly int[] _verbal;
    readonly (int First, int End)[] _of = new (int, int)[TagSearch.Tags];

    internal FeatsTable((Upos Upos, string Text)[] bundles)
    {
        _bundles = bundles;
        _morphs = [.. bundles.Select(b => MorphOf(b.Upos, b.Text))];
        for (var i = 0; i < bundles.Length; i++)
        {
            ref var of = ref _of[(int)bundles[i].Upos];
            of = (of.End == 0 ? i : of.First, i + 1);
        }

        _verbal = [.. bundles.Select(Verbal)];
    }

    internal int Count => _bundles.Length;

    /// <summary>As UD writes it, "_" for none.</summary>
    internal string this[int bundle] => _bundles[bundle].Text;

    internal Morph Flags(int bundle) => _morphs[bundle];

    /// <summary>For a participle tagged as adjective, the bundle of the same participle as verb; else -1.</summary>
    internal int AsVerb(int bundle) => _verbal[bundle];

    int Verbal((Upos Upos, string Text) bundle)
    {
        if (bundle.Upos != Upos.Adj || !bundle.Text.Contains("VerbForm=Part", StringComparison.Ordinal)) return -1;
        var (first, end) = Of(Upos.Verb);
        var agrees = Morph.Plural | Morph.Singular | Morph.Feminine | Morph.Masculine | Morph.Participle;
        var flags = MorphOf(bundle.Upos, bundle.Text) & agrees;
        for (var k = first; k < end; k++)
            if ((_morphs[k] & agrees) == flags) return k;
        return -1;
    }

    /// <summary>The numbers of a part of speech's bundles; none where training never saw it.</summary>
    internal (int First, int End) Of(Upos upos) => _of[(int)upos];

    static Morph MorphOf(Upos upos, string feats)
    {
        var morph = upos == Upos.Propn ? Morph.Proper : Morph.None;
        var participle = feats.Contains("VerbForm=Part", StringComparison.Ordinal);
        foreach (var feat in feats.Split('|'))
            morph |= feat switch
            {
                "Number=Plur" => Morph.Plural,
                "Number=Sing" => Morph.Singular,
                "Gender=Fem" => Morph.Feminine,
                "Gender=Masc" => Morph.Masculine,
                "VerbForm=Inf" => Morph.Infinitive,
                "VerbForm=Ger" => Morph.Gerund,
                "VerbForm=Part" => Morph.Participle,
                "VerbForm=Fin" => Morph.Finite,
                "Mood=Cnd" => Morph.Conditional | Morph.Finite,
                "Mood=Sub" => Morph.Subjunctive | Morph.Finite,
                "Mood=Imp" => Morph.Imperative | Morph.Finite,
                "Tense=Fut" => Morph.Future | Morph.Finite,
                "Tense=Past" or "Tense=Imp" => Morph.Past,
                "Tense=Pres" => Morph.Present,
                _ => Morph.None,
            };
        // English "-ing" forms are present participles to UD; frames call them gerunds.
        if (participle && morph.HasFlag(Morph.Present)) return morph & ~(Morph.Participle | Morph.Present) | Morph.Gerund;
        return participle && upos == Upos.Verb ? morph | Morph.Past : morph;
    }

    internal static FeatsTable Read(PartReader from)
    {
        var bundles = new (Upos, string)[from.Number()];
        for (var i = 0; i < bundles.Length; i++) bundles[i] = ((Upos)from.Byte(), from.Text());
        return new(bundles);
    }

    internal void Write(BinaryWriter to)
    {
        to.Write7BitEncodedInt(_bundles.Length);
        foreach (var (upos, text) in _bundles)
        {
            to.Write((byte)upos);
            to.Write(text);
        }
    }
}
