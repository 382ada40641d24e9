using System.Text;
using FollowTheMoney.Streams;
using Xunit;

namespace FollowTheMoney.Tests.Streams;

public sealed class StatementFilesTest
{
    const string Header = "canonical_id,entity_id,prop,prop_type,schema,value,dataset,origin,lang,original_value,external,first_seen,last_seen,id\n";

    static Statement[] Invented()
    {
        var person = new Entity(new("p1"), Schemata.Default["Person"]) { FirstSeen = "2026-01-01T00:00:00" };
        person.Add("name", "Ana, \"la\" Roca");
        person.Add("notes", "two\nlines, and ñ");
        return [.. person.Statements(new("puerto"), "aviso"), person.Statements(new("puerto"))[1] with { Lang = "spa", External = true, OriginalValue = "ANA", Canonical = new("q-9") }];
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("pack")]
    [InlineData("json")]
    public void Written_and_read_again_they_are_the_same(string form)
    {
        Func<Stream, IEnumerable<Statement>, long> write = form switch { "csv" => StatementFiles.WriteCsv, "pack" => StatementFiles.WritePack, _ => StatementFiles.WriteJson };
        var written = new MemoryStream();
        Assert.Equal(4, write(written, Invented()));
        var read = (form == "json" ? StatementFiles.ReadJson(Again(written)) : StatementFiles.ReadCsv(Again(written))).ToArray();
        Assert.All(read, r => Assert.Null(r.Problem));
        // A pack has no column for canonical ids.
        Assert.Equal(Invented().Select(s => form == "pack" ? s with { Canonical = s.Entity } : s), read.Select(r => r.Statement!));
        var twice = new MemoryStream();
        write(twice, read.Select(r => r.Statement!));
        Assert.Equal(written.ToArray(), twice.ToArray());
    }

    [Fact]
    public void Every_cell_of_statements_csv_is_quoted()
    {
        var written = new MemoryStream();
        StatementFiles.WriteCsv(written, Invented().Take(1));
        Assert.Equal("\"canonical_id\",\"entity_id\",\"prop\",\"prop_type\",\"schema\",\"value\",\"dataset\",\"origin\",\"lang\",\"original_value\",\"external\",\"first_seen\",\"last_seen\",\"id\"\n" +
            "\"p1\",\"p1\",\"id\",\"id\",\"Person\",\"p1\",\"puerto\",\"aviso\",\"\",\"\",\"f\",\"2026-01-01T00:00:00\",\"\",\"" + Invented()[0].Id + "\"\n", Encoding.UTF8.GetString(written.ToArray()));
    }

    [Fact]
    public void The_id_that_a_statement_came_with_stays()
    {
        var row = Assert.Single(Read(Header + "p1,p1,name,name,Person,Ana,puerto,,,,t,,,0123\n"));
        Assert.Equal("0123", row.Statement!.Id.Value);
        Assert.True(row.Statement.External);
    }

    [Fact]
    public void Packs_without_a_header_are_told_by_their_cells()
    {
        Assert.Equal(("Ana", "spa", "src"), Shown("p1,Person:name,Ana,puerto,spa,,src,f,,,x\n"));
        Assert.Equal(("Ana", "spa", null), Shown("p1,Person:name,Ana,puerto,spa,,t,f,,,x\n"));
        Assert.Equal(("Ana", "spa", null), Shown("p1,Person:name,Ana,puerto,spa,,f,,,x\n"));

        static (string, string?, string?) Shown(string pack) => Read(pack).Single().Statement is { } s ? (s.Value, s.Lang, s.Origin) : default;
    }

    [Fact]
    public void What_older_releases_called_otherwise_is_renamed_and_what_none_has_is_set_aside()
    {
        var rows = Read(Header +
            "p1,p1,secondName,string,Person,Luz,puerto,,,,f,,,a\n" +
            "b1,b1,iban,iban,BankAccount,ES9121000418450200051332,puerto,,,,f,,,b\n" +
            "o1,o1,holder,entity,Post,p1,puerto,,,,f,,,c\n" +
            "x1,x1,name,name,Spaceship,Halcón,puerto,,,,f,,,d\n" +
            "p1,p1,shoeSize,string,Person,44,puerto,,,,f,,,e\n" +
            "p1,,name,name,Person,44,puerto,,,,f,,,e\n");
        Assert.Equal([("middleName", "string", "Person"), ("iban", "identifier", "BankAccount"), ("holder", "entity", "Occupancy")],
            rows.Take(3).Select(r => (r.Statement!.Prop, r.Statement.PropType, r.Statement.Schema)));
        Assert.Equal([("Spaceship", "Halcón"), ("Person:shoeSize", "44")], rows.Skip(3).Take(2).Select(r => (r.Name!, r.Text!)));
        Assert.Equal("Row 6: a statement has an entity, a property, a value and a dataset; one of them is empty.", rows[5].Problem);
    }

    [Fact]
    public void Columns_may_stand_in_any_order_behind_a_mark_and_with_other_line_ends()
    {
        var row = Assert.Single(Read("\ufeffdataset,value,schema,prop,entity_id\r\npuerto,\"Ana\",Person,name,p1\r\n"));
        Assert.Equal(("Ana", "p1", "name"), (row.Statement!.Value, row.Statement.Canonical.Value, row.Statement.PropType));
    }

    [Fact]
    public void No_file_of_statements_is_said_to_be_none() =>
        Assert.StartsWith("This is no file of statements", Assert.Throws<FormatException>(() => Read("id,name\n1,Ana\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_stray_quote_costs_one_row()
    {
        var rows = Read(Header + "p1,p1,name,name,Person,\"Ana,puerto,,,,f,,,a\np2,p2,name,name,Person,Luis,puerto,,,,f,,,b\n");
        Assert.Contains("quotes do not close", rows[0].Problem, StringComparison.Ordinal);
        Assert.Equal("Luis", rows[1].Statement!.Value);
    }

    static StatementRow[] Read(string text) => [.. StatementFiles.ReadCsv(new MemoryStream(Encoding.UTF8.GetBytes(text)))];

    static MemoryStream Again(MemoryStream written) => new(written.ToArray());
}
