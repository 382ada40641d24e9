using System.Collections.Immutable;

namespace Quipu.Registers.Mappings;

/// <summary>A party or thing that stands in each row, with the columns that speak of it; on its way to an entity of the proposal.</summary>
/// <param name="role">The word for it in the lexicon; <c>main</c> where its columns name no owner.</param>
/// <param name="schema">Until its columns say more.</param>
sealed class RowPart(string role, Schema schema)
{
    readonly List<ColumnReading> _columns = [];

    internal string Role { get; } = role;

    internal Schema Schema { get; private set; } = schema;

    /// <summary>The schema of its role, whatever its columns say.</summary>
    internal Schema Broad { get; } = schema;

    /// <summary>In the order of the table.</summary>
    internal IReadOnlyList<ColumnReading> Columns => _columns;

    internal bool IsParty => Schema.IsA("LegalEntity");

    internal bool HasName => _columns.Exists(c => c.Value?.Type == "name");

    internal bool IsPerson => Schema.IsA("Person");

    internal int First => _columns.Count == 0 ? int.MaxValue : _columns.Min(c => c.Index);

    internal void Add(ColumnReading column)
    {
        _columns.Add(column);
        _columns.Sort((a, b) => a.Index.CompareTo(b.Index));
    }

    internal void Remove(ColumnReading column) => _columns.Remove(column);

    internal ColumnReading? Of(string value) => _columns.Find(c => c.Value?.Name == value);

    /// <summary>The columns of a concept.</summary>
    internal ImmutableArray<ColumnReading> All(params string[] values) => [.. _columns.Where(c => c.Value is { } v && values.Contains(v.Name, StringComparer.Ordinal))];

    /// <summary>Makes the schema as narrow as the columns say: a birth date is a person's, an IMO number a vessel's, "S.A.C." and a number that begins with 20 a firm's.</summary>
    internal void Narrow()
    {
        foreach (var column in _columns)
            if (column.Value?.Of is { } of && of != "Address" && Schemata.Default[of] is var owner) NarrowTo(owner);
        foreach (var column in _columns)
            if (Model.Property(column, Schema, isNarrower: true) is { } property && property.Schema is var name && Schemata.Default[name] is { Abstract: false } owner) NarrowTo(owner);
        if (Schema.Name != "LegalEntity") return;
        if (_columns.Exists(c => c.Value?.Name == "name" && c.Values.Firms >= 0.9)) NarrowTo(Schemata.Default["Company"]);
        else if (_columns.Find(c => c.Values.Numbering is { Format.Name: "ruc" }) is { } ruc)
        {
            var firms = ruc.Values.Share(v => v.StartsWith("20", StringComparison.Ordinal));
            if (firms >= 0.9 || firms <= 0.1) NarrowTo(Schemata.Default[firms >= 0.9 ? "Company" : "Person"]);
        }
    }

    internal void NarrowTo(Schema narrower)
    {
        if (narrower.IsA(Schema) && !narrower.Abstract) Schema = narrower;
    }
}

/// <summary>FollowTheMoney's own properties, known by their names in headers: <c>registrationNumber</c>, <c>passport_number</c>.</summary>
static class Model
{
    static readonly string[] Known = ["Person", "Company", "Organization", "PublicBody", "Vessel", "Airplane", "Vehicle", "RealEstate", "Position", "CourtCase", "Contract", "Payment", "Occupancy", "Ownership", "Membership"];

    static readonly Lazy<Dictionary<string, ImmutableArray<(Schema Schema, Property Property)>>> ByName = new(() =>
        Known.Select(n => Schemata.Default[n]).SelectMany(s => s.Properties.Values.Where(p => !p.IsStub && !p.Hidden && !p.Type.IsEntity), (s, p) => (s, p))
            .GroupBy(p => string.Join(' ', HeaderWords.Words(p.p.Name)), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal));

    /// <summary>The property that the whole header names, of a schema or of one that it may be narrowed to; null where the lexicon knows the header, or the model does not.</summary>
    /// <param name="isNarrower">Also of a schema that this one is not yet: then one word ("capital", "model") means too many things.</param>
    internal static Property? Property(ColumnReading column, Schema schema, bool isNarrower = false)
    {
        if (column.IsNamed || column.Words.Length < (isNarrower ? 2 : 1) || !ByName.Value.TryGetValue(string.Join(' ', column.Words), out var found)) return null;
        foreach (var (owner, property) in found)
            if ((schema.IsA(owner) || (isNarrower && owner.IsA(schema))) && (column.Values.Filled == 0 || column.Values.Share(property.Type.Name) >= 0.5)) return property;
        return null;
    }
}
