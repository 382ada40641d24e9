using System.Collections.Immutable;

namespace Quipu.Registers.Mappings;

/// <summary>Writes the entities of a proposal: parties and things with their properties and keys, then what ties them.</summary>
sealed class PlanWriter(TableSample sample, RowParts row)
{
    static readonly string[] AddressParts = ["street", "city", "region", "state", "postalCode"];

    readonly List<ProposedEntity> _entities = [];
    readonly List<ColumnReading> _loose = [.. row.Loose];

    internal ImmutableArray<EntityPlan> Entities()
    {
        foreach (var part in row.Parts.Where(p => p.Schema.Edge is null)) _entities.Add(new(part.Role == "main" ? Lower(part.Schema.Name) : part.Role.Replace(' ', '_'), part));
        if (_entities.Count == 0) return [];
        new RowTies(_entities, row.Parts).Tie();
        Spread();
        // Addresses first: a party without a city of its own has no address to name.
        foreach (var entity in _entities.ToArray())
            if (Address(entity) is { } address) _entities.Insert(_entities.IndexOf(entity) + 1, address);
        foreach (var entity in _entities) entity.Fill();
        foreach (var entity in _entities.Where(e => e.Schema.Edge is null)) entity.Key(sample);
        foreach (var tie in _entities.Where(e => e.Schema.Edge is not null)) tie.KeyOfTie(Unique());
        _entities.RemoveAll(e => e.IsEmpty);
        return [.. _entities.Select(e => e.Plan())];
    }

    /// <summary>Dates, amounts and the like speak of what ties the parties, or of the one thing there is.</summary>
    void Spread()
    {
        foreach (var part in row.Parts.Where(p => p.Schema.Edge is not null))
            foreach (var column in part.Columns)
                if ((_entities.Find(e => e.Schema.IsA(part.Schema)) ?? Taker(column)) is { } tie) tie.Take(column);
        foreach (var column in _loose.Where(c => c.Value is { On: "tie" } or { On: "party" }).ToArray())
            if (Taker(column) is { } taker) taker.Take(column);
    }

    ProposedEntity? Taker(ColumnReading column)
    {
        if (column.Value is not { } value) return null;
        var ordered = _entities.Where(e => e.Schema.IsA("Contract")).Concat(_entities.Where(e => e.Schema.Edge is not null)).Concat(_entities);
        foreach (var property in value.As)
            if (ordered.FirstOrDefault(e => e.Schema[property] is { IsStub: false } && !e.Has(property)) is { } taker) return taker;
        return null;
    }

    /// <summary>The column that numbers the rows.</summary>
    ColumnReading? Unique() => _loose.Find(c => c.Value is { Type: "key" } && c.Values.IsUnique);

    static ProposedEntity? Address(ProposedEntity entity)
    {
        var parts = entity.Part.All(AddressParts);
        if (parts.IsEmpty || entity.Schema["addressEntity"] is null || (parts.Length == 1 && parts[0].Value!.Name != "street")) return null;
        var address = new RowPart("address", Schemata.Default["Address"]);
        foreach (var part in parts)
        {
            entity.Part.Remove(part);
            address.Add(part);
        }

        entity.Point("addressEntity", entity.Name + "_address");
        return new(entity.Name + "_address", address) { Country = entity.Part.Of("country") };
    }

    internal static string Lower(string schema) => char.ToLowerInvariant(schema[0]) + schema[1..];
}
