using System.Text.Json;

namespace Quipu.Patterns.Indicators;

/// <summary>R048: a supplier supplies so many different classes of goods that it is a high outlier among suppliers awarded in enough processes (20).</summary>
sealed class MixedSupplier(IndicatorSettings settings) : Indicator("R048")
{
    readonly int _digits = (int)(settings.Number("R048", "digits") ?? 2);
    readonly double? _threshold = settings.Number("R048", "threshold");
    readonly double _fewest = settings.Number("R048", "minimum_contracting_processes") ?? 20;
    readonly SortedDictionary<string, (HashSet<string> Processes, HashSet<string> Classes)> _suppliers = new(StringComparer.Ordinal);

    internal override void See(Process process, string ocid, IndicatorResults results)
    {
        foreach (var award in process.ActiveAwards)
        {
            // Of several suppliers nobody knows who supplies what.
            if (Process.OnlyId(award, "suppliers") is not { } supplier) continue;
            foreach (var item in Process.List(award, "items") ?? [])
            {
                if (Process.Of(item, "classification", JsonValueKind.Object) is not { } classification || Process.Text(classification, "id") is not { } id) continue;
                if (!_suppliers.TryGetValue(supplier, out var known)) _suppliers[supplier] = known = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
                known.Processes.Add(ocid);
                known.Classes.Add(string.Concat(id.EnumerateRunes().Take(_digits)));
            }
        }
    }

    internal override void Finish(IndicatorResults results)
    {
        var varieties = _suppliers.Where(s => s.Value.Processes.Count >= _fewest).Select(s => (Id: s.Key, Variety: (double)s.Value.Classes.Count)).ToList();
        var fence = _threshold ?? 0;
        if (_threshold is null)
        {
            var quartiles = Fences.Quartiles([.. varieties.Select(v => v.Variety)]);
            results.Note(Code, "q1", quartiles.First);
            results.Note(Code, "q3", quartiles.Third);
            fence = Fences.Upper(quartiles);
        }

        results.Note(Code, "upper_fence", fence);
        foreach (var (id, variety) in varieties)
            if (variety >= fence) results.Set(ResultGroup.Tenderer, id, Code, variety);
    }
}
