using System.Diagnostics;
using Quipu.Access;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Search;
using Quipu.Storage;

namespace Quipu.Benchmarks;

/// <summary>How fast a store keeps what readers find, and answers what pages ask.</summary>
static class StoreSpeed
{
    const int Batch = 64;

    internal static IEnumerable<string> Run(int articles)
    {
        var folder = Directory.CreateTempSubdirectory("quipu-bench-").FullName;
        try
        {
            var file = Path.Combine(folder, "workspace.sqlite");
            using var store = SqliteStore.Open(file);
            var (spent, cpu) = (TimeSpan.Zero, TimeSpan.Zero);
            foreach (var batch in Enumerable.Range(0, articles).Chunk(Batch))
            {
                var changes = batch.SelectMany(InventedArticles.Article).ToArray();
                var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                store.Write(changes);
                (spent, cpu) = (spent + watch.Elapsed, cpu + Environment.CpuUsage.TotalTime - before);
            }

            var rate = articles / spent.TotalSeconds;
            yield return $"wrote {articles} articles: {rate:F0} articles/s, {rate * InventedArticles.Claims:F0} claims/s, {rate * InventedArticles.Words:F0} words/s ({articles / cpu.TotalSeconds:F0} articles per second of CPU); {new FileInfo(file).Length >> 20} MB";
            yield return Timed("assembled", 1, _ => store.Write([new Change.Assembled()]));
            yield return Timed("assembled again, nothing new", 1, _ => store.Write([new Change.Assembled()]));
            foreach (var line in Ask(store)) yield return line;
            var walk = Stopwatch.StartNew();
            var count = store.AllClaims(Viewer.Owner).Count();
            yield return $"all claims, shown: {count / walk.Elapsed.TotalSeconds:F0} claims/s";
            walk.Restart();
            ClaimLines.Write(store, Viewer.Owner, ExportOptions.Default, Stream.Null);
            yield return $"all claims, exported: {count / walk.Elapsed.TotalSeconds:F0} claims/s";
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    static IEnumerable<string> Ask(IStore store)
    {
        var (owner, first) = (Viewer.Owner, Paging.First);
        var busiest = store.Entities(owner, new(), new(0, 20)).Rows;
        yield return Timed("counts", 5, _ => store.Counts(owner));
        yield return Timed("claims, newest", 20, _ => store.Claims(owner, new(), first));
        yield return Timed("claims, alleged ties at a stage", 20, i => store.Claims(owner, new() { Modalities = [Modality.Alleged], Stages = [(Stage)(i % 10)] }, first));
        yield return Timed("claims of an entity", 20, i => store.Claims(owner, new() { Entity = busiest[i % 20].Id }, first));
        yield return Timed("claims with a word", 20, i => store.Claims(owner, new() { Text = InventedArticles.Word(i * 37) }, first));
        yield return Timed("documents, newest", 20, _ => store.Documents(owner, new(), first));
        yield return Timed("entities, busiest", 20, _ => store.Entities(owner, new(), first));
        yield return Timed("entities by beginning of name", 20, i => store.Entities(owner, new(InventedArticles.Name(i * 11)[..5]), first));
        yield return Timed("search, two words", 20, i => store.Search(owner, new($"{InventedArticles.Word(i * 91)} {InventedArticles.Word(i)}", new(0, 20), new(0, 20), new(0, 10))));
        yield return Timed("search, a common word", 20, i => store.Search(owner, new(InventedArticles.Word(i), new(0, 20), new(0, 20), new(0, 10))));
        yield return Timed("network, whole", 3, _ => store.Edges(owner, new()));
        yield return Timed("network, one hop", 10, i => store.Edges(owner, new() { Centres = [busiest[i].Id] }));
    }

    // Median and worst of some runs, in milliseconds; the first warms up.
    static string Timed(string what, int runs, Action<int> run)
    {
        if (runs > 1) run(0);
        var times = new List<double>();
        var cpu = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < runs; i++)
        {
            var watch = Stopwatch.StartNew();
            run(i);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return $"{what}: median {times[times.Count / 2]:F1} ms, worst {times[^1]:F1} ms, CPU {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / runs:F1} ms";
    }
}
