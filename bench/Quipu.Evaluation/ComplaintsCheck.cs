using System.Globalization;
using System.Text.Json;
using Quipu.Registers;

namespace Quipu.Evaluation;

/// <summary>Complaints of the Public Ministry by year, offence and department, and per head, summed from the figures.</summary>
sealed class ComplaintsCheck(string folder) : RecordsCheck
{
    readonly Dictionary<string, decimal> _sums = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _departments = new(StringComparer.Ordinal);
    readonly Dictionary<(string Department, int Year), decimal> _people = [];
    readonly Dictionary<string, long> _rows = new(StringComparer.Ordinal);

    internal override void See(RecordsTally tally, RegisterRecord record)
    {
        if (tally.Kind != "series") return;
        foreach (var figure in record.Figures)
        {
            if (figure.Unit == "complaints") Complaint(figure);
            else if (figure.Unit == "persons" && figure.Place is ['u', .., '0', '0', '0', '0'] place)
            {
                _departments[place[7..9]] = Folded(figure.PlaceName!.Split(',')[0]);
                _people[(place[7..9], figure.Period.Year)] = figure.Value;
            }
        }
    }

    void Complaint(Model.Figure figure)
    {
        var year = figure.Period.Year.ToString(CultureInfo.InvariantCulture);
        _rows[year] = _rows.GetValueOrDefault(year) + 1;
        Add($"total {year}", figure.Value);
        // especialidad, tipo_caso, generico, subgenerico, articulo, des_articulo
        if (figure.Metric.Split('.') is not [_, _, _, var offence, ..]) return;
        Add($"{offence} {year}", figure.Value);
        if (figure.Place is { Length: > 9 } place) Add($"{offence} {year} {place[7..9]}", figure.Value);
    }

    void Add(string key, decimal value) => _sums[key] = _sums.GetValueOrDefault(key) + value;

    internal override IEnumerable<(bool, string)> Results()
    {
        var path = Directory.EnumerateFiles(folder, "expected_mpfn_*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault();
        if (path is null) yield break;
        var expected = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        foreach (var (list, offence) in new[] { ("total_by_year", "total"), ("extorsion_by_year", "extorsion"), ("homicidio_by_year", "homicidio") })
            if (expected.TryGetProperty(list, out var years))
                foreach (var year in years.EnumerateObject()) yield return Equal($"complaints {offence} {year.Name}", _sums.GetValueOrDefault($"{offence} {year.Name}"), year.Value.GetDecimal());
        if (expected.TryGetProperty("rows_by_year", out var rows))
            foreach (var year in rows.EnumerateObject()) yield return Equal($"complaints rows {year.Name}", _rows.GetValueOrDefault(year.Name), year.Value.GetDecimal());
        foreach (var result in Departments(expected)) yield return result;
    }

    IEnumerable<(bool, string)> Departments(JsonElement expected)
    {
        foreach (var (list, isRate) in new[] { ("extorsion_by_dep_year", false), ("extorsion_rate_per_100k_by_dep_year", true) })
        {
            if (!expected.TryGetProperty(list, out var years)) continue;
            foreach (var year in years.EnumerateObject())
            {
                var departments = year.Value.EnumerateObject().ToList();
                var wrong = departments.Where(d => Got(d.Name, year.Name, isRate) != d.Value.GetDecimal()).ToList();
                yield return (wrong.Count == 0, string.Create(CultureInfo.InvariantCulture, $"{list} {year.Name}: equal in {departments.Count - wrong.Count} of {departments.Count} {string.Join(", ", wrong.Take(3).Select(d => $"{d.Name} {Got(d.Name, year.Name, isRate)}, not {d.Value}"))}"));
            }
        }
    }

    /// <summary>Without accents and without what stands before the name ("PROV. CONST. DEL CALLAO").</summary>
    static string Folded(string department) => Text.Folding.Compact(department).Split(" del ")[^1];

    decimal Got(string department, string year, bool isRate)
    {
        var code = _departments.FirstOrDefault(d => d.Value == Folded(department)).Key ?? "";
        var count = _sums.GetValueOrDefault($"extorsion {year} {code}");
        if (!isRate) return count;
        return _people.TryGetValue((code, int.Parse(year, CultureInfo.InvariantCulture)), out var people) && people > 0 ? Math.Round(count / people * 100_000, 2, MidpointRounding.ToEven) : 0;
    }
}
