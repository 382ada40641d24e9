using Microsoft.Data.Sqlite;
using Npgsql;
using Quipu.Access;
using Quipu.Registers;
using Quipu.Registers.Mappings;
using Quipu.Storage.Tables;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests.Ingest;

/// <summary>Imports by mappings that read databases, or lie in several files.</summary>
public sealed class MappedImportTest : IDisposable
{
    const string Boats = """
        create table boats (id text, name text, owner int);
        create table owners (id int, name text, land text);
        insert into boats values ('b-1', 'Gaviota', 1), ('b-2', 'Rayo', 2);
        insert into owners values (1, 'Redes SA', 'pe'), (2, 'Ana Roca', null);
        """;

    const string Entities = """
        entities:
          boat: {schema: Vessel, key: b.id, properties: {name: {column: b.name}}}
          owner: {schema: LegalEntity, key: o.id, properties: {name: {column: o.name}, country: {column: o.land}}}
          tie: {schema: Ownership, key: [b.id, o.id], properties: {owner: {entity: owner}, asset: {entity: boat}}}
        """;

    readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void A_table_of_an_SQLite_file_is_imported_and_its_rows_are_shown_again()
    {
        using (var database = new SqliteConnection($"Data Source={_folder.At("boats.sqlite")}"))
        {
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = Boats;
            command.ExecuteNonQuery();
        }

        using var workspace = Open();
        var result = Import(workspace, Mapping("sqlite:///boats.sqlite"), _folder.At("boats.sqlite"));
        Assert.Empty(result.Failures);
        Assert.Equal(["Ana Roca", "Gaviota", "Rayo", "Redes SA"], Names(workspace));
        AssertRow(workspace, result);
    }

    [Fact]
    public void The_rows_that_a_server_gives_are_captured_and_imported_from_there()
    {
        using var server = new PostgresServer();
        using var connection = new NpgsqlConnection(server.ConnectionString);
        connection.Open();
        Run(connection, Boats);
        using var workspace = Open();
        var mapping = Mapping(server.Uri);
        var result = Import(workspace, mapping);
        Assert.Empty(result.Failures);
        Assert.Equal("postgres#1.csv", result.Imports.Single().Header.Files.Single().Name);
        Assert.Equal("b.id,b.name,o.id,o.land,o.name\nb-1,Gaviota,1,pe,Redes SA\nb-2,Rayo,2,,Ana Roca\n", File.ReadAllText(result.Imports.Single().Header.Files.Single().Path));
        Assert.Equal(["Ana Roca", "Gaviota", "Rayo", "Redes SA"], Names(workspace));
        AssertRow(workspace, result);
        Assert.True(Import(workspace, mapping).Imports.Single().Summary!.WasDone);
        Run(connection, "delete from boats where id = 'b-2'");
        Assert.True(Import(workspace, mapping).Imports.Single().Summary!.Counts.Vanished > 0);
    }

    [Fact]
    public void A_table_of_a_server_is_looked_at()
    {
        using var server = new PostgresServer();
        using var connection = new NpgsqlConnection(server.ConnectionString);
        connection.Open();
        Run(connection, Boats + "create schema far; create table far.ports (name text, land text);");
        var sample = TableReading.OfDatabase(server.Uri, "", "owners", TableDatabases.All);
        Assert.Equal(["boats", "owners", "far.ports"], sample.Tables);
        Assert.Equal(["owners.id", "owners.name", "owners.land"], sample.Columns);
        Assert.Equal(["1|Redes SA|pe", "2|Ana Roca|"], sample.Rows.Select(r => string.Join('|', r)));
        var plan = MappingProposal.Of(sample, "boats").Plan!;
        var report = MappingCheck.Of(plan.Yaml(), sample);
        Assert.Empty(report.Faults);
        Assert.Equal("Redes SA", MappingPreview.Of(report.Queries, sample, new("boats"), 1).Single().Entities.Single().Caption);
        Assert.Contains("has no table 'whales'; it has boats, owners, far.ports", Assert.Throws<RegisterException>(() => TableReading.OfDatabase(server.Uri, "", "whales", TableDatabases.All)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_not_there_is_a_row_of_the_log()
    {
        using var workspace = Open();
        var result = Import(workspace, Mapping("postgresql://nobody@127.0.0.1:1/none"));
        Assert.Empty(result.Imports);
        Assert.Contains("gives no rows", Assert.Single(result.Failures).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_mapping_includes_is_captured_and_the_import_reads_alone()
    {
        var table = _folder.Write("firms.csv", "name,land\nRedes SA,Peru\n");
        _folder.Write("parts/firm.yml", "schema: Company\nkey: name\nproperties: {name: {column: name}, country: {column: land}}\n");
        var mapping = _folder.Write("m.yml", "firms:\n  queries:\n    - csv_url: firms.csv\n      entities:\n        firm: {include: parts/firm.yml}\n");
        using var workspace = Open();
        var result = Import(workspace, mapping, table);
        Assert.Empty(result.Failures);
        Directory.Delete(_folder.At("parts"), recursive: true);
        Assert.Equal(["Redes SA"], Names(workspace));
        AssertRow(workspace, result);
        Assert.Empty(CaptureCheck.Run(workspace, Viewer.Owner, null, CancellationToken.None));
        Assert.Contains("there is no such file beside it", Assert.Single(Import(workspace, mapping, table).Failures).Reason, StringComparison.Ordinal);
    }

    static void AssertRow(Workspace workspace, ImportResult result)
    {
        var import = workspace.Store.Import(Viewer.Owner, result.Imports.Single().Number)!;
        var read = RowReading.Read(workspace, import, new(0, 1), TimeSpan.FromSeconds(20));
        Assert.Equal(RowFault.None, read.Fault);
        Assert.Contains(read.Record!.Statements, s => s.Statement is { Prop: "name", Value: "Redes SA" });
    }

    static ImportResult Import(Workspace workspace, string mapping, params string[] paths) =>
        Importing.Run(workspace, new() { Paths = [.. paths], Kind = RegisterFormats.Find("mapping"), Mapping = mapping, Dataset = new("boats") }, CancellationToken.None);

    static string[] Names(Workspace workspace) =>
        [.. workspace.Store.AllStatements(Viewer.Owner, new()).Where(s => s.Statement.Prop == "name").Select(s => s.Statement.Value).Order(StringComparer.Ordinal)];

    static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    Workspace Open()
    {
        var workspace = Workspace.Create(_folder.At("w.quipu"), path => SqliteStore.Open(path), TimeProvider.System);
        workspace.Databases = TableDatabases.All;
        return workspace;
    }

    string Mapping(string database) => _folder.Write("m.yml", $"""
        boats:
          queries:
            - database: {database}
              tables: [{"{"}table: boats, alias: b{"}"}, {"{"}table: owners, alias: o{"}"}]
              joins: [{"{"}left: b.owner, right: o.id{"}"}]
        {string.Join('\n', Entities.Split('\n').Select(l => "      " + l))}
        """);
}
