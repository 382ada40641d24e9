namespace Quipu.Matching.Linkage;

/// <summary>
/// Groups of records that are one. The surest pairs come first; two groups are joined where the pairs between them speak for it on the whole, those too that by themselves speak against it.
/// A chain of near likenesses does so no more than its weakest ends allow.
/// </summary>
sealed class Clusters
{
    /// <summary>No single pair outweighs the others by more, in bits.</summary>
    const double Most = 12;

    readonly LinkScores _scores;
    readonly int[] _groupOf;
    readonly List<int>?[] _members;

    Clusters(LinkScores scores)
    {
        _scores = scores;
        _groupOf = [.. Enumerable.Range(0, scores.Tables.Records)];
        _members = [.. Enumerable.Range(0, scores.Tables.Records).Select(r => new List<int> { r })];
    }

    internal static Clusters Of(LinkScores scores, IEnumerable<ScoredPair> pairs)
    {
        var clusters = new Clusters(scores);
        foreach (var pair in pairs.Where(p => p.Bits > 0).OrderByDescending(p => p.Bits).ThenBy(p => p.One).ThenBy(p => p.Other)) clusters.Join(pair);
        return clusters;
    }

    /// <summary>Pairs of records of one group, the lower number first, in ascending order.</summary>
    internal IEnumerable<(int One, int Other)> Pairs()
    {
        for (var one = 0; one < _groupOf.Length; one++)
            foreach (var other in _members[_groupOf[one]]!.Where(o => o > one).Order()) yield return (one, other);
    }

    void Join(ScoredPair pair)
    {
        var (one, other) = (_groupOf[pair.One], _groupOf[pair.Other]);
        if (one == other) return;
        if (_members[one]!.Count < _members[other]!.Count) (one, other) = (other, one);
        if (Between(_members[one]!, _members[other]!) <= 0) return;
        foreach (var record in _members[other]!) _groupOf[record] = one;
        _members[one]!.AddRange(_members[other]!);
        _members[other] = null;
    }

    double Between(List<int> one, List<int> other)
    {
        double sum = 0;
        foreach (var a in one)
            foreach (var b in other) sum += Math.Clamp(_scores.Bits(Math.Min(a, b), Math.Max(a, b)), -Most, Most);
        return sum;
    }
}
