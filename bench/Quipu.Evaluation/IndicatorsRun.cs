using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Quipu.Patterns.Indicators;

namespace Quipu.Evaluation;

/// <summary>
/// Procurement indicators against expected results: every <c>NAME.jsonl</c> with a <c>NAME.expected</c> beside it, in a folder laid out like <c>../shared/data/records/procurement</c>.
/// The name says what runs: <c>R003-threshold-10</c> is R003 with its threshold at 10, <c>+</c> stands for <c>|</c>; a file in a folder <c>coverage</c> is counted field by field.
/// Examples of a documentation (<c>docs_examples/R003.jsonl</c>, <c>docs/R003.md</c>) are held against what that prints.
/// </summary>
static partial class IndicatorsRun
{
    /// <summary>With which settings the suite that the results come from runs every one of its files: a method whose prices are not compared, and one that is left out.</summary>
    const string Suite = "no_price_comparison_procurement_methods = NPC\n[exclusions]\nprocurement_method_details = EXC\n";

    internal static int Start(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"There is no folder {folder}. Give one laid out like ../shared/data/records/procurement.");
            return 2;
        }

        var (passed, failed) = (0, 0);
        foreach (var (name, difference) in Files(Path.GetFullPath(folder)))
        {
            Console.WriteLine($"{(difference is null ? "ok  " : "FAIL")} {name}{(difference is null ? "" : $": {difference}")}");
            _ = difference is null ? passed++ : failed++;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"));
        return failed == 0 && passed > 0 ? 0 : 1;
    }

    static IEnumerable<(string Name, string? Difference)> Files(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (Path.ChangeExtension(file, ".expected") is var expected && File.Exists(expected))
                yield return (name, Path.GetFileName(Path.GetDirectoryName(file)) == "coverage" ? Covered(file, File.ReadAllText(expected)) : Flagged(file, Settings(file), File.ReadAllText(expected)));
            else if (Printed(file) is { } printed) yield return (name, Flagged(file, Enabled(file), printed));
        }
    }

    static string? Flagged(string file, IndicatorSettings settings, string expected)
    {
        var (results, faults) = ProcurementIndicators.Run(File.ReadLines(file), settings);
        return faults is [var fault, ..] ? fault : Difference(expected, results.ToJson(meta: false));
    }

    static string? Covered(string file, string expected) => Difference(expected, JsonSerializer.Serialize(FieldCoverage.Of(File.ReadLines(file))));

    // What the name of a file sets: a value, values by name, or nothing.
    static IndicatorSettings Settings(string file)
    {
        var parts = Path.GetFileNameWithoutExtension(file).Replace('+', '|').Split('-');
        var settings = IndicatorSettings.Parse(Suite);
        settings.Enable(parts[0]);
        if (parts.Length == 3) settings[parts[0], parts[1]] = parts[2];
        for (var i = 2; parts.Length > 3 && i + 1 < parts.Length; i += 2) settings[$"{parts[0]}.{parts[1]}", parts[i]] = parts[i + 1];
        return settings;
    }

    static IndicatorSettings Enabled(string file)
    {
        var settings = IndicatorSettings.Parse(Path.ChangeExtension(file, ".ini") is var ini && File.Exists(ini) ? File.ReadAllText(ini) : "");
        settings.Enable(Path.GetFileNameWithoutExtension(file));
        return settings;
    }

    // The results that the documentation of an indicator prints for its example.
    static string? Printed(string file)
    {
        var page = Path.Combine(Path.GetDirectoryName(file)!, "..", "docs", $"{Path.GetFileNameWithoutExtension(file)}.md");
        return File.Exists(page) && ResultLine().Match(File.ReadAllText(page)) is { Success: true } line ? line.Value : null;
    }

    static string? Difference(string expected, string found)
    {
        using var wanted = JsonDocument.Parse(expected);
        using var came = JsonDocument.Parse(found);
        return JsonElement.DeepEquals(wanted.RootElement, came.RootElement) ? null : $"expected {expected.Trim()}, came {found}";
    }

    [GeneratedRegex("""^\{"(?:OCID|Buyer|ProcuringEntity|Tenderer)":.*\}\r?$""", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex ResultLine();
}
