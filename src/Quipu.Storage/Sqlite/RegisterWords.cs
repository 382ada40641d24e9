namespace Quipu.Storage.Sqlite;

/// <summary>Short texts of registers as numbers, and back. Numbers of a transaction that was rolled back are forgotten with <see cref="Forget"/>.</summary>
sealed class RegisterWords(Session db)
{
    const int MostKept = 20_000;

    readonly Dictionary<string, long> _keys = new(StringComparer.Ordinal);
    readonly Dictionary<(string, string), long> _kinds = [];
    readonly Dictionary<long, string> _texts = [];
    readonly Dictionary<long, (string Schema, string Type)> _kindsByKey = [];

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

    internal long Kind(string schema, string type)
    {
        if (_kinds.TryGetValue((schema, type), out var key)) return key;
        if (db.Number("select key from register_kind where schema = ?1 and type = ?2", schema, type) is not { } found)
        {
            db.Run("insert into register_kind (schema, type) values (?1, ?2)", schema, type);
            found = db.LastKey();
        }

        return _kinds[(schema, type)] = found;
    }

    internal string Text(long key)
    {
        if (_texts.TryGetValue(key, out var text)) return text;
        if (_texts.Count >= MostKept) _texts.Clear();
        return _texts[key] = db.Text("select text from register_word where key = ?1", key)!;
    }

    internal (string Schema, string Type) Kind(long key)
    {
        if (_kindsByKey.TryGetValue(key, out var kind)) return kind;
        var row = db.One("select schema, type from register_kind where key = ?1", r => Tuple.Create(r.GetString(0), r.GetString(1)), key)!;
        return _kindsByKey[key] = (row.Item1, row.Item2);
    }

    internal void Forget()
    {
        _keys.Clear();
        _kinds.Clear();
    }
}
