using Quipu.Matching.Names;

namespace Quipu.Matching.Scoring;

/// <summary>A group of words on both sides that letters tie together, and how alike they are.</summary>
/// <param name="Left">Bits of the parts on the left.</param>
/// <param name="Right">Bits of the parts on the right.</param>
readonly record struct Cluster(ulong Left, ulong Right, double Score);

/// <summary>What logic-v2 does with the words that no symbol explains: one alignment of letters over all of them, then clusters of words that share enough.</summary>
static class ResidueClusters
{
    const double Space = 0.2, Similar = 0.7, Digit = 1.5, Shared = 0.51, Base = 2.35;

    const string Confused = "0o 1i 1l g9 q9 b6 5s ei ou ij iy ck nh";

    const int Longest = 240;

    /// <summary>Clusters of two lists of parts, in the order in which they are to be compared.</summary>
    /// <param name="tolerance">How much more (above 1) or less may differ.</param>
    internal static List<Cluster> Of((AnalysedName Name, int[] Parts) left, (AnalysedName Name, int[] Parts) right, double tolerance)
    {
        var (one, other) = (Joined(left), Joined(right));
        if (one.Text.Length == 0 || other.Text.Length == 0) return [];
        var traced = new Trace(left.Parts.Length, right.Parts.Length);
        Align(one, other, traced);
        return Clusters(left, right, traced, tolerance);
    }

    static List<Cluster> Clusters((AnalysedName Name, int[] Parts) left, (AnalysedName Name, int[] Parts) right, Trace traced, double tolerance)
    {
        var groups = new List<(ulong Left, ulong Right)>();
        for (var i = 0; i < left.Parts.Length; i++)
            for (var j = 0; j < right.Parts.Length; j++)
            {
                var shorter = Math.Min(left.Name.PartArray[left.Parts[i]].Length, right.Name.PartArray[right.Parts[j]].Length);
                if (traced.Matched[i, j] > Shared * shorter) Merge(groups, (1UL << i, 1UL << j));
            }

        return [.. groups.Select(g => new Cluster(Bits(left.Parts, g.Left), Bits(right.Parts, g.Right),
            Side(left, g.Left, (traced.LeftCost, traced.LeftSpace), tolerance) * Side(right, g.Right, (traced.RightCost, traced.RightSpace), tolerance)))];
    }

    static void Merge(List<(ulong Left, ulong Right)> groups, (ulong Left, ulong Right) found)
    {
        for (var i = groups.Count - 1; i >= 0; i--)
            if ((groups[i].Left & found.Left) != 0 || (groups[i].Right & found.Right) != 0)
            {
                found = (groups[i].Left | found.Left, groups[i].Right | found.Right);
                groups.RemoveAt(i);
            }

        groups.Add(found);
    }

    static ulong Bits(int[] parts, ulong group)
    {
        var bits = 0UL;
        for (var i = 0; i < parts.Length; i++)
            if ((group & (1UL << i)) != 0) bits |= 1UL << parts[i];
        return bits;
    }

    static double Side((AnalysedName Name, int[] Parts) side, ulong group, (double[] Letters, double[] Spaces) costs, double tolerance)
    {
        var (length, cost, before) = (0, 0.0, -2);
        for (var i = 0; i < side.Parts.Length; i++)
        {
            if ((group & (1UL << i)) == 0) continue;
            length += side.Name.PartArray[side.Parts[i]].Length + (length > 0 ? 1 : 0);
            cost += costs.Letters[i] + (before == i - 1 ? costs.Spaces[i - 1] : 0);
            before = i;
        }

        var budget = Math.Log(Math.Max(length - 2, 1)) / Math.Log(Base) * tolerance;
        return cost > budget ? 0 : 1 - (cost / length);
    }

    static (string Text, int[] PartOf) Joined((AnalysedName Name, int[] Parts) side)
    {
        var text = string.Join(' ', side.Parts.Select(p => side.Name.Word(p).ToString()));
        if (text.Length > Longest) text = text[..Longest];
        var (parts, part) = (new int[text.Length], 0);
        for (var i = 0; i < text.Length; i++) parts[i] = text[i] == ' ' ? part++ : part;
        return (text, parts);
    }

    static void Align((string Text, int[] PartOf) left, (string Text, int[] PartOf) right, Trace traced)
    {
        var (rows, columns) = (left.Text.Length, right.Text.Length);
        var table = new double[rows + 1, columns + 1];
        for (var i = 1; i <= rows; i++) table[i, 0] = table[i - 1, 0] + Gap(left.Text[i - 1]);
        for (var j = 1; j <= columns; j++) table[0, j] = table[0, j - 1] + Gap(right.Text[j - 1]);
        for (var i = 1; i <= rows; i++)
            for (var j = 1; j <= columns; j++)
                table[i, j] = Math.Min(table[i - 1, j - 1] + Change(left.Text[i - 1], right.Text[j - 1]),
                    Math.Min(table[i - 1, j] + Gap(left.Text[i - 1]), table[i, j - 1] + Gap(right.Text[j - 1])));
        for (var (i, j) = (rows, columns); i > 0 || j > 0;) Step(table, left, right, traced, ref i, ref j);
    }

    // Ties: leaving out and putting in come before what is equal, so that words at the front keep their letters.
    static void Step(double[,] table, (string Text, int[] PartOf) left, (string Text, int[] PartOf) right, Trace traced, ref int i, ref int j)
    {
        const double Close = 1e-9;
        if (i > 0 && Math.Abs(table[i, j] - table[i - 1, j] - Gap(left.Text[i - 1])) < Close)
        {
            i--;
            (left.Text[i] == ' ' ? traced.LeftSpace : traced.LeftCost)[left.PartOf[i]] += Gap(left.Text[i]);
        }
        else if (j > 0 && Math.Abs(table[i, j] - table[i, j - 1] - Gap(right.Text[j - 1])) < Close)
        {
            j--;
            (right.Text[j] == ' ' ? traced.RightSpace : traced.RightCost)[right.PartOf[j]] += Gap(right.Text[j]);
        }
        else if (left.Text[i - 1] == right.Text[j - 1])
        {
            (i, j) = (i - 1, j - 1);
            if (left.Text[i] != ' ') traced.Matched[left.PartOf[i], right.PartOf[j]]++;
        }
        else
        {
            (i, j) = (i - 1, j - 1);
            var cost = Change(left.Text[i], right.Text[j]);
            traced.LeftCost[left.PartOf[i]] += cost;
            traced.RightCost[right.PartOf[j]] += cost;
        }
    }

    static double Gap(char c) => c == ' ' ? Space : char.IsAsciiDigit(c) ? Digit : 1;

    static double Change(char a, char b)
    {
        if (a == b) return 0;
        if (a == ' ' || b == ' ') return 9;
        for (var i = 0; i < Confused.Length; i += 3)
            if ((Confused[i] == a && Confused[i + 1] == b) || (Confused[i] == b && Confused[i + 1] == a)) return Similar;
        return char.IsAsciiDigit(a) || char.IsAsciiDigit(b) ? Digit : 1;
    }

    sealed class Trace(int left, int right)
    {
        internal int[,] Matched { get; } = new int[left, right];

        internal double[] LeftCost { get; } = new double[left];

        internal double[] RightCost { get; } = new double[right];

        internal double[] LeftSpace { get; } = new double[left];

        internal double[] RightSpace { get; } = new double[right];
    }
}
