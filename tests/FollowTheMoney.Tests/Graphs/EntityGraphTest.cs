using FollowTheMoney.Graphs;
using Xunit;

namespace FollowTheMoney.Tests.Graphs;

public sealed class EntityGraphTest
{
    [Fact]
    public void Edge_schemata_become_edges_and_shared_values_nodes()
    {
        var graph = new EntityGraph();
        graph.Add(Make("Person", "p1", ("name", "Ana Roca"), ("email", "ana@puerto.example"), ("address", "x")));
        graph.Add(Make("Company", "c1", ("name", "Redes del Sur SA"), ("email", "ana@puerto.example")));
        graph.Add(Make("Ownership", "t1", ("owner", "p1"), ("asset", "c2"), ("startDate", "2019"), ("endDate", "2021-03")));
        var tie = graph.Edges.Single(e => e.Entity is not null);
        Assert.Equal(("entity:p1<t1>entity:c2", "Ownership", "owns", new PartialDate(2019), new PartialDate(2021, 3)), (tie.Key, tie.TypeName, tie.Label, tie.Time.Start, tie.Time.End));
        Assert.Equal(["entity:p1", "entity:c1"], graph.Inbound("email:ana@puerto.example").Select(e => e.Source));
        Assert.Equal(["c2"], graph.Queued);
        Assert.Null(graph["entity:c2"]!.Entity);
        Assert.DoesNotContain(graph.Edges, e => e.Property?.Name == "address"); // one letter says nothing of whom it is about
        Assert.Equal("Ana Roca", graph["entity:p1"]!.Caption);
    }

    [Fact]
    public void Only_chosen_types_make_edges()
    {
        var graph = new EntityGraph([Schemata.Default.Types["entity"]]);
        graph.Add(Make("Person", "p1", ("name", "Ana Roca"), ("addressEntity", "a1")));
        Assert.Equal(["entity:p1<>entity:a1"], graph.Edges.Select(e => e.Key));
        Assert.Equal(["entity:p1", "entity:a1"], graph.Nodes.Select(n => n.Key));
    }

    static Entity Make(string schema, string id, params (string Property, string Value)[] values)
    {
        var entity = new Entity(new(id), Schemata.Default[schema]);
        foreach (var (property, value) in values) Assert.True(entity.Add(property, value));
        return entity;
    }
}
