using System.Diagnostics;
using System.Globalization;
using Quipu.Access;
using Quipu.Matching.Candidates;
using Quipu.Matching.Scoring;

namespace Quipu.Benchmarks;

/// <summary>How fast parties are found and scored, one after another and all of one table against another.</summary>
static class MatchSpeed
{
    internal static IEnumerable<string> Search(int entities, int queries)
    {
        yield return "";
        var watch = Stopwatch.StartNew();
        using var index = InventedWorkspace.Kept(entities) is { } kept && PartyIndex.TryLoad(kept, out var loaded, out _) ? loaded : Index(entities);
        yield return Invariant($"{index.Count:N0} parties with {index.Names.Names:N0} names: made, cleaned and indexed, or loaded, in {watch.Elapsed.TotalSeconds:F1} s, {index.Names.Bytes >> 20} MB");
        foreach (var algorithm in Algorithms.All)
            foreach (var slip in new[] { Slip.Same, Slip.Typo, Slip.Missing })
            {
                var asked = Enumerable.Range(0, queries).Select(i => Query(entities, slip, i)).ToList();
                foreach (var (query, _) in asked.Take(300)) index.Find(Viewer.Owner, query, new() { Algorithm = algorithm, Least = 0 });
                var (found, sure, times) = (0, 0, new List<double>());
                var cpu = ThreadClock.Now;
                foreach (var (query, id) in asked)
                {
                    watch.Restart();
                    var answer = index.Find(Viewer.Owner, query, new() { Algorithm = algorithm, Least = 0 }).FirstOrDefault(f => f.Id == id);
                    times.Add(watch.Elapsed.TotalMilliseconds);
                    found += answer is null ? 0 : 1;
                    sure += answer?.Match.Score >= MatchThresholds.Default ? 1 : 0;
                }

                var spent = (ThreadClock.Now - cpu).TotalSeconds;
                times.Sort();
                yield return Invariant(
                    $"{algorithm.Name}, {slip}: {queries / spent:F0} queries/s of CPU with scores and reasons, median {times[queries / 2]:F2} ms, p99 {times[queries * 99 / 100]:F2} ms; the one meant among five {found / (double)queries:F4}, at the threshold {sure / (double)queries:F4}");
            }
    }

    internal static IEnumerable<string> Cross(int each)
    {
        yield return "";
        using var index = Index(each);
        // Half of those asked for are on the other side, under a name with a slip.
        var asked = Enumerable.Range(0, each).Select(i => Asked(i, each)).ToArray();
        var path = Path.GetTempFileName();
        try
        {
            var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var cross = new CrossReference(index, Viewer.Owner, new() { Limit = 5, Candidates = 20 });
            // Stopped in the middle, and gone on with from the file.
            using (var file = CrossedFile.Open(path))
                foreach (var block in cross.Run(asked).Take(each / cross.Block / 2)) file.Add(block);
            using (var file = CrossedFile.Open(path))
                foreach (var block in cross.Run(asked, file.Blocks)) file.Add(block);
            var (wall, spent) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
            var pairs = CrossedFile.Pairs(path).ToList();
            var meant = pairs.Count(p => p.Query.Value == "asked-" + p.Candidate.Value);
            yield return Invariant($"{each:N0} x {each:N0}: {wall:F0} s on the wall, {spent:F0} s of CPU ({spent * 1000 / each:F2} ms a party), stopped once and gone on with; {pairs.Count:N0} pairs, {meant:N0} of the {(each + 1) / 2:N0} who are on both sides");
        }
        finally
        {
            File.Delete(path);
        }
    }

    internal static PartyIndex Index(int entities)
    {
        var index = new PartyIndex();
        foreach (var batch in InventedParties.Some(entities).Chunk(50_000)) index.Apply(batch.AsParallel().AsOrdered().Select(p => p.Entity("invented")).ToArray());
        index.Names.Compact();
        return index;
    }

    static Entity Asked(int number, int each)
    {
        var same = number % 2 == 0;
        var party = InventedParties.Party(same ? number : each + number);
        var draw = new Draw((ulong)number + 77);
        return (party with { Id = "asked-" + party.Id, Names = [Misspelt.With(party.Names[0], (Slip)draw.Below(6), draw)], Number = null }).Entity("asked");
    }

    static (Party Query, EntityId Id) Query(int entities, Slip slip, int number)
    {
        var draw = new Draw((ulong)(2_000_003 + number));
        var party = InventedParties.Party(draw.Below(entities));
        var asked = party with { Id = "asked", Names = [Misspelt.With(party.Names[0], slip, draw)], Number = null };
        return (Party.Of(asked.Entity("asked")), new(party.Id));
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
