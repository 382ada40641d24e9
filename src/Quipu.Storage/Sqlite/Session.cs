using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Quipu.Storage.Sqlite;

/// <summary>
/// One connection and its prepared statements; used by one thread at a time. Statements go to SQLite itself, not through ADO.NET:
/// a store asks some hundred small questions for a page, and binding them by name costs more than answering them.
/// </summary>
sealed class Session : IDisposable
{
    const int MostPrepared = 400;

    readonly SqliteConnection _connection;
    readonly sqlite3 _db;
    readonly Dictionary<string, sqlite3_stmt> _prepared = new(StringComparer.Ordinal);
    readonly HashSet<string> _busy = new(StringComparer.Ordinal);

    internal Session(string path, SqliteOpenMode mode)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            _connection.Open();
            _db = _connection.Handle!;
            Run("pragma busy_timeout = 15000");
            Run("pragma cache_size = -65536");
            Run("pragma mmap_size = 8589934592");
            Run("pragma temp_store = memory");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What was answered of the state that is being read; null: this connection writes, or reads a stream.</summary>
    internal (Answers Known, (long Writes, long Sequence) State)? Reading { get; set; }

    internal bool IsInTransaction => raw.sqlite3_get_autocommit(_db) == 0;

    /// <summary>Runs a statement and returns how many rows it changed. Values stand for ?1, ?2 … in their order.</summary>
    internal int Run(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = Take(sql, values);
        try
        {
            Step(statement);
            return raw.sqlite3_changes(_db);
        }
        finally
        {
            Give(sql, statement);
        }
    }

    /// <summary>Runs a script of several statements.</summary>
    internal void RunAll(string script)
    {
        if (raw.sqlite3_exec(_db, script) is var code && code != raw.SQLITE_OK) throw Fault(code);
    }

    /// <summary>The first column of the first row, or null.</summary>
    internal object? Value(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = Take(sql, values);
        try
        {
            return Step(statement) ? new Row(statement).GetValue(0) : null;
        }
        finally
        {
            Give(sql, statement);
        }
    }

    internal long? Number(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = Take(sql, values);
        try
        {
            return Step(statement) && new Row(statement) is var row && !row.IsDBNull(0) ? row.GetInt64(0) : null;
        }
        finally
        {
            Give(sql, statement);
        }
    }

    internal int Count(string sql, params ReadOnlySpan<object?> values) => (int)(Number(sql, values) ?? 0);

    /// <summary>A count that is remembered as long as nothing is written.</summary>
    internal int Total(string sql, params object?[] values) => Kept(sql, values, () => Count(sql, values));

    /// <summary>An answer that is remembered as long as nothing is written; the question and its values tell it from all others.</summary>
    internal T Kept<T>(string question, object?[] values, Func<T> read)
        where T : notnull =>
        Reading is var (known, state) ? known.Of(state, $"{typeof(T).Name} {question}\u001f{string.Join('\u001f', values)}", read) : read();

    internal string? Text(string sql, params ReadOnlySpan<object?> values) => Value(sql, values) as string;

    /// <summary>The key of the row just inserted.</summary>
    internal long LastKey() => raw.sqlite3_last_insert_rowid(_db);

    /// <summary>Rows that the last statement changed.</summary>
    internal int Changes => raw.sqlite3_changes(_db);

    /// <summary>A statement for a loop that runs it very often; whoever asks for it disposes it.</summary>
    internal Command Prepare(string sql) =>
        raw.sqlite3_prepare_v3(_db, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement) is var code && code != raw.SQLITE_OK ? throw Fault(code) : new(this, statement);

    /// <summary>Each row of an answer, made by <paramref name="make"/>.</summary>
    internal List<T> List<T>(string sql, Func<Row, T> make, params ReadOnlySpan<object?> values)
    {
        var statement = Take(sql, values);
        try
        {
            var rows = new List<T>();
            while (Step(statement)) rows.Add(make(new(statement)));
            return rows;
        }
        finally
        {
            Give(sql, statement);
        }
    }

    internal T? One<T>(string sql, Func<Row, T> make, params ReadOnlySpan<object?> values)
        where T : class
    {
        var statement = Take(sql, values);
        try
        {
            return Step(statement) ? make(new(statement)) : null;
        }
        finally
        {
            Give(sql, statement);
        }
    }

    /// <summary>Rows as they come, for answers too long to hold.</summary>
    internal IEnumerable<T> Stream<T>(string sql, Func<Row, T> make, params object?[] values)
    {
        var statement = Take(sql, values);
        try
        {
            while (Step(statement)) yield return make(new(statement));
        }
        finally
        {
            Give(sql, statement);
        }
    }

    /// <summary>Copies the whole database into a new file.</summary>
    internal void CopyTo(string path)
    {
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        copy.Open();
        _connection.BackupDatabase(copy);
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values) statement.Dispose();
        _connection.Dispose();
    }

    // A statement that is being read (an answer streamed while others are asked) is not taken again: a second one is prepared and thrown away after.
    sqlite3_stmt Take(string sql, ReadOnlySpan<object?> values)
    {
        sqlite3_stmt? statement = null;
        if (_busy.Add(sql)) _prepared.TryGetValue(sql, out statement);
        if (statement is null)
        {
            if (raw.sqlite3_prepare_v3(_db, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement) is var code && code != raw.SQLITE_OK)
            {
                _busy.Remove(sql);
                throw Fault(code);
            }

            if (_prepared.Count < MostPrepared) _prepared.TryAdd(sql, statement);
        }

        for (var i = 0; i < values.Length; i++) Bind(statement, i + 1, values[i]);
        return statement;
    }

    void Give(string sql, sqlite3_stmt statement)
    {
        if (_prepared.TryGetValue(sql, out var kept) && ReferenceEquals(kept, statement))
        {
            raw.sqlite3_reset(statement);
            _busy.Remove(sql);
        }
        else
        {
            statement.Dispose();
            if (kept is null) _busy.Remove(sql);
        }
    }

    internal bool Step(sqlite3_stmt statement) => raw.sqlite3_step(statement) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        var code => throw Fault(code),
    };

    static void Bind(sqlite3_stmt statement, int at, object? value)
    {
        _ = value switch
        {
            null => raw.sqlite3_bind_null(statement, at),
            long number => raw.sqlite3_bind_int64(statement, at, number),
            int number => raw.sqlite3_bind_int(statement, at, number),
            double number => raw.sqlite3_bind_double(statement, at, number),
            string text => raw.sqlite3_bind_text(statement, at, text),
            byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
            _ => throw new ArgumentException($"A {value.GetType().Name} cannot be kept.", nameof(value)),
        };
    }

    SqliteException Fault(int code) => new($"SQLite says: {raw.sqlite3_errmsg(_db).utf8_to_string()} ({code}).", code & 0xff, code);
}
