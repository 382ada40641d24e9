namespace Quipu.Patterns.Indicators;

/// <summary>R025: a tenderer with many valid bids (from the third quartile on) wins so few of them that it is a low outlier.</summary>
sealed class FrequentLoser(IndicatorSettings settings) : Indicator("R025")
{
    readonly double _percentile = settings.Number("R025", "percentile") ?? 75;
    readonly double? _threshold = settings.Number("R025", "threshold");
    readonly SortedDictionary<string, (int Won, int Valid)> _bids = new(StringComparer.Ordinal);

    internal override void See(Process process, string ocid, IndicatorResults results)
    {
        if (process.OnlyWinner is not { } winner) return;
        // A tenderer counts once in a process, however many bids it made.
        foreach (var id in process.Decided!.Value.Bids.Where(b => Process.Text(b, "status") == "valid").Select(b => Process.OnlyId(b, "tenderers")).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var (won, valid) = _bids.GetValueOrDefault(id);
            _bids[id] = (won + (id == winner ? 1 : 0), valid + 1);
        }
    }

    internal override void Finish(IndicatorResults results)
    {
        var upper = Fences.Quantile(_bids.Values.Select(b => (double)b.Valid), _percentile / 100);
        var (lower, first) = (_threshold ?? 0, 1.0);
        if (_threshold is null)
        {
            var quartiles = Fences.Quartiles([.. _bids.Values.Select(Ratio)]);
            results.Note(Code, "q1", quartiles.First);
            results.Note(Code, "q3", quartiles.Third);
            (lower, first) = (Fences.Lower(quartiles), quartiles.First);
        }

        results.Note(Code, "upper_fence", upper);
        results.Note(Code, "lower_fence", lower);
        if (!(first > 0) || !(lower > 0)) return;
        foreach (var (id, bids) in _bids)
            if (bids.Valid >= upper && Ratio(bids) <= lower) results.Set(ResultGroup.Tenderer, id, Code, Ratio(bids));
    }

    static double Ratio((int Won, int Valid) bids) => (double)bids.Won / bids.Valid;
}
