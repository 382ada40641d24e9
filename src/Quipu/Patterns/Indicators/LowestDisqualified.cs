namespace Quipu.Patterns.Indicators;

/// <summary>R036: something was awarded and there is a valid bid, but the lowest bid was disqualified.</summary>
sealed class LowestDisqualified(PriceComparison prices) : Indicator("R036")
{
    internal override void See(Process process, string ocid, IndicatorResults results)
    {
        if (!prices.Allows(process) || !process.ActiveAwards.Any()) return;
        (double Amount, string? Status)? lowest = null;
        var hasValid = false;
        foreach (var bid in process.SubmittedBids)
        {
            if (Process.Price(bid) is not { } price || !prices.IsMain(price.Currency)) continue;
            var status = Process.Text(bid, "status");
            if (lowest is null || price.Amount < lowest.Value.Amount) lowest = (price.Amount, status);
            hasValid |= status == "valid";
        }

        if (hasValid && lowest?.Status == "disqualified") results.Set(ResultGroup.OCID, ocid, Code, 1);
    }
}
