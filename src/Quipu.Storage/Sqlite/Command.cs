using System.Text;
using SQLitePCL;

namespace Quipu.Storage.Sqlite;

/// <summary>A statement that is prepared once and run millions of times: values are bound by place, without boxes or copies of text.</summary>
sealed class Command(Session session, sqlite3_stmt statement) : IDisposable
{
    byte[] _buffer = new byte[256];

    internal Command Bind(int at, long value)
    {
        raw.sqlite3_bind_int64(statement, at, value);
        return this;
    }

    internal Command Bind(int at, long? value)
    {
        if (value is { } number) raw.sqlite3_bind_int64(statement, at, number);
        else raw.sqlite3_bind_null(statement, at);
        return this;
    }

    internal Command Bind(int at, string? value)
    {
        if (value is null)
        {
            raw.sqlite3_bind_null(statement, at);
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (_buffer.Length < most) _buffer = new byte[most];
        raw.sqlite3_bind_text(statement, at, _buffer.AsSpan(0, Encoding.UTF8.GetBytes(value, _buffer)));
        return this;
    }

    internal Command Bind(int at, byte[] value)
    {
        raw.sqlite3_bind_blob(statement, at, value);
        return this;
    }

    /// <summary>Runs it, and returns how many rows changed.</summary>
    internal int Run()
    {
        try
        {
            session.Step(statement);
            return session.Changes;
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>The first column of the first row, or null.</summary>
    internal long? Number()
    {
        try
        {
            return session.Step(statement) && new Row(statement) is var row && !row.IsDBNull(0) ? row.GetInt64(0) : null;
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>Goes to the next row; false after the last, and then it can be bound anew.</summary>
    internal bool Read(out Row row)
    {
        row = new(statement);
        if (session.Step(statement)) return true;
        raw.sqlite3_reset(statement);
        return false;
    }

    internal void Reset() => raw.sqlite3_reset(statement);

    public void Dispose() => statement.Dispose();
}
