using System.Globalization;
using Quipu.Benchmarks;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args is [GraphSpeed.One, var file, var kept])
{
    GraphTasks.Run(file, kept);
    return 0;
}

// One row per benchmark; without a name all run.
(string Name, string What, Func<IEnumerable<string>> Run)[] benchmarks =
[
    ("store", "writes, assembles and asks a store of 10,000 invented articles", () => StoreSpeed.Run(10_000)),
    ("imports", "imports 5,000,000 invented statements of a register, a million more, asks and exports", () => ImportSpeed.Run(5_000_000)),
    ("imports-small", "the same with 250,000", () => ImportSpeed.Run(250_000)),
    ("names", "an index of 1,000,000 invented entities with four names each: built, saved, loaded, asked", () => NamesSpeed.Index(1_000_000)),
    ("names-small", "the same with 50,000", () => NamesSpeed.Index(50_000)),
    ("names-http", "quipu serve over 1,000,000 invented parties, asked by eight clients (QUIPU_BENCH_FOLDER keeps the workspace for the next time)", () => HttpSpeed.Run(1_000_000)),
    ("names-http-small", "the same with 20,000", () => HttpSpeed.Run(20_000)),
    ("names-page", "names, matches, crossing and names-http, written to bench/results/names.md", () => SpeedPage.Write(
        "bench/results/names.md", "dotnet run -c Release --project bench/Quipu.Benchmarks -- names-page",
        NamesSpeed.Index(1_000_000).Concat(MatchSpeed.Search(1_000_000, 1000)).Concat(MatchSpeed.Cross(100_000)).Concat(HttpSpeed.Run(1_000_000)))),
    ("names-tail", "where the time of a match goes, stage by stage, of all questions and of the slowest, among 1,000,000 invented parties", () => NamesTail.Run(1_000_000, 5000)),
    ("names-tail-small", "the same with 50,000", () => NamesTail.Run(50_000, 2000)),
    ("matches", "candidates and scores of 1,000,000 invented parties, with reasons", () => MatchSpeed.Search(1_000_000, 1000)),
    ("matches-small", "the same with 50,000", () => MatchSpeed.Search(50_000, 300)),
    ("crossing", "100,000 invented parties against 100,000, stopped once", () => MatchSpeed.Cross(100_000)),
    ("crossing-small", "the same with 5,000", () => MatchSpeed.Cross(5_000)),
    ("store-small", "the same with 1,000", () => StoreSpeed.Run(1_000)),
    ("graphs", "algorithms of the network on scale-free graphs of 10,000, 100,000 and 1,000,000 nodes, beside igraph where it is installed", () => GraphSpeed.Run(10_000, 100_000, 1_000_000)),
    ("graphs-small", "the same up to 100,000", () => GraphSpeed.Run(10_000, 100_000)),
    ("patterns", "patterns over an invented network of 1,000,000 entities and 5,000,000 ties: a typed loop, a capture loop with planted instances, one new tie", () => PatternSpeed.Run(1_000_000, "bench patterns")),
    ("patterns-small", "the same with 100,000", () => PatternSpeed.Run(100_000, "bench patterns-small")),
    ("pages", "every page of the desk over 100,000 invented articles with 1,000,000 claims and 300,000 entities (QUIPU_BENCH_FOLDER keeps the workspace for the next time)", () => PagesSpeed.Run(100_000)),
    ("pages-small", "the same with 5,000 articles", () => PagesSpeed.Run(5_000)),
    ("streams", "writes and reads a million statements in each form", () => StreamSpeed.Run(1_000_000)),
    ("streams-small", "the same with 100,000", () => StreamSpeed.Run(100_000)),
];

var unknown = args.Except(benchmarks.Select(b => b.Name), StringComparer.Ordinal).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"There is no benchmark {string.Join(", ", unknown)}. There are: {string.Join("; ", benchmarks.Select(b => $"{b.Name} ({b.What})"))}.");
    return 2;
}

foreach (var (name, _, run) in benchmarks.Where(b => args.Length == 0 ? !b.Name.EndsWith("-small", StringComparison.Ordinal) && !b.Name.EndsWith("-page", StringComparison.Ordinal) : args.Contains(b.Name, StringComparer.Ordinal)))
    foreach (var line in run()) Console.WriteLine($"{name}: {line}");
return 0;
