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
    readonly Command _insert, _find, _update, _addEntity, _findEntity, _addValue, _countFile;
    readonly Dictionary<(DatasetName, EntityId), KnownEntity> _entities = [];
    readonly Dictionary<DatasetName, long> _datasets = [];
    readonly SortedSet<(long Hash, long Entity)> _values = [];
    readonly SortedDictionary<long, List<string>?> _names = [];
    readonly Dictionary<long, long> _files = [];

    internal StatementWriter(Session db, RegisterWords words, long import, long firstFile)
    {
        (_db, _words, _import, _firstFile) = (db, words, import, firstFile);
        _insert = db.Prepare(
            """
            insert into register_statement (entity, prop, value, tag, kind, since, file, row, columns, original, origin, first, last)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) on conflict do nothing
            """);
        _find = db.Prepare("select file from register_statement where entity = ?1 and prop = ?2 and value = ?3 and tag = ?4");
        _update = db.Prepare(
            """
            update register_statement set kind = ?5, file = ?7, row = ?8, columns = ?9, original = ?10, origin = ?11, first = coalesce(?12, first), last = coalesce(?13, last)
            where entity = ?1 and prop = ?2 and value = ?3 and tag = ?4
            """);
        _addEntity = db.Prepare("insert into register_entity (id, dataset, canonical, schema) values (?1, ?2, ?3, ?4) on conflict do nothing");
        _findEntity = db.Prepare("select key, schema, canonical from register_entity where id = ?1 and dataset = ?2");
        _addValue = db.Prepare("insert or ignore into register_value (hash, entity) values (?1, ?2)");
        _countFile = db.Prepare("update register_file set statements = statements + ?2 where key = ?1");
    }

    internal void Write(in RowStatement row, (long File, long Row) place, ImportTally tally)
    {
        var statement = row.Statement;
        var entity = Entity(statement, tally);
        var (prop, tag) = (_words.Key(statement.Prop), Tag(statement));
        Bind(_insert, row, entity.Key, place).Bind(6, _import);
        if (_insert.Run() > 0)
        {
            tally.Fresh++;
            Count(place.File, 1);
            Index(statement, entity);
            return;
        }

        var last = _find.Bind(1, entity.Key).Bind(2, prop).Bind(3, statement.Value).Bind(4, tag).Number()!.Value;
        if (last >= _firstFile)
        {
            tally.Repeated++;
            return;
        }

        Bind(_update, row, entity.Key, place).Run();
        tally.Seen++;
        Count(last, -1);
        Count(place.File, 1);
    }

    /// <summary>Writes what was gathered since: the indexes, and which file has how many.</summary>
    internal void Flush(ImportTally tally)
    {
        foreach (var (hash, entity) in _values) _addValue.Bind(1, hash).Bind(2, entity).Run();
        foreach (var (entity, names) in _names) IndexNames(entity, names);
        foreach (var (file, count) in _files.OrderBy(f => f.Key)) _countFile.Bind(1, file).Bind(2, count).Run();
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
        foreach (var command in new[] { _insert, _find, _update, _addEntity, _findEntity, _addValue, _countFile }) command.Dispose();
    }

    Command Bind(Command command, in RowStatement row, long entity, (long File, long Row) place)
    {
        var statement = row.Statement;
        return command.Bind(1, entity).Bind(2, _words.Key(statement.Prop)).Bind(3, statement.Value).Bind(4, Tag(statement)).Bind(5, _words.Kind(statement.Schema, statement.PropType))
            .Bind(7, place.File).Bind(8, place.Row).Bind(9, _words.Key(row.Columns)).Bind(10, statement.OriginalValue).Bind(11, statement.Origin)
            .Bind(12, Word(statement.FirstSeen)).Bind(13, Word(statement.LastSeen));
    }

    long? Word(string? text) => text is null ? null : _words.Key(text);

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
            return new(_db.LastKey(), statement.Schema, canonical) { IsNew = true };
        }

        _findEntity.Bind(1, statement.Entity.Value).Bind(2, dataset).Read(out var row);
        var known = new KnownEntity(row.GetInt64(0), _words.Text(row.GetInt64(1)), row.IsDBNull(2) ? null : row.GetString(2));
        _findEntity.Reset();
        return known;
    }

    long Dataset(DatasetName name)
    {
        if (!_datasets.TryGetValue(name, out var key)) _datasets[name] = key = new Writing(_db, TimeProvider.System).Dataset(name);
        return key;
    }

    void Count(long file, long change) => _files[file] = _files.GetValueOrDefault(file) + change;

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

    void IndexNames(long entity, List<string>? names)
    {
        names ??= _db.List("select s.value from register_statement s join register_kind k on k.key = s.kind where s.entity = ?1 and k.type = 'name'", r => r.GetString(0), entity);
        _db.Run("insert or replace into register_words (rowid, names) values (?1, ?2)", entity, Folding.Compact(string.Join(" \u2022 ", names)));
    }

    void Clear()
    {
        _values.Clear();
        _names.Clear();
        _files.Clear();
    }

    /// <summary>An entity of the store, as the import knows it.</summary>
    sealed class KnownEntity(long key, string schema, string? canonical)
    {
        internal long Key => key;

        internal string Schema { get; set; } = schema;

        internal string? Canonical { get; set; } = canonical;

        /// <summary>Made in this transaction.</summary>
        internal bool IsNew { get; set; }
    }
}
