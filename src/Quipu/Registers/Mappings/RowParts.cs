using System.Collections.Immutable;

namespace Quipu.Registers.Mappings;

/// <summary>Tells which parties and things stand in a row, and which columns speak of which.</summary>
sealed class RowParts
{
    static readonly string[] PersonNames = ["firstName", "lastName", "fatherName", "motherName"];

    readonly ImmutableArray<ColumnReading> _columns;
    readonly List<RowPart> _parts = [];
    readonly List<ColumnReading> _loose = [];

    RowParts(ImmutableArray<ColumnReading> columns) => _columns = columns;

    /// <summary>In the order of the table; things that are themselves ties come too.</summary>
    internal IReadOnlyList<RowPart> Parts => _parts;

    /// <summary>Columns that speak of the row as a whole, or of nothing that is known.</summary>
    internal IReadOnlyList<ColumnReading> Loose => _loose;

    internal static RowParts Of(ImmutableArray<ColumnReading> columns)
    {
        var found = new RowParts(columns);
        found.ByOwner();
        found.Main();
        found.Place();
        foreach (var part in found._parts) part.Narrow();
        found._parts.Sort((a, b) => a.First.CompareTo(b.First));
        return found;
    }

    /// <summary>Columns whose headers name the same role, or share the words that say neither what nor whose.</summary>
    void ByOwner()
    {
        var shared = _columns.Where(c => c.Role is null && c.Owner.Length > 0).GroupBy(c => c.Owner, StringComparer.Ordinal)
            .Where(g => g.Count() > 1 && g.Any(IsBareName)).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var column in _columns)
        {
            if (column.Role is { } role) Part(role.Name, role.Schema).Add(column);
            else if (shared.Contains(column.Owner)) Part(column.Owner, "LegalEntity").Add(column);
            else _loose.Add(column);
        }

        foreach (var part in _parts) Named(part);
        // A word for a thing of which nothing is said but a number or a kind ("tipo de orden") makes no thing.
        foreach (var part in _parts.Where(p => p.Columns.All(c => c.Value is null || (c.Value.On == "key" && !IsThing(p))) || !IsSomething(p)).ToArray())
        {
            _parts.Remove(part);
            _loose.AddRange(part.Columns);
        }

        _loose.Sort((a, b) => a.Index.CompareTo(b.Index));
    }

    /// <summary>What has no name column is named by the column that is called as it is.</summary>
    static void Named(RowPart part)
    {
        foreach (var column in part.Columns)
            if (column.Value is null && column.Worded && column.Role is null) column.TakeAsName();
        if (part.HasName || Schemata.Default["Interval"] is var interval && part.Schema.IsA(interval) && part.Schema.Edge is not null) return;
        if (part.Columns.FirstOrDefault(c => c.Value is { Name: "title" or "legalForm" or "position" or "description" or "notes" } && c.Worded && part.IsParty) is { } other && part.Columns.Count == 1) other.TakeAsName();
    }

    static bool IsThing(RowPart part) => !part.IsParty;

    /// <summary>A party has a name or a number; anything else more than what a word of its header may say by chance.</summary>
    static bool IsSomething(RowPart part) => part.Schema.Edge is not null || part.HasName || part.Columns.Any(c => c.Value is { Strong: > 0 } or { On: "key" } or { Name: "title" }) ||
        (part.Columns.Count > 1 && !part.IsParty && part.Columns.Any(c => c.Value?.Of is { } of && of == part.Schema.Name));

    static bool IsBareName(ColumnReading column) => column.Value?.Name == "name" || (column.Value is null && column.Worded);

    /// <summary>Who or what a row is of where its columns do not say whose they are.</summary>
    void Main()
    {
        var names = _loose.Where(c => c.Value?.Type == "name").ToArray();
        var persons = _loose.Where(c => c.Value is { Of: "Person" }).ToArray();
        if (_parts.FindAll(p => p.IsPerson && !p.Columns.Any(c => PersonNames.Contains(c.Value?.Name))) is [var only] && (persons.Length > 0 || names.Length > 0) && names.All(n => PersonNames.Contains(n.Value!.Name)) &&
            (!only.HasName || names.Length == 0))
        {
            foreach (var column in persons) Move(column, only);
            return;
        }

        if (names.Length == 0) Numbers();
        if (names.Length == 0 && _parts.Exists(p => p.Schema.Edge is null)) return;
        var subject = names.Length > 0 || _loose.Exists(c => c.Value is { Strong: > 0 }) ? null : _loose.Find(c => c.Value is null && c.Values is { Worded: >= 0.6, Filled: > 0 } v && v.Distinct * 2 > v.Filled);
        subject?.TakeAsName();
        if (names.Length == 0 && subject is null && !_loose.Exists(c => c.Value is { Strong: > 0 }))
        {
            Unnamed();
            return;
        }

        var main = Part("main", "LegalEntity");
        foreach (var column in _loose.Where(c => c.Value is { Type: "name" } or { Strong: > 0 } or { Of: "Person" }).ToArray()) Move(column, main);
        main.Narrow();
    }

    /// <summary>A register's number that stands alone is of the party beside it that has none.</summary>
    void Numbers()
    {
        foreach (var column in _loose.Where(c => c.Value is { Strong: > 0 }).ToArray())
        {
            var takers = _parts.Where(p => p.Schema.Edge is null && Takes(p, column) && !p.Columns.Any(c => c.Value is { Strong: > 0 }));
            if (takers.MinBy(p => (p.Columns.Min(c => Math.Abs(c.Index - column.Index)), p.First)) is { } taker) Move(column, taker);
        }
    }

    /// <summary>A thing without a name: what its columns can only be said of (a vehicle's model, a person's schooling), else a place.</summary>
    void Unnamed()
    {
        if (_parts.Exists(p => p.Schema.Edge is null)) return;
        if (_loose.Find(c => c.Value is { Of: { } of } && of is not ("Address" or "Ownership")) is { } telling)
        {
            var part = Part("main", telling.Value!.Of!);
            foreach (var column in _loose.Where(c => c.Value is { Type: "key" } or { On: "tie" } || (c.Value is { } v && Takes(part, c) && v.Of != "Address")).ToArray())
                if (column.Value!.Type != "key" || part.Columns.All(c => c.Value!.Type != "key")) Move(column, part);
            if (part.Schema.Name == "Territory") Place(part);
        }
        else if (_loose.Exists(c => c.Value is { Of: "Address" })) Place(Part("main", "Territory"));
    }

    /// <summary>A place is called as the narrowest of the divisions that its row names.</summary>
    void Place(RowPart territory)
    {
        if (_loose.Where(c => c.Value is { Of: "Address" }).MaxBy(c => c.Values.Distinct) is not { } place) return;
        place.TakeAsName();
        Move(place, territory);
    }

    /// <summary>Countries, addresses, telephones belong to whom they stand behind.</summary>
    void Place()
    {
        foreach (var column in _loose.Where(c => c.Value is { On: "party" } || _parts.Exists(p => Model.Property(c, p.Schema, isNarrower: true) is not null || (c.Value is null && Model.Property(c, p.Schema) is not null))).ToArray())
        {
            var takers = _parts.Where(p => p.Schema.Edge is null && Takes(p, column)).ToArray();
            var taker = takers.Where(p => p.First < column.Index && IsBeside(p, column)).MaxBy(p => Before(p, column)) ?? takers.OrderByDescending(p => p.IsParty).ThenBy(p => p.First).FirstOrDefault();
            if (takers.FirstOrDefault(p => p.Role == "main") is { } main && (taker is null || !taker.IsParty || column.Value is null)) taker = main;
            if (taker is not null) Move(column, taker);
        }
    }

    /// <summary>Nothing that speaks of the row as a whole stands between: an address behind a date is hardly that of the party before the date.</summary>
    bool IsBeside(RowPart part, ColumnReading column) => Before(part, column) is var last && _loose.All(c => c.Index <= last || c.Index >= column.Index || c.Value is { On: "party" });

    static int Before(RowPart part, ColumnReading column) => part.Columns.Where(c => c.Index < column.Index).Max(c => c.Index);

    static bool Takes(RowPart part, ColumnReading column) => Model.Property(column, part.Schema) is not null || Model.Property(column, part.Schema, isNarrower: true) is not null || (column.Value is { } value &&
        (value.Of == "Address" ? part.Schema["addressEntity"] is not null
            : value.Of is { } of && Schemata.Default[of] is var owner ? part.Schema.IsA(owner) || owner.IsA(part.Schema)
            : value.As.Any(p => part.Schema[p] is { IsStub: false })));

    RowPart Part(string role, string schema)
    {
        if (_parts.Find(p => p.Role == role) is { } there) return there;
        var part = new RowPart(role, Schemata.Default[schema]);
        _parts.Add(part);
        return part;
    }

    void Move(ColumnReading column, RowPart to)
    {
        _loose.Remove(column);
        to.Add(column);
    }
}
