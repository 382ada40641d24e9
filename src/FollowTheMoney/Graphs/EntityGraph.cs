using System.Collections.Immutable;

namespace FollowTheMoney.Graphs;

/// <summary>A node of a graph: an entity, an entity that is only known by its id, or a value that entities share.</summary>
public sealed record GraphNode
{
    /// <summary><c>entity:p1</c>, <c>tel:+5115550199</c>.</summary>
    public required string Key { get; init; }

    public required PropertyType Type { get; init; }

    /// <summary>The entity's id, or the value.</summary>
    public required string Value { get; init; }

    /// <summary>The entity; null of a value, and of an entity that has only been named so far.</summary>
    public Entity? Entity { get; init; }

    /// <summary>Of an entity: its schema, or the one that whoever names it asks for.</summary>
    public Schema? Schema { get; init; }

    public string Caption => Entity?.Caption ?? Type.Caption(Value);
}

/// <summary>A tie between two nodes: an entity that is an edge, or a property of an entity.</summary>
public sealed record GraphEdge
{
    /// <summary><c>entity:a&lt;e1&gt;entity:b</c>; <c>entity:a&lt;&gt;tel:…</c> where a property makes it.</summary>
    public required string Key { get; init; }

    public required string Source { get; init; }

    public required string Target { get; init; }

    /// <summary>1, or of a property how specific its value is.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The entity that is this edge; null where a property makes it.</summary>
    public Entity? Entity { get; init; }

    /// <summary>The property that makes it; null where an entity does.</summary>
    public Property? Property { get; init; }

    /// <summary>The schema's or the property's name.</summary>
    public string TypeName => Entity?.Schema.Name ?? Property!.Name;

    /// <summary>The schema's verb ("owns") or the property's label.</summary>
    public string Label => Entity?.Schema.Edge?.Label ?? Property?.Label ?? TypeName;

    public bool Directed => Entity?.Schema.Edge?.Directed ?? true;

    /// <summary>From when to when the tie lasted, as its schema's dates say.</summary>
    public (PartialDate? Start, PartialDate? End) Time => Entity?.Time() ?? (null, null);
}

/// <summary>
/// Entities as a graph: those of edge schemata become edges, all others nodes; ids that they name become edges, and so do values of chosen types, which two
/// entities may share. In the order in which they came.
/// </summary>
public sealed class EntityGraph
{
    readonly Dictionary<string, int> _nodePlaces = new(StringComparer.Ordinal), _edgePlaces = new(StringComparer.Ordinal);
    readonly List<GraphNode> _nodes = [];
    readonly List<GraphEdge> _edges = [];
    readonly HashSet<string> _edgeTypes, _loaded = new(StringComparer.Ordinal);
    readonly List<string> _named = [];
    readonly HashSet<string> _namedOnce = new(StringComparer.Ordinal);

    /// <param name="edgeTypes">Types whose values make edges; all matchable pivot types where none are given. Types that do not match are left out.</param>
    public EntityGraph(IEnumerable<PropertyType>? edgeTypes = null) =>
        _edgeTypes = [.. (edgeTypes ?? Schemata.Default.Types.Values.Where(t => t.Pivot)).Where(t => t.Matchable).Select(t => t.Name)];

    public IReadOnlyList<GraphNode> Nodes => _nodes;

    public IReadOnlyList<GraphEdge> Edges => _edges;

    /// <summary>Ids that entities name and that have not been added: what to fetch to see one step further.</summary>
    public ImmutableArray<string> Queued => [.. _named.Where(id => !_loaded.Contains(id))];

    /// <summary>The node of that id; null where there is none.</summary>
    public GraphNode? this[string id] => _nodePlaces.TryGetValue(id, out var place) ? _nodes[place] : null;

    public void Add(Entity entity)
    {
        _loaded.Add(entity.Id.Value);
        if (entity.Schema.Edge is { } edge)
        {
            foreach (var (source, target) in entity.Ends()) AddTie(entity, (entity.Schema[edge.Source]!, source), (entity.Schema[edge.Target]!, target));
            return;
        }

        var type = Schemata.Default.Types["entity"];
        var node = new GraphNode { Key = type.NodeId(entity.Id.Value)!, Type = type, Value = entity.Id.Value, Entity = entity, Schema = entity.Schema };
        Put(node);
        foreach (var name in entity.Properties)
        {
            if (entity.Schema[name] is not { } property || !_edgeTypes.Contains(property.Type.Name)) continue;
            foreach (var value in entity[name]) AddValue(node, property, value);
        }
    }

    /// <summary>Edges that start at a node.</summary>
    public IEnumerable<GraphEdge> Outbound(string node) => _edges.Where(e => e.Source == node);

    /// <summary>Edges that end at a node.</summary>
    public IEnumerable<GraphEdge> Inbound(string node) => _edges.Where(e => e.Target == node);

    void AddTie(Entity entity, (Property, string) source, (Property, string) target)
    {
        if (Stub(source.Item1, source.Item2) is not { } from || Stub(target.Item1, target.Item2) is not { } to) return;
        Put(new GraphEdge { Key = $"{from.Key}<{entity.Id}>{to.Key}", Source = from.Key, Target = to.Key, Entity = entity });
    }

    void AddValue(GraphNode node, Property property, string value)
    {
        var weight = property.Type.Specificity(value);
        if (Stub(property, value) is not { } other || weight <= 0) return;
        Put(new GraphEdge { Key = $"{node.Key}<>{other.Key}", Source = node.Key, Target = other.Key, Weight = weight, Property = property });
    }

    /// <summary>The node of a value, made where it is new.</summary>
    GraphNode? Stub(Property property, string value)
    {
        if (property.Type.IsEntity && _namedOnce.Add(value)) _named.Add(value);
        if (property.Type.NodeId(value) is not { } id) return null;
        if (this[id] is { } known) return known;
        var node = new GraphNode { Key = id, Type = property.Type, Value = value, Schema = property.Range is { } range ? Schemata.Default.Find(range) : null };
        Put(node);
        return node;
    }

    void Put(GraphNode node)
    {
        if (_nodePlaces.TryAdd(node.Key, _nodes.Count)) _nodes.Add(node);
        else _nodes[_nodePlaces[node.Key]] = node;
    }

    void Put(GraphEdge edge)
    {
        if (_edgePlaces.TryAdd(edge.Key, _edges.Count)) _edges.Add(edge);
        else _edges[_edgePlaces[edge.Key]] = edge;
    }
}
