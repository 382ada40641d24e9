using System.Collections.Immutable;
using FollowTheMoney.Mappings;
using FollowTheMoney.Streams;

namespace Quipu.Registers.Mappings;

/// <summary>A mapping of one table while it is made: words, which need not be right yet. <see cref="MappingCheck"/> says what is wrong with it.</summary>
/// <param name="Dataset">The name that its ids rest on, and that its rows go to.</param>
public sealed record MappingPlan(string Dataset, TableOrigin From, ImmutableArray<EntityPlan> Entities)
{
    /// <summary>The mapping as FollowTheMoney's YAML.</summary>
    public string Yaml() => YamlWriter.Text(Map((Dataset, Map(("queries", new YamlList([Query()]))))));

    /// <summary>The plan of a mapping of one table; null where it has more than one query, or filters, or joins, which a plan does not have.</summary>
    public static MappingPlan? Of(ImmutableArray<DatasetMapping> datasets)
    {
        if (datasets is not [{ Queries: [{ Filters: [], FiltersNot: [], Source: { Joins: [] } source } query] } dataset] || query.KeyPrefix != dataset.Name) return null;
        if (source.Database is null ? source.Files.Length > 1 : source.Tables is not [var table] || table.Table != table.Alias) return null;
        var from = source.Database is { } database ? new TableOrigin(null, database, source.Tables[0].Table) : new(source.Files.FirstOrDefault());
        return new(dataset.Name, from, [.. query.Entities.Select(EntityPlan.Of)]);
    }

    YamlMap Query()
    {
        var entities = Map([.. Entities.Where(e => e.Name.Length > 0).DistinctBy(e => e.Name).Select(e => (e.Name, (YamlNode?)e.Node()))]);
        return From.Database is { } database ? Map(("database", new YamlText(database)), ("table", new YamlText(From.Table ?? "")), ("entities", entities))
            : Map(("csv_url", new YamlText(From.File ?? "")), ("entities", entities));
    }

    internal static YamlMap Map(params ReadOnlySpan<(string Name, YamlNode? Value)> members)
    {
        var (byName, names) = (new Dictionary<string, YamlNode?>(StringComparer.Ordinal), ImmutableArray.CreateBuilder<string>());
        foreach (var (name, value) in members)
        {
            byName.Add(name, value);
            names.Add(name);
        }

        return new(byName) { Names = names.ToImmutable() };
    }

    internal static YamlNode Texts(ImmutableArray<string> texts) => texts is [var one] ? new YamlText(one) : new YamlList([.. texts.Select(t => new YamlText(t))]);
}

/// <summary>How a row is to become an entity.</summary>
/// <param name="Name">In the mapping; others name it by this.</param>
/// <param name="Schema">FollowTheMoney's name of its schema.</param>
public sealed record EntityPlan(string Name, string Schema)
{
    /// <summary>Columns whose values tell one from another.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    /// <summary>A text that is hashed with them.</summary>
    public string? KeyLiteral { get; init; }

    /// <summary>The column that has the id itself; null where keys make it.</summary>
    public string? IdColumn { get; init; }

    public ImmutableArray<PropertyPlan> Properties { get; init; } = [];

    internal static EntityPlan Of(EntityMapping mapping) => new(mapping.Name, mapping.Schema.Name)
    {
        Keys = mapping.Keys,
        KeyLiteral = mapping.KeyLiteral,
        IdColumn = mapping.IdColumn,
        Properties = [.. mapping.Properties.Select(PropertyPlan.Of)],
    };

    internal YamlMap Node()
    {
        var members = new List<(string, YamlNode?)> { ("schema", new YamlText(Schema)) };
        if (IdColumn is { } column) members.Add(("id_column", new YamlText(column)));
        if (Keys.Length > 0) members.Add(("key", MappingPlan.Texts(Keys)));
        if (KeyLiteral is { } literal) members.Add(("key_literal", new YamlText(literal)));
        var properties = Properties.DistinctBy(p => p.Property).Select(p => (p.Property, (YamlNode?)p.Node())).ToArray();
        if (properties.Length > 0) members.Add(("properties", MappingPlan.Map(properties)));
        return MappingPlan.Map([.. members]);
    }
}

/// <summary>Where the values of a property are to come from.</summary>
public sealed record PropertyPlan(string Property)
{
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>Values that every row has.</summary>
    public ImmutableArray<string> Literals { get; init; } = [];

    /// <summary>The name of another entity of the mapping.</summary>
    public string? Entity { get; init; }

    /// <summary>Put between the values of several columns, which then are one.</summary>
    public string? Join { get; init; }

    /// <summary>Parts a value into several.</summary>
    public string? Split { get; init; }

    /// <summary>A text with columns in it.</summary>
    public string? Template { get; init; }

    /// <summary>Of dates, in the words of <c>strptime</c>.</summary>
    public string? Format { get; init; }

    public bool Fuzzy { get; init; }

    public bool Required { get; init; }

    internal static PropertyPlan Of(PropertyMapping mapping) => new(mapping.Property.Name)
    {
        Columns = mapping.Columns,
        Literals = mapping.Literals,
        Entity = mapping.Entity,
        Join = mapping.Join,
        Split = mapping.Split,
        Template = mapping.Template,
        Format = mapping.Format,
        Fuzzy = mapping.Fuzzy,
        Required = mapping.Required,
    };

    internal YamlMap Node()
    {
        var members = new List<(string, YamlNode?)>();
        if (Columns.Length > 0) members.Add((Columns.Length == 1 ? "column" : "columns", MappingPlan.Texts(Columns)));
        if (Literals.Length > 0) members.Add((Literals.Length == 1 ? "literal" : "literals", MappingPlan.Texts(Literals)));
        foreach (var (name, text) in new[] { ("template", Template), ("join", Join), ("split", Split), ("format", Format), ("entity", Entity) })
            if (text is not null) members.Add((name, new YamlText(text)));
        if (Fuzzy) members.Add(("fuzzy", new YamlText("true")));
        if (Required) members.Add(("required", new YamlText("true")));
        return MappingPlan.Map([.. members]);
    }
}
