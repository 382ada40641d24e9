namespace Quipu.Patterns.Indicators;

/// <summary>R035: every bid but those of the single winner was disqualified, of at least so many other tenderers (1); the winner is flagged too.</summary>
sealed class OnlyOneLeft(IndicatorSettings settings) : Indicator("R035")
{
    readonly double _threshold = Math.Max(1, settings.Number("R035", "threshold") ?? 1);

    internal override void See(Process process, string ocid, IndicatorResults results)
    {
        if (process.Decided is not { } decided) return;
        HashSet<string> Bidders(string status) => decided.Bids.Where(b => Process.Text(b, "status") == status).SelectMany(b => Process.Ids(b, "tenderers")).ToHashSet(StringComparer.Ordinal);
        var (valid, suppliers) = (Bidders("valid"), decided.Active.SelectMany(a => Process.Ids(a, "suppliers")).ToHashSet(StringComparer.Ordinal));
        if (valid.Count != 1 || !valid.SetEquals(suppliers)) return;
        var others = Bidders("disqualified").Except(valid, StringComparer.Ordinal).Count();
        if (others < _threshold) return;
        results.Set(ResultGroup.OCID, ocid, Code, others);
        results.Set(ResultGroup.Tenderer, valid.Single(), Code, 0);
        results.Map("ocid_tenderer_r035", ocid, valid.Single());
    }
}
