namespace Quipu.Patterns.Indicators;

/// <summary>
/// How far the second-lowest valid bid lies above the winner's, as a share of it. R024: so little that it is a low outlier; winner and runner-up are flagged too.
/// R058: so much that it is a high outlier; the winner is flagged too. Where the lowest bid did not win, price was not all that counted.
/// </summary>
sealed class WinnerGap(string code, IndicatorSettings settings, PriceComparison prices) : Indicator(code)
{
    readonly bool _isClose = code == "R024";
    readonly double? _threshold = settings.Number(code, "threshold");
    readonly SortedDictionary<string, (double Ratio, string Winner, string Second)> _gaps = new(StringComparer.Ordinal);

    internal override void See(Process process, string ocid, IndicatorResults results)
    {
        if (!prices.Allows(process) || process.OnlyWinner is not { } supplier) return;
        (string Id, double Amount)? winner = null, second = null;
        foreach (var bid in process.Decided!.Value.Bids)
        {
            if (Process.Text(bid, "status") != "valid" || Process.Price(bid) is not { } price || Process.OnlyId(bid, "tenderers") is not { } tenderer || !prices.IsMain(price.Currency)) continue;
            if (tenderer == supplier) Lower(ref winner, tenderer, price.Amount);
            else Lower(ref second, tenderer, price.Amount);
        }

        if (winner is { } won && second is { } lost && lost.Amount >= won.Amount) _gaps[ocid] = ((lost.Amount - won.Amount) / won.Amount, won.Id, lost.Id);
    }

    internal override void Finish(IndicatorResults results)
    {
        var (fence, first) = (_threshold ?? 0, 1.0);
        if (_threshold is null)
        {
            var quartiles = Fences.Quartiles([.. _gaps.Values.Select(g => g.Ratio)]);
            results.Note(Code, "q1", quartiles.First);
            results.Note(Code, "q3", quartiles.Third);
            (fence, first) = (_isClose ? Fences.Lower(quartiles) : Fences.Upper(quartiles), quartiles.First);
        }

        results.Note(Code, _isClose ? "lower_fence" : "upper_fence", fence);
        // Where most have no gap at all, having none is nothing that stands out.
        if (!(fence > 0) || (_isClose && !(first > 0))) return;
        foreach (var (ocid, gap) in _gaps)
        {
            if (_isClose ? gap.Ratio > fence : gap.Ratio < fence) continue;
            results.Set(ResultGroup.OCID, ocid, Code, gap.Ratio);
            foreach (var id in _isClose ? [gap.Winner, gap.Second] : new[] { gap.Winner })
            {
                results.Set(ResultGroup.Tenderer, id, Code, 0);
                results.Map($"ocid_tenderer_{Code.ToLowerInvariant()}", ocid, id);
            }
        }
    }

    static void Lower(ref (string Id, double Amount)? lowest, string id, double amount)
    {
        if (lowest is null || amount < lowest.Value.Amount) lowest = (id, amount);
    }
}
