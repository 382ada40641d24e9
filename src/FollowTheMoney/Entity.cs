using System.Collections.Immutable;

namespace FollowTheMoney;

/// <summary>
/// A FollowTheMoney entity: an id, a schema and values by property. Values are kept in ordinal order, each once, so that the same entity is
/// always the same bytes; <see cref="Caption"/> remembers a name chosen for it.
/// </summary>
public sealed class Entity(EntityId id, Schema schema)
{
    readonly SortedDictionary<string, SortedSet<string>> _values = new(StringComparer.Ordinal);
    string? _caption;

    public EntityId Id { get; } = id;

    public Schema Schema { get; private set; } = schema;

    /// <summary>The datasets that say something of it.</summary>
    public SortedSet<string> Datasets { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of entities that were joined into it.</summary>
    public SortedSet<string> Referents { get; } = new(StringComparer.Ordinal);

    /// <summary>What its values rest on, as <see cref="Statement.Origin"/>.</summary>
    public SortedSet<string> Origins { get; } = new(StringComparer.Ordinal);

    /// <summary>ISO times, null unless learned-at times were asked for.</summary>
    public string? FirstSeen { get; set; }

    public string? LastSeen { get; set; }

    /// <summary>What else its source says of it, by name, as JSON: kept as it is.</summary>
    public SortedDictionary<string, string> Context { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of properties with values, in ordinal order.</summary>
    public IEnumerable<string> Properties => _values.Keys;

    /// <summary>The values of a property, in ordinal order; empty where it has none.</summary>
    public IReadOnlyCollection<string> this[string property] => _values.TryGetValue(property, out var values) ? values : [];

    /// <summary>What to call it: the name chosen for it, or the first caption property's value, or the schema's label.</summary>
    public string Caption
    {
        get => _caption ?? Schema.Caption.Where(_values.ContainsKey).Select(Best).FirstOrDefault() ?? Schema.Label;
        set => _caption = value;
    }

    /// <summary>Required properties without a value.</summary>
    public IEnumerable<string> Missing => Schema.Required.Where(p => !_values.ContainsKey(p));

    /// <summary>
    /// Adds a value, cleaned as its type asks; false where nothing of it remains, it would point at the entity itself, or its type's values would be more together
    /// than an entity may have.
    /// </summary>
    /// <exception cref="ArgumentException">The schema has no such property, or it is a stub.</exception>
    public bool Add(string property, string? value)
    {
        var target = Values.Writable(Schema, property);
        if (Values.Clean(target, value, target.Type.Name == "phone" ? new() { Countries = Countries() } : null) is not { } clean || (target.Type.IsEntity && clean == Id.Value)) return false;
        if (target.Type.TotalSize is { } most && Size(target.Type) + clean.Length > most) return false;
        Keep(property, clean);
        return true;
    }

    /// <summary>Codes of the countries that its values name, in ordinal order. Telephone numbers are read in them: add them first.</summary>
    public ImmutableArray<string> Countries() => [.. _values.Where(v => Schema[v.Key]?.Type.Name == "country").SelectMany(v => v.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Takes over another's schema, values and context: both are one.</summary>
    /// <exception cref="ArgumentException">Neither schema is a form of the other (a person and a company).</exception>
    public void Merge(Entity other)
    {
        Schema = Schemata.Common(Schema, other.Schema) ??
            throw new ArgumentException($"{Id} is a {Schema} and {other.Id} a {other.Schema}: they cannot be one entity.", nameof(other));
        foreach (var (property, values) in other._values)
            foreach (var value in values) Keep(property, value);
        Datasets.UnionWith(other.Datasets);
        Origins.UnionWith(other.Origins);
        Referents.UnionWith(other.Referents);
        foreach (var (name, value) in other.Context) Context.TryAdd(name, value);
        if (other.Id != Id) Referents.Add(other.Id.Value);
        Seen(other.FirstSeen, other.LastSeen);
    }

    /// <summary>
    /// Folds statements of one canonical entity: schema as common to all, datasets and joined ids gathered.
    /// </summary>
    /// <exception cref="ArgumentException">There is none, they are of several entities, or their schemata do not go together.</exception>
    public static Entity From(IReadOnlyCollection<Statement> statements)
    {
        var entities = Folded(statements);
        return entities.Count == 1 ? entities[0]
            : throw new ArgumentException($"{entities[0].Id} is said to be a {entities[0].Schema} and a {entities[1].Schema}.", nameof(statements));
    }

    /// <summary>
    /// Folds statements of one canonical entity where what is said of it may not go together (a person and a company): then each is an entity of that id.
    /// </summary>
    /// <exception cref="ArgumentException">There is none, or they are of several entities.</exception>
    public static IReadOnlyList<Entity> Folded(IReadOnlyCollection<Statement> statements)
    {
        if (statements.Count == 0) throw new ArgumentException("An entity needs a statement.", nameof(statements));
        var entities = new List<Entity>(1);
        foreach (var statement in statements)
        {
            if (entities.Count > 0 && statement.Canonical != entities[0].Id)
                throw new ArgumentException($"{statement.Canonical} is not {entities[0].Id}.", nameof(statements));
            var at = 0;
            while (at < entities.Count && !entities[at].Takes(statement)) at++;
            if (at < entities.Count) continue;
            entities.Add(new(statement.Canonical, Schemata.Default[statement.Schema]));
            entities[at].Takes(statement);
        }

        return entities;
    }

    /// <summary>Its values as statements of one dataset, the one that says it exists first, then in order of property and value.</summary>
    public ImmutableArray<Statement> Statements(DatasetName dataset, string? origin = null)
    {
        var rows = ImmutableArray.CreateBuilder<Statement>();
        rows.Add(Statement.ForEntity(Schema, Id, dataset) with { Origin = origin, FirstSeen = FirstSeen, LastSeen = LastSeen });
        foreach (var (property, values) in _values)
            foreach (var value in values)
                if (Statement.TryMake(Schema, new(dataset, Id, property, value), out var row))
                    rows.Add(row with { Origin = origin, FirstSeen = FirstSeen, LastSeen = LastSeen });
        return rows.ToImmutable();
    }

    /// <summary>
    /// All of it as statements, as it is: no value is cleaned anew, or left out. Its values are those of one dataset; that other datasets have it, and what was
    /// joined into it, is said by the statements that something exists. Where its values rest on several things together, only the first statement names them.
    /// </summary>
    public IEnumerable<Statement> AsStated(DatasetName dataset)
    {
        var origin = Origins.Count == 1 ? Origins.Min : null;
        yield return Exists(Id, dataset) with { Origin = Origins.Count > 0 ? string.Join('\n', Origins) : null };
        foreach (var other in Datasets)
            if (other != dataset.Value) yield return Exists(Id, new(other));
        foreach (var referent in Referents)
            if (referent != Id.Value) yield return Exists(new(referent), dataset);
        foreach (var (name, values) in _values)
            foreach (var value in values)
                yield return new()
                {
                    Canonical = Id,
                    Entity = Id,
                    Prop = name,
                    PropType = Schema[name]!.Type.Name,
                    Schema = Schema.Name,
                    Value = value,
                    Dataset = dataset,
                    Origin = origin,
                    FirstSeen = FirstSeen,
                    LastSeen = LastSeen,
                };
    }

    Statement Exists(EntityId id, DatasetName dataset) =>
        Statement.ForEntity(Schema, id, dataset) with { Canonical = Id, FirstSeen = FirstSeen, LastSeen = LastSeen };

    /// <summary>Takes a statement over; false where its schema does not go together with this one's.</summary>
    bool Takes(Statement statement)
    {
        if (statement.Schema != Schema.Name)
        {
            if (Schemata.Common(Schema, Schemata.Default[statement.Schema]) is not { } common) return false;
            Schema = common;
        }

        Datasets.Add(statement.Dataset.Value);
        if (statement.Origin is { } origin)
        {
            if (origin.Contains('\n', StringComparison.Ordinal)) Origins.UnionWith(origin.Split('\n'));
            else Origins.Add(origin);
        }

        if (statement.Entity != Id) Referents.Add(statement.Entity.Value);
        if (statement.Prop != Statement.Base) Keep(statement.Prop, statement.Value);
        Seen(statement.FirstSeen, statement.LastSeen);
        return true;
    }

    /// <summary>Earliest start and latest end over the schema's temporal properties; null where it has none.</summary>
    public (PartialDate? Start, PartialDate? End) Time()
    {
        var (starts, ends) = (Dates(Schema.Time.Start), Dates(Schema.Time.End));
        return (starts.Length > 0 ? starts.Min() : null, ends.Length > 0 ? ends.Max() : null);
    }

    /// <summary>A copy under another id, with the ids that it names changed.</summary>
    internal Entity Renamed(EntityId id, Func<string, string> named)
    {
        var copy = new Entity(id, Schema) { FirstSeen = FirstSeen, LastSeen = LastSeen, _caption = _caption };
        foreach (var (property, values) in _values)
        {
            var names = Schema[property]?.Type.IsEntity == true;
            foreach (var value in values) copy.Keep(property, names ? named(value) : value);
        }

        copy.Datasets.UnionWith(Datasets);
        copy.Origins.UnionWith(Origins);
        foreach (var (name, value) in Context) copy.Context[name] = value;
        copy.Referents.UnionWith(Referents);
        return copy;
    }

    int Size(PropertyType type) => _values.Where(v => Schema[v.Key]?.Type == type).Sum(v => v.Value.Sum(text => text.Length));

    PartialDate[] Dates(ImmutableArray<string> properties) =>
        [.. properties.SelectMany(p => this[p]).Select(v => PartialDate.TryParse(v, out var date) ? date : (PartialDate?)null).OfType<PartialDate>()];

    /// <summary>Of an edge: each source with each target; none where it is no edge or an end is missing.</summary>
    public IEnumerable<(string Source, string Target)> Ends() => Schema.Edge is not { } edge ? [] : this[edge.Source].SelectMany(_ => this[edge.Target], (source, target) => (source, target));

    internal void Keep(string property, string value)
    {
        if (!_values.TryGetValue(property, out var values)) _values[property] = values = new(StringComparer.Ordinal);
        values.Add(value);
    }

    void Seen(string? first, string? last)
    {
        if (first is not null && (FirstSeen is null || string.CompareOrdinal(first, FirstSeen) < 0)) FirstSeen = first;
        if (last is not null && (LastSeen is null || string.CompareOrdinal(last, LastSeen) > 0)) LastSeen = last;
    }

    /// <summary>Of several names the one that stands for all.</summary>
    string Best(string property)
    {
        var values = _values[property];
        return values.Count == 1 || Schema[property]?.Type.Name != "name" ? values.Min! : Types.NameChoice.Pick(values) ?? values.Min!;
    }
}
