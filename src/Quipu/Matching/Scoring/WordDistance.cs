using System.Numerics;

namespace Quipu.Matching.Scoring;

/// <summary>How far apart two words are, in edits that cost less the likelier a slip of pen, ear or scanner is.</summary>
static class WordDistance
{
    /// <summary>What sounds or looks alike, both ways.</summary>
    const string Alike = "ck kq cq sz cs bv iy ij jy uw fp gj gh jh nm xs xj 0o 1i 1l 5s 9g 9q 6b 8b";

    const double AlikeCost = 0.45, Vowel = 0.55, Doubled = 0.3, Silent = 0.4, ExtraVowel = 0.7, Swapped = 0.8;

    /// <summary>Costs are kept as floats: so much they may be off.</summary>
    const double Rounding = 1e-3;

    const int Letters = 128;

    /// <summary>What it costs to put one ASCII character for another.</summary>
    static readonly float[] Costs = Table();

    /// <summary>By letter, a bit for each that sounds or looks like it.</summary>
    static readonly uint[] AlikeLetters =
        [.. Enumerable.Range('a', 26).Select(a => Alike.Split(' ').Aggregate(0u, (bits, p) => bits | (p[0] == a ? Bit(p[1]) : p[1] == a ? Bit(p[0]) : 0)))];

    static readonly uint Vowels = Bit('a') | Bit('e') | Bit('i') | Bit('o') | Bit('u') | Bit('y');

    /// <summary>The cost of the cheapest edits that make one word the other; more than <paramref name="most"/>: some number greater than it.</summary>
    internal static double Cost(ReadOnlySpan<char> one, ReadOnlySpan<char> other, double most)
    {
        if (Math.Abs(one.Length - other.Length) * Doubled > most || one.Length > 40 || other.Length > 40 || IsFar(one, other, most)) return most + 1;
        var wide = other.Length + 1;
        Span<double> rows = stackalloc double[wide * 4];
        var before = rows[..wide];
        var last = rows.Slice(wide, wide);
        var now = rows.Slice(wide * 2, wide);
        // What each letter of the other costs to leave out is asked for once.
        var loose = rows.Slice(wide * 3, wide);
        last[0] = 0;
        for (var j = 1; j < wide; j++) last[j] = last[j - 1] + (loose[j] = Loose(other, j - 1));
        for (var i = 1; i <= one.Length; i++)
        {
            var (a, left) = (one[i - 1], Loose(one, i - 1));
            var least = now[0] = last[0] + left;
            for (var j = 1; j < wide; j++)
            {
                var b = other[j - 1];
                var cost = Math.Min(last[j - 1] + Substitute(a, b), Math.Min(last[j] + left, now[j - 1] + loose[j]));
                if (i > 1 && j > 1 && a == other[j - 2] && b == one[i - 2] && a != b) cost = Math.Min(cost, before[j - 2] + Swapped);
                now[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most) return most + 1;
            var free = before;
            before = last;
            last = now;
            now = free;
        }

        return last[wide - 1];
    }

    /// <summary>Each letter that the other word lacks altogether has to be left out or changed: where that alone costs more, nothing else is tried.</summary>
    internal static bool IsFar(ReadOnlySpan<char> one, ReadOnlySpan<char> other, double most) =>
        Bits(one) is var a and > 0 && Bits(other) is var b and > 0 && Math.Max(Lacking(a & ~b, b), Lacking(b & ~a, a)) > most + Rounding;

    static double Lacking(uint letters, uint other)
    {
        var cost = 0.0;
        for (; letters != 0; letters &= letters - 1)
        {
            var letter = BitOperations.TrailingZeroCount(letters);
            cost += letter == 'h' - 'a' ? Silent
                : (AlikeLetters[letter] & other) != 0 ? AlikeCost
                : (Bit((char)('a' + letter)) & Vowels) == 0 ? 1
                : (other & Vowels) != 0 ? Vowel : ExtraVowel;
        }

        return cost;
    }

    /// <summary>A bit for each letter of a word; 0 where it has others than those from a to z.</summary>
    static uint Bits(ReadOnlySpan<char> word)
    {
        var bits = 0u;
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterLower(c)) return 0;
            bits |= Bit(c);
        }

        return bits;
    }

    static uint Bit(char letter) => char.IsAsciiLetterLower(letter) ? 1u << (letter - 'a') : 0;

    static double Substitute(char a, char b) => a == b ? 0 : a < Letters && b < Letters ? Costs[(a * Letters) + b] : 1;

    static float[] Table()
    {
        var costs = new float[Letters * Letters];
        for (var a = 0; a < Letters; a++)
            for (var b = 0; b < Letters; b++) costs[(a * Letters) + b] = a == b ? 0 : IsVowel((char)a) && IsVowel((char)b) ? (float)Vowel : 1;
        foreach (var pair in Alike.Split(' '))
            (costs[(pair[0] * Letters) + pair[1]], costs[(pair[1] * Letters) + pair[0]]) = ((float)AlikeCost, (float)AlikeCost);
        return costs;
    }

    static double Loose(ReadOnlySpan<char> word, int at) =>
        at > 0 && word[at] == word[at - 1] ? Doubled : word[at] is 'h' ? Silent : IsVowel(word[at]) && at > 0 ? ExtraVowel : 1;

    static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
