using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Quipu.Matching.Linkage;

namespace Quipu.Evaluation;

/// <summary>Links every set of a folder without looking at what is right, then looks: a line each, beside figures that others published. The command: <c>linkage DIR [--page FILE]</c>.</summary>
static class LinkageRun
{
    internal static int Start(string folder, string? page = null)
    {
        if (!Directory.Exists(folder)) throw new GivenException($"There is no folder {folder}. Give one laid out like ../shared/data/records/er.");
        var published = LinkagePublished.Near(folder);
        var lines = new List<string>();
        foreach (var set in LinkageSets.Of(folder))
        {
            var clock = Stopwatch.StartNew();
            var outcome = TableLinkage.Of(set.Left, set.Right, new() { Only = set.Listed });
            var seconds = clock.Elapsed.TotalSeconds;
            var (p, r, f1) = set.Score(outcome.Pairs.Select(l => (l.Left, l.Right)));
            var others = published.Of(set.Name);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.Name} P {p:0.0000} R {r:0.0000} F1 {f1:0.0000} ({set.Gold.Count:N0} true pairs, {outcome.Compared:N0} compared, {seconds:0.0} s){(others.Length == 0 ? "" : $" | published: {others}")}"));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {set.Name} | {Shape(set)} | {set.Gold.Count:N0} | {outcome.Compared:N0} | {Free(outcome)} | {p:0.000} | {r:0.000} | **{f1:0.000}** | {others} |"));
        }

        if (lines.Count == 0) throw new GivenException($"The folder {folder} holds no tables to link that tell which rows are one.");
        if (page is not null) File.WriteAllText(page, $"{Heading}{string.Join('\n', lines)}\n");
        return 0;
    }

    const string Heading = """
        # Linkage of tables, no label used

        Written by `dotnet run build.cs -- eval linkage ../shared/data/records/er --page bench/results/linkage.md`. Weights, blocking rules, whether tables are free of duplicates, and
        what counts as one (likelier than not) come from the tables themselves; names of columns are used only to find the same column in two tables. Of one table every pair within a
        group counts. Lists of pairs are measured on their test part. Published figures: see `published.json` beside the sets; some were chosen with labels, or learned from them.

        | set | rows | true pairs | pairs compared | free of duplicates | P | R | F1 | published F1 |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- |

        """;

    static string Shape(LinkageSet set) => string.Create(CultureInfo.InvariantCulture, $"{set.Left.Rows.Count:N0}{(set.Right is { } right ? $" + {right.Rows.Count:N0}" : "")}");

    static string Free(LinkOutcome outcome) => outcome.Free switch { null => "", (true, true) => "both", (true, false) => "left", (false, true) => "right", _ => "neither" };
}

/// <summary>Figures of others, from <c>published.json</c> in the folder or one above it.</summary>
sealed class LinkagePublished
{
    readonly List<(HashSet<string> Words, string Figures)> _rows = [];

    internal static LinkagePublished Near(string folder)
    {
        var published = new LinkagePublished();
        var path = new[] { folder, Path.Combine(folder, "..") }.Select(f => Path.Combine(f, "published.json")).FirstOrDefault(File.Exists);
        if (path is not null) Given.Named(path, () => published.Read(JsonDocument.Parse(File.ReadAllText(path)).RootElement));
        return published;
    }

    /// <summary>All figures whose name's words all stand in the name of the set.</summary>
    internal string Of(string set)
    {
        var words = Words(set);
        return string.Join(", ", _rows.Where(r => r.Words.IsSubsetOf(words)).Select(r => r.Figures));
    }

    int Read(JsonElement root)
    {
        foreach (var section in root.EnumerateObject().Where(s => s.Name.StartsWith("er_", StringComparison.Ordinal)))
            foreach (var row in section.Value.EnumerateObject().Where(r => r.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Number))
                _rows.Add((Words(row.Name.Split(" (")[0].Replace("Structured_", "", StringComparison.Ordinal)), Figures(section.Name, row)));
        return _rows.Count;
    }

    static string Figures(string section, JsonProperty row)
    {
        if (row.Value.ValueKind == JsonValueKind.Number) return string.Create(CultureInfo.InvariantCulture, $"{section.Split('_')[1]} {row.Value.GetDouble():0.####}");
        var key = row.Name.Split(" (") is [_, var note] ? $" ({note}" : "";
        return string.Join(", ", row.Value.EnumerateObject().Where(f => f.Value.ValueKind == JsonValueKind.Number && (f.Name.EndsWith("F1", StringComparison.Ordinal) || section.Contains("magellan", StringComparison.Ordinal)))
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{(f.Name == "F1" ? "exact key" + key : f.Name.Split('_')[0])} {(f.Value.GetDouble() > 1 ? f.Value.GetDouble() / 100 : f.Value.GetDouble()):0.####}")));
    }

    /// <summary>Words in lower case; <c>dataset4</c> of the folder <c>febrl</c> is <c>febrl4</c> too.</summary>
    static HashSet<string> Words(string name)
    {
        var words = name.ToLowerInvariant().Split(['/', '_', '-', ' '], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        foreach (var word in words.ToArray())
            if (word.StartsWith("dataset", StringComparison.Ordinal)) words.UnionWith(words.Where(w => !char.IsAsciiDigit(w[^1])).Select(w => w + word["dataset".Length..]).ToArray());
        return words;
    }
}
