namespace Quipu.Matching.Linkage;

/// <summary>How often each pattern of levels is met: among the pairs compared, and among all others by a sample, weighted so that together they stand for all pairs there are.</summary>
sealed class PatternCounts
{
    const int Sampled = 300_000;

    const int Threads = 2;

    const int Chunk = 4096;

    PatternCounts(ulong[] pairs, ulong[] patternOf) => (Pairs, PatternOf) = (pairs, patternOf);

    /// <summary>The pairs compared, in ascending order.</summary>
    internal ulong[] Pairs { get; }

    /// <summary>The pattern of each of them.</summary>
    internal ulong[] PatternOf { get; }

    /// <summary>Patterns of all pairs in ascending order, with how many pairs have them, and how many of those were compared.</summary>
    internal IReadOnlyList<(ulong Pattern, double Count, double Compared)> All { get; private init; } = [];

    internal static PatternCounts Of(ComparedTables tables, PairSpace space, ulong[] pairs)
    {
        var patternOf = new ulong[pairs.Length];
        Parallel.For(0, (pairs.Length + Chunk - 1) / Chunk, new ParallelOptions { MaxDegreeOfParallelism = Threads }, chunk =>
        {
            for (var i = chunk * Chunk; i < Math.Min(pairs.Length, (chunk + 1) * Chunk); i++)
            {
                var (one, other) = Blocking.Unpacked(pairs[i]);
                patternOf[i] = tables.Pattern(one, other);
            }
        });
        var counts = new Dictionary<ulong, double>();
        foreach (var pattern in patternOf) counts[pattern] = counts.GetValueOrDefault(pattern) + 1;
        var compared = counts.ToDictionary();
        AddOthers(tables, space, pairs, counts);
        return new(pairs, patternOf) { All = [.. counts.OrderBy(c => c.Key).Select(c => (c.Key, c.Value, compared.GetValueOrDefault(c.Key)))] };
    }

    static void AddOthers(ComparedTables tables, PairSpace space, ulong[] pairs, Dictionary<ulong, double> counts)
    {
        var others = space.Count - pairs.Length;
        if (others <= 0) return;
        var random = new Random(20260101); // any number: the same pairs each time
        var drawn = new List<ulong>(Sampled);
        for (var i = 0; i < Sampled; i++)
            if (space.Any(random) is var pair && Array.BinarySearch(pairs, pair) < 0) drawn.Add(pair);
        foreach (var pair in drawn)
        {
            var (one, other) = Blocking.Unpacked(pair);
            var pattern = tables.Pattern(one, other);
            counts[pattern] = counts.GetValueOrDefault(pattern) + (double)others / drawn.Count;
        }
    }
}
