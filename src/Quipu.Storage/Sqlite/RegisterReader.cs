using System.Collections.Immutable;
using Quipu.Registers;
using Quipu.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads imports, their notes, the datasets, and entities of registers by name.</summary>
sealed class RegisterReader(Session db, Scope scope)
{
    /// <summary>The id that an entity of registers which the viewer may see stands under, by its own id, one that it bore or its present one; null where there is none.</summary>
    internal static string? Standing(Session db, Scope scope, string id)
    {
        var found = db.Text($"select {StandingIds.OfRegister} from register_entity e where e.id = ?1{scope.And("e")} order by e.joined is null, e.canonical is null, e.canonical limit 1", id)
            ?? db.Text($"select {StandingIds.OfRegister} from register_entity e where (e.joined = ?1 or e.canonical = ?1){scope.And("e")} order by e.joined is null, e.id limit 1", id);
        return found ?? (Redirects.Follow(db, id) is var target && target != id ? Standing(db, scope, target) : null);
    }

    internal Page<ImportRow> Imports(Paging paging)
    {
        var total = db.Count($"select count(*) from register_import i where 1{scope.And("i")}");
        return new([.. Imports("order by number desc limit ?1 offset ?2", paging.Limit, paging.Offset)], total, paging.Offset);
    }

    internal ImportRow? Import(long import) => Imports("and number = ?1", import).FirstOrDefault();

    internal Page<KeptNote> Notes(long import, Paging paging)
    {
        if (!IsSeen(import)) return Page<KeptNote>.Empty;
        var total = db.Count("select count(*) from register_note where import = ?1", import);
        return new([.. Notes(import, paging.Limit, paging.Offset)], total, paging.Offset);
    }

    internal IEnumerable<KeptNote> AllNotes(long import) => IsSeen(import) ? Notes(import, -1, 0) : [];

    internal ImmutableArray<DatasetRow> Datasets()
    {
        var figures = Sums("select dataset, count(*) from figure group by dataset");
        var documents = db.Kept("select dataset, count(*) from document group by dataset", [], () => Sums("select dataset, count(*) from document group by dataset"));
        var imports = Sums("select dataset, max(number) from register_import where finished is not null group by dataset");
        var rows = db.List(
            $"""
            select key, name, title, publisher, licence, url, entities, statements from (select *, key as dataset from dataset) d where 1{scope.And("d")} order by name
            """,
            r => (Key: r.GetInt64(0), Name: new DatasetName(r.GetString(1)), Card: new DatasetCard(Text(r, 2), Text(r, 3), Text(r, 4), Text(r, 5)), Entities: r.GetInt64(6), Statements: r.GetInt64(7)));
        return
        [
            .. rows.Select(d => new DatasetRow(
                d.Name, d.Card, (int)documents.GetValueOrDefault(d.Key), d.Entities, d.Statements, figures.GetValueOrDefault(d.Key), imports.TryGetValue(d.Key, out var last) ? last : null)),
        ];
    }

    internal ImmutableArray<SchemaCount> SchemataOf(DatasetName dataset) =>
    [
        .. db.List(
            $"""
            select w.text, count(*) from register_entity e join register_word w on w.key = e.schema join dataset d on d.key = e.dataset where d.name = ?1{scope.And("e")} group by w.text order by w.text
            """,
            r => new SchemaCount(r.GetString(0), r.GetInt64(1)), dataset.Value),
    ];

    internal Page<RegisterEntity> Entities(RegisterQuery query, Paging paging)
    {
        var words = Telling(QueryWords.Parse(query.Text, beginnings: true));
        var where = new Condition();
        if (!words.IsEmpty) where.And("register_words match ?", words.ToFullText());
        if (query.Dataset is { } dataset) where.And("e.dataset = ?", db.Number("select key from dataset where name = ?1", dataset.Value) ?? -1);
        if (query.Schema is { } schema) where.And($"e.schema in ({SchemaKeys(schema)})");
        var from = words.IsEmpty ? "register_entity e" : "register_words w join register_entity e on e.key = w.rowid";
        var all = $"from {from} where 1{scope.And("e")}{where.Sql}";
        // Where one dataset alone has entities, none stands in two: they need not be told apart.
        var alone = query.Dataset is not null || db.Count($"select count(*) from (select *, key as dataset from dataset) d where entities > 0{scope.And("d")}") < 2;
        var total = where.Sql.Length == 0 && alone ? db.Count($"select sum(entities) from (select *, key as dataset from dataset) d where 1{scope.And("d")}")
            : db.Count($"select count({(alone ? "*" : "distinct e.id")}) {all}", where.Values);
        // An entity that several datasets speak of is one, at the place of its best or first row. Ranking reads every hit; of very many the oldest come first instead.
        var found = !words.IsEmpty && total <= MostRanked
            ? $"with hit as materialized (select e.id, e.key, bm25(register_words) as score {all}) select id from hit group by id order by min(score), min(key)"
            : $"select e.id {all}{(!alone ? $" and not exists (select 1 from register_entity o where o.id = e.id and o.key < e.key{scope.And("o")}{(words.IsEmpty ? "" : " and o.key in (select rowid from register_words where register_words match ?1)")})" : "")} order by e.key";
        var ids = db.List($"{found} limit ?{where.Next} offset ?{where.Next + 1}", r => new EntityId(r.GetString(0)), where.With(paging.Limit, paging.Offset));
        var statements = new StatementReader(db, scope);
        return new([.. ids.Select(id => Entity(id, statements.Of(id)))], total, paging.Offset);
    }

    /// <summary>What to call the entity of registers that stands under an id; null where the viewer sees none.</summary>
    internal string? NameOf(EntityId id)
    {
        var all = new StatementReader(db, scope).Of(id);
        return all.IsEmpty ? null : all.Any(s => s.Statement.Entity == id) ? Entity(id, all).Caption : Entity(all[0].Statement.Entity, all).Caption;
    }

    ImmutableArray<ImportRow> Imports(string which, params object?[] values)
    {
        var rows = db.List(
            $"select number, dataset, kind, at, finished, past, append, mapping, {ImportTally.Columns} from register_import i where 1{scope.And("i")} {which}",
            r => new ImportRow(
                r.GetInt64(0), scope.Name(r.GetInt64(1)), r.GetString(2), [], Time(r.GetInt64(3)), r.IsDBNull(4) ? null : Time(r.GetInt64(4)), ImportTally.Read(r, 8).Counts(), r.GetBoolean(5))
            {
                Append = r.GetBoolean(6),
                Mapping = r.IsDBNull(7) ? null : new(r.GetString(7)),
            },
            values);
        return [.. rows.Select(row => row with { Files = Files(row.Number) })];
    }

    const int MostRanked = 3000;

    static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);

    static string? Text(Row r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    static RegisterEntity Entity(EntityId id, ImmutableArray<KeptStatement> all)
    {
        var own = all.Where(s => s.Statement.Entity == id).ToList();
        var schemata = own.Select(s => s.Statement.Schema).Distinct(StringComparer.Ordinal).ToList();
        var schema = schemata.Find(s => Schemata.Default.Find(s) is { } one && schemata.TrueForAll(one.IsA)) ?? schemata.Order(StringComparer.Ordinal).First();
        var names = own.Where(s => s.Statement.PropType == "name").Select(s => s.Statement.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        return new(
            id, own[0].Statement.Canonical, schema, Caption(own, schema) ?? names.FirstOrDefault() ?? id.Value, names,
            [.. own.Select(s => s.Statement.Dataset).Distinct().OrderBy(d => d.Value, StringComparer.Ordinal)], own.Count, own.TrueForAll(s => s.Vanished));
    }

    // The first caption property with a value; of values that stand and such that vanished the standing ones.
    static string? Caption(List<KeptStatement> statements, string schema)
    {
        if (Schemata.Default.Find(schema) is not { } found) return null;
        var standing = statements.Exists(s => !s.Vanished) ? statements.FindAll(s => !s.Vanished) : statements;
        var entity = new Entity(statements[0].Statement.Entity, found);
        foreach (var (statement, _, _, _, _) in standing)
            if (found.Caption.Contains(statement.Prop) && found[statement.Prop] is { IsStub: false }) entity.Add(statement.Prop, statement.Value);
        return found.Caption.Any(p => entity[p].Count > 0) ? entity.Caption : null;
    }

    // The letters of S.A.C. stand in every other name: beside words they tell nothing and cost much.
    static QueryWords Telling(QueryWords words) =>
        words.Terms.Count(IsTelling) > 1 ? new([.. words.Terms.Where(IsTelling)]) : words;

    static bool IsTelling(QueryTerm term) => term.Words.Any(w => w.Length > 1);

    string SchemaKeys(string schema)
    {
        var names = Schemata.Default.Find(schema) is { } found ? found.Descendants.Add(schema) : [schema];
        var keys = names.Select(name => db.Number("select key from register_word where text = ?1", name)).OfType<long>();
        return string.Join(',', keys.Select(k => k.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    bool IsSeen(long import) => db.Number($"select 1 from register_import i where number = ?1{scope.And("i")}", import) is not null;

    IEnumerable<KeptNote> Notes(long import, int limit, int offset) => db.Stream(
        """
        select n.file, n.row, n.kind, p.text, n.value, r.text from register_note n left join register_word p on p.key = n.place join register_word r on r.key = n.reason
        where n.import = ?1 order by n.file, n.row, n.position limit ?2 offset ?3
        """,
        r => new KeptNote(new(r.GetInt32(0), r.GetInt64(1)), new((NoteKind)r.GetInt32(2), Text(r, 3), Text(r, 4), r.GetString(5))), import, limit, offset);

    ImmutableArray<ImportedFile> Files(long import) =>
        [.. db.List("select name, capture, statements from register_file where import = ?1 and capture <> '' order by position", r => new ImportedFile(r.GetString(0), new(r.GetString(1)), r.GetInt64(2)), import)];

    Dictionary<long, long> Sums(string sql) => db.List(sql, r => (Key: r.GetInt64(0), Sum: r.GetInt64(1))).ToDictionary(s => s.Key, s => s.Sum);
}
