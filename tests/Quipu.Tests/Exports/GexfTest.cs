using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Quipu.Access;
using Quipu.Exports;
using Xunit;

namespace Quipu.Tests.Exports;

public sealed class GexfTest
{
    static readonly ExportOptions Everything = new() { IncludeProposals = true };

    [Fact]
    public void The_network_is_nodes_and_edges() => Golden.Matches(Text(ExportOptions.Default), "network");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_value_is_declared_and_every_edge_has_its_ends(bool everything)
    {
        var graph = XDocument.Parse(Text(new() { IncludeProposals = everything }));
        var nodes = Named(graph, "node").Select(n => n.Attribute("id")!.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var kind in new[] { "node", "edge" })
        {
            var declared = Named(graph, "attributes").Single(a => a.Attribute("class")!.Value == kind).Elements().Select(a => a.Attribute("id")!.Value).ToHashSet(StringComparer.Ordinal);
            Assert.All(Named(graph, kind).SelectMany(n => n.Descendants()).Select(v => v.Attribute("for")?.Value).OfType<string>(), name => Assert.Contains(name, declared));
        }

        Assert.NotEmpty(Named(graph, "edge"));
        Assert.All(Named(graph, "edge"), e => Assert.True(nodes.Contains(e.Attribute("source")!.Value) && nodes.Contains(e.Attribute("target")!.Value)));
        Assert.All(nodes, n => Assert.Contains(Named(graph, "edge"), e => e.Attribute("source")!.Value == n || e.Attribute("target")!.Value == n));
    }

    [Fact]
    public void A_tie_without_a_direction_says_so_and_the_graph_stays_of_one_kind()
    {
        var edges = Named(XDocument.Parse(Text(Everything)), "edge").ToList();
        Assert.All(edges, e => Assert.Null(e.Attribute("type")));
        var said = edges.Select(e => e.Descendants().Single(v => v.Attribute("for")?.Value == "directed").Attribute("value")!.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(["false", "true"], said.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_tie_lasts_from_its_start_to_its_end()
    {
        var owner = Edge("owner", ExportOptions.Default);
        Assert.Equal(("2029-01-01", "2031-03-31"), (owner.Attribute("start")!.Value, owner.Attribute("end")!.Value));
        var payment = Edge("payment", ExportOptions.Default);
        Assert.Equal(("2030-09-01", "2030-09-30"), (payment.Attribute("start")!.Value, payment.Attribute("end")!.Value));
        Assert.Null(Edge("member", ExportOptions.Default).Attribute("start"));
        foreach (var edge in Named(XDocument.Parse(Text(Everything)), "edge").Where(e => e.Attribute("end") is not null))
            Assert.True(Day(edge, "start") <= Day(edge, "end"));
    }

    [Fact]
    public void What_is_no_plain_fact_says_so_in_the_label()
    {
        Assert.Equal("member of", Edge("member", ExportOptions.Default).Attribute("label")!.Value);
        Assert.Equal("colludes with [alleged by an informant via El Faro Gris]", Edge("warned", Everything).Attribute("label")!.Value);
    }

    [Fact]
    public void What_ties_no_two_is_counted()
    {
        using var stream = new MemoryStream();
        var result = Gexf.Write(ExportCase.Store, Viewer.Owner, ExportOptions.Default, stream);
        Assert.Equal(ExportCase.Claims.Count(), result.Claims + result.LeftOut.Values.Sum());
        Assert.Equal(result.Claims, Named(XDocument.Parse(Text(ExportOptions.Default)), "edge").Count());
        Assert.True(result.LeftOut[Omission.NoSecondEnd] > 5);
    }

    static XElement Edge(string name, ExportOptions options) =>
        Named(XDocument.Parse(Text(options)), "edge").Single(e => e.Attribute("id")!.Value == ExportCase.ByName[name].Claim.Id.Value);

    static DateOnly Day(XElement edge, string name) => DateOnly.ParseExact(edge.Attribute(name)!.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static IEnumerable<XElement> Named(XDocument graph, string name) => graph.Descendants().Where(e => e.Name.LocalName == name);

    static string Text(ExportOptions options)
    {
        using var stream = new MemoryStream();
        Gexf.Write(ExportCase.Store, Viewer.Owner, options, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
