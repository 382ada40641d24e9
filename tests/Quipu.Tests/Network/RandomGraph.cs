using Quipu.Network.Algorithms;

namespace Quipu.Tests.Network;

/// <summary>Small graphs by chance, and slow ways to find what the algorithms find fast.</summary>
static class RandomGraph
{
    internal static IEnumerable<(Graph Graph, bool[,] Arcs)> Some(int count, bool isDirected, int most = 9)
    {
        for (var seed = 1; seed <= count; seed++)
        {
            var dice = new Random(seed);
            var nodes = 1 + dice.Next(most);
            var (from, to) = (new List<int>(), new List<int>());
            var arcs = new bool[nodes, nodes];
            for (var i = dice.Next(nodes * 3); i > 0; i--)
            {
                var (one, other) = (dice.Next(nodes), dice.Next(nodes));
                from.Add(one);
                to.Add(other);
                arcs[one, other] = true;
                if (!isDirected) arcs[other, one] = true;
            }

            yield return (Graph.Of(nodes, from.ToArray(), to.ToArray(), isDirected), arcs);
        }
    }

    /// <summary>Steps between all pairs (Floyd and Warshall); a large number where no path leads.</summary>
    internal static int[,] Steps(bool[,] arcs, bool eitherWay = false, int? without = null)
    {
        var n = arcs.GetLength(0);
        var steps = new int[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) steps[i, j] = i == j ? 0 : i != without && j != without && (arcs[i, j] || (eitherWay && arcs[j, i])) ? 1 : 10_000;
        for (var k = 0; k < n; k++)
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++) steps[i, j] = Math.Min(steps[i, j], steps[i, k] + steps[k, j]);
        return steps;
    }

    /// <summary>Every path without a node twice, by steps and then by nodes.</summary>
    internal static List<int[]> Paths(bool[,] arcs, int from, int to)
    {
        var found = new List<int[]>();
        Extend([from]);
        return [.. found.OrderBy(p => p.Length).ThenBy(p => string.Concat(p.Select(n => (char)('0' + n))), StringComparer.Ordinal)];

        void Extend(List<int> path)
        {
            if (path[^1] == to && path.Count > 1)
            {
                found.Add([.. path]);
                return;
            }

            for (var next = 0; next < arcs.GetLength(0); next++)
            {
                if (!arcs[path[^1], next] || path.Contains(next)) continue;
                Extend([.. path, next]);
            }
        }
    }
}
