using System.Collections.Immutable;

namespace FollowTheMoney.Mappings;

/// <summary>A table that a query reads, and what it is called in the query's columns.</summary>
public readonly record struct QueryTable(string Table, string Alias);

/// <summary>Two columns that are equal in joined rows.</summary>
public readonly record struct QueryJoin(string Left, string Right);

/// <summary>Where a query's rows come from: files, or tables of a database.</summary>
public sealed record QuerySource
{
    /// <summary>Addresses or paths of tables of text; none where there is a database.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Address of a database, with environment variables filled in; null where there are files.</summary>
    public string? Database { get; init; }

    public ImmutableArray<QueryTable> Tables { get; init; } = [];

    public ImmutableArray<QueryJoin> Joins { get; init; } = [];
}

/// <summary>A column and the values that it may have, or may not have. A null among them is an empty cell.</summary>
public sealed record QueryFilter(string Column, ImmutableArray<string?> Values);

/// <summary>How the rows of one source become entities.</summary>
public sealed record QueryMapping
{
    public required QuerySource Source { get; init; }

    /// <summary>Rows whose column has none of the values are left out.</summary>
    public ImmutableArray<QueryFilter> Filters { get; init; } = [];

    /// <summary>Rows whose column has one of the values are left out.</summary>
    public ImmutableArray<QueryFilter> FiltersNot { get; init; } = [];

    /// <summary>In such an order that each comes after those it names.</summary>
    public required ImmutableArray<EntityMapping> Entities { get; init; }

    /// <summary>Goes into the ids of entities that have keys: the dataset's name.</summary>
    public required string KeyPrefix { get; init; }

    /// <summary>Every column that it reads, in ordinal order.</summary>
    public ImmutableArray<string> References =>
        [.. Entities.SelectMany(e => e.References).Concat(Filters.Concat(FiltersNot).Select(f => f.Column)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Whether the filters let a row through.</summary>
    public bool Takes(TableRow row) => Filters.All(f => f.Values.Contains(row[f.Column], StringComparer.Ordinal)) && !FiltersNot.Any(f => f.Values.Contains(row[f.Column], StringComparer.Ordinal));

    /// <summary>The entities of a row, whether the filters let it through or not.</summary>
    public MappedRow Map(TableRow row)
    {
        var pass = new MappingPass();
        var entities = new List<KeyValuePair<string, Entity>>();
        foreach (var mapping in Entities)
        {
            if (mapping.Map(row, KeyPrefix, pass) is not { } entity) continue;
            pass.Entities[mapping.Name] = entity;
            pass.Keys.TryAdd(entity.Id.Value, string.Join('+', mapping.IdColumn is { } column ? [column] : mapping.Keys.Where(k => row[k] is not null)));
            entities.Add(new(mapping.Name, entity));
        }

        return new(entities, pass.Values, pass.Notes);
    }

    /// <summary>One sentence for each column that the mapping reads and the table does not have.</summary>
    public IEnumerable<string> Missing(TableColumns columns) =>
        References.Where(r => !columns.Has(r)).Select(r => $"The table has no column '{r}'; it has {string.Join(", ", columns.Names.Take(40))}.");
}

/// <summary>The mappings of one dataset.</summary>
public sealed record DatasetMapping(string Name, ImmutableArray<QueryMapping> Queries);
