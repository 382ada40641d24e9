namespace Quipu.Model;

/// <summary>One value of a statistic as somebody published it. Two publishers, or two vintages of one, may differ: both are kept.</summary>
/// <param name="Metric">What is counted, as a slug: <c>extortion-complaints</c>.</param>
/// <param name="Label">The words of the register for it.</param>
/// <param name="Place">Code of the place: ISO 3166 (<c>pe</c>), ISO 3166-2, or <c>ubigeo:150101</c> (INEI); null where it is of no place.</param>
/// <param name="PlaceName">The place in the register's words.</param>
/// <param name="Period">The year, month or day that it is of.</param>
/// <param name="Value">The number.</param>
/// <param name="Verbatim">The number as it stood.</param>
/// <param name="Unit">What one is: <c>complaints</c>, <c>usd</c>, <c>per-100000</c>, <c>score-10</c>.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Vintage">When it was published, or the edition; null where unknown.</param>
public sealed record Figure(
    string Metric, string Label, string? Place, string? PlaceName, PartialDate Period, decimal Value, string Verbatim, string Unit, string Publisher, string? Vintage);
