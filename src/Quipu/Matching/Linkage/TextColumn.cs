using System.Collections.Immutable;

namespace Quipu.Matching.Linkage;

/// <summary>
/// Values of several words. Likeness is the mean, over both values, of the share of a value's words (by weight: the logarithm of how rare a word is) that the other has too, with
/// slips of spelling, initials and shortened words counted in part.
/// </summary>
sealed class TextColumn : ComparedColumn
{
    static readonly ImmutableArray<double> Cuts = [0.9, 0.78, 0.64, 0.5, 0.34, 0.16];

    readonly int[][] _tokens;
    readonly float[] _total;
    readonly List<string> _words = [];
    readonly float[] _weights;

    internal TextColumn(ColumnName name, IReadOnlyList<string> plain) : base(name, plain)
    {
        var (ids, counts) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<int>());
        _tokens = new int[Values.Count][];
        for (var value = 0; value < Values.Count; value++)
        {
            var words = Values[value].Split(' ').Distinct(StringComparer.Ordinal).Take(48).ToArray();
            _tokens[value] = new int[words.Length];
            for (var i = 0; i < words.Length; i++)
            {
                if (!ids.TryGetValue(words[i], out var id))
                {
                    ids[words[i]] = id = _words.Count;
                    _words.Add(words[i]);
                    counts.Add(0);
                }

                _tokens[value][i] = id;
                counts[id] += CountOf(value);
            }

            Array.Sort(_tokens[value]);
        }

        _weights = [.. counts.Select(c => (float)Math.Log2(1 + (double)Filled / c))];
        _total = [.. _tokens.Select(t => t.Sum(w => _weights[w]))];
    }

    internal override ColumnKind Kind => ColumnKind.Text;

    internal override ImmutableArray<string> Levels { get; } =
        ["same", .. Cuts.Select(c => FormattableString.Invariant($"alike {c:0.00} and more")), "different"];

    internal override IEnumerable<string> LooseKeys(int value) => _tokens[value].Select(t => _words[t]);

    private protected override int Compare(int one, int other)
    {
        var likeness = Likeness(one, other);
        var level = 0;
        while (level < Cuts.Length && likeness < Cuts[level]) level++;
        return level + 1;
    }

    double Likeness(int one, int other)
    {
        var (a, b) = (_tokens[one], _tokens[other]);
        Span<bool> taken = stackalloc bool[b.Length];
        Span<bool> found = stackalloc bool[a.Length];
        double sharedA = 0, sharedB = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                sharedA += _weights[a[i]];
                sharedB += _weights[a[i]];
                (found[i++], taken[j++]) = (true, true);
            }
            else if (a[i] < b[j]) i++;
            else j++;
        }

        for (var i = 0; i < a.Length; i++)
        {
            if (found[i]) continue;
            var (best, at) = (0.0, -1);
            for (var j = 0; j < b.Length; j++)
            {
                if (taken[j]) continue;
                var alike = Alike(_words[a[i]], _words[b[j]]);
                if (alike > best) (best, at) = (alike, j);
            }

            if (at < 0) continue;
            taken[at] = true;
            sharedA += best * _weights[a[i]];
            sharedB += best * _weights[b[at]];
        }

        return (sharedA / _total[one] + sharedB / _total[other]) / 2;
    }

    static double Alike(string one, string other)
    {
        var (small, large) = one.Length <= other.Length ? (one, other) : (other, one);
        if (char.IsAsciiDigit(small[0]) || char.IsAsciiDigit(large[0])) return 0;
        if (small.Length <= 3)
            return small[0] == large[0] && (small.Length == 1 || large.StartsWith(small, StringComparison.Ordinal)) ? small.Length == 1 ? 0.6 : 0.7 : 0;
        // One of both ends is right in nearly every slip; most pairs of words need no counting.
        if (small[0] != large[0] && small[^1] != large[^1]) return 0;
        var most = small.Length >= 8 ? 2 : 1;
        if (large.Length - small.Length <= most && Letters.Distance(small, large, most) is var apart && apart <= most) return apart == 1 ? 0.9 : 0.8;
        return large.StartsWith(small, StringComparison.Ordinal) ? 0.8 : 0;
    }
}
