namespace Quipu.Reading.Analysis.Parsing;

enum Move : byte { Shift, Left, Right }

/// <summary>
/// A state of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011) as a node that shares what it did not change with the nodes before it:
/// a move costs the same however long the sentence is. Children are leaf numbers; the number after the last word means none.
/// </summary>
struct ArcNode
{
    /// <summary>The node that the last move was made from; -1 at the start.</summary>
    internal int Before;

    /// <summary>The node in which the word below the top of the stack was the top; -1 for the root.</summary>
    internal int Below;

    internal int Score;
    internal Move Move;

    /// <summary>The top of the stack; its outermost two children on each side, how many there are, and what kinds.</summary>
    internal ushort Top, Left1, Left2, Right1, Right2;

    internal byte Lefts, Rights;
    internal uint LeftKinds, RightKinds;

    /// <summary>The next word, and its children so far, all on its left.</summary>
    internal ushort Next, NextLeft1, NextLeft2;

    internal byte NextLefts;
    internal uint NextKinds;

    /// <summary>Whether two tops of stacks are the same word with the same children.</summary>
    internal static bool SameTop(in ArcNode a, in ArcNode b) => (a.Top, a.Left1, a.Left2, a.Right1, a.Right2, a.Lefts, a.Rights, a.LeftKinds, a.RightKinds) == (b.Top, b.Left1, b.Left2, b.Right1, b.Right2, b.Lefts, b.Rights, b.LeftKinds, b.RightKinds);

    /// <summary>Whether the next word is the same with the same children.</summary>
    internal static bool SameNext(in ArcNode a, in ArcNode b) => (a.Next, a.NextLeft1, a.NextLeft2, a.NextLefts, a.NextKinds) == (b.Next, b.NextLeft1, b.NextLeft2, b.NextLefts, b.NextKinds);
}
