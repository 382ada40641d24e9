using FollowTheMoney.Mappings;
using Npgsql;
using Quipu.Registers;
using Quipu.Storage.Tables;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests.Tables;

/// <summary>Tables of a real server.</summary>
public sealed class PostgresTablesTest
{
    [Fact]
    public void Tables_are_joined_and_filtered_and_every_cell_is_text()
    {
        using var server = new PostgresServer();
        using var connection = new NpgsqlConnection(server.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            drop schema if exists quipu_test cascade; create schema quipu_test;
            create table quipu_test.boats (id text, "the name" text, owner int, tons numeric, built date);
            create table quipu_test.owners (id int, name text, land text);
            insert into quipu_test.boats values ('b-1', 'Gaviota', 1, 12.5, '2019-07-04'), ('b-2', 'Rayo', 2, null, null);
            insert into quipu_test.owners values (1, 'Redes SA', 'pe'), (2, 'Ana Roca', null);
            """;
        command.ExecuteNonQuery();
        var rows = Rows("filters: {o.land: pe}", server.Uri);
        Assert.Equal(["b-1 2019-07-04 Gaviota 12.5 pe"], rows);
        Assert.Equal(["b-2  Rayo  "], Rows("filters_not: {o.land: pe}", server.Uri));
        Assert.Contains("gives no rows", Assert.Throws<RegisterException>(() => Rows("filters: {}", "postgresql://nobody@127.0.0.1:1/none")).Message, StringComparison.Ordinal);
    }

    static List<string> Rows(string filter, string server)
    {
        var query = MappingFile.Read($$"""
            boats:
              queries:
                - database: {{server}}
                  tables: [{table: quipu_test.boats, alias: b}, {table: quipu_test.owners, alias: o}]
                  joins: [{left: b.owner, right: o.id}]
                  {{filter}}
                  entities:
                    boat:
                      schema: Vessel
                      id_column: b.id
                      properties: {name: {column: the name}, tonnage: {column: tons}, buildDate: {column: built}, flag: {column: o.land} }
            """).Single().Queries.Single();
        Assert.Equal(["b.id", "built", "o.land", "the name", "tons"], query.References);
        return [.. TableDatabases.All[1].Rows(new(query.Source.Database!, "", query)).Select(r => $"{r[0]} {r[1]} {r[3]} {r[4]} {r[2]}")];
    }
}
