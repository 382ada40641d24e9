using System.Text;
using Quipu.Access;
using Quipu.Exports;
using Xunit;

namespace Quipu.Tests.Exports;

public sealed class FollowTheMoneyExportTest
{
    static readonly ExportOptions Everything = new() { IncludeProposals = true, Captures = ExportCase.Captures };

    [Fact]
    public void Accepted_stated_claims_are_entities() => Golden.Matches(Text(FollowTheMoneyLines.Write), "ftm");

    [Fact]
    public void On_wish_the_rest_comes_with_its_status_in_its_words() => Golden.Matches(Text(FollowTheMoneyLines.Write, Everything), "ftm-everything");

    [Fact]
    public void Statements_are_rows() => Golden.Matches(Text(StatementRows.Write), "statements");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_line_is_an_entity_that_holds_what_its_schema_asks_for(bool everything)
    {
        var strays = new List<string>();
        var lines = Lines(Text(FollowTheMoneyLines.Write, new() { IncludeProposals = everything }));
        var entities = lines.Select(l => EntityJson.Read(l, strays)).ToDictionary(e => e.Id.Value, StringComparer.Ordinal);
        Assert.Empty(strays);
        foreach (var (line, entity) in lines.Zip(entities.Values))
        {
            Assert.Equal(line, entity.ToJson());
            Assert.False(entity.Schema.Abstract);
            Assert.True(!entity.Missing.Any(), $"{entity.Id} {entity.Schema} lacks {string.Join(", ", entity.Missing)}");
            foreach (var property in entity.Properties.Select(p => entity.Schema[p]!).Where(p => p.Type.IsEntity))
                foreach (var id in entity[property.Name])
                    Assert.True(entities.TryGetValue(id, out var end) && end.Schema.IsA(property.Range!), $"{entity.Id} {property} {id}");
        }
    }

    [Fact]
    public void Lines_are_in_order_of_id_each_once_and_the_same_bytes_every_time()
    {
        var ids = Lines(Text(FollowTheMoneyLines.Write, Everything)).Select(l => EntityJson.Read(l).Id.Value).ToArray();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), ids);
        foreach (var format in ExportFormats.All) Assert.Equal(Bytes(format.Write, Everything).Bytes, Bytes(format.Write, Everything).Bytes);
    }

    [Fact]
    public void Statements_hash_to_their_ids_and_fold_to_the_same_entities()
    {
        var rows = CsvRows.Read(Text(StatementRows.Write));
        var statements = rows.Skip(1).Select(r => (Row: r, Statement: Read(rows[0], r))).ToArray();
        Assert.All(statements, s => Assert.Equal(s.Row[^1], s.Statement.Id.Value));
        Assert.Equal(statements.Length, statements.Select(s => s.Row[^1]).Distinct(StringComparer.Ordinal).Count());
        var folded = statements.Select(s => s.Statement).GroupBy(s => s.Canonical).Select(g => Entity.From([.. g]).ToJson());
        Assert.Equal(Lines(Text(FollowTheMoneyLines.Write)), folded);
    }

    [Fact]
    public void What_is_left_out_is_counted_by_reason()
    {
        var left = Run(FollowTheMoneyLines.Write, ExportOptions.Default).Result.LeftOut;
        Assert.Equal(
            [(Omission.Rejected, 1), (Omission.NotReviewed, 1), (Omission.NotStated, 2), (Omission.Negated, 1), (Omission.Exonerated, 1), (Omission.NoForm, 1)],
            left.Select(l => (l.Key, (int)l.Value)));
        Assert.Equal(ExportCase.Claims.Count(), Run(FollowTheMoneyLines.Write, ExportOptions.Default).Result.Claims + left.Values.Sum());
    }

    [Theory]
    [InlineData("warned")]
    [InlineData("unread")]
    [InlineData("rejected")]
    [InlineData("uncharged")]
    [InlineData("lifted")]
    public void An_accusation_that_nobody_stands_by_stays_in_the_house(string name)
    {
        var id = ExportCase.ByName[name].Claim.Id.Value;
        foreach (var format in new[] { "ftm", "statements", "pack", "csv", "xlsx", "gexf", "graphml", "cypher", "neo4j", "ntriples" })
            Assert.DoesNotContain(id, StatusWalk.TextOf(Bytes(ExportFormats.Find(format)!.Write, ExportOptions.Default).Bytes, format), StringComparison.Ordinal);
    }

    [Fact]
    public void Whom_no_exported_claim_names_is_not_exported()
    {
        Assert.Contains("Regional Police", Text(FollowTheMoneyLines.Write), StringComparison.Ordinal);
        Assert.DoesNotContain("\"name\":[\"an informant\"]", Text(FollowTheMoneyLines.Write, Everything), StringComparison.Ordinal);
        Assert.DoesNotContain("\"name\":[\"El Faro Gris\"]", Text(FollowTheMoneyLines.Write, Everything), StringComparison.Ordinal);
    }

    [Fact]
    public void A_denial_goes_where_the_claim_goes() => Assert.Contains("answered: denial by Ciro Ventosilla (2031-05)", Summary("leader"), StringComparison.Ordinal);

    [Fact]
    public void Risk_topics_need_a_decision_that_nothing_lifts()
    {
        string Topics(string name) => string.Join(' ', Entities(ExportOptions.Default).Single(e => e.Id == ExportCase.Cords.Id(name))["topics"]);
        Assert.Equal("crime", Topics("Chalo Munive"));
        Assert.Equal("wanted", Topics("Ciro Ventosilla"));
        Assert.Equal("reg.action", Topics("Vías del Alba SAC"));
        Assert.Equal("", Topics("Tadeo Lurín"));
        Assert.Equal("", Topics("Berta Cascajo"));
        Assert.Equal(1, Run(FollowTheMoneyLines.Write, ExportOptions.Default).Result.Topics);
    }

    [Fact]
    public void Learned_at_times_come_only_on_wish()
    {
        Assert.DoesNotContain("retrievedAt", Text(FollowTheMoneyLines.Write), StringComparison.Ordinal);
        Assert.Contains("\"retrievedAt\":[\"2031-06-01\"]", Text(FollowTheMoneyLines.Write, new() { WithTimes = true }), StringComparison.Ordinal);
    }

    static string Summary(string name) =>
        Entities(ExportOptions.Default).Single(e => e.Id == FollowTheMoneyMapping.IdOf(ExportCase.ByName[name].Claim.Id))["summary"].Single();

    static IEnumerable<Entity> Entities(ExportOptions options) => Lines(Text(FollowTheMoneyLines.Write, options)).Select(l => EntityJson.Read(l));

    static Statement Read(string[] header, string[] row)
    {
        string Cell(string name) => row[Array.IndexOf(header, name)];
        string? Optional(string name) => Cell(name) is { Length: > 0 } value ? value : null;
        return new()
        {
            Canonical = new(Cell("canonical_id")),
            Entity = new(Cell("entity_id")),
            Prop = Cell("prop"),
            PropType = Cell("prop_type"),
            Schema = Cell("schema"),
            Value = Cell("value"),
            Dataset = new(Cell("dataset")),
            Lang = Optional("lang"),
            Origin = Optional("origin"),
            External = Cell("external") == "t",
        };
    }

    static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    static string Text(Func<IStore, Viewer, ExportOptions, Stream, ExportResult> write, ExportOptions? options = null) => Run(write, options ?? ExportOptions.Default).Text;

    static (string Text, ExportResult Result) Run(Func<IStore, Viewer, ExportOptions, Stream, ExportResult> write, ExportOptions options) =>
        Bytes(write, options) is var (bytes, result) ? (Encoding.UTF8.GetString(bytes), result) : default;

    static (byte[] Bytes, ExportResult Result) Bytes(Func<IStore, Viewer, ExportOptions, Stream, ExportResult> write, ExportOptions options)
    {
        using var stream = new MemoryStream();
        var result = write(ExportCase.Store, Viewer.Owner, options, stream);
        return (stream.ToArray(), result);
    }
}
