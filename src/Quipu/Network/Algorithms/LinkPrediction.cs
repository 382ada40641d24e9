using System.Collections.Immutable;

namespace Quipu.Network.Algorithms;

/// <summary>By which measure two nodes that are not joined look as if they should be.</summary>
enum LinkMeasure { CommonNeighbours, Jaccard, AdamicAdar, ResourceAllocation, PreferentialAttachment }

/// <summary>
/// Leads where to look for a tie that is not on record: measures of Liben-Nowell and Kleinberg (2007), and of Zhou, Lü and Zhang (2009) resource allocation. A lead says that two know the
/// same people, and nothing about what they did.
/// </summary>
static class LinkPrediction
{
    /// <summary>The measure for a pair, directions apart.</summary>
    internal static double Score(Graph graph, (int One, int Other) pair, LinkMeasure measure)
    {
        var around = graph.Simple.Out;
        var (one, other) = (around.Degree(pair.One), around.Degree(pair.Other));
        if (measure == LinkMeasure.PreferentialAttachment) return (double)one * other;
        var (sum, shared) = (0.0, 0);
        var a = around[pair.One];
        var b = around[pair.Other];
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] < b[j]) i++;
            else if (a[i] > b[j]) j++;
            else
            {
                shared++;
                // Both are its neighbours, so that it has two at least.
                sum += measure switch
                {
                    LinkMeasure.AdamicAdar => 1 / Math.Log(around.Degree(a[i])),
                    LinkMeasure.ResourceAllocation => 1.0 / around.Degree(a[i]),
                    _ => 1,
                };
                i++;
                j++;
            }
        }

        return measure == LinkMeasure.Jaccard ? (one + other - shared is > 0 and var all ? (double)shared / all : 0) : sum;
    }

    /// <summary>Nodes two steps away from a node, best first, then by number.</summary>
    internal static ImmutableArray<(int Node, double Score)> Leads(Graph graph, int node, LinkMeasure measure, int count)
    {
        var around = graph.Simple.Out;
        var known = new HashSet<int>([node, .. around[node]]);
        var candidates = new SortedSet<int>();
        foreach (var middle in around[node])
            foreach (var other in around[middle])
                if (!known.Contains(other)) candidates.Add(other);
        return [.. candidates.Select(c => (Node: c, Score: Score(graph, (node, c), measure))).OrderByDescending(c => c.Score).ThenBy(c => c.Node).Take(count)];
    }
}
