using System.Diagnostics.CodeAnalysis;

namespace FollowTheMoney;

/// <summary>What makes a statement's id: merging entities changes none of it.</summary>
public readonly record struct StatementKey(DatasetName Dataset, EntityId Entity, string Prop, string Value, string? Lang = null, bool External = false);

/// <summary>
/// One value of one property, as one dataset says it of one entity: FollowTheMoney's row. <see cref="Origin"/> leads back to what it rests on:
/// <c>claim:</c>, <c>document:</c> or <c>entity:</c> and an id.
/// </summary>
public sealed record Statement
{
    /// <summary>The property name of the row that says an entity exists in a dataset; its value is the entity's id.</summary>
    public const string Base = "id";

    /// <summary>The entity that it belongs to once the same ones are joined.</summary>
    public required EntityId Canonical { get; init; }

    /// <summary>The entity that it was said of.</summary>
    public required EntityId Entity { get; init; }

    public required string Prop { get; init; }

    /// <summary>Name of the property's type; <c>id</c> for <see cref="Base"/>.</summary>
    public required string PropType { get; init; }

    /// <summary>The schema that the entity has in this dataset.</summary>
    public required string Schema { get; init; }

    public required string Value { get; init; }

    public required DatasetName Dataset { get; init; }

    /// <summary>ISO 639-3 code, or null.</summary>
    public string? Lang { get; init; }

    /// <summary>The value before it was cleaned, where that changed it.</summary>
    public string? OriginalValue { get; init; }

    /// <summary>From an enrichment that nobody has confirmed.</summary>
    public bool External { get; init; }

    /// <summary>What it rests on, as its source says; several, where a source names them together, stand one to a line.</summary>
    public string? Origin { get; init; }

    /// <summary>ISO 8601 time (to the second, UTC), or null.</summary>
    public string? FirstSeen { get; init; }

    public string? LastSeen { get; init; }

    /// <summary>The id that it came with; null where it has the one that follows from its key.</summary>
    public StatementId? GivenId { get; init; }

    /// <summary>The id it came with, else the one that follows from its key.</summary>
    public StatementId Id => GivenId ?? StatementId.For(Key);

    /// <summary>What its id is made of.</summary>
    public StatementKey Key => new(Dataset, Entity, Prop, Value, Lang, External);

    /// <summary>The same saying: an id that it came with counts only where it is another than its key's.</summary>
    public bool Equals(Statement? other) => other is not null && Canonical == other.Canonical && Key == other.Key && Schema == other.Schema && PropType == other.PropType &&
        OriginalValue == other.OriginalValue && Origin == other.Origin && FirstSeen == other.FirstSeen && LastSeen == other.LastSeen && (GivenId == other.GivenId || Id == other.Id);

    public override int GetHashCode() => HashCode.Combine(Entity.Value, Prop, Value, Dataset.Value);

    /// <summary>
    /// The statement that an entity has this value, cleaned as its type asks; false where the cleaned value is none.
    /// </summary>
    /// <exception cref="ArgumentException">The schema has no such property, or it is a stub.</exception>
    public static bool TryMake(Schema schema, in StatementKey key, [NotNullWhen(true)] out Statement? statement)
    {
        statement = null;
        var property = Values.Writable(schema, key.Prop);
        if (Values.Clean(property, key.Value) is not { } value || (property.Type.IsEntity && value == key.Entity.Value)) return false;
        statement = new()
        {
            Canonical = key.Entity,
            Entity = key.Entity,
            Prop = property.Name,
            PropType = property.Type.Name,
            Schema = schema.Name,
            Value = value,
            Dataset = key.Dataset,
            Lang = key.Lang,
            OriginalValue = value == key.Value ? null : key.Value,
            External = key.External,
        };
        return true;
    }

    /// <summary>The row that says that an entity exists in a dataset.</summary>
    public static Statement ForEntity(Schema schema, EntityId entity, DatasetName dataset) => new()
    {
        Canonical = entity,
        Entity = entity,
        Prop = Base,
        PropType = Base,
        Schema = schema.Name,
        Value = entity.Value,
        Dataset = dataset,
    };
}
