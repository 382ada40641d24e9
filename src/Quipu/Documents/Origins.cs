using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Documents;

/// <summary>A document, as the search for reprints sees it.</summary>
/// <param name="TextHash">Hash of its whole text.</param>
/// <param name="Fingerprint">MinHash signature, or empty.</param>
public sealed record Print(DocumentId Id, PartialDate? Published, string TextHash, ImmutableArray<uint> Fingerprint);

/// <summary>
/// Which documents are one origin: the same text, or so nearly the same that one reprints the other. Candidates come from bands of the MinHash signature
/// (locality-sensitive hashing, Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3); a candidate is one where the signatures agree
/// in at least <see cref="LeastAgreement"/> of their places. The origin is the earliest published, of equal dates the one with the least id.
/// </summary>
public static class Origins
{
    /// <summary>Share of equal places of two signatures, in thousandths, from which documents are one origin. It estimates the share of shingles in common.</summary>
    public const int LeastAgreement = 500;

    const int RowsPerBand = 4;

    /// <summary>The origin of each document; itself where it reprints nothing. Independent of the documents' order.</summary>
    public static IReadOnlyDictionary<DocumentId, DocumentId> Of(IEnumerable<Print> prints)
    {
        var all = prints.OrderBy(p => p.Id).ToArray();
        var parent = Enumerable.Range(0, all.Length).ToArray();
        foreach (var same in Enumerable.Range(0, all.Length).GroupBy(i => all[i].TextHash, StringComparer.Ordinal))
            foreach (var other in same.Skip(1)) Unite(parent, same.First(), other);
        foreach (var (one, other) in Candidates(all))
            if (Find(parent, one) != Find(parent, other) && Agree(all[one].Fingerprint, all[other].Fingerprint)) Unite(parent, one, other);
        var origins = new Dictionary<DocumentId, DocumentId>(all.Length);
        foreach (var group in Enumerable.Range(0, all.Length).GroupBy(i => Find(parent, i)))
        {
            var first = group.Select(i => all[i]).OrderBy(p => p.Published is null).ThenBy(p => p.Published ?? default).ThenBy(p => p.Id).First();
            foreach (var i in group) origins[all[i].Id] = first.Id;
        }

        return origins;
    }

    // Documents that share a band. A band shared by very many is compared along a chain, not pair by pair: it stays linear.
    static IEnumerable<(int, int)> Candidates(Print[] all)
    {
        var bands = new Dictionary<(int Band, ulong Hash), List<int>>();
        for (var i = 0; i < all.Length; i++)
        {
            var print = all[i].Fingerprint;
            if (print.IsDefaultOrEmpty) continue;
            for (var band = 0; (band + 1) * RowsPerBand <= print.Length; band++)
            {
                var key = (band, Hash(print.AsSpan(band * RowsPerBand, RowsPerBand)));
                if (!bands.TryGetValue(key, out var members)) bands[key] = members = [];
                members.Add(i);
            }
        }

        foreach (var members in bands.Values)
            for (var i = 1; i < members.Count; i++)
                for (var j = Math.Max(0, i - 32); j < i; j++) yield return (members[j], members[i]);
    }

    static ulong Hash(ReadOnlySpan<uint> rows)
    {
        var hash = 14695981039346656037UL;
        foreach (var row in rows) hash = unchecked((hash ^ row) * 1099511628211UL);
        return hash;
    }

    static bool Agree(ImmutableArray<uint> one, ImmutableArray<uint> other)
    {
        if (one.Length != other.Length) return false;
        var equal = 0;
        for (var i = 0; i < one.Length; i++)
            if (one[i] == other[i]) equal++;
        return equal * 1000 >= LeastAgreement * one.Length;
    }

    static void Unite(int[] parent, int one, int other)
    {
        var (a, b) = (Find(parent, one), Find(parent, other));
        if (a != b) parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    static int Find(int[] parent, int at)
    {
        while (parent[at] != at) at = parent[at] = parent[parent[at]];
        return at;
    }
}
