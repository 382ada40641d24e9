using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Quipu.Patterns.Indicators;

/// <summary>R003: the period for bids is shorter than so many whole days (15), which may be set for each method.</summary>
sealed class ShortSubmission(IndicatorSettings settings) : Indicator("R003")
{
    readonly double _threshold = settings.Number("R003", "threshold") ?? 15;
    readonly ImmutableHashSet<string> _methods = settings.Words("R003", "procurement_methods");
    readonly ImmutableDictionary<string, double> _byDetails = settings.Section("R003.procurement_method_details")
        .ToImmutableDictionary(p => p.Key, p => double.Parse(p.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);

    internal override void See(Process process, string ocid, IndicatorResults results)
    {
        if (process.Tender is not { } tender || (!_methods.IsEmpty && !(Process.Text(tender, "procurementMethod") is { } method && _methods.Contains(method)))) return;
        if (Process.Of(tender, "tenderPeriod", JsonValueKind.Object) is not { } period || Process.Moment(period, "startDate") is not { } start || Process.Moment(period, "endDate") is not { } end) return;
        var threshold = process.MethodDetails is { } details && _byDetails.TryGetValue(details, out var own) ? own : _threshold;
        if ((end - start).Days < threshold) results.Set(ResultGroup.OCID, ocid, Code, 1);
    }
}
