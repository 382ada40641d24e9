using Quipu.Reading.Models;

namespace Quipu.Reading.Analysis.Parsing;

/// <summary>Makes leaves of tagged words. Training and reading see words through it alike.</summary>
sealed class Leaves(FeatsTable feats)
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
        return new(id, lemma, (byte)((int)word.Upos + 1), rich, form.Ending3 ^ 0x1b873593);
    }

    static uint Rich(string feats)
    {
        var kept = 0u;
        foreach (var feat in feats.Split('|'))
            if (Array.IndexOf(Telling, feat.Split('=')[0]) >= 0) kept = Feature.Of(17, kept, Feature.Of(feat));
        return kept;
    }
}
