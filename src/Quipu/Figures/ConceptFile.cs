using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Quipu.Figures;

/// <summary>The table of concepts says something that it cannot mean; the message names the line and what is wrong.</summary>
public sealed class ConceptException(string message) : QuipuException(message);

/// <summary>Reads <c>concepts.yaml</c>. Every key and name of a set is checked, so that a typing error is a sentence and not a silence.</summary>
sealed class ConceptFile
{
    static readonly string[] Keys = ["id", "en", "es", "unit", "adds", "all", "may", "within"];

    readonly Dictionary<string, ImmutableHashSet<string>> _sets;

    ConceptFile(YamlMappingNode root)
    {
        _sets = Pairs(root, "sets").ToDictionary(p => p.Key, p => Words(p.Value).ToImmutableHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        Passed = [.. Words(root.Children["passed"])];
        Units = [.. Pairs(root, "units").SelectMany(p => Words(p.Value).Select(w => (Text.Folding.Compact(w), p.Key)))];
        Rates = [.. Pairs(root, "rates").SelectMany(p => Words(p.Value).Select(w => (Text.Folding.Compact(w), p.Key)))];
        Concepts = [.. ((YamlSequenceNode)root.Children["concepts"]).Select(n => Concept((YamlMappingNode)n))];
    }

    internal ImmutableHashSet<string> Passed { get; }

    /// <summary>Folded words, and the unit that they stand for.</summary>
    internal ImmutableArray<(string Words, string Unit)> Units { get; }

    internal ImmutableArray<(string Words, string Rate)> Rates { get; }

    internal ImmutableArray<Concept> Concepts { get; }

    /// <exception cref="ConceptException">The table is not one.</exception>
    internal static ConceptFile Read(TextReader reader)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(reader);
            return new((YamlMappingNode)yaml.Documents[0].RootNode);
        }
        catch (YamlException e)
        {
            throw new ConceptException($"concepts.yaml, line {e.Start.Line}: {e.Message}");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidCastException)
        {
            throw new ConceptException($"concepts.yaml needs sets, passed, units, rates and concepts: {e.Message}");
        }
    }

    Concept Concept(YamlMappingNode node)
    {
        var row = node.Children.ToDictionary(p => ((YamlScalarNode)p.Key).Value!, p => ((YamlScalarNode)p.Value).Value!, StringComparer.Ordinal);
        if (row.Keys.FirstOrDefault(k => !Keys.Contains(k, StringComparer.Ordinal)) is { } stranger) throw Wrong($"there is no key '{stranger}'");
        foreach (var needed in new[] { "id", "en", "es", "unit", "all" })
            if (!row.ContainsKey(needed)) throw Wrong($"a concept needs '{needed}'");
        return new(row["id"], row["en"], row["es"], row["unit"], row.GetValueOrDefault("adds") == "true")
        {
            All = [.. Sets(row["all"])],
            May = [.. Sets(row.GetValueOrDefault("may", "")).SelectMany(s => s)],
            Within = row.GetValueOrDefault("within"),
        };

        ConceptException Wrong(string what) => new($"concepts.yaml, line {node.Start.Line}: {what}.");
        IEnumerable<ImmutableHashSet<string>> Sets(string names) =>
            names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => _sets.TryGetValue(n, out var set) ? set : throw Wrong($"there is no set '{n}'"));
    }

    static IEnumerable<(string Key, YamlNode Value)> Pairs(YamlMappingNode root, string key) =>
        ((YamlMappingNode)root.Children[key]).Children.Select(p => (((YamlScalarNode)p.Key).Value!, p.Value));

    static IEnumerable<string> Words(YamlNode node) => node is YamlSequenceNode list ? list.Select(n => ((YamlScalarNode)n).Value!) : ((YamlScalarNode)node).Value!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
