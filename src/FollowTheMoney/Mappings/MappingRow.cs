namespace FollowTheMoney.Mappings;

/// <summary>The columns of a table.</summary>
public sealed class TableColumns
{
    readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <param name="names">In order. A name that comes twice stands for its last column, as in FollowTheMoney.</param>
    public TableColumns(IEnumerable<string> names)
    {
        Names = [.. names];
        for (var i = 0; i < Names.Count; i++) _places[Names[i]] = i;
    }

    public IReadOnlyList<string> Names { get; }

    public bool Has(string name) => _places.ContainsKey(name);

    internal int Place(string name) => _places.TryGetValue(name, out var place) ? place : -1;
}

/// <summary>A row of a table.</summary>
/// <param name="Columns">The same for all rows of a table.</param>
/// <param name="Cells">Texts in the order of the columns; null or missing where a cell is empty.</param>
public sealed record TableRow(TableColumns Columns, IReadOnlyList<string?> Cells)
{
    /// <summary>A cell, sanitised; null where it is empty or there is no such column.</summary>
    public string? this[string column] => Columns.Place(column) is var place and >= 0 && place < Cells.Count ? Values.Sanitise(Cells[place]) : null;

    /// <summary>A cell with the spaces at its ends: templates take it so.</summary>
    internal string? AsWritten(string column) => this[column] is null ? null : Cells[Columns.Place(column)];
}

/// <summary>A value that a row gave to an entity.</summary>
/// <param name="Value">Clean.</param>
/// <param name="Original">As the row has it, where cleaning changed it.</param>
/// <param name="Columns">What it was made of, joined by <c>+</c>; empty where it was made of none (a literal).</param>
public readonly record struct MappedValue(Entity Entity, Property Property, string Value, string? Original, string Columns);

/// <summary>What did not come through, and why, in one sentence.</summary>
/// <param name="Entity">Name of the entity in the mapping.</param>
/// <param name="Property">null where the whole entity was left out.</param>
public readonly record struct MappingNote(string Entity, string? Property, string? Columns, string? Value, string Reason);

/// <summary>What a row became.</summary>
/// <param name="Entities">By their name in the mapping, in the order they depend on each other.</param>
public sealed record MappedRow(IReadOnlyList<KeyValuePair<string, Entity>> Entities, IReadOnlyList<MappedValue> Values, IReadOnlyList<MappingNote> Notes);
