using System.Diagnostics;
using System.Globalization;
using Quipu.Matching.Candidates;

namespace Quipu.Benchmarks;

/// <summary>How fast an index of names is built, loaded and asked, how large it is, and whom it misses.</summary>
static class NamesSpeed
{
    internal static IEnumerable<string> Index(int entities)
    {
        yield return "";
        if (InventedWorkspace.Kept(entities) is { } kept)
        {
            foreach (var line in Loaded(kept, entities)) yield return line;
            yield break;
        }

        var folder = Directory.CreateTempSubdirectory("quipu-bench-").FullName;
        try
        {
            var before = GC.GetTotalMemory(true);
            var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            using var index = MatchSpeed.Index(entities);
            var spent = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
            yield return Invariant($"{index.Count:N0} entities with {index.Names.Names:N0} names, {index.Names.Words:N0} words, contents included: built in {watch.Elapsed.TotalSeconds:F1} s ({spent:F1} s of CPU), parties made and cleaned included");
            yield return Invariant($"memory: {index.Names.Bytes >> 20} MB counted, {GC.GetTotalMemory(true) - before >> 20} MB more on the heap");
            var file = Path.Combine(folder, "names.index");
            watch.Restart();
            index.Save(file);
            yield return Invariant($"saved in {watch.Elapsed.TotalSeconds:F1} s, {new FileInfo(file).Length >> 20} MB");
            foreach (var line in Loaded(file, entities)) yield return line;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    static IEnumerable<string> Loaded(string file, int entities)
    {
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        if (!NameIndex.TryLoad(file, out var loaded, out var reason)) throw new InvalidOperationException(reason);
        yield return Invariant($"loaded in {watch.Elapsed.TotalSeconds:F1} s ({(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:F1} s of CPU)");
        using (loaded)
            foreach (var line in Asked(loaded, entities)) yield return line;
    }

    static IEnumerable<string> Asked(NameIndex index, int entities)
    {
        foreach (var dated in new[] { false, true })
            foreach (var slip in Enum.GetValues<Slip>())
            {
                var queries = Queries(entities, slip, dated, 2000);
                foreach (var (asked, _) in queries.Take(500)) index.Candidates(asked);
                var (found, first, times) = (0, 0, new List<double>());
                var cpu = ThreadClock.Now;
                foreach (var (asked, id) in queries)
                {
                    var watch = Stopwatch.StartNew();
                    var candidates = index.Candidates(asked);
                    times.Add(watch.Elapsed.TotalMilliseconds);
                    var rank = candidates.Select(c => c.Id).ToList().IndexOf(id);
                    if (rank >= 0) found++;
                    if (rank is >= 0 and < 5) first++;
                }

                var spent = (ThreadClock.Now - cpu).TotalSeconds;
                times.Sort();
                yield return Invariant(
                    $"{slip}{(dated ? ", with the year" : "")}: recall@50 {found / (double)queries.Count:F4}, @5 {first / (double)queries.Count:F4}; {queries.Count / spent:F0} queries/s of CPU, median {times[times.Count / 2]:F2} ms, p99 {times[times.Count * 99 / 100]:F2} ms");
            }
    }

    static List<(Listed Asked, EntityId Id)> Queries(int entities, Slip slip, bool dated, int count)
    {
        var queries = new List<(Listed, EntityId)>();
        for (var i = 0; i < count; i++)
        {
            var draw = new Draw((ulong)(1_000_003 + i));
            var party = InventedParties.Party(draw.Below(entities));
            var name = Misspelt.With(party.Names[0], slip, draw);
            queries.Add((new(new("asked"), party.Schema) { Names = [name], Years = dated && party.Date is { } date ? [int.Parse(date[..4], CultureInfo.InvariantCulture)] : [] }, new(party.Id)));
        }

        return queries;
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
