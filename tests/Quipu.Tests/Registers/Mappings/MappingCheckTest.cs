using FollowTheMoney.Mappings;
using Quipu.Registers.Mappings;
using Xunit;

namespace Quipu.Tests.Registers.Mappings;

public sealed class MappingCheckTest : IDisposable
{
    readonly Samples _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void Every_fault_is_said_with_its_place()
    {
        var report = Check("""
            boats:
              queries:
                - csv_url: boats.csv
                  entities:
                    owner: {schema: Owner, key: owner}
                    boat: {schema: Vessel, key: [id, hull], properties: {name: {column: Boat}, tons: {column: tons}, flag: {colum: land}, owner: {entity: owner}}}
                    tie: {schema: Ownership, properties: {owner: {entity: nobody}, asset: {entity: boat}}}
                    port: {schema: Address, key: port, properties: {full: {column: port}, country: {literal: Narnia}}}
            """);
        Assert.Equal(
            [
                "boats, query 1: owner has the schema 'Owner', which FollowTheMoney does not have.",
                "boats, query 1: boat is a Vessel, which has no property 'tons'.",
                "boats, query 1: boat.flag says 'colum', which means nothing there; it may say column, columns, literal, literals, join, split, template, format, fuzzy, required, entity.",
                "boats, query 1: boat.flag says nowhere its values come from: column, literal, template or entity.",
                "boats, query 1: tie has neither keys nor an id_column: nothing tells one from another.",
                "boats, query 1: port.country is always 'Narnia', which is no country.",
                "boats, query 1: tie.owner names 'nobody', which the query does not map.",
                "boats, query 1: the key of boat reads the column 'hull', which the table does not have.",
                "boats, query 1: boat.name reads the column 'Boat', which the table does not have; it has 'boat'.",
                "boats, query 1: the key of port reads the column 'port', which the table does not have.",
                "boats, query 1: port.full reads the column 'port', which the table does not have.",
            ], report.Faults);
    }

    [Fact]
    public void What_the_rows_show_is_a_doubt()
    {
        var report = Check("""
            boats:
              queries:
                - csv_url: boats.csv
                  entities:
                    owner: {schema: LegalEntity, key: owner, properties: {country: {column: land}}}
                    boat: {schema: Vessel, key: id, properties: {name: {column: boat}, buildDate: {column: built}, tonnage: {column: tons}}}
                    tie: {schema: Ownership, key: owner, properties: {owner: {entity: owner}}}
            """);
        Assert.Empty(report.Faults);
        Assert.Equal(
            [
                "boats, query 1: owner (LegalEntity) has no name or alias or abbreviation: it is called by its id.",
                "boats, query 1: tie (Ownership) has no asset, and so ties nobody to anything.",
                "boats, query 1: boat.buildDate: 2 of 3 rows have a value in built that is not kept, the first '4.7.2019'.",
                "boats, query 1: owner.country: 1 of 3 rows have a value in land that is not kept, the first 'Narnia'.",
                "boats, query 1: 1 of 3 rows have a number in tons that is written in another way, or none, the first '1.500,00': it is kept as it stands.",
                "boats, query 1: tie: 1 of 3 have the same key as one before and become one with it; add a column to its key where they are others.",
            ], report.Doubts);
    }

    [Fact]
    public void A_mapping_of_another_table_is_a_fault()
    {
        Assert.Contains("No query of the mapping reads boats.csv; they read a.csv, b.csv.",
            Check("x: {queries: [{csv_url: a.csv, entities: {o: {schema: Company, key: a}}}, {csv_url: b.csv, entities: {o: {schema: Company, key: a}}}]}").Faults);
        Assert.Contains("This is no YAML", Check("x: [").Faults.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_written_and_read_is_the_same_plan()
    {
        var sample = Boats();
        var plan = MappingProposal.Of(sample, "boats").Plan!;
        var read = MappingPlan.Of(MappingFile.Read(plan.Yaml()))!;
        Assert.Equal(plan.Yaml(), read.Yaml());
        Assert.Equal(["vessel:Vessel", "owner:LegalEntity", "ownership:Ownership"], plan.Entities.Select(e => $"{e.Name}:{e.Schema}"));
    }

    [Fact]
    public void A_preview_is_what_the_import_makes_and_says_what_it_dropped()
    {
        var sample = Boats();
        var report = MappingCheck.Of(MappingProposal.Of(sample, "boats").Plan!.Yaml(), sample);
        var rows = MappingPreview.Of(report.Queries, sample, new("boats"), 2);
        Assert.Equal(["Vessel Gaviota", "LegalEntity Redes SA", "Ownership"], rows[0].Entities.Select(e => e.Schema == "Ownership" ? e.Schema : $"{e.Schema} {e.Caption}"));
        Assert.Contains(rows[0].Entities[0].Values, v => v.Statement is { Prop: "buildDate", Value: "2019-07-04", OriginalValue: "4.7.2019" } && v.Columns == "built");
        Assert.Equal("'Narnia' is no country: not kept as country.", rows[1].Notes.Single().Reason);
    }

    TableSample Boats() => TableReading.OfFile(_samples.File("boats.csv", "id,boat,built,owner,land,tons\n1,Gaviota,4.7.2019,Redes SA,Peru,12\n2,Rayo,,Redes SA,Narnia,\"1.500,00\"\n3,Faro,15.7.2019,Ana Roca,,\n"), null, []);

    MappingReport Check(string yaml) => MappingCheck.Of(yaml, Boats());
}
