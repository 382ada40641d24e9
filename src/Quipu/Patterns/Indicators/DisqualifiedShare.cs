namespace Quipu.Patterns.Indicators;

/// <summary>R038: the share of disqualified bids is a high outlier among buyers, procuring entities or tenderers that have enough bids (2) to count.</summary>
sealed class DisqualifiedShare(IndicatorSettings settings) : Indicator("R038")
{
    readonly double? _threshold = settings.Number("R038", "threshold");
    readonly double _fewestBids = settings.Number("R038", "minimum_submitted_bids") ?? 2, _fewestProcesses = settings.Number("R038", "minimum_contracting_processes") ?? 2;
    readonly SortedDictionary<string, (int Disqualified, int Submitted)> _buyers = new(StringComparer.Ordinal), _bodies = new(StringComparer.Ordinal), _tenderers = new(StringComparer.Ordinal);

    internal override void See(Process process, string ocid, IndicatorResults results)
    {
        var bids = process.SubmittedBids.ToList();
        if (bids.Count == 0) return;
        var disqualified = 0;
        foreach (var bid in bids)
        {
            var one = Process.Text(bid, "status") == "disqualified" ? 1 : 0;
            disqualified += one;
            foreach (var id in Process.Ids(bid, "tenderers")) Add(_tenderers, id, one, 1);
        }

        Body(_buyers, process.Buyer, "ocid_buyer_r038");
        Body(_bodies, process.ProcuringEntity, "ocid_procuringentity_r038");

        void Body(SortedDictionary<string, (int, int)> sums, string? id, string map)
        {
            if (id is null) return;
            Add(sums, id, disqualified, bids.Count);
            if (disqualified > 0) results.Map(map, ocid, id);
        }
    }

    internal override void Finish(IndicatorResults results)
    {
        // Cardinal holds a buyer's bids, and not its processes, against the least number of processes; its results are what is to be met.
        Flag(results, ResultGroup.Buyer, _buyers, _fewestProcesses);
        Flag(results, ResultGroup.ProcuringEntity, _bodies, _fewestProcesses);
        Flag(results, ResultGroup.Tenderer, _tenderers, _fewestBids);
    }

    void Flag(IndicatorResults results, ResultGroup group, SortedDictionary<string, (int Disqualified, int Submitted)> sums, double fewest)
    {
        var ratios = sums.Where(s => s.Value.Submitted >= fewest).Select(s => (Id: s.Key, Ratio: (double)s.Value.Disqualified / s.Value.Submitted)).ToList();
        if (ratios.Count == 0) return;
        var fence = _threshold ?? 0;
        if (_threshold is null)
        {
            var quartiles = Fences.Quartiles([.. ratios.Select(r => r.Ratio)]);
            results.Note(Code, $"{group}_q1", quartiles.First);
            results.Note(Code, $"{group}_q3", quartiles.Third);
            fence = Fences.Upper(quartiles);
        }

        results.Note(Code, $"{group}_upper_fence", fence);
        // Where most have none disqualified, having none is nothing that stands out.
        if (!(fence > 0)) return;
        foreach (var (id, ratio) in ratios)
            if (ratio >= fence) results.Set(group, id, Code, ratio);
    }

    static void Add(SortedDictionary<string, (int Disqualified, int Submitted)> sums, string id, int disqualified, int submitted)
    {
        var (had, of) = sums.GetValueOrDefault(id);
        sums[id] = (had + disqualified, of + submitted);
    }
}
