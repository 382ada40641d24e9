using System.Text.Json;

namespace Quipu.Patterns.Indicators;

/// <summary>R030: a valid bid came after the deadline, and its tenderer was awarded; that tenderer is flagged too.</summary>
sealed class LateBid() : Indicator("R030")
{
    internal override void See(Process process, string ocid, IndicatorResults results)
    {
        if (process.Tender is not { } tender || Process.Of(tender, "tenderPeriod", JsonValueKind.Object) is not { } period || Process.Text(period, "endDate") is null) return;
        var winners = process.ActiveAwards.SelectMany(a => Process.Ids(a, "suppliers")).ToHashSet(StringComparer.Ordinal);
        foreach (var bid in process.Bids ?? [])
        {
            if (Process.Text(bid, "status") != "valid" || !IsAfter(bid, period)) continue;
            foreach (var id in Process.Ids(bid, "tenderers").Where(winners.Contains))
            {
                results.Set(ResultGroup.OCID, ocid, Code, 1);
                results.Set(ResultGroup.Tenderer, id, Code, 1);
                results.Map("ocid_tenderer_r030", ocid, id);
            }
        }
    }

    // As moments where both are; words that are none are compared as they stand.
    static bool IsAfter(JsonElement bid, JsonElement period) =>
        Process.Moment(bid, "date") is { } date && Process.Moment(period, "endDate") is { } end ? date > end
        : Process.Text(bid, "date") is { } said && string.CompareOrdinal(said, Process.Text(period, "endDate")) > 0;
}
