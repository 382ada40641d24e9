using Quipu.Tests;
using System.Text.Json;
using Xunit;

namespace FollowTheMoney.Tests;

public sealed class StatementTest
{
    static readonly DatasetName Press = new("press");

    static readonly Schema Person = Schemata.Default["Person"];

    // Computed with sha1sum: printf '%s' 'press.p1.name.Tadeo Lurín@spa.ext' | sha1sum
    [Theory]
    [InlineData("name", "Tadeo Lurín", null, false, "d0e06f8fbb1e7465e8c3966f331c380d5687b2e5")]
    [InlineData("name", "Tadeo Lurín", "spa", false, "5e6bcb27e5a978f1db517b6d70b8d747c621141a")]
    [InlineData("name", "Tadeo Lurín", "spa", true, "57b8dd3efef0d8692b3a18b07e20a704a6e1a8a7")]
    [InlineData("id", "p1", null, false, "a7b430e4882b988a2768897607f8fa3457813a03")]
    public void An_id_is_the_hash_of_what_is_said(string prop, string value, string? lang, bool external, string id) =>
        Assert.Equal(id, StatementId.For(new(Press, new("p1"), prop, value, lang, external)).Value);

    [Fact]
    public void Ids_agree_with_the_published_rule()
    {
        var path = Repository.Shared("data/ftm") is { } folder ? Path.Combine(folder, "ftm-hash-vectors.json") : null;
        Assert.SkipWhen(path is null, "The vectors are not beside this checkout.");
        using var vectors = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var row in vectors.RootElement.GetProperty("statement_id").EnumerateArray())
        {
            string? Word(string name) => row.GetProperty(name).GetString();
            var key = new StatementKey(new(Word("dataset")!), new(Word("entity_id")!), Word("prop")!, Word("value")!, Word("lang"), row.GetProperty("external").GetBoolean());
            Assert.Equal(Word("id"), StatementId.For(key).Value);
        }
    }

    [Fact]
    public void Joining_entities_changes_no_id()
    {
        Assert.True(Statement.TryMake(Person, new(Press, new("p1"), "name", "Tadeo Lurín"), out var row));
        Assert.Equal(row.Id, (row with { Canonical = new("q-1") }).Id);
    }

    [Fact]
    public void A_cleaned_value_remembers_what_it_was()
    {
        Assert.True(Statement.TryMake(Person, new(Press, new("p1"), "birthDate", "1970-4-03"), out var row));
        Assert.Equal(("1970-04-03", "1970-4-03", "date"), (row.Value, row.OriginalValue, row.PropType));
        Assert.False(Statement.TryMake(Person, new(Press, new("p1"), "birthDate", "last spring"), out _));
    }

    [Fact]
    public void An_entity_is_its_statements_and_back()
    {
        var entity = new Entity(new("p1"), Person);
        entity.Add("name", "Tadeo Lurín");
        entity.Add("alias", "El Sedal");
        entity.Add("nationality", "PE");
        var again = Entity.From(entity.Statements(Press));
        entity.Datasets.Add(Press.Value);
        Assert.Equal(entity.ToJson(), again.ToJson());
    }

    [Fact]
    public void Statements_of_joined_entities_make_one()
    {
        var (one, other) = (new Entity(new("a1"), Schemata.Default["Organization"]), new Entity(new("b2"), Schemata.Default["Company"]));
        one.Add("name", "Vías del Alba");
        other.Add("name", "Vías del Alba SAC");
        var canonical = new EntityId("q-9");
        var joined = Entity.From([.. one.Statements(Press).Concat(other.Statements(new("register"))).Select(s => s with { Canonical = canonical })]);
        Assert.Equal("Company", joined.Schema.Name);
        Assert.Equal(["a1", "b2"], joined.Referents);
        Assert.Equal(["press", "register"], joined.Datasets);
        Assert.Equal(["Vías del Alba", "Vías del Alba SAC"], joined["name"]);
    }

    [Fact]
    public void A_person_and_a_company_are_never_one()
    {
        Statement[] rows = [Statement.ForEntity(Person, new("x"), Press), Statement.ForEntity(Schemata.Default["Company"], new("x"), Press)];
        Assert.Throws<ArgumentException>(() => Entity.From(rows));
    }
}
