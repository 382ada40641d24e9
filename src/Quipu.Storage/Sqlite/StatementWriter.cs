using Quipu.Registers;
using Quipu.Text;

namespace Quipu.Storage.Sqlite;

/// <summary>
/// Keeps statements, each once: the first row of the newest import that has it is its place. Indexes are filled batch by batch in order of their keys,
/// which spares SQLite most of the random writes.
/// </summary>
sealed class StatementWriter : IDisposable
{
    const int MostEntities = 60_000;

    readonly Session _db;
    readonly RegisterWords _words;
    readonly long _import, _firstFile;
    readonly Command _insert, _find, _update, _addEntity, _findEntity, _addValue, _addNames, _addTag, _countFile;
    readonly Dictionary<(DatasetName, EntityId), KnownEntity> _entities = [];
    readonly Dictionary<DatasetName, long> _datasets = [];
    readonly List<(long Hash, long Entity)> _values = [];
    readonly List<(long Entity, long Tag, long Kind)> _tags = [];
    readonly Dictionary<long, List<string>?> _names = [];
    readonly Dictionary<long, long> _files = [];
    readonly Dictionary<long, (long Entities, long Statements)> _shares = [];

    internal StatementWriter(Session db, RegisterWords words, long import, long firstFile)
    {
        (_db, _words, _import, _firstFile) = (db, words, import, firstFile);
        _insert = db.Prepare(
            """
            insert into register_statement (entity, prop, value, tag, kind, row, extra, given, since)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) on conflict do nothing
            """);
        _find = db.Prepare("select kind from register_statement where entity = ?1 and prop = ?2 and value = ?3 and tag = ?4");
        _update = db.Prepare(
            "update register_statement set kind = ?5, row = ?6, extra = ?7, given = ?8 where entity = ?1 and prop = ?2 and value = ?3 and tag = ?4");
        _addEntity = db.Prepare("insert into register_entity (id, dataset, canonical, schema) values (?1, ?2, ?3, ?4) on conflict do nothing");
        _findEntity = db.Prepare("select key, schema, canonical from register_entity where id = ?1 and dataset = ?2");
        _addValue = db.Prepare("insert or ignore into register_value (hash, entity) values (?1, ?2)");
        _addNames = db.Prepare("insert or replace into register_words (rowid, names) values (?1, ?2)");
        _addTag = db.Prepare("insert or ignore into register_tag (entity, tag, kind) values (?1, ?2, ?3)");
        _countFile = db.Prepare("update register_file set statements = statements + ?2 where key = ?1");
    }

    internal void Write(in RowStatement row, (long File, long Row) place, ImportTally tally)
    {
        var statement = row.Statement;
        var entity = Entity(statement, tally);
        var key = (Entity: entity.Key, Prop: _words.Key(statement.Prop), Tag: Tag(statement));
        Bind(_insert, row, key, place).Bind(9, _import);
        if (_insert.Run() > 0)
        {
            tally.Fresh++;
            Count(place.File, 1);
            Count(entity, 0, 1);
            Index(statement, entity);
            Tag(row, entity, place.File);
            return;
        }

        var last = _words.Kind(_find.Bind(1, key.Entity).Bind(2, key.Prop).Bind(3, statement.Value).Bind(4, key.Tag).Number()!.Value).File;
        if (last >= _firstFile)
        {
            tally.Repeated++;
            return;
        }

        Bind(_update, row, key, place).Run();
        Tag(row, entity, place.File);
        tally.Seen++;
        Count(last, -1);
        Count(place.File, 1);
    }

    /// <summary>Writes what was gathered since: the indexes, and which file has how many.</summary>
    internal void Flush()
    {
        _values.Sort(static (a, b) => a.Hash != b.Hash ? a.Hash.CompareTo(b.Hash) : a.Entity.CompareTo(b.Entity));
        foreach (var (hash, entity) in _values) _addValue.Bind(1, hash).Bind(2, entity).Run();
        foreach (var (entity, tag, kind) in _tags.Distinct().Order()) _addTag.Bind(1, entity).Bind(2, tag).Bind(3, kind).Run();
        foreach (var (entity, names) in _names.OrderBy(n => n.Key)) IndexNames(entity, names);
        foreach (var (file, count) in _files.OrderBy(f => f.Key)) _countFile.Bind(1, file).Bind(2, count).Run();
        foreach (var (dataset, share) in _shares.OrderBy(s => s.Key))
            _db.Run("update dataset set entities = entities + ?2, statements = statements + ?3 where key = ?1", dataset, share.Entities, share.Statements);
        Clear();
        if (_entities.Count > MostEntities) _entities.Clear();
        foreach (var entity in _entities.Values) entity.IsNew = false;
    }

    /// <summary>Drops what a transaction that was rolled back had gathered.</summary>
    internal void Forget()
    {
        Clear();
        _entities.Clear();
        _datasets.Clear();
    }

    public void Dispose()
    {
        foreach (var command in new[] { _insert, _find, _update, _addEntity, _findEntity, _addValue, _addNames, _addTag, _countFile }) command.Dispose();
    }

    Command Bind(Command command, in RowStatement row, (long Entity, long Prop, long Tag) key, (long File, long Row) place)
    {
        var statement = row.Statement;
        return command.Bind(1, key.Entity).Bind(2, key.Prop).Bind(3, statement.Value).Bind(4, key.Tag)
            .Bind(5, _words.Key(new StatementKind(place.File, statement.Schema, statement.PropType, row.Columns))).Bind(6, place.Row)
            .Bind(7, StatementExtra.Of(statement, _words)).Bind(8, statement);
    }

    long Tag(Statement statement) => ((statement.Lang is { } lang ? _words.Key(lang) : 0) << 1) | (statement.External ? 1L : 0);

    KnownEntity Entity(Statement statement, ImportTally tally)
    {
        var at = (statement.Dataset, statement.Entity);
        if (!_entities.TryGetValue(at, out var entity)) _entities[at] = entity = Find(statement, tally);
        if (statement.Schema != entity.Schema && Schemata.Default.Find(statement.Schema) is { } schema && schema.IsA(entity.Schema))
        {
            entity.Schema = statement.Schema;
            _db.Run("update register_entity set schema = ?2 where key = ?1", entity.Key, _words.Key(entity.Schema));
        }

        var canonical = statement.Canonical == statement.Entity ? null : statement.Canonical.Value;
        if (canonical == entity.Canonical) return entity;
        entity.Canonical = canonical;
        _db.Run("update register_entity set canonical = ?2 where key = ?1", entity.Key, canonical);
        return entity;
    }

    KnownEntity Find(Statement statement, ImportTally tally)
    {
        var canonical = statement.Canonical == statement.Entity ? null : statement.Canonical.Value;
        var dataset = Dataset(statement.Dataset);
        if (_addEntity.Bind(1, statement.Entity.Value).Bind(2, dataset).Bind(3, canonical).Bind(4, _words.Key(statement.Schema)).Run() > 0)
        {
            tally.Entities++;
            var made = new KnownEntity(_db.LastKey(), dataset, statement.Schema, canonical) { IsNew = true };
            Count(made, 1, 0);
            return made;
        }

        _findEntity.Bind(1, statement.Entity.Value).Bind(2, dataset).Read(out var row);
        var known = new KnownEntity(row.GetInt64(0), dataset, _words.Text(row.GetInt64(1)), row.IsDBNull(2) ? null : row.GetString(2));
        _findEntity.Reset();
        return known;
    }

    long Dataset(DatasetName name)
    {
        if (!_datasets.TryGetValue(name, out var key)) _datasets[name] = key = new Writing(_db, TimeProvider.System).Dataset(name);
        return key;
    }

    void Count(long file, long change) => _files[file] = _files.GetValueOrDefault(file) + change;

    void Count(KnownEntity entity, long entities, long statements) =>
        _shares[entity.Dataset] = _shares.GetValueOrDefault(entity.Dataset) is var share ? (share.Entities + entities, share.Statements + statements) : default;

    void Index(Statement statement, KnownEntity entity)
    {
        if (statement.PropType == "name")
        {
            // All words of an entity stand in one row of the index: of one that was there before they are read again.
            if (!entity.IsNew) _names[entity.Key] = null;
            else if (_names.TryGetValue(entity.Key, out var names)) names!.Add(statement.Value);
            else _names[entity.Key] = [statement.Value];
        }
        else if (IsIndexed(statement.PropType)) _values.Add((ValueHash.Of(statement.Value), entity.Key));
    }

    /// <summary>Values of this type are found by <c>register_value</c>.</summary>
    internal static bool IsIndexed(string type) => type != "name" && Schemata.Default.Types.TryGetValue(type, out var found) && found.Pivot;

    /// <summary>Codes by which entities are narrowed: of what vanishes the kind of the statement tells.</summary>
    void Tag(in RowStatement row, KnownEntity entity, long file)
    {
        var statement = row.Statement;
        if (statement.PropType is not ("country" or "topic" or "gender")) return;
        _tags.Add((entity.Key, _words.Key($"{statement.PropType}:{statement.Value}"), _words.Key(new StatementKind(file, statement.Schema, statement.PropType, row.Columns))));
    }

    void IndexNames(long entity, List<string>? names)
    {
        names ??= _db.List("select s.value from register_statement s join register_kind k on k.key = s.kind where s.entity = ?1 and k.type = 'name'", r => r.GetString(0), entity);
        _addNames.Bind(1, entity).Bind(2, Folding.Compact(string.Join(" \u2022 ", names))).Run();
    }

    void Clear()
    {
        _values.Clear();
        _tags.Clear();
        _names.Clear();
        _files.Clear();
        _shares.Clear();
    }

    /// <summary>An entity of the store, as the import knows it.</summary>
    sealed class KnownEntity(long key, long dataset, string schema, string? canonical)
    {
        internal long Key => key;

        internal long Dataset => dataset;

        internal string Schema { get; set; } = schema;

        internal string? Canonical { get; set; } = canonical;

        /// <summary>Made in this transaction.</summary>
        internal bool IsNew { get; set; }
    }
}
