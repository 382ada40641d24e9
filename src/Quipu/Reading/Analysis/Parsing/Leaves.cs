using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis.Parsing;

/// <summary>Makes leaves of tagged words. Training and reading see words through it alike.</summary>
/// <param name="feats">The bundles that words' features are numbers of.</param>
/// <param name="known">Forms and lemmas that training saw often enough; null to take all.</param>
sealed class Leaves(FeatsTable feats, HashSet<uint>? known)
{
    // Gender is left out: it says little about attachment and halves the evidence.
    static readonly string[] Telling = ["Case", "Degree", "Mood", "Number", "NumType", "Polarity", "Poss", "PronType", "Reflex", "Tense", "VerbForm", "Voice"];

    readonly uint[] _rich = [.. Enumerable.Range(0, feats.Count).Select(i => Rich(feats[i]))];

    internal Leaf Of(in UdWord word)
    {
        var form = word.Form;
        // Figures count by their shape: "1,200" and "3,450" are one word here.
        var id = form.Lower.AsSpan().ContainsAnyInRange('0', '9') ? form.Shape : form.Id;
        var lemma = id == form.Id ? Feature.Of(word.Lemma) ^ 0x5bd1e995 : id;
        var rich = _rich[word.Feats] ^ (uint)word.Upos * 0x9E3779B1;
        return Known(new(id, lemma, (byte)((int)word.Upos + 1), rich, form.Ending3 ^ 0x1b873593, Feature.Of(902, form.Ending2, (uint)form.Case)), known);
    }

    /// <summary>What training hardly saw counts by its class, as unknown words do in reading.</summary>
    internal static Leaf Known(in Leaf leaf, HashSet<uint>? known) => known is null ? leaf : leaf with
    {
        Form = known.Contains(leaf.Form) ? leaf.Form : leaf.Class,
        Lemma = known.Contains(leaf.Lemma) ? leaf.Lemma : leaf.Class,
    };

    static uint Rich(string feats)
    {
        var kept = 0u;
        foreach (var feat in feats.Split('|'))
            if (Array.IndexOf(Telling, feat.Split('=')[0]) >= 0) kept = Feature.Of(17, kept, Feature.Of(feat));
        return kept;
    }

    internal static HashSet<uint> ReadKnown(BinaryReader from)
    {
        var (left, last) = (from.Read7BitEncodedInt(), 0u);
        var known = new HashSet<uint>(left);
        for (; left > 0; left--) known.Add(last += (uint)from.Read7BitEncodedInt());
        return known;
    }

    internal static void WriteKnown(BinaryWriter to, IReadOnlyCollection<uint> known)
    {
        to.Write7BitEncodedInt(known.Count);
        var last = 0u;
        foreach (var id in known.Order())
        {
            to.Write7BitEncodedInt((int)(id - last));
            last = id;
        }
    }
}
