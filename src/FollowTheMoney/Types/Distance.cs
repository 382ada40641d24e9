namespace FollowTheMoney.Types;

/// <summary>Edits between texts (insertion, deletion, substitution, two neighbours changed over).</summary>
static class Distance
{
    /// <summary>How alike two texts are, 0 to 1: 1 - edits / longer length; 0 where more edits are needed than the shorter text allows.</summary>
    /// <param name="most">Edits allowed at most, and never more than a fifth of the shorter text (rounded up).</param>
    internal static double Similarity(string left, string right, int most = 4, int longest = 384)
    {
        if (left.Length == 0 || right.Length == 0) return 0;
        var allowed = Math.Min(most, (int)Math.Ceiling(Math.Min(left.Length, right.Length) * 0.2));
        if (Math.Abs(left.Length - right.Length) > allowed) return 0;
        var edits = Damerau(Cut(left), Cut(right));
        return edits > allowed ? 0 : 1 - (edits / (double)Math.Max(left.Length, right.Length));

        ReadOnlySpan<char> Cut(string text) => text.AsSpan(0, Math.Min(text.Length, longest));
    }

    /// <summary>Damerau's distance, without restriction (a substring may be edited after its letters changed places).</summary>
    internal static int Damerau(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var far = left.Length + right.Length;
        var table = new int[left.Length + 2, right.Length + 2];
        var rows = new Dictionary<char, int>();
        table[0, 0] = far;
        for (var i = 0; i <= left.Length; i++) (table[i + 1, 0], table[i + 1, 1]) = (far, i);
        for (var j = 0; j <= right.Length; j++) (table[0, j + 1], table[1, j + 1]) = (far, j);
        for (var i = 1; i <= left.Length; i++)
        {
            var column = 0;
            for (var j = 1; j <= right.Length; j++)
            {
                var row = rows.GetValueOrDefault(right[j - 1]);
                var swapped = table[row, column] + (i - row - 1) + 1 + (j - column - 1);
                var same = left[i - 1] == right[j - 1];
                table[i + 1, j + 1] = Math.Min(Math.Min(table[i, j] + (same ? 0 : 1), swapped), Math.Min(table[i + 1, j], table[i, j + 1]) + 1);
                if (same) column = j;
            }

            rows[left[i - 1]] = i;
        }

        return table[left.Length + 1, right.Length + 1];
    }

    /// <summary>Levenshtein's distance (no changing over), or <paramref name="most"/> + 1 where it is more than that.</summary>
    internal static int Levenshtein(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most) return most + 1;
        Span<int> before = stackalloc int[right.Length + 1];
        Span<int> now = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++) before[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            now[0] = i;
            var best = i;
            for (var j = 1; j <= right.Length; j++)
            {
                now[j] = Math.Min(before[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1), Math.Min(before[j], now[j - 1]) + 1);
                best = Math.Min(best, now[j]);
            }

            if (best > most) return most + 1;
            now.CopyTo(before);
        }

        return Math.Min(before[right.Length], most + 1);
    }
}
