using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace FollowTheMoney;

/// <summary>A subject that an entity may be tagged with.</summary>
/// <param name="Risk">Screening tools raise an alarm at it: set only with a reason on record.</param>
public sealed record Topic(string Code, string Label, bool Risk);

/// <summary>The FollowTheMoney model: its schemata, types and lists. Facts in <c>ftm.model.json</c>; how they combine is here.</summary>
public sealed class Schemata
{
    static readonly Lazy<Schemata> Loaded = new(Load);

    readonly FrozenDictionary<string, Schema> _byName;

    Schemata(FrozenDictionary<string, Schema> byName) => _byName = byName;

    /// <summary>The model that the project carries (4.x), read at first use.</summary>
    public static Schemata Default => Loaded.Value;

    /// <summary>All schemata, in ordinal order.</summary>
    public IEnumerable<Schema> All => _byName.Values.OrderBy(s => s.Name, StringComparer.Ordinal);

    public required FrozenDictionary<string, PropertyType> Types { get; init; }

    public required FrozenDictionary<string, Topic> Topics { get; init; }

    /// <summary>Countries and territories by code, with English names.</summary>
    public required FrozenDictionary<string, string> Countries { get; init; }

    /// <summary>ISO 639-3 codes that language values may have.</summary>
    public required FrozenSet<string> Languages { get; init; }

    public required FrozenSet<string> Genders { get; init; }

    /// <summary>The schema of that name.</summary>
    /// <exception cref="ArgumentException">The model has no such schema.</exception>
    public Schema this[string name] => Find(name) ?? throw new ArgumentException($"FollowTheMoney has no schema '{name}'.", nameof(name));

    public Schema? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The schema that an entity of both may have: the more special of the two; null where neither is the other (Person and Company never merge).</summary>
    public static Schema? Common(Schema one, Schema other) => one.IsA(other) ? one : other.IsA(one) ? other : null;

    static Schemata Load()
    {
        using var stream = typeof(Schemata).Assembly.GetManifestResourceStream("ftm.model.json")
            ?? throw new InvalidOperationException("The FollowTheMoney model is missing from its library; build it anew.");
        using var json = JsonDocument.Parse(stream);
        var root = json.RootElement;
        var types = root.GetProperty("types").EnumerateObject().Select(ReadType).ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
        var rows = root.GetProperty("schemata").EnumerateObject().ToDictionary(r => r.Name, r => r.Value, StringComparer.Ordinal);
        return new(new SchemaTree(rows, types).Build())
        {
            Types = types,
            Topics = root.GetProperty("topics").EnumerateObject()
                .Select(t => new Topic(t.Name, t.Value.GetProperty("label").GetString()!, SchemaTree.Flag(t.Value, "risk")))
                .ToFrozenDictionary(t => t.Code, StringComparer.Ordinal),
            Countries = root.GetProperty("countries").EnumerateObject().ToFrozenDictionary(c => c.Name, c => c.Value.GetString()!, StringComparer.Ordinal),
            Languages = SchemaTree.Words(root, "languages").ToFrozenSet(StringComparer.Ordinal),
            Genders = SchemaTree.Words(root, "genders").ToFrozenSet(StringComparer.Ordinal),
        };
    }

    static PropertyType ReadType(JsonProperty row) => new(
        row.Name, SchemaTree.Word(row.Value, "group"), SchemaTree.Flag(row.Value, "matchable"), SchemaTree.Flag(row.Value, "pivot"),
        row.Value.GetProperty("maxLength").GetInt32(), row.Value.TryGetProperty("totalSize", out var size) ? size.GetInt32() : null);
}

/// <summary>Makes schemata of their rows: inheritance, stubs, what may match what.</summary>
sealed class SchemaTree(Dictionary<string, JsonElement> rows, FrozenDictionary<string, PropertyType> types)
{
    readonly Dictionary<string, Schema> _schemata = new(StringComparer.Ordinal);
    readonly Dictionary<string, Dictionary<string, Property>> _own = new(StringComparer.Ordinal);

    internal FrozenDictionary<string, Schema> Build()
    {
        foreach (var (name, row) in rows) _schemata[name] = ReadSchema(name, row);
        foreach (var (name, row) in rows)
            _own[name] = row.GetProperty("properties").EnumerateObject().Select(p => ReadProperty(name, p)).ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var (name, row) in rows)
            foreach (var property in row.GetProperty("properties").EnumerateObject()) AddStub(name, property);
        foreach (var schema in _schemata.Values)
        {
            schema.Ancestry = [.. Ancestors(schema.Name).Append(schema.Name)];
            schema.Time = Time(schema.Name) ?? TemporalExtent.None;
        }

        foreach (var schema in _schemata.Values) Relate(schema);
        return _schemata.ToFrozenDictionary(StringComparer.Ordinal);
    }

    void Relate(Schema schema)
    {
        schema.Descendants = [.. _schemata.Values.Where(s => s != schema && s.IsA(schema)).Select(s => s.Name)];
        schema.MatchableSchemata = [.. schema.Ancestry.Union(schema.Descendants).Where(s => _schemata[s].Matchable)];
        var properties = new Dictionary<string, Property>(StringComparer.Ordinal);
        Inherit(schema.Name, properties);
        schema.Properties = properties;
    }

    /// <summary>Its own first, so that they win; then the parents', in the order they are named.</summary>
    void Inherit(string name, Dictionary<string, Property> into)
    {
        foreach (var property in _own[name].Values) into.TryAdd(property.Name, property);
        foreach (var parent in _schemata[name].Extends) Inherit(parent, into);
    }

    IEnumerable<string> Ancestors(string name) => _schemata[name].Extends.SelectMany(parent => Ancestors(parent).Append(parent));

    TemporalExtent? Time(string name) =>
        rows[name].TryGetProperty("time", out var time) ? new(Words(time, "start"), Words(time, "end"))
        : _schemata[name].Extends.Select(Time).FirstOrDefault(t => t is not null);

    static Schema ReadSchema(string name, JsonElement row) => new()
    {
        Name = name,
        Label = Word(row, "label")!,
        Plural = Word(row, "plural")!,
        Extends = Words(row, "extends"),
        Abstract = Flag(row, "abstract"),
        Hidden = Flag(row, "hidden"),
        Generated = Flag(row, "generated"),
        Deprecated = Flag(row, "deprecated"),
        Matchable = Flag(row, "matchable", unless: true),
        Featured = Words(row, "featured"),
        Required = Words(row, "required"),
        Caption = Words(row, "caption"),
        Edge = row.TryGetProperty("edge", out var edge)
            ? new(Word(edge, "source")!, Word(edge, "target")!, Word(edge, "label") ?? "", Flag(edge, "directed", unless: true), Words(edge, "caption")) : null,
    };

    Property ReadProperty(string schema, JsonProperty row)
    {
        var type = types[Word(row.Value, "type")!];
        return new()
        {
            Name = row.Name,
            Schema = schema,
            Label = Word(row.Value, "label")!,
            Type = type,
            Matchable = Flag(row.Value, "matchable", type.Matchable),
            Hidden = Flag(row.Value, "hidden"),
            Deprecated = Flag(row.Value, "deprecated"),
            MaxLength = row.Value.TryGetProperty("maxLength", out var length) ? length.GetInt32() : type.MaxLength,
            Range = Word(row.Value, "range"),
            Reverse = row.Value.TryGetProperty("reverse", out var reverse) ? Word(reverse, "name") : null,
            Format = Word(row.Value, "format"),
        };
    }

    void AddStub(string schema, JsonProperty row)
    {
        if (!row.Value.TryGetProperty("reverse", out var reverse)) return;
        var (range, name) = (Word(row.Value, "range")!, Word(reverse, "name")!);
        _own[range].TryAdd(name, new()
        {
            Name = name,
            Schema = range,
            Label = Word(reverse, "label") ?? name,
            Type = types["entity"],
            Hidden = Flag(reverse, "hidden"),
            MaxLength = types["entity"].MaxLength,
            Range = schema,
            Reverse = row.Name,
            IsStub = true,
        });
    }

    internal static string? Word(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;

    internal static bool Flag(JsonElement row, string name, bool unless = false) => row.TryGetProperty(name, out var value) ? value.GetBoolean() : unless;

    internal static ImmutableArray<string> Words(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(w => w.GetString()!)] : [];
}
