namespace Quipu.Exports;

/// <summary>A tie of an export: an entity whose schema joins two others, or a property of an entity that names another.</summary>
/// <param name="Id">The same for the same records.</param>
/// <param name="Type">The schema, or the property: <c>Ownership</c>, <c>Contract:authority</c>.</param>
/// <param name="Entity">What says so, with its status in its summary.</param>
readonly record struct EntityTie(string Id, string Source, string Target, string Type, string Label, bool Directed, Entity Entity)
{
    /// <summary>How it is said, by whom and where it stands in law; of a register's row, that it is one.</summary>
    internal string Status => Statuses.Of(Entity);
}

/// <summary>What an entity of an export says of its own standing, in words.</summary>
static class Statuses
{
    /// <summary>The sentence of the claim that it came from; what documents only name says so, and a row of a register whose it is.</summary>
    internal static string Of(Entity entity) => entity["summary"] is { Count: > 0 } said ? string.Join(" | ", said)
        : entity.Origins.Any(o => o.StartsWith("claim:", StringComparison.Ordinal)) ? ""
        : $"{(entity.Origins.Any(IsReported) ? "named" : "on record")} in {string.Join(", ", entity.Datasets)}";

    static bool IsReported(string origin) => origin.StartsWith("document:", StringComparison.Ordinal) || origin.StartsWith("entity:", StringComparison.Ordinal);
}

/// <summary>
/// Entities of an export as nodes and ties (FollowTheMoney's projection): an entity of an edge schema is a tie between each source and each target; of every other
/// entity each property that names an entity is one. Both are streamed, each in a pass of its own; only ids are held,
/// where the library's graph holds all entities, and the values that they share, to be walked. Of entities of one id that cannot be one the first is the node.
/// </summary>
sealed class GraphStream(Func<IEnumerable<Entity>> entities)
{
    /// <summary>Every entity that is no tie, then those that are only named by others, as an entity without values.</summary>
    internal IEnumerable<Entity> Nodes()
    {
        var (here, named) = (new HashSet<string>(StringComparer.Ordinal), new SortedDictionary<string, string>(StringComparer.Ordinal));
        foreach (var entity in entities())
        {
            foreach (var property in entity.Properties.Select(p => entity.Schema[p]!).Where(p => p.Type.IsEntity))
                foreach (var id in entity[property.Name])
                    if (!here.Contains(id)) named.TryAdd(id, property.Range ?? "Thing");
            if (IsTie(entity) || !here.Add(entity.Id.Value)) continue;
            named.Remove(entity.Id.Value);
            yield return entity;
        }

        foreach (var (id, range) in named)
            if (!here.Contains(id)) yield return new(new(id), Schemata.Default[range]);
    }

    internal IEnumerable<EntityTie> Ties() => entities().SelectMany(e => IsTie(e) ? Edges(e, e.Schema.Edge!) : References(e));

    /// <summary>What lacks an end ties nothing: it is a node, so that what it says of the other end is not lost.</summary>
    static bool IsTie(Entity entity) => entity.Ends().Any();

    static IEnumerable<EntityTie> Edges(Entity entity, EdgeSpec edge)
    {
        var sources = entity[edge.Source];
        foreach (var (source, target) in entity.Ends())
            yield return new(sources.Count * entity[edge.Target].Count == 1 ? entity.Id.Value : $"{entity.Id}:{source}:{target}", source, target, entity.Schema.Name, edge.Label, edge.Directed, entity);

        // What names other entities besides its two ends (the proof of a payment, say) ties them to its source.
        foreach (var property in Named(entity).Where(p => p.Name != edge.Source && p.Name != edge.Target && p.Name != "proof"))
            foreach (var source in sources)
                foreach (var id in entity[property.Name])
                    yield return new($"{entity.Id}:{property.Name}:{source}:{id}", source, id, $"{entity.Schema.Name}:{property.Name}", property.Label, true, entity);
    }

    static IEnumerable<EntityTie> References(Entity entity) =>
        from property in Named(entity)
        from id in entity[property.Name]
        select new EntityTie($"{entity.Id}:{property.Name}:{id}", entity.Id.Value, id, $"{entity.Schema.Name}:{property.Name}", property.Label, true, entity);

    static IEnumerable<Property> Named(Entity entity) => entity.Properties.Select(p => entity.Schema[p]!).Where(p => p.Type.IsEntity);
}
