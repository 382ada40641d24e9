using System.Diagnostics;
using System.Globalization;
using FollowTheMoney.Mappings;
using Quipu.Access;
using Quipu.Benchmarks;
using Quipu.Matching.Candidates;
using Quipu.Matching.Scoring;

namespace Quipu.Evaluation;

/// <summary>
/// screening/: lists of people inside an index of a million invented parties; who on a list is asked for under an altered name, and people who are on none. A list's
/// line is recall among the first five answers and at the default threshold; a line of people on no list is the share of them for whom somebody of a list, or anybody
/// of the whole index, is answered at the default threshold.
/// </summary>
static class Screening
{
    const string List = "list", Invented = "invented";

    internal static IEnumerable<string> Score(string folder, Algorithm algorithm, int invented, bool each)
    {
        var lists = Directory.GetFiles(folder, "positives-*.csv").Order(StringComparer.Ordinal).Select(f => (Name: Path.GetFileNameWithoutExtension(f), Rows: Read(f))).ToList();
        using var index = new PartyIndex();
        var watch = Stopwatch.StartNew();
        foreach (var batch in InventedParties.Some(invented).Chunk(50_000)) index.Apply(batch.AsParallel().AsOrdered().Select(p => p.Entity(Invented)).ToArray());
        index.Apply(lists.SelectMany(l => l.Rows.Select((row, i) => Listed(row, $"{l.Name}-{i}"))));
        yield return string.Create(CultureInfo.InvariantCulture, $"screening: {index.Count:N0} parties, {index.Names.Names:N0} names, built in {watch.Elapsed.TotalSeconds:F0} s");
        foreach (var (name, rows) in lists)
            foreach (var line in Recall(index, algorithm, (name, rows), each)) yield return line;
        foreach (var file in Directory.GetFiles(folder, "negatives-*.csv").Order(StringComparer.Ordinal))
            foreach (var line in Alerts(index, algorithm, file, each)) yield return line;
    }

    static IEnumerable<string> Recall(PartyIndex index, Algorithm algorithm, (string Name, List<Dictionary<string, string>> Rows) list, bool each)
    {
        var missed = new string?[list.Rows.Count];
        var (first, alerted) = (0, 0);
        var cpu = Environment.CpuUsage.TotalTime;
        Parallel.For(0, list.Rows.Count, i =>
        {
            var row = list.Rows[i];
            var query = Asked(row, row.GetValueOrDefault("treated_name") is { Length: > 0 } treated ? treated : Name(row), row.GetValueOrDefault("date_of_birth_treated") ?? row.GetValueOrDefault("date_of_birth"));
            var found = index.Scored(Viewer.Owner, query, new() { Algorithm = algorithm, Least = 0 });
            var answer = found.Select(f => (f.Party.Id.Value, f.Score)).FirstOrDefault(f => f.Value == $"{list.Name}-{i}");
            if (answer.Value is not null) Interlocked.Increment(ref first);
            else missed[i] = $"  not among five: {query.NameTexts.FirstOrDefault()} ({Name(row)}); first {(found is [var top, ..] ? $"{top.Party.NameTexts[0]} {top.Score:F3}" : "nobody")}";
            if (answer.Value is not null && answer.Score >= MatchThresholds.Default) Interlocked.Increment(ref alerted);
            else if (answer.Value is not null) missed[i] = string.Create(CultureInfo.InvariantCulture, $"  below the threshold: {answer.Score:F3} {Shown(query)} ({Name(row)}) {Why(algorithm, query, found.First(f => f.Party.Id.Value == answer.Value).Party)}");
        });
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{list.Name} recall@5 {first / (double)list.Rows.Count:.0000}, at {MatchThresholds.Default} {alerted / (double)list.Rows.Count:.0000} ({list.Rows.Count} people, {algorithm.Name}; {Each(cpu, list.Rows.Count):F1} ms of CPU each)");
        if (each)
            foreach (var line in missed.OfType<string>()) yield return line;
    }

    static IEnumerable<string> Alerts(PartyIndex index, Algorithm algorithm, string file, bool each)
    {
        var rows = Read(file);
        var alerts = new string?[rows.Count];
        var (listed, anybody) = (0, 0);
        var cpu = Environment.CpuUsage.TotalTime;
        Parallel.For(0, rows.Count, i =>
        {
            var query = Asked(rows[i], Name(rows[i]), rows[i].GetValueOrDefault("date_of_birth"));
            var found = index.Scored(Viewer.Owner, query, new() { Algorithm = algorithm });
            if (found.IsEmpty) return;
            Interlocked.Increment(ref anybody);
            if (found.Any(f => f.Party.Id.Value.StartsWith("positives-", StringComparison.Ordinal))) Interlocked.Increment(ref listed);
            alerts[i] = string.Create(CultureInfo.InvariantCulture, $"  alert: {Shown(query)}: {found[0].Party.Id.Value} {Shown(found[0].Party)} {found[0].Score:F3} ({found.Length}) {Why(algorithm, query, found[0].Party)}");
        });
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileNameWithoutExtension(file)} false alerts {listed / (double)rows.Count:.0000} of the lists, {anybody / (double)rows.Count:.0000} of all, at {MatchThresholds.Default} ({rows.Count} people, {algorithm.Name}; {Each(cpu, rows.Count):F1} ms of CPU each)");
        if (each)
            foreach (var line in alerts.OfType<string>().Take(400)) yield return line;
    }

    static string Shown(Party party) => $"{party.NameTexts.FirstOrDefault()} [{string.Join(' ', party.BirthDates)} {string.Join(' ', party.Countries)} {string.Join(' ', party.Genders)}]";

    static string Why(Algorithm algorithm, Party query, Party candidate) =>
        string.Join(' ', algorithm.Compare(query, candidate).Reasons.Take(7).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Feature[(r.Feature.IndexOf('-', StringComparison.Ordinal) + 1)..]}={r.Contribution:+0.0;-0.0}")));

    static double Each(TimeSpan since, int count) => (Environment.CpuUsage.TotalTime - since).TotalMilliseconds / count;

    static string Name(Dictionary<string, string> row) => row.GetValueOrDefault("untreated_name") ?? row["full_name"];

    static Entity Listed(Dictionary<string, string> row, string id) => Person(row, (id, Name(row), row.GetValueOrDefault("date_of_birth")));

    static Party Asked(Dictionary<string, string> row, string name, string? born) => Party.Of(Person(row, ("query", name, born)));

    static Entity Person(Dictionary<string, string> row, (string Id, string Name, string? Born) who)
    {
        var entity = new Entity(new(who.Id), Schemata.Default["Person"]);
        entity.Add("name", who.Name);
        entity.Add("birthDate", who.Born);
        entity.Add("gender", row.GetValueOrDefault("gender"));
        entity.Add("nationality", row.GetValueOrDefault("nationality"));
        entity.Add("birthPlace", row.GetValueOrDefault("place_of_birth"));
        entity.Datasets.Add(List);
        return entity;
    }

    static List<Dictionary<string, string>> Read(string path)
    {
        using var table = CsvTable.Open(File.OpenRead(path), ',');
        var rows = new List<Dictionary<string, string>>();
        string[] columns = ["untreated_name", "treated_name", "full_name", "date_of_birth", "date_of_birth_treated", "gender", "nationality", "place_of_birth"];
        foreach (var row in table.Rows().Select(r => r.Row))
            if (row is not null) rows.Add(columns.Where(c => row[c] is { Length: > 0 }).ToDictionary(c => c, c => row[c]!, StringComparer.Ordinal));
        return rows;
    }
}
