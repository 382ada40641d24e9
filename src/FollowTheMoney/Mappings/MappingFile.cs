using System.Collections.Immutable;
using System.Text;
using FollowTheMoney.Streams;

namespace FollowTheMoney.Mappings;

/// <summary>
/// FollowTheMoney mappings: YAML that says how rows of tables become entities. Reading checks all that can be checked without the tables: schemata, properties,
/// what may name what, circles, keys.
/// </summary>
public static class MappingFile
{
    const int DeepestInclude = 10;

    /// <summary>Reads a mapping from its file; files that it includes lie in its folder or below.</summary>
    /// <param name="path">The file.</param>
    /// <param name="environment">The value of a variable in an address; null leaves the variable as it is written.</param>
    /// <exception cref="FormatException">No mapping; the sentence says what and where.</exception>
    public static ImmutableArray<DatasetMapping> Load(string path, Func<string, string?>? environment = null)
    {
        var folder = Path.GetFullPath(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return Read(File.ReadAllText(path), environment, name =>
        {
            var full = Path.GetFullPath(Path.Combine(folder, name));
            if (!full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new FormatException($"'{name}' is not in the folder of the mapping: what a mapping includes lies beside it.");
            return File.Exists(full) ? File.ReadAllText(full) : throw new FormatException($"The mapping includes '{name}', and there is no such file beside it.");
        });
    }

    /// <summary>Reads a mapping from its text.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="environment">The value of a variable in an address; null leaves the variable as it is written.</param>
    /// <param name="include">The text of an included file; null where nothing may be included.</param>
    /// <exception cref="FormatException">No mapping; the sentence says what and where.</exception>
    public static ImmutableArray<DatasetMapping> Read(string text, Func<string, string?>? environment = null, Func<string, string>? include = null)
    {
        if (Included(Yaml.Read(text), include, 0) is not YamlMap root) throw new FormatException("A mapping is a map from names of datasets to their queries.");
        return [.. root.Names.Select(name => new DatasetMapping(name, Queries(name, root[name], environment)))];
    }

    static ImmutableArray<QueryMapping> Queries(string dataset, YamlNode? node, Func<string, string?>? environment)
    {
        var queries = node?["queries"] is YamlList list ? list.Items : node?["queries"] is YamlMap one ? [one] : node?["mapping"] is YamlMap single ? [single] : node?["entities"] is not null ? [node] : [];
        if (queries.Length == 0) throw new FormatException($"{dataset} has no queries.");
        return [.. queries.Select((query, i) => Query(new(dataset, i + 1, environment), query))];
    }

    static QueryMapping Query(QueryPlace place, YamlNode? node)
    {
        if (node?["entities"] is not YamlMap { Names.Length: > 0 } entities) throw place.Wrong("it maps no entities");
        var mapped = entities.Names.Select(name => Entity(place, name, entities[name])).ToList();
        foreach (var entity in mapped) Bind(place, entity, mapped);
        return new()
        {
            Source = Source(place, node),
            Filters = Filters(place, node["filters"]),
            FiltersNot = Filters(place, node["filters_not"]),
            Entities = InOrder(place, mapped),
            KeyPrefix = node.Word("key_prefix") ?? place.Dataset,
        };
    }

    static EntityMapping Entity(QueryPlace place, string name, YamlNode? node)
    {
        var schema = node?.Word("schema") is { } word ? Schemata.Default.Find(word) ?? throw place.Wrong($"{name} has the schema '{word}', which FollowTheMoney does not have") : throw place.Wrong($"{name} has no schema");
        if (schema.Abstract) throw place.Wrong($"{name} is a {schema.Name}, which is abstract: no entity is only that");
        ImmutableArray<string> keys = [.. (node["key"]?.Texts() ?? []).Concat(node["keys"]?.Texts() ?? [])];
        var column = node.Word("id_column");
        if (keys.Length == 0 == column is null) throw place.Wrong(column is null ? $"{name} has neither keys nor an id_column: nothing tells one from another" : $"{name} has both keys and an id_column; take one");
        var properties = node["properties"] switch
        {
            null => [],
            YamlMap map => map.Names.Select(p => Property(place, name, schema, (p, map[p]))).ToImmutableArray(),
            _ => throw place.Wrong($"the properties of {name} are a map from their names"),
        };
        return new() { Name = name, Schema = schema, Keys = keys, KeyLiteral = node.Word("key_literal"), IdColumn = column, Properties = properties };
    }

    static PropertyMapping Property(QueryPlace place, string entity, Schema schema, (string Name, YamlNode? Node) row)
    {
        var property = schema[row.Name] ?? throw place.Wrong($"{entity} is a {schema.Name}, which has no property '{row.Name}'");
        if (property.IsStub) throw place.Wrong($"{entity}.{row.Name} is the other end of {property.Range}:{property.Reverse} and is not written");
        if (row.Node is not YamlMap node) throw place.Wrong($"{entity}.{row.Name} says where its values come from: column, literal, template or entity");
        return new()
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
    }

    static bool IsTrue(string? word) => word?.ToLowerInvariant() is "true" or "yes" or "on" or "1" or "t" or "y";

    /// <summary>What an entity names must be in the query, and of the schema that the property asks for.</summary>
    static void Bind(QueryPlace place, EntityMapping entity, List<EntityMapping> all)
    {
        foreach (var property in entity.Properties.Where(p => p.Entity is not null))
        {
            var other = all.Find(e => e.Name == property.Entity) ?? throw place.Wrong($"{entity.Name}.{property.Property.Name} names '{property.Entity}', which the query does not map");
            if (property.Property.Range is not { } range) throw place.Wrong($"{entity.Name}.{property.Property.Name} is a {property.Property.Type}; it names no entity");
            if (!other.Schema.IsA(range)) throw place.Wrong($"{entity.Name}.{property.Property.Name} must be a {range}; {other.Name} is a {other.Schema.Name}");
        }
    }

    static ImmutableArray<EntityMapping> InOrder(QueryPlace place, List<EntityMapping> waiting)
    {
        var ordered = ImmutableArray.CreateBuilder<EntityMapping>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.Count > 0)
        {
            var next = waiting.Find(e => e.Dependencies.All(done.Contains)) ?? throw place.Wrong($"{string.Join(", ", waiting.Select(e => e.Name))} name each other in a circle");
            waiting.Remove(next);
            done.Add(next.Name);
            ordered.Add(next);
        }

        return ordered.ToImmutable();
    }

    static QuerySource Source(QueryPlace place, YamlNode node)
    {
        var files = (node["csv_url"]?.Texts() ?? []).Concat(node["csv_urls"]?.Texts() ?? []).Select(place.Expand).ToImmutableArray();
        if (node.Word("database") is not { } database) return files.Length > 0 ? new() { Files = files } : throw place.Wrong("it has neither a csv_url nor a database");
        var tables = new[] { node["table"], node["tables"] }.SelectMany(t => t is YamlList list ? list.Items : [t]).OfType<YamlNode>().Select(t => Table(place, t)).ToImmutableArray();
        if (tables.Length == 0) throw place.Wrong("it has a database and no table");
        var joins = (node["joins"] is YamlList pairs ? pairs.Items : [node["joins"]]).OfType<YamlMap>()
            .Select(j => j.Word("left") is { } left && j.Word("right") is { } right ? new QueryJoin(left, right) : throw place.Wrong("a join has a left and a right column"));
        return new() { Database = place.Expand(database), Tables = tables, Joins = [.. joins] };
    }

    static QueryTable Table(QueryPlace place, YamlNode node) => node switch
    {
        YamlText text => new(text.Text, text.Text),
        _ when node.Word("table") is { } table => new(table, node.Word("alias") ?? table),
        _ => throw place.Wrong("a table has a name"),
    };

    static ImmutableArray<QueryFilter> Filters(QueryPlace place, YamlNode? node) => node switch
    {
        null => [],
        YamlMap map => [.. map.Names.Select(n => new QueryFilter(n, map[n] is YamlList list ? [.. list.Items.Select(i => (i as YamlText)?.Text)] : [(map[n] as YamlText)?.Text]))],
        _ => throw place.Wrong("filters are a map from columns to values"),
    };

    static YamlNode? Included(YamlNode? node, Func<string, string>? include, int level)
    {
        if (node is YamlList list) return new YamlList([.. list.Items.Select(i => Included(i, include, level))]);
        if (node is not YamlMap map) return node;
        var members = new Dictionary<string, YamlNode?>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var name in map.Names.Where(n => n != "include")) Put(name, map[name]);
        foreach (var path in map["include"]?.Texts() ?? [])
        {
            if (include is null) throw new FormatException($"The mapping includes '{path}'; here nothing can be included.");
            if (level >= DeepestInclude) throw new FormatException($"'{path}' is included {DeepestInclude} levels deep: files that include each other in a circle are not followed.");
            if (Included(Yaml.Read(include(path)), include, level + 1) is not YamlMap inner) throw new FormatException($"'{path}' is included, and is no map.");
            foreach (var name in inner.Names) Put(name, inner[name]);
        }

        return new YamlMap(names.ToDictionary(n => n, n => Included(members[n], include, level), StringComparer.Ordinal)) { Names = [.. names] };

        void Put(string name, YamlNode? value)
        {
            if (!members.ContainsKey(name)) names.Add(name);
            members[name] = value;
        }
    }

    /// <summary>A query's place in its file, for sentences, and its variables.</summary>
    readonly record struct QueryPlace(string Dataset, int Number, Func<string, string?>? Environment)
    {
        internal FormatException Wrong(string what) => new($"{Dataset}, query {Number}: {what}.");

        /// <summary><c>$NAME</c> and <c>${NAME}</c> as the environment has them.</summary>
        internal string Expand(string text)
        {
            var (expanded, at) = (new StringBuilder(), 0);
            while (text.IndexOf('$', at) is var sign and >= 0)
            {
                var braced = sign + 1 < text.Length && text[sign + 1] == '{';
                var start = sign + (braced ? 2 : 1);
                var end = start;
                while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
                var value = end > start && (!braced || (end < text.Length && text[end] == '}')) ? Environment?.Invoke(text[start..end]) : null;
                var next = value is null ? sign + 1 : end + (braced ? 1 : 0);
                expanded.Append(text, at, sign - at).Append(value ?? "$");
                at = next;
            }

            return expanded.Append(text, at, text.Length - at).ToString();
        }
    }
}
