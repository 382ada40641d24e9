using System.Collections.Immutable;
using System.Text.Json;

namespace Quipu.Patterns.Indicators;

/// <summary>R018: one tenderer only, though the method invites competition (open or selective).</summary>
sealed class SingleBid(IndicatorSettings settings) : Indicator("R018")
{
    readonly ImmutableHashSet<string> _methods = settings.Words("R018", "procurement_methods", "open|selective");

    internal override void See(Process process, string ocid, IndicatorResults results)
    {
        if (process.Tender is not { } tender || (!_methods.IsEmpty && !(Process.Text(tender, "procurementMethod") is { } method && _methods.Contains(method)))) return;
        if (Process.Of(tender, "numberOfTenderers", JsonValueKind.Number) is { } number && number.TryGetUInt64(out var count) && count == 1) results.Set(ResultGroup.OCID, ocid, Code, 1);
    }
}
