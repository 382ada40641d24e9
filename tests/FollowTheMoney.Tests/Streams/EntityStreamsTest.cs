using System.Text;
using FollowTheMoney.Streams;
using Xunit;

namespace FollowTheMoney.Tests.Streams;

public sealed class EntityStreamsTest
{
    [Fact]
    public void Written_and_read_again_they_are_the_same_bytes()
    {
        const string stream = """
            {"id":"p1","schema":"Person","properties":{"name":["Ana Roca"],"nationality":["pe"]},"datasets":["puerto"],"target":true,"last_change":"2026-01-01"}
            {"id":"t1","schema":"Ownership","properties":{"owner":["p1"],"asset":["c1"]}}
            """;
        var (once, twice) = (new MemoryStream(), new MemoryStream());
        EntityStreams.Write(once, Read(stream).Select(r => r.Entity!));
        EntityStreams.Write(twice, EntityStreams.Read(new MemoryStream(once.ToArray())).Select(r => r.Entity!));
        Assert.Equal(once.ToArray(), twice.ToArray());
        Assert.Contains("\"last_change\":\"2026-01-01\",\"target\":true", Encoding.UTF8.GetString(once.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_model_has_no_place_for_is_set_aside_and_nothing_is_lost()
    {
        var rows = Read("""
            {"id":"p1","schema":"Person","properties":{"name":["Ana"],"shoeSize":["44","45"],"secondName":"Luz"}}
            {"id":"x1","schema":"Spaceship","properties":{"name":["Halcón"]}}
            {"id":"a1","schema":"Assessment","properties":{"publishDate":["2019"],"author":["p1"]}}
            nonsense
            [1]
            """);
        Assert.Equal([("Person:shoeSize", "44"), ("Person:shoeSize", "45")], rows[0].Quarantined.Select(s => (s.Name, s.Value)));
        Assert.Equal(["Luz"], rows[0].Entity!["middleName"]);
        Assert.Equal(("Spaceship", true), (rows[1].Quarantined.Single().Name, rows[1].Entity is null));
        Assert.Equal(("Article", "2019"), (rows[2].Entity!.Schema.Name, rows[2].Entity!["publishedAt"].Single()));
        Assert.StartsWith("Line 4 is no JSON", rows[3].Problem, StringComparison.Ordinal);
        Assert.Equal("A FollowTheMoney entity is a JSON object with an id and a schema.", rows[4].Problem);
    }

    [Fact]
    public void Entities_within_an_entity_come_out_whole()
    {
        var row = Read("""{"id":"p1","schema":"Person","properties":{"name":["Ana"],"ownershipOwner":[{"id":"t1","schema":"Ownership","properties":{"owner":["p1"],"asset":[{"id":"c1","schema":"Company","properties":{"name":["Redes"]}}]}}]}}""").Single();
        Assert.Equal(["t1", "c1"], row.Nested.Select(e => e.Id.Value));
        Assert.Equal(["c1"], row.Nested[0]["asset"]);
        Assert.Empty(row.Quarantined);
    }

    [Fact]
    public void Values_are_cleaned_on_wish_and_what_that_does_is_said()
    {
        const string stream = """{"id":"p1","schema":"Person","properties":{"phone":["01 555 0199"],"birthDate":["1980-1-2","spring"],"country":["Perú"]}}""";
        Assert.Equal(["1980-1-2", "spring"], Read(stream).Single().Entity!["birthDate"]);
        var row = Read(stream, clean: true).Single();
        Assert.Equal(["+5115550199"], row.Entity!["phone"]);
        Assert.Equal([("birthDate", "spring")], row.Dropped.Select(s => (s.Name, s.Value)));
        Assert.Equal([("country", "Perú"), ("phone", "01 555 0199"), ("birthDate", "1980-1-2")], row.Cleaned.Select(s => (s.Name, s.Value)));
    }

    [Fact]
    public void A_line_too_long_is_passed_over()
    {
        using var lines = new Utf8Lines(new MemoryStream(Encoding.UTF8.GetBytes(new string('x', 1 << 20) + "\nab\n" + new string('y', 2000) + "\ncd")), longest: 1000);
        var read = new List<string>();
        while (lines.Read()) read.Add(lines.TooLong ? "-" : Encoding.UTF8.GetString(lines.Line.Span));
        Assert.Equal(["-", "ab", "-", "cd"], read);
    }

    [Fact]
    public void A_drawing_is_read_and_written()
    {
        var entities = Read("""
            {"id":"p1","schema":"Person","properties":{"name":["Ana"]}}
            {"id":"c1","schema":"Company","properties":{"name":["Redes"]}}
            {"id":"t1","schema":"Ownership","properties":{"owner":["p1"],"asset":["c1"]}}
            """).Select(r => r.Entity!).ToArray();
        var drawn = new MemoryStream();
        EntityStreams.WriteVis(drawn, entities);
        var again = EntityStreams.ReadVis(new MemoryStream(drawn.ToArray())).Select(r => r.Entity!.ToJson());
        Assert.Equal(entities.Select(e => e.ToJson()), again);
        Assert.Contains("entity:p1<entity:t1>entity:c1", Encoding.UTF8.GetString(drawn.ToArray()), StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => EntityStreams.ReadVis(new MemoryStream("{}"u8.ToArray())).ToList());
    }

    static EntityRow[] Read(string text, bool clean = false) => [.. EntityStreams.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), clean)];
}
