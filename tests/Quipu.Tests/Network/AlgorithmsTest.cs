using Quipu.Network.Algorithms;
using Xunit;

namespace Quipu.Tests.Network;

/// <summary>Each algorithm against its definition, tried out on many small graphs.</summary>
public sealed class AlgorithmsTest
{
    [Fact]
    public void Components_are_what_can_be_reached()
    {
        foreach (var (graph, arcs) in RandomGraph.Some(200, isDirected: true))
        {
            var (along, either) = (RandomGraph.Steps(arcs), RandomGraph.Steps(arcs, eitherWay: true));
            var all = Enumerable.Range(0, graph.Nodes).ToArray();
            Assert.Equal(all.Select(n => all.First(o => either[n, o] < 10_000)), WeakComponents.Labels(graph));
            Assert.Equal(all.Select(n => all.First(o => along[n, o] < 10_000 && along[o, n] < 10_000)), StrongComponents.Labels(graph));
        }
    }

    [Fact]
    public void Betweenness_is_the_share_of_all_shortest_paths_that_run_over_a_node()
    {
        foreach (var isDirected in new[] { true, false })
            foreach (var (graph, arcs) in RandomGraph.Some(60, isDirected, most: 7))
            {
                var expected = new double[graph.Nodes];
                for (var from = 0; from < graph.Nodes; from++)
                    for (var to = 0; to < graph.Nodes; to++)
                    {
                        if (from == to || (!isDirected && from > to) || RandomGraph.Paths(arcs, from, to) is not [var first, ..] all) continue;
                        var shortest = all.Where(p => p.Length == first.Length).ToList();
                        foreach (var path in shortest)
                            foreach (var node in path[1..^1]) expected[node] += 1.0 / shortest.Count;
                    }

                var found = Betweenness.Exact(graph);
                for (var node = 0; node < graph.Nodes; node++) Assert.Equal(expected[node], found[node], 9);
            }
    }

    [Fact]
    public void Sampled_betweenness_lies_within_its_bound()
    {
        foreach (var (graph, _) in RandomGraph.Some(20, isDirected: false, most: 60))
        {
            var (exact, (values, bounds)) = (Betweenness.Exact(graph), Betweenness.Sampled(graph, 200, seed: 3));
            Assert.All(Enumerable.Range(0, graph.Nodes), n => Assert.InRange(Math.Abs(values[n] - exact[n]), 0, bounds[n]));
            Assert.Equal(values, Betweenness.Sampled(graph, 200, seed: 3).Values);
        }
    }

    [Fact]
    public void More_samples_make_the_bound_closer()
    {
        var graph = RandomGraph.Some(1, isDirected: false, most: 60).Single().Graph;
        Assert.True(Betweenness.Sampled(graph, 20_000, 1).Bounds.Max() < Betweenness.Sampled(graph, 200, 1).Bounds.Max() / 5);
    }

    [Fact]
    public void Coreness_is_the_greatest_k_whose_core_keeps_the_node()
    {
        foreach (var (graph, arcs) in RandomGraph.Some(150, isDirected: false))
        {
            var found = Cores.Coreness(graph);
            for (var k = 0; k < graph.Nodes; k++)
            {
                var core = Enumerable.Range(0, graph.Nodes).ToHashSet();
                while (core.RemoveWhere(n => core.Count(o => o != n && arcs[n, o]) < k) > 0)
                {
                }

                Assert.Equal(core.Order(), Enumerable.Range(0, graph.Nodes).Where(n => found[n] >= k));
            }
        }
    }

    [Fact]
    public void Without_a_cut_point_or_a_bridge_a_component_falls_apart_and_without_any_other_it_does_not()
    {
        foreach (var (graph, arcs) in RandomGraph.Some(150, isDirected: true))
        {
            var (points, bridges) = CutPoints.Of(graph);
            var whole = RandomGraph.Steps(arcs, eitherWay: true);
            for (var node = 0; node < graph.Nodes; node++)
            {
                var left = RandomGraph.Steps(arcs, eitherWay: true, without: node);
                var parts = Pairs(graph.Nodes).Any(p => p.One != node && p.Other != node && whole[p.One, p.Other] < 10_000 && left[p.One, p.Other] >= 10_000);
                Assert.Equal(parts, points.Contains(node));
            }

            foreach (var (one, other) in Pairs(graph.Nodes).Where(p => p.One < p.Other && (arcs[p.One, p.Other] || arcs[p.Other, p.One])))
            {
                var fewer = (bool[,])arcs.Clone();
                fewer[one, other] = fewer[other, one] = false;
                Assert.Equal(RandomGraph.Steps(fewer, eitherWay: true)[one, other] >= 10_000, bridges.Contains((one, other)));
            }
        }
    }

    [Fact]
    public void Page_rank_solves_its_own_equation_and_sums_to_one()
    {
        foreach (var (graph, _) in RandomGraph.Some(100, isDirected: true))
        {
            var (ranks, rounds) = PageRank.Settled(graph, 1e-13);
            Assert.Equal(1, ranks.Sum(), 12);
            Assert.InRange(rounds, 1, 999);
            var lost = Enumerable.Range(0, graph.Nodes).Where(n => graph.Out.Degree(n) == 0).Sum(n => ranks[n]);
            for (var node = 0; node < graph.Nodes; node++)
            {
                var sum = 0.0;
                foreach (var source in graph.In[node]) sum += ranks[source] / graph.Out.Degree(source);
                Assert.InRange(Math.Abs((0.15 / graph.Nodes) + (0.85 * (sum + (lost / graph.Nodes))) - ranks[node]), 0, 1e-12);
            }
        }
    }

    [Fact]
    public void Clustering_counts_the_arcs_between_neighbours()
    {
        foreach (var isDirected in new[] { true, false })
            foreach (var (graph, arcs) in RandomGraph.Some(100, isDirected))
            {
                var found = Clustering.Local(graph);
                for (var node = 0; node < graph.Nodes; node++)
                {
                    var around = Enumerable.Range(0, graph.Nodes).Where(o => o != node && (arcs[node, o] || arcs[o, node])).ToArray();
                    var links = around.Sum(a => around.Count(b => a != b && arcs[a, b]));
                    Assert.Equal(around.Length < 2 ? 0 : links / (around.Length * (around.Length - 1.0)), found[node], 12);
                }
            }
    }

    [Fact]
    public void Closeness_and_distances_are_those_of_all_pairs()
    {
        foreach (var (graph, arcs) in RandomGraph.Some(100, isDirected: false))
        {
            var (distances, steps) = (new Distances(graph), RandomGraph.Steps(arcs));
            var closeness = distances.Closeness();
            for (var node = 0; node < graph.Nodes; node++)
            {
                var reached = Enumerable.Range(0, graph.Nodes).Where(o => o != node && steps[node, o] < 10_000).ToArray();
                var sum = reached.Sum(o => steps[node, o]);
                Assert.Equal(sum == 0 ? 0 : (double)reached.Length / sum * reached.Length / (graph.Nodes - 1), closeness[node], 12);
            }
        }
    }

    [Fact]
    public void The_best_of_a_few_seeds_of_Leiden_is_the_best_of_all_partitions()
    {
        foreach (var (graph, _) in RandomGraph.Some(40, isDirected: false, most: 7))
        {
            var best = Partitions(graph.Nodes).Max(p => Modularity.Of(graph, p));
            var found = Enumerable.Range(1, 5).Max(seed => Modularity.Of(graph, Leiden.Communities(graph, seed, rounds: 50)));
            Assert.Equal(best, found, 9);
        }
    }

    [Fact]
    public void Communities_of_Leiden_hang_together_and_are_the_same_for_the_same_seed()
    {
        foreach (var (graph, arcs) in RandomGraph.Some(40, isDirected: true, most: 60))
        {
            var found = Leiden.Communities(graph, seed: 4);
            Assert.Equal(found, Leiden.Communities(graph, seed: 4));
            foreach (var community in Enumerable.Range(0, graph.Nodes).GroupBy(n => found[n]))
            {
                var inside = (bool[,])arcs.Clone();
                foreach (var (one, other) in Pairs(graph.Nodes)) inside[one, other] &= found[one] == community.Key && found[other] == community.Key;
                var steps = RandomGraph.Steps(inside, eitherWay: true);
                Assert.All(community, n => Assert.True(steps[community.First(), n] < 10_000));
            }
        }
    }

    [Fact]
    public void A_projection_joins_those_who_share_somebody_and_weighs_by_how_many()
    {
        // Three people at two meetings.
        var (graph, nodes) = Projection.Of(Graph.Of(5, [0, 1, 0, 1, 2], [3, 3, 4, 4, 4], false), n => n < 3);
        Assert.Equal([0, 1, 2], nodes);
        Assert.Equal([1, 2], graph.Out[0].ToArray());
        Assert.Equal([2.0, 1.0], graph.Out.WeightsOf(0).ToArray());
        Assert.Throws<ArgumentException>(() => Projection.Of(Graph.Of(2, [0], [1], false), _ => true));
    }

    [Fact]
    public void Link_measures_are_their_formulas()
    {
        // 0 and 1 share 2 (three neighbours) and 3 (two neighbours).
        var graph = Graph.Of(5, [0, 1, 0, 1, 2], [2, 2, 3, 3, 4], false);
        double Score(LinkMeasure measure) => LinkPrediction.Score(graph, (0, 1), measure);
        Assert.Equal(2, Score(LinkMeasure.CommonNeighbours));
        Assert.Equal(1, Score(LinkMeasure.Jaccard));
        Assert.Equal((1 / Math.Log(3)) + (1 / Math.Log(2)), Score(LinkMeasure.AdamicAdar), 12);
        Assert.Equal((1 / 3.0) + 0.5, Score(LinkMeasure.ResourceAllocation), 12);
        Assert.Equal(4, Score(LinkMeasure.PreferentialAttachment));
        Assert.Equal([1, 4], LinkPrediction.Leads(graph, 0, LinkMeasure.AdamicAdar, 5).Select(l => l.Node));
    }

    [Fact]
    public void Labels_spread_to_the_commonest_and_of_several_the_least()
    {
        Assert.Equal([1, 0, 0], LabelPropagation.Labels(Graph.Of(3, [0, 0], [1, 2], false), 1));
        Assert.Equal([0, 0, 0, 3], LabelPropagation.Labels(Graph.Of(4, [0, 1, 0], [1, 2, 2], false), 3));
    }

    [Fact]
    public void An_end_that_is_no_node_is_refused() => Assert.Throws<ArgumentException>(() => Graph.Of(2, [0], [2], true));

    static IEnumerable<(int One, int Other)> Pairs(int nodes) => Enumerable.Range(0, nodes * nodes).Select(i => (i / nodes, i % nodes));

    // Every way to divide so many nodes: each joins one of the parts before it or begins a new one.
    static IEnumerable<int[]> Partitions(int nodes)
    {
        if (nodes == 0) return [[]];
        return Partitions(nodes - 1).SelectMany(p => Enumerable.Range(0, p.Length == 0 ? 1 : p.Max() + 2).Select(part => (int[])[.. p, part]));
    }
}
