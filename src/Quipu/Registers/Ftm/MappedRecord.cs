using System.Collections.Immutable;
using FollowTheMoney.Mappings;
using Row = FollowTheMoney.Mappings.TableRow;

namespace Quipu.Registers.Ftm;

/// <summary>A row of a mapped table on its way to a record: what several queries make of it becomes one entity where it has one id.</summary>
sealed class MappedRecord(RowPlace place, DatasetName dataset, ImmutableArray<RowNote> before)
{
    readonly List<RowNote> _notes = [.. before];
    readonly Dictionary<string, Schema> _schemata = new(StringComparer.Ordinal);
    readonly List<(string Id, string Columns)> _order = [];
    readonly List<MappedValue> _values = [];

    internal RegisterRecord Nothing(string? why = null) => new(place) { Notes = why is null ? [.. _notes] : [.. _notes, new(NoteKind.Skipped, null, null, why)] };

    internal RegisterRecord Of(Row row, ImmutableArray<QueryMapping> queries)
    {
        var taken = false;
        foreach (var query in queries)
        {
            if (!query.Takes(row)) continue;
            taken = true;
            Take(query, query.Map(row));
        }

        if (_order.Count == 0) _notes.Add(new(NoteKind.Skipped, null, null, taken ? "The mapping makes no entity of the row." : "The filters of the mapping leave the row out."));
        return new(place) { Statements = [.. Statements()], Notes = [.. _notes] };
    }

    void Take(QueryMapping query, MappedRow mapped)
    {
        var refused = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, entity) in mapped.Entities)
        {
            var id = entity.Id.Value;
            var mapping = query.Entities.First(e => e.Name == name);
            if (_schemata.TryAdd(id, entity.Schema)) _order.Add((id, string.Join('+', mapping.IdColumn is { } column ? [column] : mapping.Keys)));
            else if (Schemata.Common(_schemata[id], entity.Schema) is { } common) _schemata[id] = common;
            else if (refused.Add(id)) _notes.Add(new(NoteKind.Dropped, null, null, $"{name}: the same key is a {_schemata[id]} in one query and a {entity.Schema} in another; what this query says of it is not kept."));
        }

        _values.AddRange(mapped.Values.Where(v => !refused.Contains(v.Entity.Id.Value) && _schemata.ContainsKey(v.Entity.Id.Value)));
        foreach (var note in mapped.Notes) _notes.Add(new(NoteKind.Dropped, note.Columns, note.Value, note.Reason));
    }

    IEnumerable<RowStatement> Statements()
    {
        var said = new HashSet<(string, string, string)>();
        foreach (var (id, columns) in _order)
        {
            yield return new(Statement.ForEntity(_schemata[id], new(id), dataset), columns);
            foreach (var value in _values)
                if (value.Entity.Id.Value == id && said.Add((id, value.Property.Name, value.Value))) yield return new(Made(value, id), value.Columns);
        }
    }

    Statement Made(in MappedValue value, string id) => new()
    {
        Canonical = new(id),
        Entity = new(id),
        Prop = value.Property.Name,
        PropType = value.Property.Type.Name,
        Schema = _schemata[id].Name,
        Value = value.Value,
        Dataset = dataset,
        OriginalValue = value.Original,
    };
}
