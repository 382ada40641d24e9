namespace Quipu.Matching.Linkage;

/// <summary>Whether a table is free of duplicates, and if so which partner each record gets.</summary>
static class OneToOne
{
    /// <summary>More records than this share have a double in their own table: then it is not free of them.</summary>
    const double MostDoubled = 0.15;

    /// <summary>Judged by the pairs that look like one across: how many of their records have another in their own table that agrees as well as half of those pairs do.</summary>
    internal static (bool Left, bool Right) Of(LinkScores scores, IReadOnlyList<ScoredPair> across, long budget)
    {
        var tables = scores.Tables;
        return (IsFree(scores, PairSpace.Within(0, tables.Left), Best(across, p => p.One), budget), IsFree(scores, PairSpace.Within(tables.Left, tables.Records), Best(across, p => p.Other), budget));
    }

    /// <summary>The surest pairs first, each record that can have but one partner once.</summary>
    /// <param name="free">Which tables are free of duplicates: then a record of the other has one partner in it.</param>
    internal static IEnumerable<ScoredPair> Chosen(IEnumerable<ScoredPair> pairs, (bool Left, bool Right) free)
    {
        var (taken, takenOther) = (new HashSet<int>(), new HashSet<int>());
        foreach (var pair in pairs.OrderByDescending(p => p.Bits).ThenBy(p => p.One).ThenBy(p => p.Other))
        {
            if ((free.Right && taken.Contains(pair.One)) || (free.Left && takenOther.Contains(pair.Other))) continue;
            taken.Add(pair.One);
            takenOther.Add(pair.Other);
            yield return pair;
        }
    }

    static Dictionary<int, double> Best(IReadOnlyList<ScoredPair> across, Func<ScoredPair, int> record)
    {
        var best = new Dictionary<int, double>();
        foreach (var pair in across)
            if (pair.Bits >= 0) best[record(pair)] = Math.Max(best.GetValueOrDefault(record(pair)), pair.Bits);
        return best;
    }

    static bool IsFree(LinkScores scores, PairSpace within, Dictionary<int, double> best, long budget)
    {
        if (best.Count == 0) return true;
        var half = best.Values.Order().ElementAt(best.Count / 2);
        var doubled = new HashSet<int>();
        foreach (var pair in Blocking.Candidates(scores.Tables, within, budget).Pairs)
        {
            var (one, other) = Blocking.Unpacked(pair);
            if ((!best.ContainsKey(one) && !best.ContainsKey(other)) || scores.Bits(one, other) < half) continue;
            if (best.ContainsKey(one)) doubled.Add(one);
            if (best.ContainsKey(other)) doubled.Add(other);
        }

        return doubled.Count <= MostDoubled * best.Count;
    }
}

/// <summary>Two records with the bits for their being one.</summary>
readonly record struct ScoredPair(int One, int Other, double Bits);
