using SQLitePCL;

namespace Quipu.Storage.Sqlite;

/// <summary>The row that a statement stands at; its values are gone with the next one.</summary>
readonly struct Row(sqlite3_stmt statement)
{
    internal bool IsDBNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    internal long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    internal int GetInt32(int column) => raw.sqlite3_column_int(statement, column);

    internal double GetDouble(int column) => raw.sqlite3_column_double(statement, column);

    internal bool GetBoolean(int column) => raw.sqlite3_column_int(statement, column) != 0;

    internal string GetString(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    internal byte[] GetBytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    /// <summary>The text's UTF-8 bytes, without a copy; valid until the next row.</summary>
    internal ReadOnlySpan<byte> GetUtf8(int column) => raw.sqlite3_column_blob(statement, column);

    internal object? GetValue(int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_NULL => null,
        raw.SQLITE_INTEGER => GetInt64(column),
        raw.SQLITE_TEXT => GetString(column),
        raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, column),
        _ => GetBytes(column),
    };
}
