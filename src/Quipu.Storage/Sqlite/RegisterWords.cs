namespace Quipu.Storage.Sqlite;

/// <summary>What the statements of one file share.</summary>
readonly record struct StatementKind(long File, string Schema, string Type, string Columns);

/// <summary>Short texts of registers, and kinds of their statements, as numbers and back. Numbers of a transaction that was rolled back are forgotten with <see cref="Forget"/>.</summary>
sealed class RegisterWords(Session db)
{
    const int MostKept = 20_000;

    readonly Dictionary<string, long> _keys = new(StringComparer.Ordinal);
    readonly Dictionary<StatementKind, long> _kindKeys = [];
    readonly List<string?> _texts = [];
    readonly List<StatementKind?> _kinds = [];

    internal long Key(string text)
    {
        if (_keys.TryGetValue(text, out var key)) return key;
        if (_keys.Count >= MostKept) _keys.Clear();
        if (db.Number("select key from register_word where text = ?1", text) is not { } found)
        {
            db.Run("insert into register_word (text) values (?1)", text);
            found = db.LastKey();
        }

        return _keys[text] = found;
    }

    internal long Key(in StatementKind kind)
    {
        if (_kindKeys.TryGetValue(kind, out var key)) return key;
        if (_kindKeys.Count >= MostKept) _kindKeys.Clear();
        if (db.Number("select key from register_kind where file = ?1 and schema = ?2 and type = ?3 and columns = ?4", kind.File, kind.Schema, kind.Type, kind.Columns) is not { } found)
        {
            db.Run("insert into register_kind (file, schema, type, columns) values (?1, ?2, ?3, ?4)", kind.File, kind.Schema, kind.Type, kind.Columns);
            found = db.LastKey();
        }

        return _kindKeys[kind] = found;
    }

    internal string Text(long key) => Kept(_texts, key) ?? (_texts[(int)key] = db.Text("select text from register_word where key = ?1", key)!);

    internal StatementKind Kind(long key)
    {
        if (Kept(_kinds, key) is { } kept) return kept;
        var row = db.One(
            "select file, schema, type, columns from register_kind where key = ?1", r => Tuple.Create(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3)), key)!;
        var kind = new StatementKind(row.Item1, row.Item2, row.Item3, row.Item4);
        _kinds[(int)key] = kind;
        return kind;
    }

    internal void Forget()
    {
        _keys.Clear();
        _kindKeys.Clear();
        _texts.Clear();
        _kinds.Clear();
    }

    // Keys are dense and few: a list answers faster than a dictionary.
    static T? Kept<T>(List<T?> all, long key)
    {
        while (all.Count <= key) all.Add(default);
        return all[(int)key];
    }
}
