using Quipu.Network.Algorithms;
using Quipu.Network.Layout;
using Xunit;

namespace Quipu.Tests.Network;

/// <summary>Everybody keeps their place: between visits, and when somebody comes.</summary>
public sealed class SheetTest
{
    static readonly int[] _sizes = [120, 90, 60, 40, 25, 12, 3, 2, 2];

    [Fact]
    public void The_same_network_lies_the_same_way()
    {
        var (graph, groups) = Some(4);
        var one = Sheet.Of(graph, groups, new Spot?[graph.Nodes]);
        Assert.Equal(one, Sheet.Of(graph, groups, new Spot?[graph.Nodes]));
        Assert.Equal(one, Sheet.Of(graph, groups, Known(one)));
        Assert.NotEqual(one, Sheet.Of(Some(5).Graph, groups, new Spot?[graph.Nodes]));
    }

    [Fact]
    public void Nobody_stands_upon_somebody_else_and_groups_stand_apart()
    {
        var (graph, groups) = Some(4);
        var spots = Sheet.Of(graph, groups, new Spot?[graph.Nodes]);
        Assert.True(spots.Distinct().Count() > graph.Nodes * 0.98);
        // Somebody's nearest neighbours on the sheet are mostly of their group; at random a third of them would be.
        Assert.InRange(OfOwnGroup(spots, groups), 0.7, 1);
        var shuffled = (Spot[])spots.Clone();
        new Random(1).Shuffle(shuffled);
        Assert.True(OfOwnGroup(shuffled, groups) < 0.5);
    }

    [Fact]
    public void Who_comes_stands_beside_whom_they_are_tied_to_and_hardly_anybody_moves()
    {
        var (graph, groups) = Some(4);
        var before = Sheet.Of(graph, groups, new Spot?[graph.Nodes]);
        var (grown, more) = Some(4, newcomers: 9);
        var after = Sheet.Of(grown, more, [.. Known(before), .. new Spot?[9]]);
        var width = after.Max(s => s.X) - after.Min(s => s.X);
        Assert.InRange(Median(before, after), 0, width * 0.01);
        for (var i = graph.Nodes; i < grown.Nodes; i++) Assert.InRange(Far(after[i], after[grown.Simple.Out[i][0]]), 0, width * 0.2);
        // The check sees a layout that forgets where everybody stood.
        Assert.True(Median(before, Sheet.Of(grown, more, new Spot?[grown.Nodes])) > width * 0.01);
    }

    [Fact]
    public void In_a_view_of_a_part_nobody_moves_at_all()
    {
        var (graph, groups) = Some(4);
        var before = Sheet.Of(graph, groups, new Spot?[graph.Nodes]);
        var (grown, more) = Some(4, newcomers: 3);
        var after = Sheet.Of(grown, more, [.. Known(before), .. new Spot?[3]], isFixed: true);
        Assert.Equal(before, after.Take(before.Length));
    }

    [Fact]
    public void A_network_of_which_most_is_new_is_laid_out_from_where_it_stood()
    {
        var (graph, groups) = Some(4);
        var whole = Sheet.Of(graph, groups, new Spot?[graph.Nodes]);
        var part = whole.Select((s, i) => i < 40 ? s : (Spot?)null).ToArray();
        var after = Sheet.Of(graph, groups, part);
        Assert.True(after.Distinct().Count() > graph.Nodes * 0.95);
        Assert.All(after, s => Assert.InRange(Math.Max(Math.Abs(s.X), Math.Abs(s.Y)), 0, 20_000));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_least_networks_are_laid_out_too(int parties)
    {
        var graph = parties == 2 ? Graph.Of(2, [0], [1], isDirected: false) : Graph.Of(parties, [], [], isDirected: false);
        Assert.Equal(parties, Sheet.Of(graph, new int[parties], new Spot?[parties]).Distinct().Count());
    }

    [Fact]
    public void Places_are_read_from_their_file_as_they_were_and_a_broken_file_is_none()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "places");
        Assert.Empty(SpotFile.Read(path));
        Dictionary<ulong, Spot> one = new() { [SpotFile.KeyOf(new("a"))] = new(-3, 4) }, other = new() { [SpotFile.KeyOf(new("b"))] = new(1, 2), [SpotFile.KeyOf(new("a"))] = new(0, 0) };
        SpotFile.Write(path, "one", one);
        SpotFile.Write(path, "other", other);
        Assert.Equal(one, SpotFile.Read(path)["one"]);
        Assert.Equal(other, SpotFile.Read(path)["other"]);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^5]);
        Assert.Empty(SpotFile.Read(path));
    }

    static Spot?[] Known(Spot[] spots) => [.. spots.Select(s => (Spot?)s)];

    static double Median(Spot[] before, Spot[] after) => before.Zip(after).Select(s => Far(s.First, s.Second)).Order().ElementAt(before.Length / 2);

    static double Far(Spot one, Spot other) => Math.Sqrt(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2));

    static double OfOwnGroup(Spot[] spots, int[] groups) => Enumerable.Range(0, spots.Length)
        .Average(i => Enumerable.Range(0, spots.Length).Where(o => o != i).OrderBy(o => Far(spots[i], spots[o])).Take(4).Count(o => groups[o] == groups[i]) / 4.0);

    // Groups that hang together, with some ties between them; newcomers hang on one of the first each.
    static (Graph Graph, int[] Groups) Some(int seed, int newcomers = 0)
    {
        var dice = new Random(seed);
        var groups = _sizes.SelectMany((size, g) => Enumerable.Repeat(g, size)).ToList();
        var (from, to, start) = (new List<int>(), new List<int>(), 0);
        foreach (var size in _sizes)
        {
            for (var i = 1; i < size; i++)
                for (var n = 0; n < 3; n++) Tie(start + i, start + dice.Next(i));
            start += size;
        }

        for (var i = 0; i < 60; i++) Tie(dice.Next(start), dice.Next(start));
        for (var i = 0; i < newcomers; i++)
        {
            Tie(start + i, i * 7);
            groups.Add(groups[i * 7]);
        }

        return (Graph.Of(start + newcomers, [.. from], [.. to], isDirected: false), [.. groups]);

        void Tie(int one, int other)
        {
            from.Add(one);
            to.Add(other);
        }
    }
}
