using System.Globalization;

namespace Quipu.Evaluation;

/// <summary>Counts of one measure: what of the output is right, and what of the gold is found. Sums over documents.</summary>
sealed class Overlap
{
    double _right, _out, _found, _gold;

    internal void Add(double right, double outOf, double found, double goldOf) => (_right, _out, _found, _gold) = (_right + right, _out + outOf, _found + found, _gold + goldOf);

    internal double Precision => _out > 0 ? _right / _out : 0;

    internal double Recall => _gold > 0 ? _found / _gold : 0;

    internal double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"P {Precision:0.000} R {Recall:0.000} F1 {F1:0.000}");
}

/// <summary>
/// The CoNLL 2012 score of chains: the mean of MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998) and CEAF-e (Luo 2005, φ4), each summed over documents
/// before its F1 is taken. A chain is the set of keys of its mentions; a mention found that matches no gold mention has a key of its own.
/// </summary>
sealed class CoreferenceScore
{
    readonly Overlap _muc = new(), _cubed = new(), _entities = new(), _mentions = new();

    internal double Conll => (_muc.F1 + _cubed.F1 + _entities.F1) / 3;

    internal void Add(IReadOnlyList<int[]> gold, IReadOnlyList<int[]> found)
    {
        var (inGold, inFound) = (Chains(gold), Chains(found));
        var common = inFound.Keys.Count(inGold.ContainsKey);
        _mentions.Add(common, inFound.Count, common, inGold.Count);
        var (right, rightOf) = Links(found, inGold);
        var (kept, keptOf) = Links(gold, inFound);
        _muc.Add(right, rightOf, kept, keptOf);
        _cubed.Add(Shares(found, gold, inGold), inFound.Count, Shares(gold, found, inFound), inGold.Count);
        var alike = Alike(gold, found);
        _entities.Add(alike, found.Count, alike, gold.Count);
    }

    static Dictionary<int, int> Chains(IReadOnlyList<int[]> chains)
    {
        var of = new Dictionary<int, int>();
        for (var i = 0; i < chains.Count; i++)
            foreach (var key in chains[i]) of[key] = i;
        return of;
    }

    // The links of each chain that the other side keeps, and all its links.
    static (int Kept, int All) Links(IReadOnlyList<int[]> chains, Dictionary<int, int> others)
    {
        var (kept, all) = (0, 0);
        foreach (var chain in chains)
        {
            var parts = chain.Where(others.ContainsKey).Select(k => others[k]).Distinct().Count() + chain.Count(k => !others.ContainsKey(k));
            (kept, all) = (kept + chain.Length - parts, all + chain.Length - 1);
        }

        return (kept, all);
    }

    // Over all mentions: how much of its chain is in the chain that the other side gives it.
    static double Shares(IReadOnlyList<int[]> chains, IReadOnlyList<int[]> others, Dictionary<int, int> inOther)
    {
        var sum = 0.0;
        foreach (var chain in chains)
            foreach (var part in chain.Where(inOther.ContainsKey).GroupBy(k => inOther[k]))
                sum += (double)part.Count() * part.Count() / chain.Length;
        return sum;
    }

    static double Alike(IReadOnlyList<int[]> gold, IReadOnlyList<int[]> found)
    {
        if (gold.Count == 0 || found.Count == 0) return 0;
        var inGold = Chains(gold);
        var scores = new double[found.Count, gold.Count];
        for (var i = 0; i < found.Count; i++)
            foreach (var part in found[i].Where(inGold.ContainsKey).GroupBy(k => inGold[k]))
                scores[i, part.Key] = 2.0 * part.Count() / (found[i].Length + gold[part.Key].Length);
        return Assignment.Best(scores);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"CoNLL {Conll:0.000} | MUC {_muc} | B3 {_cubed} | CEAFe {_entities} | mentions {_mentions}");
}
