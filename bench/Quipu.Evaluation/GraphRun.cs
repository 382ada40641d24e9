using System.Globalization;
using System.Text.Json;

namespace Quipu.Evaluation;

/// <summary>
/// The network's algorithms against published and computed results of a folder laid out like <c>../shared/data/records/graphs</c>: any folder with <c>NAME.properties</c> is read as graphs of
/// LDBC Graphalytics with reference outputs, any with <c>expected/NAME.json</c> as graphs with expected measures. One line a graph and algorithm, the sum at the end.
/// </summary>
static class GraphRun
{
    internal static int Start(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"There is no folder {folder}. Give one laid out like ../shared/data/records/graphs.");
            return 2;
        }

        using var manifest = Manifest(folder);
        var (passed, failed) = (0, 0);
        foreach (var check in Checks(Path.GetFullPath(folder), manifest?.RootElement))
        {
            Console.WriteLine($"{(check.IsRight ? "ok  " : "FAIL")} {check.Graph,-32} {check.Algorithm,-24} {check.Says}");
            _ = check.IsRight ? passed++ : failed++;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"));
        return failed == 0 && passed > 0 ? 0 : 1;
    }

    static IEnumerable<GraphCheck> Checks(string folder, JsonElement? manifest)
    {
        foreach (var inner in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Prepend(folder).Order(StringComparer.Ordinal))
        {
            foreach (var check in Graphalytics.Matching(inner)) yield return check;
            foreach (var file in Directory.EnumerateFiles(inner, "*.properties").Order(StringComparer.Ordinal))
                foreach (var check in Graphalytics.Run(file)) yield return check;
            if (!Directory.Exists(Path.Combine(inner, "expected"))) continue;
            foreach (var file in Directory.EnumerateFiles(Path.Combine(inner, "expected"), "*.json").Order(StringComparer.Ordinal))
            {
                var name = $"{Path.GetFileName(inner)}/{Path.GetFileNameWithoutExtension(file)}";
                var card = manifest is { } all && all.TryGetProperty(name, out var found) ? found : (JsonElement?)null;
                foreach (var check in GraphMeasures.Run(inner, name, file, card)) yield return check;
            }
        }
    }

    static JsonDocument? Manifest(string folder) =>
        Path.Combine(folder, "manifest.json") is var path && File.Exists(path) ? JsonDocument.Parse(File.ReadAllBytes(path)) : null;
}

/// <summary>What one algorithm gave on one graph.</summary>
sealed record GraphCheck(string Graph, string Algorithm, bool IsRight, string Says);
