using Xunit;

namespace FollowTheMoney.Tests;

public sealed class EntityTest
{
    [Fact]
    public void Values_are_kept_once_in_order_whatever_order_they_came_in()
    {
        var (one, other) = (Person("p"), Person("p"));
        foreach (var name in new[] { "Zoila", "Abel", "Zoila" }) one.Add("name", name);
        foreach (var name in new[] { "Abel", "Zoila" }) other.Add("name", name);
        Assert.Equal(one.ToJson(), other.ToJson());
        Assert.Equal(["Abel", "Zoila"], one["name"]);
    }

    [Fact]
    public void Json_is_one_line_that_reads_back()
    {
        var entity = Person("p1");
        entity.Add("name", "José Ñahui \"Sedal\"");
        entity.Add("notes", "two\nlines");
        entity.Datasets.Add("press");
        var line = entity.ToJson();
        Assert.DoesNotContain('\n', line);
        Assert.StartsWith("{\"id\":\"p1\"", line, StringComparison.Ordinal);
        Assert.Contains("Ñahui", line, StringComparison.Ordinal);
        Assert.Equal(line, EntityJson.Read(line).ToJson());
    }

    [Fact]
    public void Properties_that_the_model_does_not_have_are_named_and_left_out()
    {
        var strays = new List<string>();
        var entity = EntityJson.Read("""{"id":"p","schema":"Person","properties":{"name":["A"],"shoeSize":["44"]}}""", strays);
        Assert.Equal(["shoeSize"], strays);
        Assert.Equal("A", entity.Caption);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"id\":\"p\"}")]
    [InlineData("{\"id\":\"p\",\"schema\":\"Spaceship\"}")]
    [InlineData("{\"id\":")]
    public void What_is_no_entity_is_refused_in_a_sentence(string line) => Assert.Throws<FormatException>(() => EntityJson.Read(line));

    [Fact]
    public void A_merge_takes_the_special_schema_and_all_values()
    {
        var (one, other) = (new Entity(new("a"), Schemata.Default["LegalEntity"]), Person("b"));
        one.Add("name", "B. Cascajo");
        other.Add("name", "Berta Cascajo");
        one.Merge(other);
        Assert.Equal("Person", one.Schema.Name);
        Assert.Equal(["B. Cascajo", "Berta Cascajo"], one["name"]);
        Assert.Equal(["b"], one.Referents);
        Assert.Throws<ArgumentException>(() => one.Merge(new(new("c"), Schemata.Default["Company"])));
    }

    [Fact]
    public void The_caption_is_the_name_nearest_to_the_others_or_the_schema()
    {
        var entity = Person("p");
        Assert.Equal("Person", entity.Caption);
        foreach (var name in new[] { "Cascajo", "Berta Cascajo", "Berta Cascajo Rimac", "La Ancla" }) entity.Add("name", name);
        Assert.Equal("Berta Cascajo", entity.Caption);
        entity.Caption = "Berta";
        Assert.Equal("Berta", entity.Caption);
    }

    [Fact]
    public void The_extent_is_the_earliest_start_and_the_latest_end()
    {
        var tie = new Entity(new("o"), Schemata.Default["Ownership"]);
        tie.Add("startDate", "2019-05");
        tie.Add("startDate", "2018");
        tie.Add("endDate", "2020");
        Assert.Equal((new PartialDate(2018), new PartialDate(2020)), tie.Time());
    }

    [Fact]
    public void A_telephone_number_is_read_in_the_countries_of_its_entity()
    {
        var person = Person("p");
        Assert.False(person.Add("phone", "01 555 0199"));
        person.Add("country", "pe");
        Assert.True(person.Add("phone", "01 555 0199"));
        Assert.Equal(["+5115550199"], person["phone"]);
    }

    [Theory]
    [InlineData("Person", "birthDate", "2017-1-3", "2017-01-03")]
    [InlineData("Person", "birthDate", "2017-00-00", "2017")]
    [InlineData("Person", "birthDate", "2016-04-00", "2016-04")]
    [InlineData("Person", "birthDate", "2021-02-16T21:19:00", "2021-02-16T21:19:00")]
    [InlineData("Person", "birthDate", "01-02-2003", null)]
    [InlineData("Person", "birthDate", "0850", null)]
    [InlineData("Person", "nationality", "PE", "pe")]
    [InlineData("Person", "nationality", "Takatukaland", null)]
    [InlineData("Person", "nationality", "República del Perú", "pe")]
    [InlineData("Person", "topics", "Crime.Boss", "crime.boss")]
    [InlineData("Person", "topics", "villain", null)]
    [InlineData("Person", "name", "  \"Berta   Cascajo\" ", "Berta Cascajo")]
    [InlineData("Person", "name", "Bert\u0000a\u200B", "Berta")]
    [InlineData("Person", "name", "Jose\u0301", "José")]
    [InlineData("Person", "name", " ", null)]
    [InlineData("Person", "notes", "a\nb", "a\nb")]
    [InlineData("Person", "address", "Muelle 3,\n Puerto  Bajo", "Muelle 3, Puerto Bajo")]
    [InlineData("Person", "proof", "no such id!", null)]
    [InlineData("Document", "contentHash", "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12", "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12")]
    [InlineData("Document", "language", "es", "spa")]
    [InlineData("Document", "language", "español", "spa")]
    [InlineData("Company", "leiCode", "1595vl9OPPQ5THEK2X30", "1595VL9OPPQ5THEK2X30")]
    [InlineData("Company", "leiCode", "1595VL9OPPQ5THAK2X30", null)]
    public void Values_are_cleaned_as_their_type_asks(string schema, string property, string raw, string? clean)
    {
        var entity = new Entity(new("x"), Schemata.Default[schema]);
        Assert.Equal(clean is not null, entity.Add(property, raw));
        Assert.Equal(clean is null ? [] : [clean], entity[property]);
    }

    [Fact]
    public void A_value_too_long_for_its_property_is_refused() => Assert.False(Person("p").Add("name", new string('x', 385)));

    [Fact]
    public void Half_a_surrogate_pair_is_no_character()
    {
        var entity = EntityJson.Read("""{"id":"p","schema":"Person","properties":{"name":["A\ud83d\u00f1 \"x\"", "\ud83d\ude00 B"]}}""");
        Assert.Equal(["A\u00f1 \"x\"", "\U0001f600 B"], entity["name"]);
        Assert.Throws<FormatException>(() => EntityJson.Read("""{"id":"p","schema":"Person","properties":{"na\ud83dme":["A"]}}"""));
    }

    [Fact]
    public void An_entity_does_not_point_at_itself() => Assert.False(Person("p").Add("addressEntity", "p"));

    static Entity Person(string id) => new(new(id), Schemata.Default["Person"]);
}
