using System.Text;

namespace FollowTheMoney.Streams;

/// <summary>Reads statements CSV and packs, with their columns in any order; packs of older releases without a header too.</summary>
sealed class StatementTable(Utf8Csv rows, StatementShape shape) : IDisposable
{
    readonly TextPool _props = new(), _schemata = new(), _datasets = new(), _origins = new(), _langs = new(), _first = new(), _last = new(), _entities = new();
    readonly Dictionary<(string Schema, string Prop), Known> _known = [];
    (string Schema, string Prop) _lastKey;
    Known? _lastKnown;

    /// <summary>What a schema and property of the file are in the model.</summary>
    sealed record Known(string Schema, string Prop, string Type, string? Missing);

    public void Dispose() => rows.Dispose();

    internal IEnumerable<StatementRow> Read(bool fromFirst)
    {
        var before = fromFirst ? 0 : rows.Number;
        if (fromFirst) yield return Row(1);
        while (rows.Read())
        {
            if (rows.IsBlank) continue;
            yield return Row(rows.Number - before);
        }
    }

    StatementRow Row(long number)
    {
        if (rows.Broken) return new(number, null, $"Row {number}: its quotes do not close, or it is longer than a row may be; it is left out.");
        var entity = _entities.Get(rows[shape.Entity]);
        var value = rows[shape.Value];
        if (entity.Length == 0 || value.IsEmpty || rows[shape.Dataset].IsEmpty || rows[shape.Prop].IsEmpty)
            return new(number, null, $"Row {number}: a statement has an entity, a property, a value and a dataset; one of them is empty.");
        var known = Find();
        if (known is null) return new(number, null, $"Row {number}: '{rows.Text(shape.Prop)}' says no schema.");
        if (known.Missing is { } missing)
            return new(number, null, $"Row {number}: FollowTheMoney 4 has no {missing}.") { Name = missing, Text = Encoding.UTF8.GetString(value) };
        var text = Encoding.UTF8.GetString(value);
        return new(number, Statement(known, entity, text), IsTorn(text, value) || IsTorn(entity, rows[shape.Entity]) ? StatementRow.Torn(number) : null);
    }

    static bool IsTorn(string text, ReadOnlySpan<byte> bytes) => text.Contains('\uFFFD', StringComparison.Ordinal) && !System.Text.Unicode.Utf8.IsValid(bytes);

    Statement Statement(Known known, string entity, string value)
    {
        var id = rows[shape.Id];
        var canonical = rows[shape.Canonical];
        return new()
        {
            Canonical = new(canonical.IsEmpty ? entity : _entities.Get(canonical)),
            Entity = new(entity),
            Prop = known.Prop,
            PropType = known.Type,
            Schema = known.Schema,
            Value = value,
            Dataset = new(_datasets.Get(rows[shape.Dataset])),
            Origin = Or(_origins, shape.Origin),
            Lang = Or(_langs, shape.Lang),
            OriginalValue = rows[shape.Original] is { IsEmpty: false } original ? Encoding.UTF8.GetString(original) : null,
            External = StatementShape.IsTrue(rows[shape.External]),
            FirstSeen = Or(_first, shape.FirstSeen),
            LastSeen = Or(_last, shape.LastSeen),
            GivenId = id.IsEmpty ? null : new(Encoding.UTF8.GetString(id)),
        };
    }

    string? Or(TextPool pool, int column) => rows[column] is { IsEmpty: false } cell ? pool.Get(cell) : null;

    /// <summary>The schema is a column of its own, or stands before the property.</summary>
    Known? Find()
    {
        var (prop, schema) = (_props.Get(rows[shape.Prop]), _schemata.Get(rows[shape.Schema]));
        if (_lastKnown is not null && ReferenceEquals(prop, _lastKey.Prop) && ReferenceEquals(schema, _lastKey.Schema)) return _lastKnown;
        if (!_known.TryGetValue((schema, prop), out var known))
        {
            var colon = prop.IndexOf(':');
            var (schemaName, name) = colon > 0 ? (prop[..colon], prop[(colon + 1)..]) : (schema, prop);
            if (schemaName.Length == 0) return null;
            _known[(schema, prop)] = known = Resolve(schemaName, name);
        }

        (_lastKey, _lastKnown) = ((schema, prop), known);
        return known;
    }

    static Known Resolve(string schemaName, string name)
    {
        if (Legacy.Schema(schemaName) is not { } schema) return new("", "", "", schemaName);
        if (name == FollowTheMoney.Statement.Base) return new(schema.Name, name, FollowTheMoney.Statement.Base, null);
        return Legacy.Property(schemaName, schema, name) is { IsStub: false } property ? new(schema.Name, property.Name, property.Type.Name, null) : new("", "", "", $"{schemaName}:{name}");
    }
}
