using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads statements of registers, with the row that each stands in.</summary>
sealed class StatementReader
{
    const string Columns = "s.prop, s.value, s.tag, s.kind, s.since, s.file, s.row, s.columns, s.original, s.origin, s.first, s.last";
    const string OfEntity = $"select {Columns} from register_statement s where s.entity = ?1";

    readonly Session _db;
    readonly Scope _scope;
    readonly RegisterWords _words;
    readonly Dictionary<long, FileRow> _files;
    readonly Dictionary<long, DateTimeOffset> _times;

    internal StatementReader(Session db, Scope scope)
    {
        (_db, _scope, _words) = (db, scope, new(db));
        _files = db.List(
                "select key, import, position, capture, past from register_file",
                r => (Key: r.GetInt64(0), Row: new FileRow(r.GetInt64(1), r.GetInt32(2), new(r.GetString(3)), r.GetBoolean(4))))
            .ToDictionary(f => f.Key, f => f.Row);
        _times = db.List("select number, at from register_import", r => (Number: r.GetInt64(0), At: r.GetInt64(1))).ToDictionary(i => i.Number, i => new DateTimeOffset(i.At, TimeSpan.Zero));
    }

    /// <summary>A file, as its statements need it.</summary>
    sealed record FileRow(long Import, int Position, CaptureId Capture, bool Past);

    /// <summary>An entity whose statements are read.</summary>
    readonly record struct Owner(long Key, EntityId Id, EntityId Canonical, DatasetName Dataset);

    /// <summary>All, in order of canonical id, entity, property and value: the entities that are their own canonical one and the joined ones, merged.</summary>
    internal IEnumerable<KeptStatement> All(StatementQuery query)
    {
        using var statements = _db.Prepare(OfEntity);
        var group = new List<Owner>();
        foreach (var owner in Owners(query))
        {
            if (group.Count > 0 && group[0].Id != owner.Id)
            {
                foreach (var row in Of(statements, group, query.Vanished)) yield return row;
                group.Clear();
            }

            group.Add(owner);
        }

        foreach (var row in Of(statements, group, query.Vanished)) yield return row;
    }

    internal ImmutableArray<KeptStatement> Of(EntityId id)
    {
        var owners = _db.List($"select key, id, canonical, dataset from register_entity e where (e.id = ?1 or e.canonical = ?1){_scope.And("e")} order by e.id, e.dataset", Read, id.Value);
        using var statements = _db.Prepare(OfEntity);
        return [.. owners.GroupBy(o => o.Id).SelectMany(group => Of(statements, [.. group], vanished: true).ToList())];
    }

    internal Page<KeptStatement> With(string value, Paging paging)
    {
        var owners = _db.List(
            $"select e.key, e.id, e.canonical, e.dataset from register_value v join register_entity e on e.key = v.entity where v.hash = ?1{_scope.And("e")} order by e.id, e.dataset", Read,
            ValueHash.Of(value));
        using var statements = _db.Prepare(OfEntity + " and s.value = ?2");
        var found = new List<KeptStatement>();
        foreach (var owner in owners)
        {
            statements.Bind(2, value);
            found.AddRange(Of(statements, [owner], vanished: true).Where(s => StatementWriter.IsIndexed(s.Statement.PropType)));
        }

        return new([.. found.Skip(paging.Offset).Take(paging.Limit)], found.Count, paging.Offset);
    }

    Owner Read(Row r) => new(r.GetInt64(0), new(r.GetString(1)), new(r.IsDBNull(2) ? r.GetString(1) : r.GetString(2)), _scope.Name(r.GetInt64(3)));

    IEnumerable<Owner> Owners(StatementQuery query)
    {
        var dataset = query.Dataset is { } name ? _db.Number("select key from dataset where name = ?1", name.Value) ?? -1 : (long?)null;
        var where = _scope.And("e") + (dataset is null ? "" : " and e.dataset = ?1");
        object?[] values = dataset is null ? [] : [dataset];
        var single = _db.Stream($"select key, id, canonical, dataset from register_entity e where canonical is null{where} order by id, dataset", Read, values);
        var joined = _db.Stream($"select key, id, canonical, dataset from register_entity e where canonical is not null{where} order by canonical, id, dataset", Read, values);
        using var one = single.GetEnumerator();
        using var other = joined.GetEnumerator();
        var (more, moreJoined) = (one.MoveNext(), other.MoveNext());
        while (more || moreJoined)
        {
            if (!moreJoined || (more && InOrder(one.Current, other.Current) < 0))
            {
                yield return one.Current;
                more = one.MoveNext();
            }
            else
            {
                yield return other.Current;
                moreJoined = other.MoveNext();
            }
        }
    }

    IEnumerable<KeptStatement> Of(Command statements, List<Owner> owners, bool vanished)
    {
        var rows = new List<KeptStatement>();
        foreach (var owner in owners)
        {
            statements.Bind(1, owner.Key);
            while (statements.Read(out var row))
                if (vanished || !_files[row.GetInt64(5)].Past) rows.Add(Read(row, owner));
        }

        rows.Sort(InOrder);
        return rows;
    }

    static int InOrder(in Owner one, in Owner other) => one.Canonical.CompareTo(other.Canonical) is var byCanonical && byCanonical != 0 ? byCanonical : one.Id.CompareTo(other.Id);

    static int InOrder(KeptStatement one, KeptStatement other)
    {
        var (a, b) = (one.Statement, other.Statement);
        if (string.CompareOrdinal(a.Prop, b.Prop) is var byProp && byProp != 0) return byProp;
        if (string.CompareOrdinal(a.Value, b.Value) is var byValue && byValue != 0) return byValue;
        if (string.CompareOrdinal(a.Dataset.Value, b.Dataset.Value) is var byDataset && byDataset != 0) return byDataset;
        return string.CompareOrdinal(a.Lang, b.Lang) is var byLang && byLang != 0 ? byLang : a.External.CompareTo(b.External);
    }

    KeptStatement Read(Row r, in Owner owner)
    {
        var (tag, kind, file) = (r.GetInt64(2), _words.Kind(r.GetInt64(3)), _files[r.GetInt64(5)]);
        var statement = new Statement
        {
            Canonical = owner.Canonical,
            Entity = owner.Id,
            Prop = _words.Text(r.GetInt64(0)),
            PropType = kind.Type,
            Schema = kind.Schema,
            Value = r.GetString(1),
            Dataset = owner.Dataset,
            Lang = tag >> 1 is > 0 and var lang ? _words.Text(lang) : null,
            External = (tag & 1) != 0,
            OriginalValue = r.IsDBNull(8) ? null : r.GetString(8),
            Origin = r.IsDBNull(9) ? null : r.GetString(9),
            FirstSeen = r.IsDBNull(10) ? null : _words.Text(r.GetInt64(10)),
            LastSeen = r.IsDBNull(11) ? null : _words.Text(r.GetInt64(11)),
        };
        var origin = new RegisterOrigin(file.Import, file.Capture, new(file.Position, r.GetInt64(6)), _words.Text(r.GetInt64(7)));
        return new(statement, origin, _times[r.GetInt64(4)], _times[file.Import], file.Past);
    }
}
