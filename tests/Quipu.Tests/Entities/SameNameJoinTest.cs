using Quipu.Entities;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Entities;

public sealed class SameNameJoinTest
{
    int _documents;

    NamedEntity Named(string name, EntityType type = EntityType.Person, string? setting = null, string? country = null, params string[] aliases)
    {
        var document = new DocumentId($"d{++_documents:00}");
        return new(EntityId.Local(document, type, new(0, name.Length)), document, type, name, [.. aliases], country, setting);
    }

    static bool AreJoined(params NamedEntity[] entities)
    {
        var (components, _) = Components.Of(SameNameJoin.Propose(entities), []);
        return components.MembersOf(entities[0].Id).Length == entities.Length;
    }

    [Theory]
    [InlineData("Rosa Ibáñez Luján", "Rosa Ibanez Lujan", true)] // ñ is a letter of its own: found by the scorer
    [InlineData("Zenobio Yauricasa Tintaya", "YAURICASA TINTAYA, Zenobio", true)]
    [InlineData("Zenobio Yauricasa Tintaya", "Zenobio Yauricaza Tintaya", true)]
    [InlineData("Zenobio Yauricasa Tintaya", "Wilber Yauricasa Tintaya", false)]
    [InlineData("Rosa Ibáñez Luján", "ROSA IBAÑEZ LUJAN", true)]
    [InlineData("Rosa Ibáñez", "Rosa Luján", false)]
    [InlineData("Rosa", "Rosa", false)]
    [InlineData("Rosa Ibáñez Luján", "Rosa Ibáñez", false)]
    public void Persons_are_joined_by_their_full_name(string one, string other, bool joined) => Assert.Equal(joined, AreJoined(Named(one), Named(other)));

    [Fact]
    public void A_short_name_joins_where_a_document_gives_both_and_nobody_else_has_it()
    {
        var (full, brief) = (Named("Zenobia Yauricasa Luján", aliases: "Zenobia Yauricasa"), Named("Zenobia Yauricasa"));
        Assert.True(AreJoined(full, brief));
        var namesake = Named("Zenobia Yauricasa Campos", aliases: "Zenobia Yauricasa");
        Assert.Empty(SameNameJoin.Propose([full, brief, namesake]));
        Assert.Equal(2, SameNameJoin.Of([full, brief, namesake]).Proposals.Length);
    }

    [Theory]
    [InlineData("El Chino")]
    [InlineData("Doctora Luján")]
    [InlineData("governor Ibáñez")]
    public void Nicknames_and_titles_join_nobody(string alias) =>
        Assert.Empty(SameNameJoin.Propose([Named("Rosa Ibáñez Luján", aliases: alias), Named("Ana Cotrina Ríos", aliases: alias), Named(alias)]));

    [Fact]
    public void A_common_name_is_joined_only_where_the_documents_have_more_in_common()
    {
        var (one, other) = (Named("Juan Flores"), Named("Juan Flores"));
        var alone = SameNameJoin.Of([one, other]);
        Assert.Empty(alone.Joins);
        Assert.Equal((one.Id, other.Id), Assert.Single(alone.Proposals) is var pair ? (pair.One, pair.Other) : default);
        NamedEntity[] firm = [.. new[] { one, other }.Select((e, i) => new NamedEntity(new($"{e.Document}:firm"), e.Document, EntityType.Company, "Vial Andina S.A.C.", []))];
        var beside = SameNameJoin.Of([one, other, .. firm]);
        Assert.Contains(beside.Joins, j => j.Rule == SameNameJoin.FullName && j.Reason.Contains("Vial Andina S.A.C.", StringComparison.Ordinal));
        Assert.Empty(beside.Proposals);
    }

    [Fact]
    public void What_is_said_against_a_common_name_is_not_even_proposed()
    {
        var found = SameNameJoin.Of([Named("Juan Flores", country: "pe"), Named("Juan Flores", country: "mx")]);
        Assert.Empty(found.Joins);
        Assert.Empty(found.Proposals);
    }

    [Fact]
    public void A_document_that_names_both_keeps_them_apart()
    {
        var (one, other) = (Named("Zenobio Yauricasa Tintaya"), Named("Zenobio Yauricaza Tintaya"));
        Assert.NotEmpty(SameNameJoin.Propose([one, other]));
        var both = SameNameJoin.Of([one, other with { Document = one.Document }]);
        Assert.Empty(both.Joins);
        Assert.Empty(both.Proposals);
    }

    [Fact]
    public void Groups_and_firms_are_joined_by_name_whatever_their_marks()
    {
        Assert.True(AreJoined(Named("Los Carreteros", EntityType.Organization), Named("los Carreteros", EntityType.Organization)));
        Assert.True(AreJoined(Named("Vial Andina S.A.C.", EntityType.Company), Named("Vial Andina SAC", EntityType.Organization)));
        Assert.False(AreJoined(Named("Los Carreteros", EntityType.Organization), Named("Carreteros", EntityType.Place)));
    }

    [Fact]
    public void An_acronym_that_a_document_explains_joins()
    {
        var full = Named("Policía Regional de Antay", EntityType.PublicBody, aliases: "PRA");
        Assert.True(AreJoined(full, Named("PRA", EntityType.PublicBody)));
        Assert.False(AreJoined(full, Named("PRA", EntityType.PublicBody), Named("Partido Radical Andino", EntityType.Organization, aliases: "PRA")));
        Assert.False(AreJoined(Named("Policía Regional de Antay", EntityType.PublicBody, "pe", null, "PRA"), Named("PRA", EntityType.PublicBody, "mx")));
    }

    [Theory]
    [InlineData("Fiscalía")]
    [InlineData("Congress")]
    [InlineData("Supreme Court")]
    public void Bodies_that_every_country_has_are_not_joined_across_countries(string name)
    {
        Assert.False(AreJoined(Named(name, EntityType.PublicBody, "pe"), Named(name, EntityType.PublicBody, "mx")));
        Assert.True(AreJoined(Named(name, EntityType.PublicBody, "pe"), Named(name, EntityType.PublicBody, "pe")));
        Assert.True(AreJoined(Named(name, EntityType.PublicBody, "pe"), Named(name, EntityType.PublicBody)));
        var (components, _) = Components.Of(SameNameJoin.Propose([Named(name, EntityType.PublicBody, "pe"), Named(name, EntityType.PublicBody, "mx"), Named(name, EntityType.PublicBody)]), []);
        Assert.Empty(components.Groups());
    }

    [Theory]
    [InlineData("Regional Government")]
    [InlineData("Municipalidad Provincial")]
    [InlineData("the Party")]
    public void Bodies_that_every_region_has_are_not_joined_at_all(string name) =>
        Assert.False(AreJoined(Named(name, EntityType.PublicBody, "pe"), Named(name, EntityType.PublicBody, "pe")));

    [Fact]
    public void Places_of_one_name_in_different_countries_stay_apart()
    {
        Assert.True(AreJoined(Named("Antay", EntityType.Place, "pe"), Named("Antay", EntityType.Place)));
        Assert.False(AreJoined(Named("Trujillo", EntityType.Place, "pe"), Named("Trujillo", EntityType.Place, "hn")));
    }

    [Fact]
    public void Two_entities_of_one_document_are_not_joined_by_name()
    {
        var one = Named("Rosa Ibáñez Luján");
        Assert.Empty(SameNameJoin.Propose([one, one with { Id = new("other") }]));
    }

    [Fact]
    public void The_order_of_the_entities_does_not_matter()
    {
        NamedEntity[] entities = [.. Enumerable.Range(0, 12).Select(i => Named(i % 3 == 0 ? "Rosa Ibáñez Luján" : i % 3 == 1 ? "Fiscalía" : "PRA", i % 3 == 0 ? EntityType.Person : EntityType.PublicBody, i % 2 == 0 ? "pe" : null))];
        var expected = SameNameJoin.Propose(entities);
        Assert.NotEmpty(expected);
        new Random(7).Shuffle(entities);
        Assert.Equal(expected.AsEnumerable(), SameNameJoin.Propose(entities));
    }

    [Fact]
    public void The_order_of_the_entities_does_not_matter_to_proposals()
    {
        NamedEntity[] entities = [.. Enumerable.Range(0, 12).Select(i => Named(i % 4 == 0 ? "Juan Flores" : i % 4 == 1 ? "Juan Flores Quispe" : i % 4 == 2 ? "Juan Florez" : "Flores Mamani, Juan"))];
        var expected = SameNameJoin.Of(entities).Proposals;
        Assert.NotEmpty(expected);
        new Random(7).Shuffle(entities);
        Assert.Equal(expected.AsEnumerable(), SameNameJoin.Of(entities).Proposals);
    }
}
