namespace Quipu.Entities;

/// <summary>How much is gained by asking a person about a pair: its uncertainty, and how much hangs on the answer. Decision 0021 says why it is so.</summary>
public static class ProposalWorth
{
    /// <summary>Entropy of the score in bits, greatest at even odds, times what stands behind the pair: log2(2 + what hangs on the lesser of the two), and
    /// half as much again where they are of two datasets.</summary>
    /// <param name="score">Probability that the two are one, 0 to 1.</param>
    /// <param name="one">Claims of the one, and entities of registers that refer to it.</param>
    /// <param name="other">The same of the other.</param>
    /// <param name="acrossDatasets">No dataset has both: the answer ties datasets together.</param>
    public static double Of(double score, long one, long other, bool acrossDatasets) =>
        Entropy(score) * Math.Log2(2 + Math.Min(one, other)) * (acrossDatasets ? 1.5 : 1);

    static double Entropy(double p) => p is <= 0 or >= 1 ? 0 : -((p * Math.Log2(p)) + ((1 - p) * Math.Log2(1 - p)));
}
