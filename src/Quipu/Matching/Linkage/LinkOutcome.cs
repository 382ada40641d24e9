using System.Collections.Immutable;

namespace Quipu.Matching.Linkage;

/// <summary>What came of linking.</summary>
/// <param name="Pairs">Rows that are one, likelier than not; the surest first.</param>
/// <param name="Model">What was learned.</param>
/// <param name="Rules">How pairs were chosen for comparison.</param>
/// <param name="Compared">Pairs that were compared.</param>
/// <param name="Possible">Pairs that there are.</param>
/// <param name="Free">Whether the left and the right table were found free of duplicates; null where there is one table.</param>
/// <param name="Common">Values that are much commoner or rarer than their column's mean, for the chart.</param>
public sealed record LinkOutcome(ImmutableArray<LinkedPair> Pairs, LinkModel Model, ImmutableArray<BlockingRule> Rules, long Compared, long Possible, (bool Left, bool Right)? Free, ImmutableArray<RareValue> Common);

/// <summary>Two rows that are one.</summary>
/// <param name="Left">Row of the left table, from 0; of one table the earlier row.</param>
/// <param name="Bits">The logarithm of the odds that they are one.</param>
/// <param name="Reasons">What each column says.</param>
public sealed record LinkedPair(int Left, int Right, double Bits, ImmutableArray<LinkReason> Reasons)
{
    /// <summary>That they are one, from 0 to 1.</summary>
    public double Probability => Expectation.Probability(Bits);
}

/// <summary>A value on which agreement says more, or less, than on others of its column.</summary>
/// <param name="Share">The share of records that have it.</param>
/// <param name="Bits">What is added to the weight of agreement.</param>
public sealed record RareValue(string Column, string Value, double Share, double Bits);
