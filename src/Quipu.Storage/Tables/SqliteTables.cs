using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Quipu.Registers;

namespace Quipu.Storage.Tables;

/// <summary>Tables of SQLite files, opened for reading only: the file is somebody's evidence, and may be hostile.</summary>
sealed class SqliteTables : ITableDatabase
{
    public bool Opens(string address) => address.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<IReadOnlyList<string?>> Rows(DatabaseQuery query)
    {
        using var connection = Open(query.Address, query.File);
        using var command = connection.CreateCommand();
        Prepare(command, query, connection);
        using var reader = Guarded(query.Address, command.ExecuteReader);
        while (Guarded(query.Address, reader.Read))
        {
            var cells = new string?[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = reader.IsDBNull(i) ? null : reader.GetString(i);
            yield return cells;
        }
    }

    public bool IsFile => true;

    public ImmutableArray<DatabaseTable> Tables(string address, string file)
    {
        using var connection = Open(address, file);
        return Guarded(address, () =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "select name from sqlite_schema where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by name";
            using var reader = command.ExecuteReader();
            var names = new List<string>();
            while (reader.Read()) names.Add(reader.GetString(0));
            return names.Select(n => new DatabaseTable(n, [.. Columns(connection, n)])).ToImmutableArray();
        });
    }

    static SqliteConnection Open(string address, string file) => Guarded(address, () =>
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        // Functions and virtual tables that the schema of a stranger's file names are not run.
        command.CommandText = "pragma trusted_schema = off; pragma query_only = on; pragma cell_size_check = on;";
        command.ExecuteNonQuery();
        return connection;
    });

    static void Prepare(SqliteCommand command, DatabaseQuery query, SqliteConnection connection)
    {
        var select = Guarded(query.Address, () => TableSelect.Compose(query.Query, table => Columns(connection, table)));
        command.CommandText = select.Sql;
        for (var i = 0; i < select.Parameters.Length; i++) command.Parameters.AddWithValue($"@p{i}", select.Parameters[i]);
    }

    static List<string> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select name from pragma_table_info(@table)";
        command.Parameters.AddWithValue("@table", table);
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    static T Guarded<T>(string address, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (SqliteException wrong)
        {
            throw new RegisterException($"The SQLite file that the mapping reads ({address}) gives no rows: {wrong.Message}");
        }
    }
}
