using System.Collections.Immutable;
using System.Text;
using FollowTheMoney.Streams;

namespace FollowTheMoney.Mappings;

/// <summary>Reads the queries of one dataset of a mapping. Where faults are gathered, what has one is left out and the rest is read; else the first is thrown.</summary>
sealed class MappingReader(string dataset, Func<string, string?>? environment, List<string>? faults)
{
    static readonly string[] QueryWords = ["csv_url", "csv_urls", "database", "table", "tables", "joins", "filters", "filters_not", "entities", "key_prefix"];

    static readonly string[] EntityWords = ["schema", "key", "keys", "key_literal", "id_column", "properties"];

    static readonly string[] PropertyWords = ["column", "columns", "literal", "literals", "join", "split", "template", "format", "fuzzy", "required", "entity"];

    int _number;

    internal ImmutableArray<QueryMapping> Queries(YamlNode? node)
    {
        var queries = node?["queries"] is YamlList list ? list.Items : node?["queries"] is YamlMap one ? [one] : node?["mapping"] is YamlMap single ? [single] : node?["entities"] is not null ? [node] : [];
        if (queries.Length == 0) Fail(new($"{dataset} has no queries."));
        return [.. queries.Select((query, i) => Tried(() => Query(_number = i + 1, query))).OfType<QueryMapping>()];
    }

    QueryMapping Query(int number, YamlNode? node)
    {
        if (node?["entities"] is not YamlMap { Names.Length: > 0 } entities) throw Wrong("it maps no entities");
        Know(node, QueryWords, "a query");
        var mapped = entities.Names.Select(name => Tried(() => Entity(name, entities[name]))).OfType<EntityMapping>().ToList();
        for (var i = 0; i < mapped.Count; i++) mapped[i] = Bound(mapped[i], mapped, entities);
        return new()
        {
            Source = Tried(() => Source(node)) ?? new(),
            Filters = Filters(node["filters"]),
            FiltersNot = Filters(node["filters_not"]),
            Entities = InOrder(mapped),
            KeyPrefix = node.Word("key_prefix") ?? dataset,
        };
    }

    EntityMapping Entity(string name, YamlNode? node)
    {
        var schema = node?.Word("schema") is { } word ? Schemata.Default.Find(word) ?? throw Wrong($"{name} has the schema '{word}', which FollowTheMoney does not have") : throw Wrong($"{name} has no schema");
        if (schema.Abstract) throw Wrong($"{name} is a {schema.Name}, which is abstract: no entity is only that");
        Know(node, EntityWords, name);
        ImmutableArray<string> keys = [.. (node["key"]?.Texts() ?? []).Concat(node["keys"]?.Texts() ?? [])];
        var column = node.Word("id_column");
        if (keys.Length == 0 == column is null) Fail(Wrong(column is null ? $"{name} has neither keys nor an id_column: nothing tells one from another" : $"{name} has both keys and an id_column; take one"));
        var properties = node["properties"] switch
        {
            null => [],
            YamlMap map => map.Names.Select(p => Tried(() => Property(name, schema, (p, map[p])))).OfType<PropertyMapping>().ToImmutableArray(),
            _ => throw Wrong($"the properties of {name} are a map from their names"),
        };
        return new() { Name = name, Schema = schema, Keys = keys, KeyLiteral = node.Word("key_literal"), IdColumn = column, Properties = properties };
    }

    PropertyMapping Property(string entity, Schema schema, (string Name, YamlNode? Node) row)
    {
        var property = schema[row.Name] ?? throw Wrong($"{entity} is a {schema.Name}, which has no property '{row.Name}'{Near(schema, row.Name)}");
        if (property.IsStub) throw Wrong($"{entity}.{row.Name} is the other end of {property.Range}:{property.Reverse} and is not written");
        if (row.Node is not YamlMap node) throw Wrong($"{entity}.{row.Name} says where its values come from: column, literal, template or entity");
        Know(node, PropertyWords, $"{entity}.{row.Name}");
        var read = new PropertyMapping
        {
            Property = property,
            Columns = [.. (node["column"]?.Texts() ?? []).Concat(node["columns"]?.Texts() ?? [])],
            Literals = [.. (node["literal"]?.Texts() ?? []).Concat(node["literals"]?.Texts() ?? [])],
            Join = (node["join"] as YamlText)?.Text,
            Split = node.Word("split"),
            Template = Values.Sanitise(node.Word("template")),
            Format = node.Word("format"),
            Fuzzy = IsTrue(node.Word("fuzzy")),
            Required = IsTrue(node.Word("required")),
            Entity = node.Word("entity"),
        };
        if (faults is null) return read;
        if (read.Columns.IsEmpty && read.Literals.IsEmpty && read.Template is null && read.Entity is null) throw Wrong($"{entity}.{row.Name} says nowhere its values come from: column, literal, template or entity");
        foreach (var literal in read.Literals)
            if (Values.Clean(property, literal) is null) throw Wrong($"{entity}.{row.Name} is always '{literal}', which is no {property.Type.Name}");
        return read;
    }

    /// <summary>Words that a mapping does not have do nothing: whoever checks it is told; FollowTheMoney passes over them.</summary>
    void Know(YamlNode node, string[] words, string where)
    {
        if (faults is null || node is not YamlMap map) return;
        foreach (var name in map.Names.Except(words, StringComparer.Ordinal)) Fail(Wrong($"{where} says '{name}', which means nothing there; it may say {string.Join(", ", words)}"));
    }

    static string Near(Schema schema, string name) => schema.Properties.Values.Where(p => !p.IsStub && p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(p => $"; it has '{p.Name}'").FirstOrDefault("");

    static bool IsTrue(string? word) => word?.ToLowerInvariant() is "true" or "yes" or "on" or "1" or "t" or "y";

    /// <summary>What an entity names must be in the query, and of the schema that the property asks for.</summary>
    EntityMapping Bound(EntityMapping entity, List<EntityMapping> all, YamlMap written)
    {
        var kept = entity.Properties.RemoveAll(p => p.Entity is not null && Tried(() => Binds(entity, p, all, written) ? p : null) is null);
        return kept.Length == entity.Properties.Length ? entity : entity with { Properties = kept };
    }

    /// <summary>False where the other one is written and has a fault of its own.</summary>
    bool Binds(EntityMapping entity, PropertyMapping property, List<EntityMapping> all, YamlMap written)
    {
        var other = all.Find(e => e.Name == property.Entity);
        if (other is null) return written[property.Entity!] is not null ? false : throw Wrong($"{entity.Name}.{property.Property.Name} names '{property.Entity}', which the query does not map");
        if (property.Property.Range is not { } range) throw Wrong($"{entity.Name}.{property.Property.Name} is a {property.Property.Type}; it names no entity");
        return other.Schema.IsA(range) ? true : throw Wrong($"{entity.Name}.{property.Property.Name} must be a {range}; {other.Name} is a {other.Schema.Name}");
    }

    ImmutableArray<EntityMapping> InOrder(List<EntityMapping> waiting)
    {
        var ordered = ImmutableArray.CreateBuilder<EntityMapping>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.Count > 0)
        {
            var next = waiting.Find(e => e.Dependencies.All(done.Contains));
            if (next is null)
            {
                Fail(Wrong($"{string.Join(", ", waiting.Select(e => e.Name))} name each other in a circle"));
                break;
            }

            waiting.Remove(next);
            done.Add(next.Name);
            ordered.Add(next);
        }

        return ordered.ToImmutable();
    }

    QuerySource Source(YamlNode node)
    {
        var files = (node["csv_url"]?.Texts() ?? []).Concat(node["csv_urls"]?.Texts() ?? []).Select(Expand).ToImmutableArray();
        if (node.Word("database") is not { } database) return files.Length > 0 ? new() { Files = files } : throw Wrong("it has neither a csv_url nor a database");
        var tables = new[] { node["table"], node["tables"] }.SelectMany(t => t is YamlList list ? list.Items : [t]).OfType<YamlNode>().Select(t => Table(t)).ToImmutableArray();
        if (tables.Length == 0) throw Wrong("it has a database and no table");
        var joins = (node["joins"] is YamlList pairs ? pairs.Items : [node["joins"]]).OfType<YamlMap>()
            .Select(j => j.Word("left") is { } left && j.Word("right") is { } right ? new QueryJoin(left, right) : throw Wrong("a join has a left and a right column"));
        return new() { Database = Expand(database), Tables = tables, Joins = [.. joins] };
    }

    QueryTable Table(YamlNode node) => node switch
    {
        YamlText text => new(text.Text, text.Text),
        _ when node.Word("table") is { } table => new(table, node.Word("alias") ?? table),
        _ => throw Wrong("a table has a name"),
    };

    ImmutableArray<QueryFilter> Filters(YamlNode? node) => node switch
    {
        null => [],
        YamlMap map => [.. map.Names.Select(n => new QueryFilter(n, map[n] is YamlList list ? [.. list.Items.Select(i => (i as YamlText)?.Text)] : [(map[n] as YamlText)?.Text]))],
        _ => throw Wrong("filters are a map from columns to values"),
    };

    FormatException Wrong(string what) => new($"{dataset}, query {_number}: {what}.");

    void Fail(FormatException wrong)
    {
        if (faults is null) throw wrong;
        faults.Add(wrong.Message);
    }

    T? Tried<T>(Func<T> read)
    {
        if (faults is null) return read();
        try
        {
            return read();
        }
        catch (FormatException wrong)
        {
            faults.Add(wrong.Message);
            return default;
        }
    }

    /// <summary><c>$NAME</c> and <c>${NAME}</c> as the environment has them.</summary>
    string Expand(string text)
    {
        var (expanded, at) = (new StringBuilder(), 0);
        while (text.IndexOf('$', at) is var sign and >= 0)
        {
            var braced = sign + 1 < text.Length && text[sign + 1] == '{';
            var start = sign + (braced ? 2 : 1);
            var end = start;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
            var value = end > start && (!braced || (end < text.Length && text[end] == '}')) ? environment?.Invoke(text[start..end]) : null;
            var next = value is null ? sign + 1 : end + (braced ? 1 : 0);
            expanded.Append(text, at, sign - at).Append(value ?? "$");
            at = next;
        }

        return expanded.Append(text, at, text.Length - at).ToString();
    }
}
