namespace Quipu.Matching.Linkage;

/// <summary>How far two words are apart.</summary>
static class Letters
{
    const int Longest = 64;

    /// <summary>Letters put in, left out, changed, or two neighbours swapped (optimal string alignment); beyond <paramref name="most"/> it is no longer counted, and is <c>most + 1</c>.</summary>
    internal static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most) return most + 1;
        if (one.Length > Longest || other.Length > Longest) return one.SequenceEqual(other) ? 0 : most + 1;
        Span<int> before = stackalloc int[Longest + 1], last = stackalloc int[Longest + 1], now = stackalloc int[Longest + 1];
        for (var j = 0; j <= other.Length; j++) last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) best = Math.Min(best, before[j - 2] + 1);
                now[j] = best;
                if (best < least) least = best;
            }

            if (least > most) return most + 1;
            var spare = before;
            before = last;
            last = now;
            now = spare;
        }

        return Math.Min(last[other.Length], most + 1);
    }

    /// <summary>Likeness after Jaro, 0 to 1, raised for a common beginning of up to four letters after Winkler.</summary>
    internal static double JaroWinkler(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.IsEmpty || other.IsEmpty || one.Length > Longest || other.Length > Longest) return one.SequenceEqual(other) ? 1 : 0;
        var reach = Math.Max(0, Math.Max(one.Length, other.Length) / 2 - 1);
        ulong taken = 0, matched = 0;
        var common = 0;
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j <= Math.Min(other.Length - 1, i + reach); j++)
            {
                if ((taken >> j & 1) != 0 || one[i] != other[j]) continue;
                taken |= 1UL << j;
                matched |= 1UL << i;
                common++;
                break;
            }
        }

        if (common == 0) return 0;
        var (moved, at) = (0, 0);
        for (var i = 0; i < one.Length; i++)
        {
            if ((matched >> i & 1) == 0) continue;
            while ((taken >> at & 1) == 0) at++;
            if (one[i] != other[at++]) moved++;
        }

        var jaro = ((double)common / one.Length + (double)common / other.Length + (common - moved / 2.0) / common) / 3;
        var prefix = 0;
        while (prefix < Math.Min(4, Math.Min(one.Length, other.Length)) && one[prefix] == other[prefix]) prefix++;
        return jaro + prefix * 0.1 * (1 - jaro);
    }

    /// <summary>The word without its vowels and doubled letters, but for the first: slips of spelling leave it as it is.</summary>
    internal static string Skeleton(string word)
    {
        Span<char> kept = stackalloc char[Math.Min(word.Length, 8)];
        var length = 0;
        foreach (var c in word)
        {
            if (length == kept.Length) break;
            if (length > 0 && (c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' || c == kept[length - 1])) continue;
            kept[length++] = c switch { 'z' => 's', 'v' => 'b', 'k' or 'q' => 'c', _ => c };
        }

        return kept[..length].ToString();
    }
}
