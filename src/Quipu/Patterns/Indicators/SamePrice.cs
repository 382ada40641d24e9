namespace Quipu.Patterns.Indicators;

/// <summary>R028: different tenderers bid the same price; they are flagged too.</summary>
sealed class SamePrice(PriceComparison prices) : Indicator("R028")
{
    internal override void See(Process process, string ocid, IndicatorResults results)
    {
        if (!prices.Allows(process)) return;
        var bidders = new Dictionary<(double, string), SortedSet<string>>();
        foreach (var bid in process.SubmittedBids)
        {
            if (Process.Price(bid) is not { } price || new SortedSet<string>(Process.Ids(bid, "tenderers"), StringComparer.Ordinal) is not { Count: > 0 } ids) continue;
            // The same tenderers may bid the same price again.
            if (bidders.TryGetValue(price, out var others) && !ids.SetEquals(others))
            {
                results.Set(ResultGroup.OCID, ocid, Code, 1);
                foreach (var id in ids.Concat(others))
                {
                    results.Set(ResultGroup.Tenderer, id, Code, 1);
                    results.Map("ocid_tenderer_r028", ocid, id);
                }
            }

            bidders[price] = ids;
        }
    }
}
