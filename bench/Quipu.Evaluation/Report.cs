using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Quipu.Evaluation;

/// <summary>A figure of a report: its name, what was asked of it, and what was found.</summary>
/// <param name="Least">What it should reach, or null; negative numbers are ceilings ("at most 0.03").</param>
sealed record Figure(string Name, double Found, double? Least = null)
{
    internal string Asked => Least switch { null => "", < 0 => "≤ " + Number(-Least.Value), _ => "≥ " + Number(Least.Value) };

    internal bool Holds => Least switch { null => true, < 0 => Found <= -Least.Value, _ => Found >= Least.Value };

    internal static string Number(double value) => value.ToString(Math.Abs(value) >= 1000 ? "0" : Math.Abs(value) >= 2 ? "0.00" : "0.000", CultureInfo.InvariantCulture);
}

/// <summary>
/// The page of results: key figures beside what was asked and what the last committed run found, then the tables they come from.
/// Figures are kept in a JSON file beside the page, which is what the next run is compared with.
/// </summary>
sealed class Report(string path)
{
    readonly List<Figure> _figures = [];
    readonly StringBuilder _tables = new();

    internal void Add(Figure figure) => _figures.Add(figure);

    internal void Section(string title, string command, IEnumerable<string> lines)
    {
        _tables.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n`{command}`\n\n");
        foreach (var line in lines) _tables.Append(line).Append('\n');
    }

    /// <summary>Writes the page and its figures.</summary>
    internal void Write(string heading)
    {
        var json = Path.ChangeExtension(path, ".json");
        var last = File.Exists(json) ? JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(json))! : [];
        var page = new StringBuilder(heading);
        page.Append("\n| figure | asked | found | last run |\n| --- | --- | --- | --- |\n");
        foreach (var figure in _figures)
            page.Append(CultureInfo.InvariantCulture, $"| {figure.Name} | {figure.Asked} | {Figure.Number(figure.Found)}{(figure.Holds ? "" : " **short**")} | {Change(figure, last)} |\n");
        File.WriteAllText(path, page.Append(_tables).ToString());
        File.WriteAllText(json, JsonSerializer.Serialize(_figures.ToDictionary(f => f.Name, f => Math.Round(f.Found, 4)), JsonOptions) + "\n");
    }

    static readonly JsonSerializerOptions JsonOptions = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static string Change(Figure figure, Dictionary<string, double> last)
    {
        if (!last.TryGetValue(figure.Name, out var before)) return "";
        var change = figure.Found - before;
        return Math.Abs(change) < 0.0005 ? Figure.Number(before) : $"{Figure.Number(before)} ({(change > 0 ? "+" : "−")}{Figure.Number(Math.Abs(change))})";
    }
}
