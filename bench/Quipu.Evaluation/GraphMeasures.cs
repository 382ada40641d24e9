using System.Globalization;
using System.Text.Json;
using Quipu.Network.Algorithms;
using Quipu.Registers.Tables;

namespace Quipu.Evaluation;

/// <summary>A graph as <c>NAME.nodes.csv</c> and <c>NAME.edges.csv</c>, and what is expected of it in <c>expected/NAME.json</c>, measure by measure; a measure that nobody knows fails.</summary>
static class GraphMeasures
{
    /// <summary>Expected values are rounded to ten places.</summary>
    const double Tolerance = 1e-6, Rounding = 1e-9;
    const int Seeds = 20, Rounds = 50;
    static readonly string[] Words = ["name", "conventions", "note", "source", "best_modularity_communities"];

    internal static IEnumerable<GraphCheck> Run(string folder, string name, string file, JsonElement? card)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var isDirected = json.RootElement.TryGetProperty("directed", out _) || (card is { } c && c.TryGetProperty("directed", out var directed) && directed.ValueKind == JsonValueKind.True);
        var read = GraphFile.Read(folder, Path.GetFileNameWithoutExtension(file), isDirected);
        var measured = new Measured(read.Graph);
        foreach (var member in json.RootElement.EnumerateObject())
            foreach (var check in Of(name, member, measured, read)) yield return check;
        if (card is null) yield break;
        foreach (var member in card.Value.EnumerateObject())
        {
            if (member.Name is "directed" or "weighted" or "two_mode") continue;
            var found = member.Name switch { "rows" => read.Rows, "undirected_simple_edges" => measured.Edges, _ => double.NaN };
            if (double.IsNaN(found))
                foreach (var check in Of(name, member, measured, read)) yield return check with { Algorithm = $"manifest {check.Algorithm}" };
            else yield return Single(name, $"manifest {member.Name}", member.Value, found);
        }
    }

    static IEnumerable<GraphCheck> Of(string name, JsonProperty expected, Measured graph, GraphFile read)
    {
        switch (expected.Name)
        {
            case var word when Words.Contains(word, StringComparer.Ordinal): yield break;
            case "per_node":
                foreach (var list in expected.Value.EnumerateObject()) yield return PerNode(name, list, graph);
                break;
            case "top10_degree": yield return Top(name, expected, graph.PerNode("degree")!); break;
            case "top10_betweenness": yield return Top(name, expected, graph.PerNode("betweenness")!); break;
            case "best_modularity_found": yield return Best(name, expected.Value.GetDouble(), graph); break;
            case "exact_modularity":
                if (expected.Value.ValueKind == JsonValueKind.Number) yield return Exact(name, expected.Value.GetDouble(), graph);
                break;
            case "directed":
                foreach (var inner in expected.Value.EnumerateObject()) yield return Directed(name, inner, read.Graph);
                break;
            case var side when side.StartsWith("projection_mode", StringComparison.Ordinal):
                foreach (var check in Projected(name, expected, read)) yield return check;
                break;
            default: yield return Single(name, expected.Name, expected.Value, graph.Single(expected.Name)); break;
        }
    }

    static GraphCheck Single(string name, string measure, JsonElement expected, double? found)
    {
        if (found is not { } value) return new(name, measure, false, "nobody knows this measure");
        var wanted = expected.ValueKind == JsonValueKind.Number ? expected.GetDouble() : double.NaN;
        return new(name, measure, Near(wanted, value), string.Create(CultureInfo.InvariantCulture, $"{value:0.##########}{(Near(wanted, value) ? "" : $", expected {wanted}")}"));
    }

    static GraphCheck PerNode(string name, JsonProperty expected, Measured graph)
    {
        var wanted = expected.Value.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Number ? v.GetDouble() : double.NaN).ToArray();
        if (expected.Name == "best_partition") return Partition(name, [.. wanted.Select(v => (int)v)], graph);
        return Listed(name, expected.Name, wanted, graph.PerNode(expected.Name));
    }

    static GraphCheck Listed(string name, string measure, double[] wanted, double[]? found)
    {
        if (found is null) return new(name, measure, false, "nobody knows this measure");
        if (found.Length != wanted.Length) return new(name, measure, false, $"{found.Length} nodes, expected {wanted.Length}");
        var (wrong, worst) = (wanted.Zip(found).Count(p => !Near(p.First, p.Second)), wanted.Zip(found).Select(p => Math.Abs(p.First - p.Second)).Where(d => !double.IsNaN(d)).DefaultIfEmpty().Max());
        return new(name, measure, wrong == 0, string.Create(CultureInfo.InvariantCulture, $"{wanted.Length} nodes{(wrong > 0 ? $", {wrong} differ" : "")}, farthest {worst:0.0e0}"));
    }

    // The modularity of the listed communities is the one that is listed for them.
    static GraphCheck Partition(string name, int[] communities, Measured graph)
    {
        var (found, listed) = (Modularity.Of(graph.Graph, communities), graph.Listed);
        return new(name, "modularity", listed is null || Near(listed.Value, found), string.Create(CultureInfo.InvariantCulture, $"{found:0.##########} of the listed communities"));
    }

    static GraphCheck Best(string name, double listed, Measured graph)
    {
        graph.Listed = listed;
        var (best, communities) = graph.Best(Seeds, Rounds);
        return new(name, "leiden", best >= listed - Rounding, string.Create(CultureInfo.InvariantCulture, $"{best:0.##########} in {communities} communities, best of {Seeds} seeds; listed {listed}"));
    }

    static GraphCheck Exact(string name, double exact, Measured graph)
    {
        var best = graph.Best(Seeds, Rounds).Modularity;
        return new(name, "exact_modularity", best <= exact + Rounding, string.Create(CultureInfo.InvariantCulture, $"{best:0.##########}; there is none above {exact}"));
    }

    // By value, since nodes of equal value may stand in any order.
    static GraphCheck Top(string name, JsonProperty expected, double[] values)
    {
        var wanted = expected.Value.EnumerateArray().Select(v => values[v.GetInt32()]).ToArray();
        var found = values.OrderDescending().Take(wanted.Length).ToArray();
        return new(name, expected.Name, wanted.Zip(found).All(p => Near(p.First, p.Second)), $"{wanted.Length} nodes");
    }

    static GraphCheck Directed(string name, JsonProperty expected, Graph graph)
    {
        if (expected.Name == "pagerank") return Listed(name, "directed pagerank", [.. expected.Value.EnumerateArray().Select(v => v.GetDouble())], PageRank.Settled(graph, 1e-14).Ranks);
        double? found = expected.Name switch
        {
            "arcs" => graph.Out.Distinct().Targets.Length,
            "reciprocity" => Mixing.Reciprocity(graph),
            "scc" => WeakComponents.Counted(StrongComponents.Labels(graph)).Count,
            "largest_scc" => WeakComponents.Counted(StrongComponents.Labels(graph)).Size,
            "wcc" => WeakComponents.Counted(WeakComponents.Labels(graph)).Count,
            _ => null,
        };
        return Single(name, $"directed {expected.Name}", expected.Value, found);
    }

    static IEnumerable<GraphCheck> Projected(string name, JsonProperty expected, GraphFile read)
    {
        var mode = expected.Name["projection_mode".Length..];
        var side = new Measured(Projection.Of(read.Graph, n => read.Modes[n] == mode).Graph);
        foreach (var inner in expected.Value.EnumerateObject())
        {
            double? found = inner.Name switch { "weight_sum" => side.Graph.Out.Weights!.Sum() / 2, "lcc" => side.Single("lcc_nodes"), _ => side.Single(inner.Name) };
            yield return Single(name, $"{expected.Name} {inner.Name}", inner.Value, found);
        }
    }

    static bool Near(double expected, double found) => double.IsNaN(expected) ? double.IsNaN(found) : Math.Abs(expected - found) <= Tolerance * Math.Max(1, Math.Abs(expected));
}

/// <summary>A graph as two tables.</summary>
sealed record GraphFile(Graph Graph, int Rows, string[] Modes)
{
    internal static GraphFile Read(string folder, string name, bool isDirected)
    {
        var nodes = Table(Path.Combine(folder, $"{name}.nodes.csv"));
        var edges = Table(Path.Combine(folder, $"{name}.edges.csv"));
        var numbers = nodes.Select((row, i) => (Id: row["id"], i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        var graph = Graph.Of(nodes.Count, [.. edges.Select(e => numbers[e["source"]])], [.. edges.Select(e => numbers[e["target"]])], isDirected);
        return new(graph, edges.Count, [.. nodes.Select(n => n.GetValueOrDefault("mode") ?? "")]);
    }

    static List<Dictionary<string, string>> Table(string path)
    {
        using var stream = File.OpenRead(path);
        var (reader, rows) = (new DelimitedReader(new TextSource(stream, path), TableLimits.Default), new List<Dictionary<string, string>>());
        var header = reader.Read() ?? throw new InvalidDataException($"{path} is empty.");
        while (reader.Read() is { } cells)
            if (cells.Length > 0) rows.Add(header.Zip(cells).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal));
        return rows;
    }
}
