using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Quipu.Documents;

/// <summary>
/// MinHash signatures of read text, by which reprints are recognised: 64 minima over runs of four words, accents and case folded.
/// The share of equal minima estimates the share of runs that two texts have in common (Broder 1997).
/// </summary>
public static class Fingerprints
{
    /// <summary>Minima in a signature.</summary>
    public const int Size = 64;

    /// <summary>Bands of a signature; two documents that share a band are candidates.</summary>
    public const int BandCount = 16;

    /// <summary>From this share of equal minima on, in thousandths, two documents are one origin.</summary>
    public const int SameOrigin = 500;

    const int Run = 4;
    const int FewestWords = 60;
    const int MostWords = 50_000;
    const ulong Prime = (1UL << 61) - 1;

    static readonly (ulong A, ulong B)[] _permutations = Permutations();

    /// <summary>The signature of what is read of a document; empty where that is under 60 words.</summary>
    public static ImmutableArray<uint> Of(Document document)
    {
        var words = Words(document);
        return words.Count < FewestWords ? [] : Of(words);
    }

    /// <summary>The estimated share of common word runs, in thousandths; 0 where either has no signature.</summary>
    public static int Similarity(ImmutableArray<uint> left, ImmutableArray<uint> right)
    {
        if (left.IsDefaultOrEmpty || right.IsDefaultOrEmpty || left.Length != right.Length) return 0;
        var equal = 0;
        for (var i = 0; i < left.Length; i++)
            if (left[i] == right[i]) equal++;
        return equal * 1000 / left.Length;
    }

    /// <summary>
    /// Keys under which near-duplicates meet: one for each band of four minima, the band's number in the highest bits.
    /// Texts that share 70 % of their runs meet in some band with 98.8 %, texts that share 20 % with 2.5 %.
    /// </summary>
    public static ImmutableArray<long> Bands(ImmutableArray<uint> fingerprint)
    {
        if (fingerprint.IsDefaultOrEmpty) return [];
        var rows = fingerprint.Length / BandCount;
        var keys = ImmutableArray.CreateBuilder<long>(BandCount);
        for (var band = 0; band < BandCount; band++)
        {
            var hash = 14695981039346656037UL;
            for (var i = band * rows; i < (band + 1) * rows; i++) hash = (hash ^ fingerprint[i]) * 1099511628211UL;
            keys.Add((long)(((ulong)band << 58) | ((hash ^ (hash >> 32)) & ((1UL << 58) - 1))));
        }

        return keys.MoveToImmutable();
    }

    static ImmutableArray<uint> Of(List<ulong> words)
    {
        var minima = new ulong[Size];
        Array.Fill(minima, ulong.MaxValue);
        var seen = new HashSet<ulong>();
        for (var i = 0; i + Run <= words.Count; i++)
        {
            var run = 14695981039346656037UL;
            for (var k = 0; k < Run; k++) run = (run ^ words[i + k]) * 1099511628211UL;
            run = (run ^ (run >> 29)) % Prime;
            if (!seen.Add(run)) continue;
            for (var k = 0; k < Size; k++)
            {
                var value = (ulong)(((UInt128)_permutations[k].A * run + _permutations[k].B) % Prime);
                if (value < minima[k]) minima[k] = value;
            }
        }

        return [.. minima.Select(m => (uint)(m ^ (m >> 32)))];
    }

    /// <summary>A hash of each word: letters and digits, lower case, without accents (FNV-1a, so that it is the same everywhere).</summary>
    static List<ulong> Words(Document document)
    {
        var words = new List<ulong>();
        foreach (var span in ReadText.Spans(document))
        {
            var hash = 0UL;
            foreach (var c in Folded(document.Text.Substring(span.Start, Math.Min(span.Length, MostWords * 8))))
            {
                if (char.IsLetterOrDigit(c)) hash = ((hash == 0 ? 14695981039346656037UL : hash) ^ char.ToLowerInvariant(c)) * 1099511628211UL;
                else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && hash != 0)
                {
                    words.Add(hash);
                    hash = 0;
                }
            }

            if (hash != 0) words.Add(hash);
            if (words.Count >= MostWords) break;
        }

        return words;
    }

    static string Folded(string text)
    {
        if (System.Text.Ascii.IsValid(text)) return text;
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return text; // a lone surrogate: such text is hashed as it stands
        }
    }

    static (ulong A, ulong B)[] Permutations()
    {
        // SplitMix64 from a fixed seed: the numbers only have to be well spread, and the same for ever.
        var state = 0x9E3779B97F4A7C15UL;
        ulong Next()
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }

        return [.. Enumerable.Range(0, Size).Select(_ => (1 + (Next() % (Prime - 1)), Next() % Prime))];
    }
}
