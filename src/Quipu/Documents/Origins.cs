using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Documents;

/// <summary>A document, as the search for reprints sees it.</summary>
/// <param name="TextHash">Hash of its whole text.</param>
/// <param name="Fingerprint">MinHash signature, or empty.</param>
public sealed record Print(DocumentId Id, PartialDate? Published, string TextHash, ImmutableArray<uint> Fingerprint);

/// <summary>
/// Which documents are one origin: the same text, or so nearly the same that one reprints the other. Candidates come from bands of the MinHash signature
/// (locality-sensitive hashing; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3) and are one origin from <see cref="Fingerprints.SameOrigin"/> on.
/// The origin is the earliest published, of equal dates the one with the least id.
/// </summary>
public static class Origins
{
    // A band that very many documents share is compared with so many neighbours only: the whole stays linear.
    const int MostNeighbours = 32;

    /// <summary>The origin of each document; itself where it reprints nothing. Independent of the documents' order.</summary>
    public static IReadOnlyDictionary<DocumentId, DocumentId> Of(IEnumerable<Print> prints)
    {
        var all = prints.OrderBy(p => p.Id).ToArray();
        var parent = Enumerable.Range(0, all.Length).ToArray();
        foreach (var same in Enumerable.Range(0, all.Length).GroupBy(i => all[i].TextHash, StringComparer.Ordinal))
            foreach (var other in same.Skip(1)) Unite(parent, same.First(), other);
        foreach (var (one, other) in Candidates(all))
            if (Find(parent, one) != Find(parent, other) && Fingerprints.Similarity(all[one].Fingerprint, all[other].Fingerprint) >= Fingerprints.SameOrigin) Unite(parent, one, other);
        var origins = new Dictionary<DocumentId, DocumentId>(all.Length);
        foreach (var group in Enumerable.Range(0, all.Length).GroupBy(i => Find(parent, i)))
        {
            var first = group.Select(i => all[i]).OrderBy(p => p.Published is null).ThenBy(p => p.Published?.Earliest).ThenBy(p => p.Published?.Latest).ThenBy(p => p.Id).First();
            foreach (var i in group) origins[all[i].Id] = first.Id;
        }

        return origins;
    }

    // Documents that share a band of their signatures.
    static IEnumerable<(int, int)> Candidates(Print[] all)
    {
        var bands = new Dictionary<long, List<int>>();
        for (var i = 0; i < all.Length; i++)
            foreach (var key in Fingerprints.Bands(all[i].Fingerprint))
            {
                if (!bands.TryGetValue(key, out var members)) bands[key] = members = [];
                members.Add(i);
            }

        foreach (var members in bands.Values)
            for (var i = 1; i < members.Count; i++)
                for (var j = Math.Max(0, i - MostNeighbours); j < i; j++) yield return (members[j], members[i]);
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
