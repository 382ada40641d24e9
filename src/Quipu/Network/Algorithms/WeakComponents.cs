namespace Quipu.Network.Algorithms;

/// <summary>What hangs together when arcs lead both ways. Union–find; a root is the least of its nodes, so that labels do not depend on the order of arcs.</summary>
static class WeakComponents
{
    /// <summary>For each node the least node of its component.</summary>
    internal static int[] Labels(Graph graph)
    {
        var parent = new int[graph.Nodes];
        for (var i = 0; i < parent.Length; i++) parent[i] = i;
        for (var node = 0; node < parent.Length; node++)
            foreach (var other in graph.Out[node])
            {
                if (graph.IsDirected || other < node) Unite(parent, node, other);
            }

        for (var i = 0; i < parent.Length; i++) parent[i] = parent[parent[i]];
        return parent;
    }

    /// <summary>How many labels there are, and the least of the largest component's nodes with that component's size; of several the first.</summary>
    internal static (int Count, int Largest, int Size) Counted(int[] labels)
    {
        var sizes = new int[labels.Length];
        foreach (var label in labels) sizes[label]++;
        var (count, largest) = (0, 0);
        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] > 0) count++;
            if (sizes[i] > sizes[largest]) largest = i;
        }

        return (count, largest, labels.Length == 0 ? 0 : sizes[largest]);
    }

    /// <summary>Puts two nodes into one component. A node's parent is never greater than it.</summary>
    internal static void Unite(int[] parent, int one, int other)
    {
        while (parent[one] != parent[other])
        {
            // The greater root is hung below the other side; on the way there paths grow shorter (Rem's algorithm).
            if (parent[one] < parent[other]) (one, other) = (other, one);
            var up = parent[one];
            parent[one] = parent[other];
            if (up == one) return;
            one = up;
        }
    }
}
