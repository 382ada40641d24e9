using System.Globalization;

namespace Quipu.Evaluation;

/// <summary>Named counts, and the rates that a score is printed as.</summary>
sealed class Tally
{
    readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    internal int this[string key]
    {
        get => _counts.GetValueOrDefault(key);
        set => _counts[key] = value;
    }

    internal IEnumerable<string> Keys => _counts.Keys;

    internal void Add(Tally other)
    {
        foreach (var key in other.Keys) this[key] += other[key];
    }

    internal (double P, double R, double F) F1(string key)
    {
        var (tp, given, gold) = (this[key + "_tp"], this[key + "_out"], this[key + "_gold"]);
        var (p, r) = (given > 0 ? (double)tp / given : 0, gold > 0 ? (double)tp / gold : 0);
        return (p, r, p + r > 0 ? 2 * p * r / (p + r) : 0);
    }

    internal string Row(string label)
    {
        var parts = new List<string> { label };
        foreach (var (name, key) in ((string, string)[])[("entities", "ent"), ("complete", "complete"), ("strict", "strict"), ("lenient", "lenient")])
        {
            var (p, r, f) = F1(key);
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name} P {p:0.000} R {r:0.000} F1 {f:0.000}"));
        }

        parts.Add($"type {Rate("type_ok", "ent_tp")} hedged F1 {F("hedge")} speaker F1 {F("speaker")} date F1 {F("date")} about F1 {F("about")} " +
            $"quotes {Rate("quotes_ok", "quotes")} wrong-party {Rate("wrong_party", "accusing")} hardened {Rate("hardened", "hedge_gold")}");
        return string.Join(" | ", parts);
    }

    string F(string key) => F1(key).F.ToString("0.000", CultureInfo.InvariantCulture);

    string Rate(string a, string b) => this[b] > 0 ? ((double)this[a] / this[b]).ToString("0.000", CultureInfo.InvariantCulture) : "-";
}
