using Quipu.Reading.Analysis.Parsing;

namespace Quipu.Training;

/// <summary>
/// A sentence to learn trees from: its words and marks as the parser will see them, the heads that are right (1 is the first word, 0 the root; none is a mark,
/// and no arcs cross), and the relations' numbers.
/// </summary>
sealed class GoldTree
{
    internal GoldTree(Leaf[] all, int[] heads, int[] relations, bool apart)
    {
        (All, Heads, Relations) = (all, heads, relations);
        var parts = new SetApart(apart);
        parts.Fill(all);
        (Words, At, IsMark, End) = (parts.Words.ToArray(), parts.At.ToArray(), parts.IsMark.ToArray(), parts.End);
        OverMarks();
        TreeCorpus.Projectivise(heads);
        var numbers = new int[all.Length + 1];
        for (var i = 0; i < At.Length; i++) numbers[At[i] + 1] = i + 1;
        WordHeads = [.. At.Select(at => numbers[heads[at]])];
        WordRelations = [.. At.Select(at => relations[at])];
    }

    internal Leaf[] All { get; }

    internal int[] Heads { get; }

    internal int[] Relations { get; }

    internal Leaf[] Words { get; }

    /// <summary>Where each word stands among all, from 0.</summary>
    internal int[] At { get; }

    internal bool[] IsMark { get; }

    internal uint End { get; }

    /// <summary>Heads among the words alone.</summary>
    internal int[] WordHeads { get; }

    internal int[] WordRelations { get; }

    /// <summary>Heads of the words that the parser found before it learned from this sentence.</summary>
    internal int[] Found { get; set; } = [];

    // What hangs on a mark hangs on what the mark hangs on; where a mark is the root, on the first word that hung on it.
    void OverMarks()
    {
        var root = 0;
        for (var i = 0; i < Heads.Length; i++)
        {
            var head = Heads[i];
            while (head > 0 && IsMark[head - 1]) head = Heads[head - 1];
            if (head == 0 && !IsMark[i])
            {
                if (root == 0) root = i + 1;
                else head = root;
            }

            Heads[i] = head;
        }

        for (var i = 0; i < Heads.Length; i++)
            if (IsMark[i] && Heads[i] == 0) Heads[i] = root;
    }
}
