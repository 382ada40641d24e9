using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Quipu.Access;
using Quipu.Exports;
using Quipu.Registers;
using Xunit;

namespace Quipu.Tests.Exports;

/// <summary>What registers say goes out beside what documents say: each entity once, in one order, without a claim's status and without what has vanished.</summary>
public sealed class RegisterExportTest
{
    static readonly DatasetName Register = new("registro_tarumayo");

    static readonly ExportOptions Everything = new() { IncludeProposals = true, Captures = ExportCase.Captures };

    public static TheoryData<string> Formats => [.. ExportFormats.All.Select(f => f.Name)];

    [Fact]
    public void Registers_come_with_the_claims_in_one_order_of_ids()
    {
        var ids = Lines("ftm").Select(l => EntityJson.Read(l).Id.Value).ToArray();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), ids);
        Assert.Contains("0-constructora", ids);
        Assert.Contains("zz-ownership", ids);
        Assert.Contains(ids, id => id.StartsWith("tie-", StringComparison.Ordinal));
    }

    [Fact]
    public void An_entity_of_both_is_one_entity()
    {
        var governor = Lines("ftm").Select(l => EntityJson.Read(l)).Single(e => e.Id == ExportCase.Cords.Id("Tadeo Lurín"));
        Assert.Contains("Tadeo Lurín", governor["name"]);
        Assert.Contains("1961-02-03", governor["birthDate"]);
        Assert.Contains(Register.Value, governor.Datasets);
    }

    [Fact]
    public void What_has_vanished_is_left_out_and_counted()
    {
        Assert.DoesNotContain("Nombre Antiguo", Text("statements"), StringComparison.Ordinal);
        Assert.Equal(1, Write("statements", ExportOptions.Default).Result.Vanished);
        Assert.Contains(Write("ftm", ExportOptions.Default).Result.Sentences(), s => s.StartsWith("1 statement left out", StringComparison.Ordinal));
    }

    [Fact]
    public void On_wish_each_value_says_its_row() =>
        Assert.Contains(CsvRows.Read(Text("statements", new() { WithRows = true })), r => r.Contains($"row:{new string('a', 64)}:7:razon_social"));

    [Fact]
    public void A_tie_of_a_register_says_whose_it_is()
    {
        var tie = Text("graphml").Split("<edge ").Single(e => e.StartsWith("id=\"zz-ownership\"", StringComparison.Ordinal));
        Assert.Contains("on record in registro_tarumayo", tie, StringComparison.Ordinal);
    }

    [Fact]
    public void Graph_programs_get_the_ties_of_registers_between_nodes_that_are_there()
    {
        var graph = XDocument.Parse(Text("gexf"));
        XElement[] Named(string name) => [.. graph.Descendants().Where(e => e.Name.LocalName == name)];
        var nodes = Named("node").Select(n => n.Attribute("id")!.Value).ToArray();
        Assert.Equal(nodes.Distinct(StringComparer.Ordinal), nodes);
        Assert.All(Named("edge"), e => Assert.True(nodes.Contains(e.Attribute("source")!.Value) && nodes.Contains(e.Attribute("target")!.Value)));
        Assert.Contains(Named("edge"), e => e.Attribute("id")!.Value == "zz-ownership" && e.Attribute("label")!.Value == "owns");
        Assert.Empty(StatusWalk.Missing(Text("gexf"), "gexf"));
    }

    [Fact]
    public void Asked_for_one_dataset_nothing_else_comes()
    {
        var entities = Lines("ftm", new() { Dataset = Register, IncludeProposals = true }).Select(l => EntityJson.Read(l)).ToArray();
        Assert.All(entities, e => Assert.Equal([Register.Value], e.Datasets));
        Assert.Equal(3, entities.Length);
    }

    [Fact]
    public void What_was_not_asked_for_is_counted()
    {
        var all = Write("statements", new() { Dataset = Register }).Result.Rows;
        Assert.Equal(all, Write("statements", new() { Dataset = new("other") }).Result.NotAsked);
        Assert.Equal(all, Write("ftm", new() { Claims = [ExportCase.ByName["owner"].Claim.Id] }).Result.NotAsked);
        var (bytes, result) = Write("statements", new() { Entity = new("0-constructora") });
        var rows = CsvRows.Read(Encoding.UTF8.GetString(bytes)).Skip(1).ToList();
        Assert.Equal(["0-constructora", "zz-ownership"], rows.Select(r => r[0]).Distinct());
        Assert.Equal(all, rows.Count + result.NotAsked);
        Assert.Contains($"{result.NotAsked} statements of registers left out: not asked for.", result.Sentences());
    }

    [Fact]
    public void An_edge_that_lacks_an_end_is_a_node_and_loses_nothing()
    {
        var half = Of("z-half", "Ownership", ("owner", "0-constructora"), ("percentage", "40"));
        var (graph, result) = Graph(half);
        Assert.Contains(graph.Descendants().Where(e => e.Name.LocalName == "node"), n => n.Attribute("id")!.Value == "z-half");
        var tie = Assert.Single(graph.Descendants(), e => e.Name.LocalName == "edge");
        Assert.Equal(("z-half", "0-constructora"), (tie.Attribute("source")!.Value, tie.Attribute("target")!.Value));
        Assert.Equal(3, result.Rows);
    }

    [Fact]
    public void Things_of_one_id_that_cannot_be_one_are_an_entity_each_and_one_node()
    {
        KeptStatement[] both = [.. Of("a", "Person", ("name", "Ana Roca")), .. Of("a", "Company", ("name", "Redes SA"))];
        using var to = new MemoryStream();
        FollowTheMoneyLines.Write(new MemoryCase([], [], []) { Registers = both }, Viewer.Owner, ExportOptions.Default, to);
        var entities = Encoding.UTF8.GetString(to.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => EntityJson.Read(l)).ToArray();
        Assert.Equal(["Person Ana Roca", "Company Redes SA"], entities.Select(e => $"{e.Schema} {e.Caption}"));
        Assert.Single(Graph(both).Graph.Descendants(), e => e.Name.LocalName == "node");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Somebody_who_asks_to_stop_is_heard(string format)
    {
        using var to = new MemoryStream();
        using var stopped = new ForwardStream(to, new(canceled: true));
        Assert.ThrowsAny<OperationCanceledException>(() => ExportFormats.Find(format)!.Write(Store, Viewer.Owner, Everything, stopped));
        Assert.Equal(0, to.Length);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_pipe_gets_the_bytes_of_the_file(string format)
    {
        using var pipe = new MemoryStream();
        ExportFormats.Find(format)!.Write(Store, Viewer.Owner, Everything, new ForwardStream(pipe));
        Assert.Equal(Write(format, Everything).Bytes, pipe.ToArray());
    }

    [Fact]
    public void The_manifest_prints_the_licence_line_of_each_dataset()
    {
        var (_, result) = Write("ftm", ExportOptions.Default);
        using var to = new MemoryStream();
        ExportManifest.Write(to, new(ExportFormats.Find("ftm")!, "x.ftm.json", new('0', 64), ExportOptions.Default, result), Store, Viewer.Owner);
        using var manifest = JsonDocument.Parse(to.ToArray());
        Assert.Equal("Tarumayo Registry, open licence", manifest.RootElement.GetProperty("datasets")[0].GetProperty("licence").GetString());
        Assert.Equal(result.LeftOut.Values.Sum(), manifest.RootElement.GetProperty("left_out").EnumerateObject().Sum(p => p.Value.GetInt64()));
    }

    static MemoryCase Store => new(ExportCase.Claims, [ExportCase.Cords.Document], ExportCase.Cords.Cards())
    {
        Registers = [.. Kept().OrderBy(k => k.Statement.Canonical).ThenBy(k => k.Statement.Entity).ThenBy(k => k.Statement.Prop, StringComparer.Ordinal)],
        DatasetRows = [new(Register, new("Registro", "Registry of Tarumayo", "Tarumayo Registry, open licence", null), 0, 3, 9, 0, 1)],
    };

    static IEnumerable<KeptStatement> Kept()
    {
        var person = ExportCase.Cords.Id("Tadeo Lurín");
        return
        [
            .. Of("0-constructora", "Company", ("name", "Constructora Piedra Honda SAC"), ("jurisdiction", "pe")),
            .. Of("0-constructora", "Company", ("previousName", "Nombre Antiguo SAC")).Skip(1).Select(k => k with { Vanished = true }),
            .. Of(person.Value, "Person", ("birthDate", "1961-02-03")),
            .. Of("zz-ownership", "Ownership", ("owner", person.Value), ("asset", "0-constructora"), ("percentage", "60")),
        ];
    }

    static IEnumerable<KeptStatement> Of(string id, string schema, params (string Prop, string Value)[] values)
    {
        var entity = new Entity(new(id), Schemata.Default[schema]);
        foreach (var (prop, value) in values) Assert.True(entity.Add(prop, value));
        var at = new DateTimeOffset(2031, 6, 1, 0, 0, 0, TimeSpan.Zero);
        return entity.Statements(Register).Select(s => new KeptStatement(s, new(1, new(new('a', 64)), new(0, 7), "razon_social"), at, at, false));
    }

    static (XDocument Graph, ExportResult Result) Graph(IEnumerable<KeptStatement> registers)
    {
        using var to = new MemoryStream();
        var result = GraphMl.Write(new MemoryCase([], [], []) { Registers = [.. registers] }, Viewer.Owner, ExportOptions.Default, to);
        to.Position = 0;
        return (XDocument.Load(to), result);
    }

    static string[] Lines(string format, ExportOptions? options = null) => Text(format, options).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    static string Text(string format, ExportOptions? options = null) => Encoding.UTF8.GetString(Write(format, options ?? ExportOptions.Default).Bytes);

    static (byte[] Bytes, ExportResult Result) Write(string format, ExportOptions options)
    {
        using var to = new MemoryStream();
        var result = ExportFormats.Find(format)!.Write(Store, Viewer.Owner, options, to);
        return (to.ToArray(), result);
    }
}
