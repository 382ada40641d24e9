using FollowTheMoney.Mappings;
using Microsoft.Data.Sqlite;
using Quipu.Registers;
using Quipu.Storage.Tables;
using Xunit;

namespace Quipu.Storage.Tests.Tables;

public sealed class SqliteTablesTest : IDisposable
{
    readonly string _file = Path.GetTempFileName();

    public SqliteTablesTest()
    {
        using var connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            create table boats (id text, "the name" text, owner int, tons real);
            create table owners (id int, name text, land text);
            insert into boats values ('b-1', 'Gaviota', 1, 12.5), ('b-2', 'Rayo', 2, null), ('b-3', null, 1, 3.0);
            insert into owners values (1, 'Redes SA', 'pe'), (2, 'Ana Roca', null);
            """;
        command.ExecuteNonQuery();
    }

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Tables_are_joined_and_filtered_and_every_cell_is_text()
    {
        Assert.Equal(["b-1|Redes SA|Gaviota|12.5", "b-3|Redes SA||3.0"], Rows("filters: {o.land: pe}"));
        Assert.Equal(["b-2|Ana Roca|Rayo|"], Rows("filters_not: {o.land: [pe, cl]}"));
        Assert.Equal(["b-2|Ana Roca|Rayo|"], Rows("filters: {o.land: [null]}"));
        Assert.Equal(["b-1|Redes SA|Gaviota|12.5"], Rows("filters: {b.tons: '12.5'}"));
    }

    [Theory]
    [InlineData("filters: {b.wings: '2'}", "has a column 'b.wings'")]
    [InlineData("filters: {\"id\\\" = 1 or 1=1 --\": '2'}", "has a column")]
    public void What_is_not_there_is_said(string filter, string sentence) => Assert.Contains(sentence, Assert.Throws<RegisterException>(() => Rows(filter)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_no_database_is_said_to_be_none()
    {
        File.WriteAllText(_file, "id,name\n");
        Assert.Contains("gives no rows", Assert.Throws<RegisterException>(() => Rows("filters: {}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_reads_them()
    {
        var mapping = Path.GetTempFileName();
        File.WriteAllText(mapping, Yaml("filters: {}"));
        var input = new ImportInput(new("fiction"), [new(_file, "boats.sqlite", new("0"))]) { Mapping = mapping, Databases = TableDatabases.All };
        var records = RegisterFormats.Find("mapping")!.Read(input).ToList();
        File.Delete(mapping);
        Assert.Equal([1L, 2L, 3L], records.Select(r => r.Row.Number));
        Assert.Contains(records[1].Statements, s => s.Statement is { Prop: "name", Value: "Rayo" } && s.Columns == "the name");
    }

    static string Yaml(string filter) => $$$"""
        boats:
          queries:
            - database: sqlite:///data/boats.sqlite
              tables: [{table: boats, alias: b}, {table: owners, alias: o}]
              joins: [{left: b.owner, right: o.id}]
              {{{filter}}}
              entities:
                boat: {schema: Vessel, id_column: b.id, properties: {name: {column: the name}, tonnage: {column: tons}, notes: {column: o.name} } }
        """;

    IEnumerable<string> Rows(string filter)
    {
        var query = MappingFile.Read(Yaml(filter)).Single().Queries.Single();
        var shown = new[] { "b.id", "o.name", "the name", "tons" }.Select(c => query.References.IndexOf(c)).ToArray();
        return [.. TableDatabases.All[0].Rows(new("sqlite:///data/boats.sqlite", _file, query)).Select(r => string.Join('|', shown.Select(i => r[i]))).Order(StringComparer.Ordinal)];
    }
}
