using System.Collections.Immutable;
using System.Data;
using Npgsql;
using Quipu.Registers;

namespace Quipu.Storage.Tables;

/// <summary>Tables of a PostgreSQL server, read in a transaction that can only read, row by row as they are asked for.</summary>
sealed class PostgresTables : ITableDatabase
{
    public bool Opens(string address) => address.StartsWith("postgresql:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("postgres:", StringComparison.OrdinalIgnoreCase) ||
        address.StartsWith("postgresql+psycopg2:", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<IReadOnlyList<string?>> Rows(DatabaseQuery query)
    {
        using var connection = Guarded(() => Open(query.Address));
        using var transaction = Guarded(() => ReadOnly(connection));
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        var select = Guarded(() => TableSelect.Compose(query.Query, table => Columns(connection, table), isOrdered: true));
        command.CommandText = select.Sql;
        for (var i = 0; i < select.Parameters.Length; i++) command.Parameters.AddWithValue($"p{i}", select.Parameters[i]);
        using var reader = Guarded(() => command.ExecuteReader(CommandBehavior.SequentialAccess));
        while (Guarded(reader.Read))
        {
            var cells = new string?[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = reader.IsDBNull(i) ? null : reader.GetString(i);
            yield return cells;
        }
    }

    public bool IsFile => false;

    public ImmutableArray<DatabaseTable> Tables(string address, string file)
    {
        using var connection = Guarded(() => Open(address));
        return Guarded(() =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = """
                select case when table_schema = current_schema() then table_name else table_schema || '.' || table_name end, column_name from information_schema.columns
                where table_schema not in ('pg_catalog', 'information_schema') order by table_schema = current_schema() desc, 1, ordinal_position
                """;
            using var reader = command.ExecuteReader();
            var columns = new List<(string Table, string Column)>();
            while (reader.Read()) columns.Add((reader.GetString(0), reader.GetString(1)));
            return columns.GroupBy(c => c.Table, StringComparer.Ordinal).Select(g => new DatabaseTable(g.Key, [.. g.Select(c => c.Column)])).ToImmutableArray();
        });
    }

    static NpgsqlConnection Open(string address)
    {
        if (!Uri.TryCreate(address[..address.IndexOf(':')].Split('+')[0] + address[address.IndexOf(':')..], UriKind.Absolute, out var uri) || uri.AbsolutePath.Length < 2)
            throw new RegisterException("The address of a PostgreSQL database is postgresql://USER:PASSWORD@HOST:PORT/NAME.");
        var login = uri.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Length > 0 ? uri.Host : "localhost",
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]),
            Username = login[0].Length > 0 ? Uri.UnescapeDataString(login[0]) : null,
            Password = login.Length > 1 ? Uri.UnescapeDataString(login[1]) : null,
            Pooling = false,
            ApplicationName = "quipu",
        };
        var connection = new NpgsqlConnection(settings.ToString());
        connection.Open();
        return connection;
    }

    static NpgsqlTransaction ReadOnly(NpgsqlConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        using var command = connection.CreateCommand();
        command.CommandText = "set transaction read only";
        command.ExecuteNonQuery();
        return transaction;
    }

    static List<string> Columns(NpgsqlConnection connection, string table)
    {
        var parts = table.Split('.', 2);
        using var command = connection.CreateCommand();
        command.CommandText = "select column_name from information_schema.columns where table_name = @table and table_schema = coalesce(@schema, current_schema()) order by ordinal_position";
        command.Parameters.AddWithValue("table", parts[^1]);
        command.Parameters.Add(new NpgsqlParameter("schema", NpgsqlTypes.NpgsqlDbType.Text) { Value = parts.Length > 1 ? parts[0] : DBNull.Value });
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    static T Guarded<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception wrong) when (wrong is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException)
        {
            throw new RegisterException($"The PostgreSQL database that the mapping reads gives no rows: {wrong.Message.TrimEnd('.')}.");
        }
    }
}
