using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Quipu.Registers;

namespace Quipu.Evaluation;

/// <summary>
/// Procurement: the totals that the folder carries (<c>counts.json</c>) against the source read plainly, and what was imported against the same: every process, award, contract and supplier's name once.
/// </summary>
sealed class ProcurementCheck(string folder) : RecordsCheck
{
    readonly SortedDictionary<string, Imported> _files = new(StringComparer.Ordinal);

    internal override void See(RecordsTally tally, RegisterRecord record)
    {
        if (tally.Kind != "ocds") return;
        if (!_files.TryGetValue(tally.File, out var seen)) _files[tally.File] = seen = new();
        seen.Rows++;
        foreach (var (statement, columns) in record.Statements)
        {
            var set = (statement.Prop, columns) switch
            {
                ("callId" or "notes", "ocid") => seen.Processes,
                ("recordId", _) when columns.EndsWith("awards/id", StringComparison.Ordinal) && statement.Schema == "ContractAward" => seen.Awards,
                ("noticeId", _) when columns.EndsWith("contracts/id", StringComparison.Ordinal) => seen.Contracts,
                ("name", _) => seen.Names,
                _ => null,
            };
            set?.Add(statement.Prop is "name" or "callId" or "notes" ? Plain(statement.Value) : statement.Entity.Value);
        }
    }

    internal override IEnumerable<(bool IsRight, string Text)> Results() =>
        _files.Where(f => File.Exists(CountsBeside(f.Key))).SelectMany(f => Compare(f.Key, f.Value));

    string CountsBeside(string file) => Path.Combine(folder, Path.GetDirectoryName(file) ?? "", "counts.json");

    IEnumerable<(bool, string)> Compare(string file, Imported import)
    {
        using var counts = JsonDocument.Parse(File.ReadAllText(CountsBeside(file)));
        var name = Path.GetFileName(file).Split('.')[0];
        if (!counts.RootElement.TryGetProperty(name, out var totals)) yield break;
        var source = new ProcurementSource();
        foreach (var line in Lines(Path.Combine(folder, file))) source.Read(line);
        foreach (var (key, count) in source.Counts)
            if (totals.TryGetProperty(key, out var total)) yield return Equal($"{name}: {key} in the source", count, total.GetDecimal());
        yield return Equal($"{name}: rows", import.Rows, source.Rows);
        yield return Equal($"{name}: processes", import.Processes.Count, totals.GetProperty("ocids").GetDecimal());
        yield return Equal($"{name}: awards, each once", import.Awards.Count, source.Awards.Count);
        yield return Equal($"{name}: contracts, each once", import.Contracts.Count, source.Contracts.Count);
        var lost = source.Suppliers.Select(Plain).Except(import.Names, StringComparer.Ordinal).ToList();
        yield return (lost.Count == 0, string.Create(CultureInfo.InvariantCulture, $"{name}: {source.Suppliers.Count:N0} names of suppliers{(lost.Count == 0 ? "" : $", {lost.Count} lost: {lost[0]}")}"));
    }

    /// <summary>As a statement may have it: no character that stands for a lost one, one space between words.</summary>
    static string Plain(string text) => string.Join(' ', (Values.Sanitise(text) ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static IEnumerable<string> Lines(string path)
    {
        using var stream = File.OpenRead(path);
        using var plain = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        while (plain.ReadLine() is { } line)
            if (line.Trim().Length > 0) yield return line;
    }

    sealed class Imported
    {
        internal long Rows { get; set; }

        internal HashSet<string> Processes { get; } = new(StringComparer.Ordinal);

        internal HashSet<string> Awards { get; } = new(StringComparer.Ordinal);

        internal HashSet<string> Contracts { get; } = new(StringComparer.Ordinal);

        internal HashSet<string> Names { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>A source of procurement counted without the importer: lines of <c>{"file": …, "package": …}</c>.</summary>
sealed class ProcurementSource
{
    internal long Rows { get; private set; }

    internal SortedDictionary<string, long> Counts { get; } = new(StringComparer.Ordinal);

    internal HashSet<(string, string)> Awards { get; } = [];

    internal HashSet<(string, string)> Contracts { get; } = [];

    internal HashSet<string> Suppliers { get; } = new(StringComparer.Ordinal);

    internal void Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var package = root.TryGetProperty("package", out var inner) ? inner : root;
        Count("files");
        if (package.TryGetProperty("records", out var records))
        {
            foreach (var record in records.EnumerateArray())
            {
                Count("records");
                Rows++;
                if (!record.TryGetProperty("compiledRelease", out var compiled)) continue;
                Count("compiled");
                Release(compiled);
            }
        }
        else if (package.TryGetProperty("releases", out var releases))
        {
            Rows += package.TryGetProperty("compiledRelease", out _) ? 1 : releases.GetArrayLength();
            foreach (var release in releases.EnumerateArray()) Release(release);
        }
        else
        {
            Rows++;
            Release(package);
        }
    }

    void Release(JsonElement release)
    {
        Count("releases");
        var ocid = release.GetProperty("ocid").GetString()!;
        foreach (var part in (ReadOnlySpan<string>)["awards", "contracts", "parties"])
        {
            if (!release.TryGetProperty(part, out var list) || list.ValueKind == JsonValueKind.Null) continue;
            if (list.ValueKind == JsonValueKind.Array) Count(part, list.GetArrayLength());
            foreach (var item in list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToArray() : [list])
            {
                if (part == "awards") Supply(item);
                if (part != "parties" && item.TryGetProperty("id", out var id) && id.ToString() is { Length: > 0 } text) (part == "awards" ? Awards : Contracts).Add((ocid, text));
            }
        }
    }

    void Supply(JsonElement award)
    {
        if (!award.TryGetProperty("suppliers", out var suppliers) || suppliers.ValueKind != JsonValueKind.Array) return;
        foreach (var supplier in suppliers.EnumerateArray())
            if (supplier.TryGetProperty("name", out var name) && name.GetString() is { Length: > 0 } text && Suppliers.Add(text)) Count("suppliers_distinct_names");
    }

    void Count(string key, long count = 1) => Counts[key] = Counts.GetValueOrDefault(key) + count;
}
