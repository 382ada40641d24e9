namespace Quipu.Network.Algorithms;

/// <summary>
/// Coreness (Seidman 1983): the greatest k such that a node is among nodes that all have k neighbours among themselves. Peeled level by level; looking again at
/// what is left costs the sum of all coreness, which is less than the edges are.
/// </summary>
static class Cores
{
    /// <summary>The coreness of each node, directions and parallel edges apart.</summary>
    internal static int[] Coreness(Graph graph)
    {
        var around = graph.Simple.Out;
        var (starts, targets) = (around.Starts, around.Targets);
        var (degree, left, stack) = (new int[graph.Nodes], new int[graph.Nodes], new int[graph.Nodes]);
        for (var i = 0; i < left.Length; i++) (degree[i], left[i]) = (around.Degree(i), i);
        for (int level = 0, count = left.Length; count > 0; level++)
        {
            var (kept, top) = (0, 0);
            for (var i = 0; i < count; i++)
            {
                if (degree[left[i]] > level) left[kept++] = left[i];
                else if (degree[left[i]] == level) stack[top++] = left[i];
            }

            count = kept;
            while (top > 0)
            {
                var node = stack[--top];
                foreach (var other in targets.AsSpan(starts[node], starts[node + 1] - starts[node]))
                    if (degree[other] > level && --degree[other] == level) stack[top++] = other;
            }
        }

        return degree;
    }
}
