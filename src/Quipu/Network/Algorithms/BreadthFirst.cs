namespace Quipu.Network.Algorithms;

/// <summary>Breadth-first search: how many steps away every node is.</summary>
static class BreadthFirst
{
    /// <summary>Steps from the source along the walk; −1 where no path leads.</summary>
    internal static int[] Depths(IWalk walk, int source)
    {
        var depths = new int[walk.Nodes];
        Array.Fill(depths, -1);
        var queue = new int[walk.Nodes];
        (depths[source], queue[0]) = (0, source);
        for (int head = 0, tail = 1; head < tail; head++)
        {
            var next = depths[queue[head]] + 1;
            foreach (var node in walk.Onward(queue[head]))
            {
                if (depths[node] >= 0) continue;
                depths[node] = next;
                queue[tail++] = node;
            }
        }

        return depths;
    }
}
