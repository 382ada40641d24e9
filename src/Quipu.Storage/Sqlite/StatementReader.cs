using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads statements of registers, with the row that each stands in.</summary>
sealed class StatementReader
{
    const string Columns = "s.prop, s.value, s.tag, s.kind, s.since, s.row, s.extra, s.given";
    const string OfEntity = $"select {Columns} from register_statement s where s.entity = ?1";

    readonly Session _db;
    readonly Scope _scope;
    readonly RegisterWords _words;
    readonly List<KindRow?> _kinds = [];
    readonly Dictionary<long, DateTimeOffset> _times;
    RegisterOrigin? _last;

    internal StatementReader(Session db, Scope scope)
    {
        (_db, _scope, _words) = (db, scope, new(db));
        _times = db.List("select number, at from register_import", r => (Number: r.GetInt64(0), At: r.GetInt64(1))).ToDictionary(i => i.Number, i => new DateTimeOffset(i.At, TimeSpan.Zero));
    }

    /// <summary>What statements of one kind have of their file.</summary>
    sealed record KindRow(string Schema, string Type, string Columns, long Import, int Position, CaptureId Capture, bool Past, DateTimeOffset Time);

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

    /// <summary>Of an entity's own id its own, unless a person joined it to others or it is what these stand under: then of all of them.</summary>
    internal ImmutableArray<KeptStatement> Of(EntityId id)
    {
        var under = Under(id);
        var owners = _db.List(
            $"select key, id, coalesce(joined, canonical), dataset from register_entity e where {(under is null ? "(e.id = ?1 or (e.canonical = ?1 and e.joined is null))" : StandingIds.Under)}{_scope.And("e")} order by e.id, e.dataset",
            Read, under ?? id.Value);
        using var statements = _db.Prepare(OfEntity);
        return [.. owners.GroupBy(o => o.Id).SelectMany(group => Of(statements, [.. group], vanished: true).ToList())];
    }

    // The id that a person's judgements put an entity under, by any id that leads there; null where nobody judged it.
    string? Under(EntityId id)
    {
        if (_db.Text($"select joined from register_entity e where (e.id = ?1 or e.canonical = ?1) and e.joined is not null{_scope.And("e")} order by e.id limit 1", id.Value) is { } joined) return joined;
        if (_db.Number("select 1 from register_entity where id = ?1 or canonical = ?1 limit 1", id.Value) is not null) return null;
        if (EntityReader.Canon(_db, id) is { } canon) return _db.Text("select id from canonical where key = ?1", canon);
        return RegisterReader.Standing(_db, _scope, id.Value);
    }

    internal Page<KeptStatement> With(string value, Paging paging)
    {
        var owners = _db.List(
            $"select e.key, e.id, coalesce(e.joined, e.canonical), e.dataset from register_value v join register_entity e on e.key = v.entity where v.hash = ?1{_scope.And("e")} order by e.id, e.dataset", Read,
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

    /// <summary>What stands and refers to any of some entities, of at most so many entities that do, in order of their first import.</summary>
    internal ImmutableArray<KeptStatement> Referring(IReadOnlyCollection<EntityId> ids, int most)
    {
        using var statements = _db.Prepare(OfEntity + " and s.value = ?2");
        var found = new List<KeptStatement>();
        foreach (var id in ids)
        {
            var owners = _db.List(
                $"select e.key, e.id, coalesce(e.joined, e.canonical), e.dataset from register_value v join register_entity e on e.key = v.entity where v.hash = ?1{_scope.And("e")} order by e.key limit ?2", Read,
                ValueHash.Of(id.Value), most);
            foreach (var owner in owners)
            {
                statements.Bind(2, id.Value);
                found.AddRange(Of(statements, [owner], vanished: false).Where(s => s.Statement.PropType == "entity"));
            }
        }

        return [.. found];
    }

    Owner Read(Row r) => new(r.GetInt64(0), new(r.GetString(1)), new(r.IsDBNull(2) ? r.GetString(1) : r.GetString(2)), _scope.Name(r.GetInt64(3)));

    IEnumerable<Owner> Owners(StatementQuery query)
    {
        var dataset = query.Dataset is { } name ? _db.Number("select key from dataset where name = ?1", name.Value) ?? -1 : (long?)null;
        var where = _scope.And("e") + (dataset is null ? "" : " and e.dataset = ?1");
        object?[] values = dataset is null ? [] : [dataset];
        const string columns = "select key, id, coalesce(joined, canonical), dataset from register_entity e where ";
        return query.ByEntity ? _db.Stream($"{columns}true{where} order by id, dataset", Read, values) : Merged(
            Merged(
                _db.Stream($"{columns}canonical is null and joined is null{where} order by id, dataset", Read, values),
                _db.Stream($"{columns}canonical is not null and joined is null{where} order by canonical, id, dataset", Read, values)),
            _db.Stream($"{columns}joined is not null{where} order by joined, id, dataset", Read, values));
    }

    /// <summary>Entities that are their own canonical one and joined ones, each in order, in one order.</summary>
    static IEnumerable<Owner> Merged(IEnumerable<Owner> single, IEnumerable<Owner> joined)
    {
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
                if (Kind(row.GetInt64(3)) is var kind && (vanished || !kind.Past)) rows.Add(Read(row, kind, owner));
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

    KindRow Kind(long key)
    {
        while (_kinds.Count <= key) _kinds.Add(null);
        return _kinds[(int)key] ??= _db.One(
            "select k.schema, k.type, k.columns, f.import, f.position, f.capture, f.past from register_kind k join register_file f on f.key = k.file where k.key = ?1",
            r => new KindRow(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt64(3), r.GetInt32(4), new(r.GetString(5)), r.GetBoolean(6), _times[r.GetInt64(3)]), key)!;
    }

    KeptStatement Read(Row r, KindRow kind, in Owner owner)
    {
        var tag = r.GetInt64(2);
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
            GivenId = GivenIds.Read(r, 7),
        };
        if (!r.IsDBNull(6)) statement = StatementExtra.Read(statement, r.GetString(6), _words);
        return new(statement, Origin(kind, r.GetInt64(5)), _times[r.GetInt64(4)], kind.Time, kind.Past);
    }

    // Statements of a row and its columns come one after another: they share what says where they stand.
    RegisterOrigin Origin(KindRow kind, long row) =>
        _last is { } last && last.Row.Number == row && ReferenceEquals(last.Columns, kind.Columns) && last.Import == kind.Import && last.Row.File == kind.Position
            ? last : _last = new(kind.Import, kind.Capture, new(kind.Position, row), kind.Columns);
}
