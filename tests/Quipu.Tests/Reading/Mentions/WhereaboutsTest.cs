using Quipu.Model;
using Quipu.Reading;
using Quipu.Tests.Reading.Analysis;
using Xunit;

namespace Quipu.Tests.Reading.Mentions;

public sealed class WhereaboutsTest
{
    static LocalEntity Place(string text, string name) => Assert.Single(new FrameReader().Read(Case.Document(text)).Entities, e => e.Name == name);

    [Theory]
    [InlineData("La fiscalía del Perú acusó a doce policías en Trujillo.", "Trujillo", "pe", "1301")]
    [InlineData("Peruvian prosecutors searched three houses in La Libertad.", "La Libertad", "pe", "13")]
    [InlineData("La banda opera en Puno y en Cusco, dijo el fiscal.", "Puno", "pe", "21")]
    [InlineData("La policía del Perú detuvo a dos hombres en el distrito de Camanti, en Cusco.", "Camanti", "pe", "081203")]
    [InlineData("Colombian police arrested two men in Cali.", "Cali", "co", null)]
    public void A_place_of_a_country_spoken_of_has_its_country_and_code(string text, string name, string country, string? ubigeo)
    {
        var place = Place(text, name);
        Assert.Equal((country, ubigeo), (place.Country, place.Ubigeo));
        Assert.NotNull(place.Position);
    }

    [Theory]
    [InlineData("The gang was first seen in Trujillo, a witness said.", "Trujillo")]
    [InlineData("Peruvian and Honduran police searched houses in Trujillo.", "Trujillo")]
    public void A_name_that_two_countries_share_is_left_open(string text, string name)
    {
        var place = Place(text, name);
        Assert.Equal((null, null, null), (place.Country, place.Ubigeo, (object?)place.Position));
    }

    [Fact]
    public void A_district_is_meant_only_where_its_department_or_province_is_named()
    {
        var place = Place("La policía del Perú detuvo a dos hombres en Camanti.", "Camanti");
        Assert.Equal(("pe", null), (place.Country, place.Ubigeo));
    }

    [Fact]
    public void A_city_known_by_its_name_alone_needs_no_country() => Assert.Equal("co", Place("The two men met in Bogotá, a witness said.", "Bogotá").Country);
}
