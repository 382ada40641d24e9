using System.Collections.Immutable;

namespace Quipu.Patterns.Indicators;

/// <summary>Between which processes prices may be compared, and in which currency: the one that is set, else the first that is met.</summary>
sealed class PriceComparison(IndicatorSettings settings)
{
    readonly ImmutableHashSet<string> _only = settings.Words("", "price_comparison_procurement_methods"), _not = settings.Words("", "no_price_comparison_procurement_methods");
    string? _currency = settings["", "currency"];

    /// <summary>Prices of this process were competed for, as far as its method says. A list of methods that are compared outweighs one of those that are not.</summary>
    internal bool Allows(Process process) => Allows(process.MethodDetails, _only, _not);

    internal static bool Allows(string? details, ImmutableHashSet<string> only, ImmutableHashSet<string> not) =>
        only.IsEmpty ? details is null || !not.Contains(details) : details is not null && only.Contains(details);

    internal bool IsMain(string currency) => currency == (_currency ??= currency);
}
