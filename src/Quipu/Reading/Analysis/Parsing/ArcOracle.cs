namespace Quipu.Reading.Analysis.Parsing;

/// <summary>The moves that make a given projective tree: there is one sequence for each.</summary>
static class ArcOracle
{
    /// <summary>Fills, for each word and the root, the number of its last dependent; 0 for none.</summary>
    internal static void Lasts(ReadOnlySpan<int> heads, Span<int> lasts)
    {
        lasts.Clear();
        for (var i = 0; i < heads.Length; i++) lasts[heads[i]] = i + 1;
    }

    internal static Move Next(ArcSearch search, int node, ReadOnlySpan<int> heads, ReadOnlySpan<int> lasts)
    {
        ref readonly var at = ref search.Nodes[node];
        var top = at.Top;
        if (top == 0) return Move.Shift;
        if (at.Next <= heads.Length && heads[top - 1] == at.Next) return Move.Left;
        return heads[top - 1] == search.Nodes[at.Below].Top && lasts[top] < at.Next ? Move.Right : Move.Shift;
    }
}
