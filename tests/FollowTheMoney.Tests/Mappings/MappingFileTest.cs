using System.Text;
using FollowTheMoney.Mappings;
using Xunit;

namespace FollowTheMoney.Tests.Mappings;

public sealed class MappingFileTest
{
    const string Boats = """
        boats:
          queries:
            - csv_url: ${BOATS_AT}/boats.csv
              filters: {kind: [trawler, tender]}
              filters_not: {sunk: 'yes'}
              entities:
                tie:
                  schema: Ownership
                  key: [boat, owner]
                  key_literal: owns
                  properties:
                    owner: {entity: owner, required: true}
                    asset: {entity: boat}
                    startDate: {column: since, format: '%d.%m.%Y'}
                boat:
                  schema: Vessel
                  id_column: boat
                  properties:
                    name: {columns: [first, second], join: ' '}
                    alias: {column: others, split: ';'}
                    type: {literal: boat}
                    notes: {template: '{{kind}} of {{second}}'}
                owner:
                  schema: Company
                  key: owner
                  properties:
                    name: {column: owner}
                    phone: {column: phone}
                    country: {column: land, fuzzy: true}
        """;

    const string Rows = """
        boat,owner,first,second,others,kind,sunk,since,phone,land
        b-1,Redes SA,La,Gaviota,Pez; Ola,trawler,no,4.7.2019,01 555 0199,Perru
        b-2,,El,Rayo,,tender,no,x,,
        b-3,Redes SA,,Brisa,,trawler,yes,,,
        b-4,Redes SA,,Luna,,yacht,no,,,
        """;

    [Fact]
    public void A_row_becomes_entities_that_name_each_other()
    {
        var row = Mapped(Boats, Rows)[0];
        Assert.Equal(["owner", "boat", "tie"], row.Entities.Select(e => e.Key).OrderBy(k => k != "owner").ThenBy(k => k == "tie"));
        var (tie, boat, owner) = (Of(row, "tie"), Of(row, "boat"), Of(row, "owner"));
        Assert.Equal(("b-1", "La Gaviota", "boat", "trawler of Gaviota"), (boat.Id.Value, boat["name"].Single(), boat["type"].Single(), boat["notes"].Single()));
        Assert.Equal(["Ola", "Pez"], boat["alias"]);
        Assert.Equal(("pe", "+5115550199"), (owner["country"].Single(), owner["phone"].Single()));
        Assert.Equal((owner.Id.Value, "b-1", "2019-07-04"), (tie["owner"].Single(), tie["asset"].Single(), tie["startDate"].Single()));
        Assert.Equal(EntityIds.OfKeys("boats", "owns", ["Redes SA", "b-1"]), tie.Id.Value);
        Assert.Equal(["La Gaviota", "Ola", "Pez", "Redes SA"], tie["namesMentioned"]);
        Assert.Empty(row.Notes);
    }

    [Fact]
    public void Each_value_knows_the_columns_that_it_is_made_of()
    {
        var row = Mapped(Boats, Rows)[0];
        Assert.Equal("first+second", Columns("boat", "name"));
        Assert.Equal("kind+second", Columns("boat", "notes"));
        Assert.Equal("", Columns("boat", "type"));
        Assert.Equal("owner", Columns("tie", "owner"));
        Assert.Equal(("since", "4.7.2019"), row.Values.Where(v => v.Property.Name == "startDate").Select(v => (v.Columns, v.Original!)).Single());

        string Columns(string entity, string property) => row.Values.First(v => ReferenceEquals(v.Entity, Of(row, entity)) && v.Property.Name == property).Columns;
    }

    [Fact]
    public void What_does_not_come_through_is_said()
    {
        var notes = Mapped(Boats, Rows)[1].Notes.Select(n => n.Reason);
        Assert.Equal(["No owner: all columns of its key are empty.", "No tie: it must have a owner, and the row gives none."], notes);
    }

    [Fact]
    public void Filters_let_rows_through()
    {
        var query = MappingFile.Read(Boats).Single().Queries.Single();
        using var table = Table(Rows);
        Assert.Equal([true, true, false, false], table.Rows().Select(r => query.Takes(r.Row!)));
        Assert.Equal(["${BOATS_AT}/boats.csv"], query.Source.Files);
        Assert.Equal(["http://x/boats.csv"], MappingFile.Read(Boats, name => name == "BOATS_AT" ? "http://x" : null).Single().Queries.Single().Source.Files);
    }

    [Fact]
    public void A_database_is_described_and_left_to_who_can_open_it()
    {
        var source = MappingFile.Read("""
            boats:
              queries:
                - database: $DB
                  tables: [{table: boats, alias: b}, owners]
                  joins: [{left: b.owner, right: owners.id}]
                  entities: {boat: {schema: Vessel, key: b.id, properties: {name: {column: b.name}}}}
            """, _ => "sqlite:///x").Single().Queries.Single();
        Assert.Equal(("sqlite:///x", new QueryTable("boats", "b"), new QueryTable("owners", "owners"), new QueryJoin("b.owner", "owners.id")),
            (source.Source.Database, source.Source.Tables[0], source.Source.Tables[1], source.Source.Joins.Single()));
        Assert.Equal(["b.id", "b.name"], source.References);
    }

    [Theory]
    [InlineData("schema: Boat\nkey: a", "has the schema 'Boat', which FollowTheMoney does not have")]
    [InlineData("schema: Vessel", "has neither keys nor an id_column")]
    [InlineData("schema: Vessel\nkey: a\nid_column: b", "has both keys and an id_column")]
    [InlineData("schema: Vessel\nkey: a\nproperties: {wings: {column: a}}", "has no property 'wings'")]
    [InlineData("schema: Vessel\nkey: a\nproperties: {owner: {entity: captain}}", "names 'captain', which the query does not map")]
    [InlineData("schema: Ownership\nkey: a\nproperties: {owner: {entity: it}}", "must be a LegalEntity; it is a Ownership")]
    [InlineData("schema: Vessel\nkey: a\nproperties: {ownershipAsset: {column: a}}", "is the other end of")]
    [InlineData("schema: Company\nkey: a\nproperties: {parent: {entity: it}}", "name each other in a circle")]
    public void A_wrong_mapping_is_refused_with_a_sentence(string entity, string sentence)
    {
        var yaml = "boats:\n  queries:\n    - csv_url: x.csv\n      entities:\n        it:\n" + string.Concat(entity.Split('\n').Select(l => $"          {l}\n"));
        var wrong = Assert.Throws<FormatException>(() => MappingFile.Read(yaml));
        Assert.Contains(sentence, wrong.Message, StringComparison.Ordinal);
        Assert.StartsWith("boats, query 1: ", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_may_be_included_from_beside_the_mapping_and_not_in_circles()
    {
        var read = MappingFile.Read("boats: {include: inner.yml}", null, name => name == "inner.yml" ? Boats[7..].Replace("\n  ", "\n", StringComparison.Ordinal) : "");
        Assert.Equal(3, read.Single().Queries.Single().Entities.Length);
        Assert.Contains("in a circle", Assert.Throws<FormatException>(() => MappingFile.Read("include: a", null, _ => "include: a")).Message, StringComparison.Ordinal);
        using var folder = new Quipu.Tests.TemporaryFolder();
        var path = Path.Combine(folder.Path, "m.yml");
        File.WriteAllText(path, "include: ../secret.yml");
        Assert.Contains("not in the folder of the mapping", Assert.Throws<FormatException>(() => MappingFile.Load(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a;b\n1;2\n3;4\n", ';', "2")]
    [InlineData("a\tb\n1\t2\n", '\t', "2")]
    [InlineData("a,b\n\"1;1;1\",2\n", ',', "2")]
    public void The_delimiter_of_a_table_is_guessed(string text, char delimiter, string cell)
    {
        using var table = Table(text);
        Assert.Equal(delimiter, table.Delimiter);
        Assert.Equal(cell, table.Rows().First().Row!["b"]);
    }

    [Fact]
    public void So_is_its_encoding()
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode, new UnicodeEncoding(true, false) })
        {
            using var table = CsvTable.Open(new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes("año,señal\n1,Ñandú\n2,x\n3,y\n")]));
            Assert.Equal("Ñandú", table.Rows().First().Row!["señal"]);
        }
    }

    [Fact]
    public void Cells_without_a_column_and_columns_of_one_name_are_said()
    {
        using var table = Table("a,a\n1,2,3\n");
        Assert.Equal(["a"], table.Duplicates);
        Assert.Contains("from '3' on", table.Rows().Single().Problem, StringComparison.Ordinal);
    }

    static Entity Of(MappedRow row, string name) => row.Entities.Single(e => e.Key == name).Value;

    static List<MappedRow> Mapped(string mapping, string rows)
    {
        var query = MappingFile.Read(mapping).Single().Queries.Single();
        using var table = Table(rows);
        return [.. table.Rows().Select(r => query.Map(r.Row!))];
    }

    static CsvTable Table(string rows) => CsvTable.Open(new MemoryStream(Encoding.UTF8.GetBytes(rows)));
}
