using Microsoft.Data.Sqlite;

namespace Quipu.Storage.Sqlite;

/// <summary>One connection and its prepared statements; used by one thread at a time.</summary>
sealed class Session : IDisposable
{
    readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    readonly HashSet<SqliteCommand> _busy = [];

    internal Session(string path, SqliteOpenMode mode)
    {
        Connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        Connection.Open();
        Run("pragma busy_timeout = 15000");
        Run("pragma cache_size = -65536");
        Run("pragma mmap_size = 1073741824");
        Run("pragma temp_store = memory");
    }

    internal SqliteConnection Connection { get; }

    internal SqliteTransaction? Transaction { get; set; }

    /// <summary>Runs a statement and returns how many rows it changed.</summary>
    internal int Run(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row, or null.</summary>
    internal object? Value(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    internal long? Number(string sql, params ReadOnlySpan<object?> values) => Value(sql, values) is long number ? number : null;

    internal int Count(string sql, params ReadOnlySpan<object?> values) => (int)(Number(sql, values) ?? 0);

    internal string? Text(string sql, params ReadOnlySpan<object?> values) => Value(sql, values) as string;

    /// <summary>The key of a row just inserted.</summary>
    internal long LastKey() => Number("select last_insert_rowid()")!.Value;

    /// <summary>Each row of an answer, made by <paramref name="make"/>.</summary>
    internal List<T> List<T>(string sql, Func<SqliteDataReader, T> make, params ReadOnlySpan<object?> values)
    {
        var command = Command(sql, values);
        _busy.Add(command);
        try
        {
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read()) rows.Add(make(reader));
            return rows;
        }
        finally
        {
            _busy.Remove(command);
        }
    }

    internal T? One<T>(string sql, Func<SqliteDataReader, T> make, params ReadOnlySpan<object?> values) where T : class =>
        List(sql, make, values) is [var first, ..] ? first : null;

    /// <summary>Rows as they come, for answers too long to hold.</summary>
    internal IEnumerable<T> Stream<T>(string sql, Func<SqliteDataReader, T> make, params object?[] values)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = Transaction;
        Bind(command, values);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return make(reader);
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        Connection.Dispose();
    }

    SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command) || _busy.Contains(command))
        {
            var fresh = Connection.CreateCommand();
            fresh.CommandText = sql;
            if (command is null && _prepared.Count < 400) _prepared[sql] = fresh;
            command = fresh;
        }

        command.Transaction = Transaction;
        Bind(command, values);
        return command;
    }

    // Parameters are named $1, $2 … in the order of the values.
    static void Bind(SqliteCommand command, ReadOnlySpan<object?> values)
    {
        var parameters = command.Parameters;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i] ?? DBNull.Value;
            if (i < parameters.Count) parameters[i].Value = value;
            else parameters.AddWithValue($"${i + 1}", value);
        }
    }
}
