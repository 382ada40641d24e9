using System.Collections.Immutable;

namespace Quipu.Matching.Linkage;

/// <summary>
/// Which pairs are compared at all. Where all pairs fit the budget, all are. Otherwise rules are tried (the same value of a column; a loose form of it; of two columns at once) and
/// taken cheapest first until the budget is spent: a rule that makes few pairs is one whose agreement is rare, and so tells most.
/// </summary>
static class Blocking
{
    /// <summary>Records under one key beyond which the key tells nothing.</summary>
    const int LargestBlock = 400;

    /// <summary>Columns whose values are combined two by two.</summary>
    const int Combined = 10;

    /// <summary>Pairs of records that share a key of some rule, sorted, each once, with the rules that were taken.</summary>
    /// <param name="pairsOf">The pairs that count: of the two tables, or within one of them.</param>
    internal static (ulong[] Pairs, ImmutableArray<BlockingRule> Rules) Candidates(ComparedTables tables, PairSpace pairsOf, long budget)
    {
        if (pairsOf.Count <= budget / 2) return (pairsOf.All(), [new("all pairs", pairsOf.Count)]);
        var rules = Rules(tables).Select(keys => new Blocks(keys, tables.Records, pairsOf)).Where(b => b.Pairs > 0).OrderBy(b => b.Pairs).ThenBy(b => b.Name, StringComparer.Ordinal);
        var (pairs, taken, left) = (new List<ulong>(), ImmutableArray.CreateBuilder<BlockingRule>(), budget);
        foreach (var blocks in rules)
        {
            if (blocks.Pairs > left) break;
            blocks.AddTo(pairs);
            taken.Add(new(blocks.Name, blocks.Pairs));
            left -= blocks.Pairs;
        }

        pairs.Sort();
        return ([.. Once(pairs)], taken.ToImmutable());
    }

    internal static ulong Packed(int one, int other) => (ulong)(uint)one << 32 | (uint)other;

    internal static (int One, int Other) Unpacked(ulong pair) => ((int)(pair >> 32), (int)(pair & 0xFFFFFFFF));

    static IEnumerable<ulong> Once(List<ulong> sorted)
    {
        for (var i = 0; i < sorted.Count; i++)
            if (i == 0 || sorted[i] != sorted[i - 1]) yield return sorted[i];
    }

    static IEnumerable<BlockingKeys> Rules(ComparedTables tables)
    {
        var coarse = new List<BlockingKeys>();
        foreach (var column in tables.Columns)
        {
            var (exact, loose) = (BlockingKeys.Exact(column), BlockingKeys.Loose(column));
            yield return exact;
            if (loose is not null) yield return loose;
            coarse.Add(column.Kind is ColumnKind.Name && loose is not null ? loose : exact);
        }

        var best = coarse.OrderByDescending(k => k.Filled).Take(Combined).ToList();
        for (var i = 0; i < best.Count; i++)
            for (var j = i + 1; j < best.Count; j++) yield return BlockingKeys.Both(best[i], best[j]);
    }

    /// <summary>The records of a rule by their keys.</summary>
    sealed class Blocks
    {
        readonly List<int[]> _blocks = [];
        readonly PairSpace _pairsOf;

        internal Blocks(BlockingKeys keys, int records, PairSpace pairsOf)
        {
            (Name, _pairsOf) = (keys.Name, pairsOf);
            var byKey = new Dictionary<long, List<int>>();
            for (var record = 0; record < records; record++)
            {
                if (!pairsOf.Has(record)) continue;
                foreach (var key in keys.Of(record))
                {
                    if (!byKey.TryGetValue(key, out var block)) byKey[key] = block = [];
                    if (block.Count <= LargestBlock) block.Add(record);
                }
            }

            foreach (var block in byKey.Values)
            {
                if (block.Count is < 2 or > LargestBlock || pairsOf.CountIn(block) is var count && count == 0) continue;
                _blocks.Add([.. block]);
                Pairs += count;
            }
        }

        internal string Name { get; }

        /// <summary>A pair under two keys of one rule counts twice: an upper bound.</summary>
        internal long Pairs { get; }

        internal void AddTo(List<ulong> pairs)
        {
            foreach (var block in _blocks)
                for (var i = 0; i < block.Length; i++)
                    for (var j = i + 1; j < block.Length; j++)
                        if (_pairsOf.Has(block[i], block[j])) pairs.Add(Packed(block[i], block[j]));
        }
    }
}

/// <summary>A rule that was taken, with the pairs it made (a pair may come by several rules).</summary>
public sealed record BlockingRule(string Name, long Pairs);
