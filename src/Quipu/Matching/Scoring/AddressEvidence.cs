using Quipu.Matching.Names;

namespace Quipu.Matching.Scoring;

/// <summary>Addresses side by side: words without "street" and "floor", in any order.</summary>
static class AddressEvidence
{
    /// <summary>How alike the most alike two are: 0 to 1.</summary>
    internal static double Similarity(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var best = 0.0;
        foreach (var left in one)
            foreach (var right in other) best = Math.Max(best, Similarity(Words(left), Words(right)));
        return best;
    }

    /// <summary>The words that tell an address from others, in ordinal order.</summary>
    internal static string[] Words(string address) =>
        [.. NameAnalysis.Form(address).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !NameLexicon.AddressWords.Has(w) && !NameLexicon.Stopwords.Has(w)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>1 where one is contained in the other; else the shared words' letters, and what the rest has in common, weighed by words.</summary>
    internal static double Similarity(string[] one, string[] other)
    {
        if (one.Length == 0 || other.Length == 0) return 0;
        var shared = one.Intersect(other, StringComparer.Ordinal).ToArray();
        if (shared.Length == Math.Min(one.Length, other.Length)) return 1;
        var (left, right) = (string.Join(' ', one.Except(shared, StringComparer.Ordinal)), string.Join(' ', other.Except(shared, StringComparer.Ordinal)));
        var longer = Math.Max(left.Length, right.Length);
        var rest = 1 - (Math.Min(longer, FollowTheMoney.Types.Distance.Levenshtein(left, right, longer)) / (double)longer);
        var most = Math.Max(one.Length, other.Length);
        return (shared.Length + (rest * rest * (most - shared.Length))) / most;
    }
}
