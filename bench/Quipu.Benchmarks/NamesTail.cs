using System.Diagnostics;
using System.Globalization;
using Quipu.Access;
using Quipu.Matching.Candidates;
using Quipu.Matching.Scoring;

namespace Quipu.Benchmarks;

/// <summary>
/// Where the time of a match goes, stage by stage, over all questions that <see cref="HttpSpeed"/> asks and over the slowest fiftieth of them, which is what a
/// 99th percentile is made of. In one thread, without HTTP; of several passes the quickest, so that what others do on the machine is not counted.
/// </summary>
static class NamesTail
{
    const int Passes = 3, Shown = 12;

    static readonly string[] Stages = ["party", "question", "gather", "choose", "fit", "unpack", "score", "reasons"];

    /// <summary>One question: milliseconds by stage, and how much there was to do.</summary>
    sealed class Spent
    {
        internal readonly double[] Times = [.. Stages.Select(_ => double.MaxValue)];
        internal int Touched, Fitted, Compared;

        internal double All => Times.Sum();
    }

    internal static IEnumerable<string> Run(int entities, int questions)
    {
        yield return "";
        using var index = InventedWorkspace.Kept(entities) is { } kept && PartyIndex.TryLoad(kept, out var loaded, out _) ? loaded : MatchSpeed.Index(entities);
        var asked = Enumerable.Range(0, questions).Select(i => HttpSpeed.Described(i, entities).Entity).ToArray();
        var spent = asked.Select(_ => new Spent()).ToArray();
        var (allocated, paused, collections) = (GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration(), Collections());
        for (var pass = 0; pass < Passes; pass++)
            for (var i = 0; i < asked.Length; i++) Ask(index, asked[i], spent[i]);
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        paused = GC.GetTotalPauseDuration() - paused;
        var collected = Collections().Zip(collections, (after, before) => after - before);
        var slowest = Enumerable.Range(0, questions).OrderByDescending(i => spent[i].All).Take(Math.Max(1, questions / 50)).ToArray();
        yield return Invariant($"{questions:N0} questions of {index.Count:N0} parties: {Line(spent)}");
        yield return Invariant($"the slowest {slowest.Length}: {Line([.. slowest.Select(i => spent[i])])}");
        yield return Invariant($"{allocated / 1024 / (Passes * questions)} KB allocated a question; ")
            + Invariant($"{string.Join(", ", collected)} collections of the three generations, stopped for {paused.TotalMilliseconds:F0} ms in all");
        foreach (var i in slowest.Take(Shown))
            yield return Invariant($"  {Line([spent[i]])}  {asked[i].Schema.Name} {asked[i].Caption} {asked[i]["birthDate"].Concat(asked[i]["incorporationDate"]).FirstOrDefault()}");
    }

    /// <summary>As <see cref="PartyIndex.Find"/> does it, one stage after another.</summary>
    static void Ask(PartyIndex index, Entity entity, Spent spent)
    {
        var watch = Stopwatch.StartNew();
        var options = new MatchAsked();
        var query = Party.Of(entity);
        Took(0);
        var (listed, admission) = (PartyIndex.Asked(query), PartyIndex.Admitted(Viewer.Owner, query.Schema, options));
        var scratch = Scratch.Rent();
        scratch.Question.Read(listed, index.Names);
        Took(1);
        var retrieval = new Retrieval(index.Names, scratch);
        var (fit, pool) = (new NameFit(index.Names, scratch.Question), 2 * options.Compared);
        scratch.Fit(index.Names.Places);
        scratch.Own = -1;
        var closed = retrieval.Gather(pool, index.Names.Let(index.Names.GroupsOf.Admitted(admission)), fit);
        Took(2);
        retrieval.Choose(closed, pool);
        Took(3);
        retrieval.Fit(fit, options.Compared);
        var found = retrieval.Best(options.Compared);
        (spent.Touched, spent.Fitted) = (scratch.TouchedCount, scratch.Fits.Count);
        scratch.Return();
        Took(4);
        var parties = new List<Party>();
        foreach (var (place, score) in found)
        {
            if (parties.Count >= PartyIndex.LeastCompared && score < found[0].Score * PartyIndex.Hopeless) break;
            parties.Add(index.Unpacked(index.Names.At(place, score)));
        }

        Took(5);
        var scored = parties.Select(p => (Party: p, Score: options.Algorithm.Score(query, p))).Where(s => s.Score >= options.Least)
            .OrderByDescending(s => s.Score).Take(options.Limit).ToArray();
        Took(6);
        foreach (var one in scored) options.Algorithm.Compare(query, one.Party);
        Took(7);
        spent.Compared = parties.Count;

        void Took(int stage)
        {
            spent.Times[stage] = Math.Min(spent.Times[stage], watch.Elapsed.TotalMilliseconds);
            watch.Restart();
        }
    }

    static int[] Collections() => [.. Enumerable.Range(0, 3).Select(GC.CollectionCount)];

    static string Line(Spent[] of)
    {
        var all = of.Select(s => s.All).Order().ToArray();
        var stages = string.Join(", ", Stages.Select((name, i) => Invariant($"{name} {of.Average(s => s.Times[i]):F2}")));
        return Invariant($"{all.Average():F2} ms (p50 {all[all.Length / 2]:F2}, p99 {all[all.Length * 99 / 100]:F2}, longest {all[^1]:F1}): {stages}; ")
            + Invariant($"{of.Average(s => s.Touched):N0} touched, {of.Average(s => s.Fitted):N0} fitted, {of.Average(s => s.Compared):N0} compared");
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
