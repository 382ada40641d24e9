using System.Collections.Immutable;

namespace Quipu.Network.Algorithms;

/// <summary>What a network falls apart without: nodes (articulation points) and edges (bridges), directions apart (Hopcroft and Tarjan 1973, without recursion).</summary>
static class CutPoints
{
    /// <summary>Both in ascending order; a bridge with its lesser end first. Parallel edges count as one.</summary>
    internal static (ImmutableArray<int> Points, ImmutableArray<(int One, int Other)> Bridges) Of(Graph graph)
    {
        var around = graph.Simple.Out;
        var (number, low, next, parent, cuts) = (new int[graph.Nodes], new int[graph.Nodes], new int[graph.Nodes], new int[graph.Nodes], new bool[graph.Nodes]);
        var bridges = new List<(int, int)>();
        var (calls, count) = (new Stack<int>(), 0);
        for (var root = 0; root < graph.Nodes; root++)
        {
            if (number[root] != 0) continue;
            var branches = 0;
            Enter(root, -1);
            while (calls.TryPeek(out var node))
            {
                if (next[node] < around.Starts[node + 1])
                {
                    var other = around.Targets[next[node]++];
                    if (number[other] == 0) Enter(other, node);
                    else if (other != parent[node]) low[node] = Math.Min(low[node], number[other]);
                    continue;
                }

                calls.Pop();
                var up = parent[node];
                if (up < 0) continue;
                low[up] = Math.Min(low[up], low[node]);
                if (low[node] > number[up]) bridges.Add((Math.Min(up, node), Math.Max(up, node)));
                if (up == root) branches++;
                else if (low[node] >= number[up]) cuts[up] = true;
            }

            cuts[root] = branches > 1;
        }

        return ([.. Enumerable.Range(0, graph.Nodes).Where(n => cuts[n])], [.. bridges.Order()]);

        void Enter(int node, int from)
        {
            number[node] = low[node] = ++count;
            (next[node], parent[node]) = (around.Starts[node], from);
            calls.Push(node);
        }
    }
}
