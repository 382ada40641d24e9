using FollowTheMoney.Types;
using Quipu.Web.Parts;
using Quipu.Web.Tests.Case;
using Quipu.Web.Wording;
using Xunit;

namespace Quipu.Web.Tests.Parts;

/// <summary>FollowTheMoney's model in the languages that do not speak it: whole, and nothing beside it.</summary>
public sealed class ModelWordsTest
{
    static Schemata Model => Schemata.Default;

    /// <summary>What has values: the other end of somebody else's property is never written.</summary>
    static Property[] Written => [.. Model.All.SelectMany(s => s.Properties.Values).Where(p => !p.IsStub).DistinctBy(p => p.QName)];

    static string[] Codes =>
    [
        .. Model.All.SelectMany(s => new[] { $"schema.{s.Name}", $"schema.{s.Name}.many" }),
        .. Model.Topics.Keys.Select(t => "topic." + t),
        .. Model.Genders.Select(g => "gender." + g),
        .. Model.Countries.Keys.Select(c => "country." + c),
        .. Model.Languages.Select(l => "language." + l),
    ];

    static string KeyOf(Property property) => Words.Spanish.OfModel("prop." + property.QName) is null ? "prop." + property.Name : "prop." + property.QName;

    [Fact]
    public void Everything_in_the_model_has_a_Spanish_word() =>
        Assert.Empty(Codes.Concat(Written.Select(KeyOf)).Where(key => string.IsNullOrWhiteSpace(Words.Spanish.OfModel(key))));

    [Fact]
    public void No_Spanish_word_is_left_over() => Assert.Empty(Words.Spanish.ModelKeys.Except(Codes.Concat(Written.Select(KeyOf))));

    [Fact]
    public void Every_country_that_a_value_may_have_is_one_of_the_model() =>
        Assert.Empty(Territories.All.Where(t => t.IsValue && Words.Spanish.OfModel("country." + t.Code) is null).Select(t => t.Code));

    [Fact]
    public void One_name_that_the_model_calls_differently_in_two_schemata_is_two_words() =>
        Assert.Empty(from property in Written
                     group property by property.Name into same
                     let labels = same.Select(p => p.Label).Distinct().Count()
                     where same.Select(p => ModelWords.Property(Words.Spanish, p.Schema, p.Name)).Distinct().Count() < labels
                     select same.Key);

    [Fact]
    public void Two_properties_of_an_entity_are_told_apart() =>
        Assert.Empty(from schema in Model.All
                     from same in schema.Properties.Values.Where(p => !p.IsStub).GroupBy(p => ModelWords.Property(Words.Spanish, schema.Name, p.Name))
                     where same.Select(p => p.Label).Distinct().Count() > 1
                     select $"{schema}: {string.Join(", ", same)} = {same.Key}");

    [Theory]
    [InlineData("Company", "owner", "owner", "owner")]
    [InlineData("Ownership", "owner", "Owner", "Titular")]
    [InlineData("Vehicle", "owner", "Owner", "Propietario")]
    [InlineData("Company", "parent", "Parent company", "Empresa matriz")]
    [InlineData("Table", "parent", "Folder", "Carpeta")]
    [InlineData("Spell", "wand", "wand", "wand")]
    [InlineData("Person", "id", "id", "identificador")]
    public void A_property_is_called_what_its_schema_means_by_it(string schema, string property, string english, string spanish)
    {
        Assert.Equal(english, ModelWords.Property(Words.English, schema, property));
        Assert.Equal(spanish, ModelWords.Property(Words.Spanish, schema, property));
    }

    [Theory]
    [InlineData("country", "de", "Germany", "Alemania")]
    [InlineData("topics", "role.pep", "PEP", "Persona expuesta políticamente")]
    [InlineData("gender", "female", "female", "Femenino")]
    [InlineData("spokenLanguage", "spa", "Spanish", "español")]
    [InlineData("name", "de", "de", "de")]
    public void A_code_is_said_in_the_readers_language(string property, string value, string english, string spanish)
    {
        var statement = RegisterCase.Make(new("x"), property, value);
        Assert.Equal(english, ModelWords.Value(Words.English, statement));
        Assert.Equal(spanish, ModelWords.Value(Words.Spanish, statement));
    }
}
