using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Quipu.Patterns.Indicators;

/// <summary>Runs the indicators over files of releases and records, and says of each flag whom it is about and which rows it rests on.</summary>
public static class IndicatorRun
{
    /// <summary>Faults that are told at most.</summary>
    const int MostFaults = 20;

    /// <summary>One report of all files together: what is an outlier, is one among them.</summary>
    /// <param name="of">What to call them.</param>
    /// <param name="settings">Text of a settings file as Cardinal has them; null: every indicator with its own thresholds.</param>
    /// <exception cref="FormatException">A setting that must be a number is none.</exception>
    public static IndicatorReport Of(string of, ImmutableArray<ContractingFile> files, string? settings = null)
    {
        var chosen = settings is null ? ProcurementIndicators.All() : IndicatorSettings.Parse(settings);
        var (processes, seen) = (new ContractingProcesses(files), new Seen());
        var results = ProcurementIndicators.RunOver(processes.All().Select(p => seen.Take(p.Release, p.Row)), chosen);
        var flags = results.Values.SelectMany(group => group.Value.SelectMany(id => id.Value.Select(code => Flag(results, seen, (group.Key, id.Key, code.Key, code.Value)))))
            .OrderBy(f => f.Code, StringComparer.Ordinal).ThenBy(f => f.Group, StringComparer.Ordinal).ThenBy(f => f.Whom, StringComparer.Ordinal);
        return new(of, [.. ProcurementIndicators.Codes.Where(chosen.Runs)], [.. flags], new(seen.Processes, processes.Merged, processes.Nameless, seen.Counts), results.ToJson(maps: true), Faults([.. chosen.Faults, .. processes.Faults]))
        {
            TooFew = [.. results.Meta.Where(m => m.Value.Where(v => v.Key.EndsWith("fence", StringComparison.Ordinal)).All(v => !double.IsFinite(v.Value))).Select(m => m.Key)],
        };
    }

    static ImmutableArray<string> Faults(ImmutableArray<string> all) =>
        all.Length <= MostFaults ? all : [.. all.Take(MostFaults), string.Create(CultureInfo.InvariantCulture, $"And {all.Length - MostFaults} more rows could not be read.")];

    static IndicatorFlag Flag(IndicatorResults results, Seen seen, (ResultGroup Group, string Id, string Code, double Value) flag)
    {
        var map = $"ocid_{flag.Group.ToString().ToLowerInvariant()}_{flag.Code.ToLowerInvariant()}";
        var ocids = flag.Group == ResultGroup.OCID ? [flag.Id] : results.Maps.TryGetValue(map, out var flagged) ? flagged.Where(p => p.Value.Contains(flag.Id)).Select(p => p.Key).ToList() : seen.ProcessesOf(flag.Group, flag.Id);
        return new(flag.Code, flag.Group.ToString(), flag.Id, flag.Group == ResultGroup.OCID ? seen.RowOf(flag.Id).Title : seen.NameOf(flag.Id), flag.Value, FenceOf(results, flag.Group, flag.Code), [.. ocids.Select(seen.RowOf)]);
    }

    // The fence that a value lies beyond, where quartiles decide; of R025 the one for the share, not the one for how many bids.
    static IndicatorFence? FenceOf(IndicatorResults results, ResultGroup group, string code)
    {
        if (!results.Meta.TryGetValue(code, out var meta)) return null;
        foreach (var name in new[] { $"{group}_upper_fence", "lower_fence", "upper_fence" })
            if (meta.TryGetValue(name, out var fence)) return new(name, fence);
        return null;
    }

    /// <summary>What is remembered of processes as they go by.</summary>
    sealed class Seen
    {
        readonly Dictionary<string, ProcessRow> _rows = new(StringComparer.Ordinal);
        readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
        readonly Dictionary<(ResultGroup, string), List<string>> _parts = [];
        readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

        internal int Processes => _rows.Count;

        internal ImmutableSortedDictionary<string, int> Counts => _counts.ToImmutableSortedDictionary(StringComparer.Ordinal);

        internal JsonElement Take(JsonElement release, ProcessRow row)
        {
            var process = new Process(release);
            _rows[row.Ocid] = row;
            foreach (var party in Process.List(release, "parties") ?? []) Name(party);
            Part(ResultGroup.Buyer, process.Buyer, row);
            Part(ResultGroup.ProcuringEntity, process.ProcuringEntity, row);
            Name(Process.Of(release, "buyer", JsonValueKind.Object));
            Name(process.Tender is { } tender ? Process.Of(tender, "procuringEntity", JsonValueKind.Object) : null);
            var taking = (process.Bids ?? []).Select(b => (b, "tenderers")).Concat((process.Awards ?? []).Select(a => (a, "suppliers"))).SelectMany(p => Process.List(p.Item1, p.Item2) ?? []).ToList();
            foreach (var party in taking) Name(party);
            foreach (var id in taking.Select(t => Process.Text(t, "id")).Distinct(StringComparer.Ordinal)) Part(ResultGroup.Tenderer, id, row);
            Count("bids", process.SubmittedBids.Any());
            Count("awards", process.ActiveAwards.Any());
            Count("decided", process.Decided is { Active.IsEmpty: false, Bids.IsEmpty: false });
            Count("classes", process.ActiveAwards.Any(a => (Process.List(a, "items") ?? []).Any(i => Process.Of(i, "classification", JsonValueKind.Object) is not null)));
            var period = process.Tender is { } called ? Process.Of(called, "tenderPeriod", JsonValueKind.Object) : null;
            Count("deadlines", period is { } until && Process.Text(until, "endDate") is not null);
            Count("periods", period is { } span && Process.Moment(span, "startDate") is not null && Process.Moment(span, "endDate") is not null);
            Count("tenderers", process.Tender is { } open && Process.Of(open, "numberOfTenderers", JsonValueKind.Number) is not null && Process.Text(open, "procurementMethod") is not null);
            return release;
        }

        internal ProcessRow RowOf(string ocid) => _rows[ocid];

        internal string? NameOf(string id) => _names.GetValueOrDefault(id);

        internal List<string> ProcessesOf(ResultGroup group, string id) => _parts.GetValueOrDefault((group, id)) ?? [];

        void Part(ResultGroup group, string? id, ProcessRow row)
        {
            if (id is null) return;
            if (!_parts.TryGetValue((group, id), out var ocids)) _parts[(group, id)] = ocids = [];
            ocids.Add(row.Ocid);
        }

        void Name(JsonElement? party)
        {
            if (party is { } there && Process.Text(there, "id") is { } id && Process.Text(there, "name") is { } name) _names.TryAdd(id, name);
        }

        void Count(string what, bool has) => _counts[what] = _counts.GetValueOrDefault(what) + (has ? 1 : 0);
    }
}
