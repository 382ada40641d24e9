using System.Globalization;
using System.Text.Json;
using Quipu.Registers;

namespace Quipu.Evaluation;

/// <summary>Looks at the records as they come, and says at the end what holds.</summary>
abstract class RecordsCheck
{
    internal virtual void See(RecordsTally tally, RegisterRecord record)
    {
    }

    internal virtual void Ended(RecordsTally tally)
    {
    }

    internal abstract IEnumerable<(bool IsRight, string Text)> Results();

    /// <summary>A JSON file of totals, or null where the folder has none.</summary>
    protected static JsonElement? Totals(string folder, string name)
    {
        var path = Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault();
        return path is null ? null : JsonDocument.Parse(File.ReadAllText(path)).RootElement;
    }

    protected static (bool, string) Equal(string what, decimal got, decimal wanted) =>
        (got == wanted, string.Create(CultureInfo.InvariantCulture, $"{what}: {got:#,0.##}{(got == wanted ? "" : $", not {wanted:#,0.##}")}"));
}

/// <summary>Every row of every file is kept or told.</summary>
sealed class RowsCheck : RecordsCheck
{
    readonly List<(bool, string)> _results = [];

    internal override void Ended(RecordsTally tally) => _results.Add((tally.Refused is null && tally.Lost == 0 && tally.Rows == tally.Kept + tally.Told,
        tally.Refused is not null ? $"{tally.File} was refused" : string.Create(CultureInfo.InvariantCulture, $"{tally.File}: {tally.Rows:N0} rows = {tally.Kept:N0} kept + {tally.Told:N0} told{(tally.Lost > 0 ? $", {tally.Lost:N0} lost" : "")}")));

    internal void Unknown(string file) => _results.Add((false, $"{file} looks like no kind of register"));

    internal override IEnumerable<(bool, string)> Results() => _results;
}

/// <summary>Votes counted one by one, against the totals that were printed with them.</summary>
sealed class RollCallCheck(string folder) : RecordsCheck
{
    static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["SI"] = "si",
        ["NO"] = "no",
        ["ABST"] = "abstenciones",
        ["ABSTENCION"] = "abstenciones",
        ["SINRES"] = "sin-responder",
        ["SIN_RESPONDER"] = "sin-responder",
        ["PRE"] = "presentes",
        ["PRESENTE"] = "presentes",
        ["AUS"] = "ausentes",
        ["AUSENTE"] = "ausentes",
        ["LE"] = "licencias",
        ["LO"] = "licencias",
        ["LP"] = "licencias",
    };

    readonly Dictionary<(string Sitting, string Key), int> _counted = [];
    readonly SortedDictionary<string, List<(string Key, decimal Total)>> _printed = new(StringComparer.Ordinal);

    internal override void See(RecordsTally tally, RegisterRecord record)
    {
        if (tally.Kind != "rollcalls") return;
        foreach (var figure in record.Figures)
        {
            if (figure.Metric.Split('.') is not [_, var sitting, var key]) continue;
            if (!_printed.TryGetValue(sitting, out var totals)) _printed[sitting] = totals = [];
            totals.Add((key, figure.Value));
        }

        var links = record.Statements.Where(s => s.Statement.Schema == "UnknownLink").ToLookup(s => s.Statement.Prop, s => s.Statement.Value);
        if (links["role"].FirstOrDefault() is not { } word || links["object"].FirstOrDefault() is not { } sat) return;
        var where = (sat.Replace("pe-sitting-", "", StringComparison.Ordinal).ToLowerInvariant(), word.StartsWith("LICENCIA", StringComparison.Ordinal) ? "licencias" : Keys.GetValueOrDefault(word, "otros"));
        _counted[where] = _counted.GetValueOrDefault(where) + 1;
    }

    internal override IEnumerable<(bool, string)> Results()
    {
        if (_printed.Count == 0) yield break;
        foreach (var (kind, keys) in new[] { ("votacion", new[] { "si", "no", "abstenciones", "sin-responder", "ausentes", "licencias" }), ("asistencia", ["presentes", "ausentes", "licencias"]) })
        {
            var sittings = _printed.Where(p => p.Key.EndsWith(kind, StringComparison.Ordinal)).ToList();
            if (sittings.Count == 0) continue;
            var wrong = sittings.Where(s => s.Value.Any(t => keys.Contains(t.Key) && _counted.GetValueOrDefault((s.Key, t.Key)) != t.Total)).Select(s => s.Key).ToList();
            yield return (wrong.Count == 0, string.Create(CultureInfo.InvariantCulture, $"{kind}: {string.Join(", ", keys)} equal the printed totals in {sittings.Count - wrong.Count:N0} of {sittings.Count:N0} {string.Join(' ', wrong.Take(3))}"));
        }

        if (Totals(folder, "published.json") is { } published && published.TryGetProperty("congreso", out var congress))
            yield return Equal("roll calls", _printed.Keys.Count(k => k.EndsWith("votacion", StringComparison.Ordinal)), congress.GetProperty("roll_calls").GetDecimal());
    }
}

/// <summary>Transactions and their sums.</summary>
sealed class FincenCheck(string folder) : RecordsCheck
{
    readonly HashSet<string> _banks = new(StringComparer.Ordinal);
    decimal _usd;
    long _transactions;
    long _payments;
    long _connections;

    internal override void See(RecordsTally tally, RegisterRecord record)
    {
        if (tally.Kind != "fincen") return;
        var isPayment = false;
        foreach (var statement in record.Statements.Select(s => s.Statement).Where(s => s.Schema == "Payment"))
        {
            if (statement.Prop == Statement.Base) isPayment = true;
            if (statement.Prop == "amountUsd") _usd += decimal.Parse(statement.Value, CultureInfo.InvariantCulture);
            if (statement.Prop == "summary") _transactions += long.Parse(statement.Value.Split(' ')[0], CultureInfo.InvariantCulture);
            if (statement.Prop is "payer" or "beneficiary") _banks.Add(statement.Value);
        }

        if (isPayment) _payments++;
        else _connections++;
    }

    internal override IEnumerable<(bool, string)> Results()
    {
        if (Totals(folder, "published.json") is not { } published || !published.TryGetProperty("fincen", out var fincen) || !fincen.TryGetProperty("computed_here", out var sums)) yield break;
        yield return Equal("FinCEN payments", _payments, sums.GetProperty("rows").GetDecimal());
        yield return Equal("FinCEN transactions", _transactions, sums.GetProperty("number_transactions").GetDecimal());
        yield return Equal("FinCEN USD", decimal.Round(_usd, 2), sums.GetProperty("amount_usd").GetDecimal());
        yield return Equal("FinCEN banks", _banks.Count, sums.GetProperty("bank_ids").GetDecimal());
        yield return Equal("FinCEN bank connections", _connections, sums.GetProperty("bank_connections").GetDecimal());
    }
}
