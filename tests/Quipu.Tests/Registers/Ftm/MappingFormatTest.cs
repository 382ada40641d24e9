using Quipu.Registers;
using Xunit;

namespace Quipu.Tests.Registers.Ftm;

public sealed class MappingFormatTest : IDisposable
{
    const string Mapping = """
        boats:
          queries:
            - csv_url: https://puerto.example/boats.csv
              filters_not: {kind: raft}
              entities:
                owner: {schema: LegalEntity, key: owner, properties: {name: {column: owner}, country: {column: land}}}
                boat: {schema: Vessel, id_column: id, properties: {name: {column: boat}, buildDate: {column: built, format: '%d.%m.%Y'}}}
                tie: {schema: Ownership, key: [owner, id], key_literal: owns, properties: {owner: {entity: owner}, asset: {entity: boat}}}
            - csv_url: https://puerto.example/boats.csv
              filters: {owner_kind: firm}
              entities:
                owner: {schema: Company, key: owner}
        """;

    const string Rows = "id;boat;owner;owner_kind;kind;built;land\nb-1;Gaviota;Redes SA;firm;trawler;4.7.2019;Perú\n;;;;raft;;\nb-3;;Ana Roca;;trawler;once;Narnia\n";

    readonly Samples _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void A_row_gives_what_all_queries_make_of_it()
    {
        var records = Read(Mapping, _samples.File("boats.csv", Rows));
        Assert.Equal([1L, 2L, 3L], records.Select(r => r.Row.Number));
        Assert.Equal(["Company", "Ownership", "Vessel"], Schemata(records[0]));
        Assert.Equal([("country", "pe", "land"), ("name", "Redes SA", "owner")],
            records[0].Statements.Where(s => s.Statement.Schema == "Company" && s.Statement.Prop != Statement.Base).Select(s => (s.Statement.Prop, s.Statement.Value, s.Columns)).Order());
        Assert.Contains(records[0].Statements, s => s.Statement is { Prop: "buildDate", Value: "2019-07-04", OriginalValue: "4.7.2019" });
        Assert.Equal("The filters of the mapping leave the row out.", records[1].Notes.Single().Reason);
        Assert.Equal(["LegalEntity", "Ownership", "Vessel"], Schemata(records[2]));
        Assert.Equal(["built:once", "land:Narnia"], records[2].Notes.Select(n => $"{n.Column}:{n.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_of_another_name_is_read_where_the_mapping_reads_only_one()
    {
        Assert.Equal(3, Read(Mapping, _samples.File("download (3).csv", Rows)).Count);
        Assert.Contains("No query of the mapping reads b.csv", Wrong(Mapping + "\n    - {csv_url: other.csv, entities: {o: {schema: Company, key: a}}}\n", _samples.File("b.csv", Rows)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("boats: {queries: []}", "boats has no queries")]
    [InlineData("boats: {queries: [{csv_url: boats.csv, entities: {o: {schema: Boat, key: a}}}]}", "has the schema 'Boat'")]
    [InlineData("boats: {queries: [{database: 'mysql://x/y', table: t, entities: {o: {schema: Company, key: a}}}]}", "Nothing here opens the database mysql://x/y")]
    public void What_is_wrong_is_said(string mapping, string sentence) => Assert.Contains(sentence, Wrong(mapping, _samples.File("boats.csv", Rows)), StringComparison.Ordinal);

    [Fact]
    public void A_mapping_that_unfolds_without_end_is_refused()
    {
        var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        Assert.Contains("anchors that repeat each other", Wrong(bomb, _samples.File("boats.csv", Rows)), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_the_table_lacks_are_said_once()
    {
        var records = Read(Mapping, _samples.File("boats.csv", "id,owner\nb-1,Redes SA\nb-2,Redes SA\n"));
        Assert.Equal(["boat", "built", "kind", "land", "owner_kind"], records[0].Notes.Where(n => n.Kind == NoteKind.Doubted).Select(n => n.Reason.Split('\'')[1]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(records[1].Notes, n => n.Kind == NoteKind.Doubted);
    }

    static List<string> Schemata(RegisterRecord record) => [.. record.Statements.Where(s => s.Statement.Prop == Statement.Base).Select(s => s.Statement.Schema).Order(StringComparer.Ordinal)];

    List<RegisterRecord> Read(string mapping, RegisterFile file) =>
        [.. RegisterFormats.Find("mapping")!.Read(new(new("fiction"), [file]) { Mapping = _samples.File("m.yml", mapping).Path })];

    string Wrong(string mapping, RegisterFile file) => Assert.Throws<RegisterException>(() => Read(mapping, file)).Message;
}
