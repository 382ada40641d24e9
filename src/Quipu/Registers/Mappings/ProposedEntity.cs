using System.Collections.Immutable;

namespace Quipu.Registers.Mappings;

/// <summary>An entity of a proposal while it is made: which column becomes which property, and what tells one from another.</summary>
/// <param name="name">In the mapping.</param>
sealed class ProposedEntity(string name, RowPart part)
{
    const double Nearly = 0.999;

    readonly List<PropertyPlan> _properties = [];
    ImmutableArray<string> _keys = [];
    string? _literal;

    internal string Name { get; } = name;

    internal RowPart Part { get; } = part;

    internal Schema Schema => Part.Schema;

    /// <summary>Of a tie its ends: their keys make its own.</summary>
    internal ImmutableArray<ProposedEntity> KeyedBy { get; set; } = [];

    /// <summary>Of an address the country of whose address it is.</summary>
    internal ColumnReading? Country { get; init; }

    internal bool IsEmpty => _keys.IsEmpty;

    internal void Take(ColumnReading column) => Part.Add(column);

    internal bool Has(string property) => _properties.Exists(p => p.Property == property) || Part.Columns.Any(c => c.Value is { } v && v.As.FirstOrDefault(p => Schema[p] is { IsStub: false }) == property);

    internal void Point(string property, string entity) => _properties.Add(new(property) { Entity = entity });

    /// <summary>Takes a value of a column that is another entity's too.</summary>
    internal void Read(string property, ColumnReading column) => _properties.Add(new(property) { Columns = [column.Name] });

    internal void Say(string property, string literal) => _properties.Add(new(property) { Literals = [literal] });

    /// <summary>Gives each column its property.</summary>
    internal void Fill()
    {
        if (Part.Schema.IsA("Person")) PersonName();
        if (Schema.Name == "Address") FullAddress();
        foreach (var column in Part.Columns)
        {
            if (_properties.Exists(p => p.Columns.Contains(column.Name) && p.Join is null)) continue;
            if (Property(column) is { } property) Put(property, column);
            if (column.Currency is { } currency && _properties.Exists(p => p.Property == "amount" && p.Columns.Contains(column.Name)) && Part.Of("currency") is null) Say("currency", currency);
        }

        Home();
    }

    /// <summary>A name made of its parts, as the country of the register writes it.</summary>
    void PersonName()
    {
        var (given, family) = (Part.All("firstName", "middleName"), Part.All("lastName", "fatherName", "motherName"));
        if (family.IsEmpty)
        {
            foreach (var column in given.Where(_ => Part.Of("name") is null)) column.TakeAsName();
            return;
        }

        // "nombre" beside "apellidos" is the given name; beside a father's name that hardly anybody has, the whole.
        if (given.IsEmpty && Part.Of("name") is { } bare && family.Max(f => f.Values.Filled) * 2 >= bare.Values.Filled && bare.Words.Length - (bare.Role is null ? 0 : 1) <= 2)
        {
            bare.TakeAs("firstName");
            given = [bare];
        }

        if (Part.Of("name") is not null) return;
        _properties.Add(new("name") { Columns = [.. given.Concat(family).Select(c => c.Name)], Join = " " });
        if (Part.Of("lastName") is null && family.Length > 0) _properties.Add(new("lastName") { Columns = [.. family.Select(c => c.Name)], Join = family.Length > 1 ? " " : null });
    }

    void FullAddress()
    {
        var columns = Country is null ? Part.Columns : [.. Part.Columns, Country];
        _properties.Add(new("full") { Columns = [.. columns.Select(c => c.Name)], Join = columns.Count > 1 ? ", " : null });
        if (Country is not null) _properties.Add(new("country") { Columns = [Country.Name] });
    }

    Property? Property(ColumnReading column)
    {
        if (Model.Property(column, Schema) is { } named && Schema[named.Name] is { } own) return own;
        if (column.Value is not { } value) return null;
        if (value.Name == "name" && Named() is { } extra && _properties.Exists(p => p.Property == "name")) return extra;
        foreach (var word in value.As)
        {
            if (Schema[word] is not { IsStub: false, Type.IsEntity: false } property) continue;
            // The town of something ("distrito postula") is no address.
            if (word == "address" && value.Of == "Address" && column.Owner.Length > 0) continue;
            // A second date or amount is another one, not the same once more; texts stand beside each other.
            if (property.Type.Name is "date" or "number" && _properties.Exists(p => p.Property == word)) continue;
            return property;
        }

        return null;
    }

    /// <summary>What a second name is.</summary>
    Property? Named() => Schema["alias"] is { IsStub: false } alias ? alias : null;

    void Put(Property property, ColumnReading column)
    {
        var format = property.Type.Name == "date" ? column.Values.Date.Format : null;
        var at = _properties.FindIndex(p => p.Property == property.Name && (p.Join is null || property.Name == "birthPlace") && p.Entity is null && p.Format == format && p.Split == column.Split);
        if (at >= 0)
        {
            // District, province and department of birth are one place.
            _properties[at] = _properties[at] with { Columns = _properties[at].Columns.Add(column.Name), Join = property.Name == "birthPlace" ? ", " : null };
        }
        else if (!_properties.Exists(p => p.Property == property.Name)) _properties.Add(new(property.Name) { Columns = [column.Name], Format = format, Split = column.Split });
    }

    /// <summary>A number of one country's authority says which country.</summary>
    void Home()
    {
        if (Schema["country"] is not { IsStub: false } || !Schema.IsA("LegalEntity") || _properties.Exists(p => p.Property is "country" or "jurisdiction" or "nationality")) return;
        if (Part.Columns.Select(c => c.Values.Numbering).FirstOrDefault(n => n is { Share: >= 0.9, Format.Country: not null }) is { } numbering) Say("country", numbering.Format.Country!);
    }

    /// <summary>What tells one from another: the strongest number that all have, else the number and the name, else the name.</summary>
    internal void Key(TableSample table)
    {
        var names = _properties.Where(p => p.Property == "name").SelectMany(p => p.Columns).ToImmutableArray();
        var ids = Part.Columns.Where(c => c.Value is { Strong: > 0 } or { Type: "key" } && c.Values.Distinct > 0).OrderByDescending(c => c.Value!.Strong).ThenBy(c => c.Index).ToArray();
        var best = Array.Find(ids, c => IsFull(c, names, table)) ?? (ids.Length > 0 && ids[0].Values.Filled > 0 ? ids[0] : null);
        if (best is not null && table.Rows.Length > 0) _keys = IsFull(best, names, table) ? [best.Name] : [best.Name, .. names];
        else _keys = names.IsEmpty ? [.. ids.Take(1).Select(c => c.Name)] : names;
        if (_keys.IsEmpty) _keys = [.. KeyedBy.SelectMany(e => e._keys).Concat(_properties.Where(p => p.Property is "title" or "caseNumber" or "full" or "contractDate").SelectMany(p => p.Columns)).Distinct(StringComparer.Ordinal)];
        if (_keys.IsEmpty && Schema.Name == "Address") _keys = [.. _properties.Where(p => p.Property == "full").SelectMany(p => p.Columns)];
        if (_keys.IsEmpty) _keys = [.. _properties.SelectMany(p => p.Columns).Distinct(StringComparer.Ordinal).Take(4)];
        // Numbers that only count ("1", "2") are those of their own kind of thing; names and register numbers are whose they are in every role.
        var counts = best is { Value.Strong: 0 } && best.Values.Share(v => v.All(char.IsAsciiDigit)) > 0.5;
        if (!Schema.IsA("LegalEntity") || counts) _literal = PlanWriter.Lower(Schema.IsA("LegalEntity") ? Part.Broad.Name : Schema.Name);
    }

    /// <summary>A tie is told by its number in the table, else by its ends and what is said of it.</summary>
    internal void KeyOfTie(ColumnReading? number)
    {
        var own = Part.Columns.Where(c => c.Value?.Type is "key" && c.Values.IsUnique).Take(1).ToArray();
        _literal = PlanWriter.Lower(Schema.Name);
        _keys = number is not null ? [number.Name] : own.Length > 0 ? [own[0].Name]
            : [.. KeyedBy.SelectMany(e => e._keys).Concat(_properties.Where(p => p.Property is not ("description" or "notes" or "summary")).SelectMany(p => p.Columns)).Distinct(StringComparer.Ordinal)];
        if (number is not null && Schema["recordId"] is { IsStub: false } && !_properties.Exists(p => p.Property == "recordId")) _properties.Add(new("recordId") { Columns = [number.Name] });
    }

    internal EntityPlan Plan() => new(Name, Schema.Name) { Keys = _keys, KeyLiteral = _literal, Properties = [.. _properties.OrderBy(Order)] };

    static bool IsFull(ColumnReading id, ImmutableArray<string> names, TableSample table)
    {
        var places = names.Select(n => table.Columns.IndexOf(n)).ToArray();
        var (named, both) = (0, 0);
        for (var row = 0; row < table.Rows.Length; row++)
        {
            if (places.Length > 0 && places.All(p => ColumnValues.IsNone(table.At(row, p)))) continue;
            named++;
            both += ColumnValues.IsNone(table.At(row, id.Index)) ? 0 : 1;
        }

        return named > 0 && both >= named * Nearly;
    }

    /// <summary>Names first, then what is pointed at, then the rest as it was put.</summary>
    static int Order(PropertyPlan property) => property.Property is "name" or "full" ? 0 : property.Entity is not null ? 1 : 2;
}
