namespace Quipu.Matching.Candidates;

/// <summary>How alike two words are written, and the shorter spellings by which a misspelt word is found.</summary>
static class Spelling
{
    /// <summary>Deletions are made in so many letters from the beginning; what differs behind is left to the comparison.</summary>
    const int Prefix = 7;
    const int Longest = 32;

    /// <summary>How many edits a word of this length may carry.</summary>
    internal static int Edits(int length) => length < 3 ? 0 : length < 6 ? 1 : 2;

    /// <summary>Hashes of the word's beginning and of that with one or two letters left out, each once; how many.</summary>
    internal static int Variants(ReadOnlySpan<byte> word, Span<uint> to)
    {
        var start = word[..Math.Min(word.Length, Prefix)];
        var edits = Edits(word.Length);
        var count = 0;
        Put(Interned.Hash(start), to, ref count);
        if (edits == 0) return count;
        Span<byte> one = stackalloc byte[Prefix];
        Span<byte> two = stackalloc byte[Prefix];
        for (var i = 0; i < start.Length; i++)
        {
            Without(start, i, one);
            Put(Interned.Hash(one[..(start.Length - 1)]), to, ref count);
            if (edits < 2) continue;
            for (var j = i; j < start.Length - 1; j++)
            {
                Without(one[..(start.Length - 1)], j, two);
                Put(Interned.Hash(two[..(start.Length - 2)]), to, ref count);
            }
        }

        return count;
    }

    /// <summary>The most hashes that <see cref="Variants"/> gives.</summary>
    internal const int MostVariants = 1 + Prefix + (Prefix * (Prefix - 1) / 2);

    /// <summary>
    /// From 0 (too different) to 1 (the same): a letter too many, too few, another or two changed over cost a share of the longer word; a letter written twice or once costs half.
    /// Words that sound alike may differ as they like, and are at least fairly alike.
    /// </summary>
    internal static float Likeness(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, bool soundAlike)
    {
        if (one.SequenceEqual(other)) return 1;
        var longer = Math.Max(one.Length, other.Length);
        var most = Edits(longer);
        if (longer > Longest || (!soundAlike && Math.Abs(one.Length - other.Length) > most)) return 0;
        var halves = HalfEdits(one, other);
        var likeness = 1 - (halves / (2f * longer));
        if (halves <= 2 * most) return likeness;
        return soundAlike && halves <= 6 && likeness > .5f ? Math.Max(likeness, .7f) : 0;
    }

    /// <summary>Optimal string alignment, in half edits.</summary>
    static int HalfEdits(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Span<int> before = stackalloc int[Longest + 1];
        Span<int> last = stackalloc int[Longest + 1];
        Span<int> now = stackalloc int[Longest + 1];
        for (var j = 0; j <= other.Length; j++) last[j] = 2 * j;
        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = 2 * i;
            for (var j = 1; j <= other.Length; j++)
            {
                var (a, b) = (one[i - 1], other[j - 1]);
                var least = last[j - 1] + (a == b ? 0 : 2);
                least = Math.Min(least, last[j] + (i > 1 && a == one[i - 2] ? 1 : 2));
                least = Math.Min(least, now[j - 1] + (j > 1 && b == other[j - 2] ? 1 : 2));
                if (i > 1 && j > 1 && a == other[j - 2] && one[i - 2] == b) least = Math.Min(least, before[j - 2] + 2);
                now[j] = least;
            }

            var free = before;
            before = last;
            last = now;
            now = free;
        }

        return last[other.Length];
    }

    static void Put(uint hash, Span<uint> to, ref int count)
    {
        if (!to[..count].Contains(hash)) to[count++] = hash;
    }

    static void Without(ReadOnlySpan<byte> word, int letter, Span<byte> to)
    {
        word[..letter].CopyTo(to);
        word[(letter + 1)..].CopyTo(to[letter..]);
    }
}
