using System.Collections.Immutable;
using Quipu.Network.Algorithms;

namespace Quipu.Network.Snapshots;

/// <summary>Who holds together what a filter leaves: the measures of each entity that has a tie, on a graph of these alone, directions apart.</summary>
sealed class Holding
{
    /// <summary>Up to so many entities, betweenness is exact; beyond, it is sampled.</summary>
    internal const int MostExact = 4000;

    const int Samples = 1000, Seed = 1, MostBridges = 20;

    readonly Snapshot _network;
    readonly int[] _knots;
    readonly Graph _graph;

    /// <param name="counts">Which entities count.</param>
    internal Holding(NetworkView view, Func<int, bool> counts)
    {
        _network = view.Network;
        var (number, knots, from, to) = (new int[_network.Knots.Length], new List<int>(), new List<int>(), new List<int>());
        for (var tie = 0; tie < _network.Ties.Length; tie++)
        {
            if (!view.Has(tie) || _network.Ties[tie] is var row && (row.From == row.To || !counts(row.From) || !counts(row.To))) continue;
            from.Add(Number(row.From));
            to.Add(Number(row.To));
        }

        _knots = [.. knots];
        _graph = Graph.Of(_knots.Length, [.. from], [.. to], isDirected: false);

        int Number(int knot)
        {
            if (number[knot] != 0) return number[knot] - 1;
            knots.Add(knot);
            return (number[knot] = knots.Count) - 1;
        }
    }

    /// <summary>The answer, with so many rows at most.</summary>
    internal Holders Answer(int count)
    {
        if (_knots.Length == 0) return Holders.None;
        var sampled = _knots.Length > MostExact;
        var (between, bounds) = sampled ? Betweenness.Sampled(_graph, Samples, Seed) : (Betweenness.Exact(_graph), new double[_knots.Length]);
        var (cores, parts, cuts, communities) = (Cores.Coreness(_graph), WeakComponents.Labels(_graph), CutPoints.Of(_graph), Leiden.Communities(_graph, Seed));
        var (cut, rank, pairs) = (cuts.Points.ToHashSet(), Ranks(communities), Math.Max(1.0, (_knots.Length - 1.0) * (_knots.Length - 2) / 2));
        var rows = Enumerable.Range(0, _knots.Length).OrderByDescending(n => between[n]).ThenByDescending(n => _graph.Simple.Out.Degree(n)).ThenBy(n => _knots[n]).Take(count)
            .Select(n => new Holder(Stop(n), _graph.Simple.Out.Degree(n), between[n] / pairs, bounds[n] / pairs, cores[n], cut.Contains(n), rank[communities[n]]));
        return new(_knots.Length, _graph.Simple.Arcs / 2, parts.Distinct().Count(), rank.Count, Modularity.Of(_graph, communities), sampled ? Samples : null, [.. rows], Bridges(cuts.Bridges, parts));
    }

    /// <summary>Who shares others with an entity and is not tied to it, with so many rows at most.</summary>
    internal SharedTies Shared(int knot, int count)
    {
        var node = Array.IndexOf(_knots, knot);
        if (node < 0) return SharedTies.None;
        var around = _graph.Simple.Out;
        var own = around[node].ToArray().ToHashSet();
        var leads = LinkPrediction.Leads(_graph, node, LinkMeasure.AdamicAdar, int.MaxValue).Select(l => (l.Node, l.Score, Through: around[l.Node].ToArray().Where(own.Contains).ToList())).Where(l => l.Through.Count >= SharedTies.Least).ToList();
        return new(Stop(node), [.. leads.Take(count).Select(l => new SharedTie(Stop(l.Node), l.Score, [.. l.Through.OrderBy(t => around.Degree(t)).ThenBy(t => t).Select(Stop)]))], leads.Count);
    }

    PathStop Stop(int node) => new(_network.IdOf(_knots[node]), _network.KindOf(_knots[node]), _network.NameOf(_knots[node]));

    static Dictionary<int, int> Ranks(int[] communities) =>
        communities.CountBy(c => c).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Select((c, i) => (c.Key, Rank: i + 1)).ToDictionary(c => c.Key, c => c.Rank);

    // An entity that hangs on one tie alone is no part that falls off.
    ImmutableArray<Bridge> Bridges(ImmutableArray<(int One, int Other)> bridges, int[] parts)
    {
        var (sizes, (below, parents)) = (parts.CountBy(p => p).ToDictionary(), Tree());
        return [.. bridges.Select(b => (b.One, b.Other, Side: below[parents[b.Other] == b.One ? b.Other : b.One])).Select(b => (b.One, b.Other, Smaller: Math.Min(b.Side, sizes[parts[b.One]] - b.Side)))
            .Where(b => b.Smaller > 1).OrderByDescending(b => b.Smaller).ThenBy(b => b.One).ThenBy(b => b.Other).Take(MostBridges).Select(b => new Bridge(Stop(b.One), Stop(b.Other), b.Smaller))];
    }

    // How many nodes hang below each in the tree of a search, and its parent there: a bridge is an edge of every such tree.
    (int[] Below, int[] Parents) Tree()
    {
        var (below, parents, around) = (new int[_graph.Nodes], new int[_graph.Nodes], _graph.Simple.Out);
        Array.Fill(parents, -2);
        for (var root = 0; root < _graph.Nodes; root++)
        {
            if (parents[root] != -2) continue;
            parents[root] = -1;
            var order = new List<int> { root };
            for (var at = 0; at < order.Count; at++)
                foreach (var next in around[order[at]])
                    if (parents[next] == -2)
                    {
                        parents[next] = order[at];
                        order.Add(next);
                    }

            for (var at = order.Count - 1; at >= 0; at--)
            {
                below[order[at]]++;
                if (parents[order[at]] >= 0) below[parents[order[at]]] += below[order[at]];
            }
        }

        return (below, parents);
    }
}
