using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Registers;
using Quipu.Registers.Procurement;

namespace Quipu.Patterns.Indicators;

/// <summary>A file of releases or records, and the import that has it; 0 where it was read by itself.</summary>
public sealed record ContractingFile(RegisterFile File, long Import);

/// <summary>
/// The contracting processes of files, one compiled release each: as a record has it, the only release there is, or several put together. Files are read twice, once to learn which processes have several,
/// so that only those are held in memory.
/// </summary>
sealed class ContractingProcesses(ImmutableArray<ContractingFile> files)
{
    readonly Dictionary<string, int> _left = new(StringComparer.Ordinal);
    readonly HashSet<string> _compiled = new(StringComparer.Ordinal);
    readonly List<string> _faults = [];

    internal int Merged { get; private set; }

    internal int Nameless { get; private set; }

    internal IReadOnlyList<string> Faults => _faults;

    /// <summary>Each process with the rows that it was read from.</summary>
    internal IEnumerable<(string Ocid, JsonElement Release, ProcessRow Row)> All()
    {
        foreach (var (_, _, item, _) in Items(isFirst: true)) Count(item);
        var (held, rows) = (new Dictionary<string, List<JsonElement>>(StringComparer.Ordinal), new Dictionary<string, ProcessRow>(StringComparer.Ordinal));
        foreach (var (file, number, item, _) in Items(isFirst: false))
        {
            if (OcidOf(item) is not { } ocid) continue;
            var parts = Parts(item, ocid).ToList();
            if (parts.Count == 0 && !_left.ContainsKey(ocid)) continue;
            var row = rows.TryGetValue(ocid, out var known) && known.File == file.File.Name ? known with { Rows = known.Rows.Add(number) } : known ?? new(ocid, null, file.File.Name, file.Import > 0 ? file.File.Capture : null, file.Import, [number]);
            var isLast = --_left[ocid] == 0;
            if (isLast && parts.Count == 1 && !held.ContainsKey(ocid))
            {
                rows.Remove(ocid);
                yield return (ocid, parts[0], row with { Title = TitleOf(parts[0]) });
                continue;
            }

            rows[ocid] = row;
            if (!held.TryGetValue(ocid, out var earlier)) held[ocid] = earlier = [];
            earlier.AddRange(parts.Select(p => p.Clone()));
            if (!isLast) continue;
            held.Remove(ocid);
            rows.Remove(ocid);
            if (earlier.Count == 0) continue;
            if (earlier.Count > 1) Merged++;
            var whole = earlier.Count == 1 ? earlier[0] : ReleaseMerge.Of(earlier);
            yield return (ocid, whole, row with { Title = TitleOf(whole) });
        }
    }

    void Count(JsonElement item)
    {
        if (OcidOf(item) is not { } ocid)
        {
            Nameless++;
            return;
        }

        _left[ocid] = _left.GetValueOrDefault(ocid) + 1;
        if (Process.Of(item, "compiledRelease", JsonValueKind.Object) is not null) _compiled.Add(ocid);
    }

    // Where somebody compiled a process, that stands; a history of members alone is no release.
    IEnumerable<JsonElement> Parts(JsonElement item, string ocid)
    {
        if (Process.Of(item, "compiledRelease", JsonValueKind.Object) is { } compiled) return [compiled];
        if (_compiled.Contains(ocid)) return [];
        if (Process.List(item, "releases") is { } releases) return releases.Where(r => r.ValueKind == JsonValueKind.Object && r.TryGetProperty("ocid", out _));
        return item.TryGetProperty("versionedRelease", out _) ? [] : [item];
    }

    IEnumerable<(ContractingFile File, long Number, JsonElement Item, int Place)> Items(bool isFirst)
    {
        foreach (var (place, file) in files.Index())
        {
            var number = 0L;
            using var each = OcdsFile.Items(file.File).GetEnumerator();
            while (true)
            {
                try
                {
                    if (!each.MoveNext()) break;
                }
                catch (Exception e) when (e is RegisterException or IOException or UnauthorizedAccessException)
                {
                    if (isFirst) _faults.Add(e is RegisterException ? e.Message : $"{file.File.Name} cannot be read ({e.Message.TrimEnd('.')}).");
                    break;
                }

                number++;
                if (each.Current.Value is { ValueKind: JsonValueKind.Object } value) yield return (file, number, value, place);
                else if (isFirst) _faults.Add($"{file.File.Name}, row {number}: {each.Current.Fault ?? "it is no release and no record."}");
            }
        }
    }

    static string? OcidOf(JsonElement item) =>
        Process.Text(item, "ocid") ?? (Process.Of(item, "compiledRelease", JsonValueKind.Object) is { } compiled ? Process.Text(compiled, "ocid") : null);

    static string? TitleOf(JsonElement release) => Process.Of(release, "tender", JsonValueKind.Object) is { } tender ? Process.Text(tender, "title") ?? Process.Text(tender, "description") : null;
}
