using System.Collections.Immutable;

namespace FollowTheMoney.Mappings;

/// <summary>How a row becomes an entity.</summary>
public sealed record EntityMapping
{
    /// <summary>Its name in the mapping.</summary>
    public required string Name { get; init; }

    public required Schema Schema { get; init; }

    /// <summary>Columns that tell one entity from another; their values are hashed into the id.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    /// <summary>A text hashed into the id too, so that two kinds of entities of one key differ.</summary>
    public string? KeyLiteral { get; init; }

    /// <summary>The column that has the id itself.</summary>
    public string? IdColumn { get; init; }

    public ImmutableArray<PropertyMapping> Properties { get; init; } = [];

    internal IEnumerable<string> References => Properties.SelectMany(p => p.References).Concat(Keys).Concat(IdColumn is null ? [] : [IdColumn]);

    internal IEnumerable<string> Dependencies => Properties.Select(p => p.Entity).OfType<string>();

    /// <summary>The entity of a row; null where its key is empty or a required property is.</summary>
    internal Entity? Map(TableRow row, string prefix, MappingPass pass)
    {
        if (Id(row, prefix) is not { } id)
        {
            pass.Notes.Add(new(Name, null, string.Join('+', IdColumn is null ? Keys : [IdColumn]), IdColumn is null ? null : row[IdColumn], IdColumn is null
                ? $"No {Name}: all columns of its key are empty." : $"No {Name}: the column of its id is empty or holds no id."));
            return null;
        }

        var entity = new Entity(new(id), Schema);
        var (values, notes) = (pass.Values.Count, pass.Notes.Count);
        // Countries first: telephone numbers are read in them.
        foreach (var property in Properties)
            if (property.Property.Type.Name == "country") Fill(entity, property, row, pass);
        foreach (var property in Properties)
            if (property.Property.Type.Name != "country") Fill(entity, property, row, pass);
        foreach (var property in Properties)
        {
            if (!property.Required || entity[property.Property.Name].Count > 0) continue;
            pass.Values.RemoveRange(values, pass.Values.Count - values);
            pass.Notes.RemoveRange(notes, pass.Notes.Count - notes);
            pass.Notes.Add(new(Name, property.Property.Name, string.Join('+', property.References), null, $"No {Name}: it must have a {property.Property.Name}, and the row gives none."));
            return null;
        }

        return entity;
    }

    string? Id(TableRow row, string prefix) => IdColumn is null ? EntityIds.OfKeys(prefix, KeyLiteral, Keys.Select(k => row[k]))
        : row[IdColumn] is { } id && Schemata.Default.Types["entity"].Clean(id) is { } clean ? clean : null;

    void Fill(Entity entity, PropertyMapping from, TableRow row, MappingPass pass)
    {
        if (from.Entity is { } name)
        {
            if (pass.Entities.TryGetValue(name, out var other) && other.Id != entity.Id) Tie(entity, from.Property, other, pass);
            return;
        }

        foreach (var (text, columns) in from.Raw(row))
        {
            if (text.Length == 0) continue;
            if (Values.Clean(from.Property, text, from.How(entity)) is { } clean && !(from.Property.Type.IsEntity && clean == entity.Id.Value))
            {
                entity.Keep(from.Property.Name, clean);
                pass.Values.Add(new(entity, from.Property, clean, clean == text ? null : text, columns));
            }
            else if (!string.IsNullOrWhiteSpace(text))
            {
                pass.Notes.Add(new(Name, from.Property.Name, columns, text, $"'{Brief(text)}' is no {from.Property.Type.Name}{(from.Format is { } format ? $" ({format})" : "")}: not kept as {from.Property.Name}."));
            }
        }
    }

    /// <summary>An end of a tie; what has a place for names mentioned also gets the other's names, so that a search for them finds the tie.</summary>
    static void Tie(Entity entity, Property property, Entity other, MappingPass pass)
    {
        entity.Keep(property.Name, other.Id.Value);
        pass.Values.Add(new(entity, property, other.Id.Value, null, pass.KeyColumns(other)));
        if (entity.Schema["namesMentioned"] is not { } mentioned) return;
        foreach (var value in pass.Values.Where(v => ReferenceEquals(v.Entity, other) && v.Property.Type.Name == "name").ToArray())
        {
            entity.Keep(mentioned.Name, value.Value);
            pass.Values.Add(value with { Entity = entity, Property = mentioned });
        }
    }

    static string Brief(string text) => text.Length <= 80 ? text : text[..80] + "…";
}

/// <summary>One row on its way through a query.</summary>
sealed class MappingPass
{
    internal Dictionary<string, Entity> Entities { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, string> Keys { get; } = new(StringComparer.Ordinal);

    internal List<MappedValue> Values { get; } = [];

    internal List<MappingNote> Notes { get; } = [];

    /// <summary>The columns that made an entity's id.</summary>
    internal string KeyColumns(Entity entity) => Keys.GetValueOrDefault(entity.Id.Value, "");
}
