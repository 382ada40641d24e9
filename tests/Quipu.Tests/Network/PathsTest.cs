using Quipu.Network.Algorithms;
using Xunit;

namespace Quipu.Tests.Network;

public sealed class PathsTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Depths_are_the_steps_of_the_shortest_paths(bool isDirected)
    {
        foreach (var (graph, arcs) in RandomGraph.Some(200, isDirected))
        {
            var steps = RandomGraph.Steps(arcs);
            for (var source = 0; source < graph.Nodes; source++)
                Assert.Equal(Enumerable.Range(0, graph.Nodes).Select(n => steps[source, n] < 10_000 ? steps[source, n] : -1), BreadthFirst.Depths(new GraphWalk(graph), source));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_path_searched_from_both_ends_is_a_shortest_one(bool isDirected)
    {
        foreach (var (graph, arcs) in RandomGraph.Some(200, isDirected))
        {
            var (search, steps) = (new ShortestPaths(new GraphWalk(graph)), RandomGraph.Steps(arcs));
            for (var from = 0; from < graph.Nodes; from++)
                for (var to = 0; to < graph.Nodes; to++)
                {
                    var path = search.One(from, to);
                    Assert.Equal(steps[from, to] < 10_000 ? steps[from, to] : -1, path.Length - 1);
                    Assert.Equal(path.Length - 1, search.Steps(from, to));
                    Assert.All(path.Zip(path.Skip(1)), hop => Assert.True(arcs[hop.First, hop.Second]));
                    Assert.True(path.IsEmpty || (path[0] == from && path[^1] == to));
                }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void All_shortest_paths_and_the_k_shortest_are_those_that_trying_everything_finds(bool isDirected)
    {
        foreach (var (graph, arcs) in RandomGraph.Some(60, isDirected, most: 7))
        {
            var walk = new GraphWalk(graph);
            var (shortest, several) = (new ShortestPaths(walk), new SeveralPaths(walk));
            for (var from = 0; from < graph.Nodes; from++)
                for (var to = 0; to < graph.Nodes; to++)
                {
                    if (from == to) continue;
                    var all = RandomGraph.Paths(arcs, from, to);
                    var found = shortest.All(from, to);
                    Assert.False(found.More);
                    Assert.Equal(all.Where(p => p.Length == all[0].Length).Select(p => string.Join('-', p)), found.Paths.Select(p => string.Join('-', p)));
                    Assert.Equal(all.Select(p => p.Length).Take(12), several.Shortest(from, to, 12).Select(p => p.Length));
                    Assert.Equal(all.Select(p => string.Join('-', p)), several.Shortest(from, to, 10_000).Select(p => string.Join('-', p)));
                    Assert.Equal(all.Count(p => p.Length <= 4), several.Shortest(from, to, 10_000, steps: 3).Length);
                }
        }
    }

    [Fact]
    public void A_limit_says_that_there_are_more_paths()
    {
        var graph = Graph.Of(4, [0, 0, 1, 2], [1, 2, 3, 3], isDirected: true);
        var found = new ShortestPaths(new GraphWalk(graph)).All(0, 3, limit: 1);
        Assert.Equal((1, true), (found.Paths.Length, found.More));
    }

    [Fact]
    public void A_neighbourhood_holds_what_so_many_steps_reach_and_nothing_else()
    {
        foreach (var (graph, arcs) in RandomGraph.Some(100, isDirected: true))
        {
            var (near, steps) = (new Neighbourhood(new GraphWalk(graph)), RandomGraph.Steps(arcs));
            for (var source = 0; source < graph.Nodes; source++)
                for (var most = 0; most < 4; most++)
                    Assert.Equal(Enumerable.Range(0, graph.Nodes).Where(n => steps[source, n] <= most), near.Within(source, most).Order());
        }
    }

    [Fact]
    public void Weighted_lengths_are_the_least_sums_over_all_paths()
    {
        for (var seed = 1; seed < 80; seed++)
        {
            var dice = new Random(seed);
            var (from, to, weights, arcs) = (new List<int>(), new List<int>(), new List<double>(), new double[7, 7]);
            for (var i = 0; i < 15; i++)
            {
                var (one, other, weight) = (dice.Next(7), dice.Next(7), dice.Next(1, 9) / 4.0);
                from.Add(one);
                to.Add(other);
                weights.Add(weight);
                arcs[one, other] = arcs[one, other] == 0 ? weight : Math.Min(arcs[one, other], weight);
            }

            var isArc = new bool[7, 7];
            foreach (var (one, other) in from.Zip(to)) isArc[one, other] = true;
            var lengths = WeightedPaths.Lengths(Graph.Of(7, from.ToArray(), to.ToArray(), true, weights.ToArray()), 0);
            for (var node = 1; node < 7; node++)
                Assert.Equal(RandomGraph.Paths(isArc, 0, node).Select(p => p.Zip(p.Skip(1)).Sum(h => arcs[h.First, h.Second])).DefaultIfEmpty(double.PositiveInfinity).Min(), lengths[node], 12);
        }
    }

    [Fact]
    public void A_negative_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => WeightedPaths.Lengths(Graph.Of(2, [0], [1], true, [-1.0]), 0));

    [Fact]
    public void A_path_in_time_uses_each_contact_when_it_holds_and_arrives_no_later_than_any_other()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var dice = new Random(seed);
            var contacts = Enumerable.Range(0, 12).Select(_ => (Day: dice.Next(20), Long: dice.Next(6), One: dice.Next(6), Other: dice.Next(6)))
                .Where(c => c.One != c.Other).Select(c => new Contact(c.One, c.Other, c.Day, c.Day + c.Long)).ToList();
            var (paths, start) = (new TimedPaths(6, contacts), dice.Next(10));
            var arrivals = paths.Arrivals(0, start);
            for (var target = 1; target < 6; target++)
            {
                Assert.Equal(Earliest(contacts, (0, start), target, []), arrivals[target]);
                var (day, node) = (start, 0);
                foreach (var contact in paths.Earliest(0, target, start))
                {
                    Assert.Equal(node, contact.From);
                    (day, node) = (Math.Max(day, contact.First), contact.To);
                    Assert.InRange(day, contact.First, contact.Last);
                }

                if (arrivals[target] is { } arrival) Assert.Equal((arrival, target), (day, node));
            }
        }
    }

    static int? Earliest(List<Contact> contacts, (int Node, int Day) at, int target, HashSet<int> seen)
    {
        if (at.Node == target) return at.Day;
        return contacts.Where(c => c.From == at.Node && c.Last >= at.Day && !seen.Contains(c.To))
            .Select(c => Earliest(contacts, (c.To, Math.Max(at.Day, c.First)), target, [.. seen, at.Node])).Where(d => d is not null).Min();
    }
}
