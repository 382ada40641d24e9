using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Quipu.Evaluation;

/// <summary>How the score compares words: folded, without accents, possessives and small words.</summary>
static partial class Wording
{
    static readonly HashSet<string> Small = [.. ("the a an el la los las lo de del of y e and in en for para his her its su sus mr mrs ms sr sra dr general colonel president governor " +
        "former ex alias").Split(' ')];

    [GeneratedRegex("['’]s\\b")]
    private static partial Regex Possessive();

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Words();

    internal static string[] Norm(string? text)
    {
        var plain = new StringBuilder();
        foreach (var c in (text ?? "").ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormKD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) || !IsCombining(c)) plain.Append(c);
        return [.. Words().Matches(Possessive().Replace(plain.ToString(), "")).Select(m => m.Value).Where(w => !Small.Contains(w))];
    }

    static bool IsCombining(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    internal static double Akin(string[] x, string[] y)
    {
        if (x.SequenceEqual(y)) return 1;
        var (a, b) = (x.ToHashSet(), y.ToHashSet());
        if (a.IsSubsetOf(b) || b.IsSubsetOf(a)) return 0.5 + 0.4 * Math.Min(a.Count, b.Count) / Math.Max(a.Count, b.Count);
        var shared = a.Count(b.Contains);
        var j = (double)shared / (a.Count + b.Count - shared);
        return j >= 0.6 ? 0.4 + 0.4 * j : 0;
    }

    internal static double TokenF1(string? a, string? b)
    {
        var (x, y) = (Norm(a), Norm(b));
        var left = y.GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());
        var n = 0;
        foreach (var word in x)
            if (left.TryGetValue(word, out var count) && count > 0)
            {
                n++;
                left[word] = count - 1;
            }

        return n > 0 ? 2.0 * n / (x.Length + y.Length) : 0;
    }
}
