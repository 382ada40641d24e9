using FollowTheMoney.Types;
using Xunit;

namespace FollowTheMoney.Tests.Types;

public sealed class PropertyTypeTest
{
    [Theory]
    [InlineData("email", "\"Ana.Roca@PUERTO.example\"", "Ana.Roca@puerto.example")]
    [InlineData("email", "mailto:ana@puerto.example", "ana@puerto.example")]
    [InlineData("email", "ana@puerto", null)]
    [InlineData("email", "ana roca@puerto.example", null)]
    [InlineData("url", "puerto.example/aviso?x=1#y", "http://puerto.example/aviso?x=1#y")]
    [InlineData("url", "HTTPS://Puerto.example", "https://Puerto.example/")]
    [InlineData("url", "gopher://puerto.example", null)]
    [InlineData("url", "Facebook: no tiene", null)]
    [InlineData("url", "3.4", null)]
    [InlineData("ip", "2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8::1")]
    [InlineData("ip", "10.0.0.256", null)]
    [InlineData("ip", "10.0.0.01", null)]
    [InlineData("ip", "10.1", null)]
    [InlineData("mimetype", "Application/MSWord; charset=x", "application/vnd.ms-word")]
    [InlineData("mimetype", "banana", null)]
    [InlineData("gender", "Mujer", "female")]
    [InlineData("gender", "banana", null)]
    [InlineData("country", "Gran Bretaña", "gb")]
    [InlineData("country", "PER", "pe")]
    [InlineData("country", "Q419", "pe")]
    [InlineData("country", "Unión Soviética", "suhh")]
    [InlineData("language", "pt-BR", "por")]
    [InlineData("address", "Jr. Las Redes 4<BR/>Puerto Bajo,\n, Lima;", "Jr. Las Redes 4, Puerto Bajo, Lima,")]
    [InlineData("phone", "+51 (1) 555-0199 anexo 22", "+5115550199")]
    [InlineData("phone", "+52 1 55 5555 0123", "+525555550123")]
    [InlineData("phone", "+44 (0) 20 7946 0018", "+442079460018")]
    [InlineData("phone", "555 0199", null)]
    [InlineData("phone", "+51 555", null)]
    public void Values_are_cleaned(string type, string raw, string? clean) => Assert.Equal(clean, Type(type).Clean(raw));

    [Theory]
    [InlineData("ar", "011 15 4555-0123", "+5491145550123")]
    [InlineData("br", "(11) 95555-0123", "+5511955550123")]
    [InlineData("cl", "9 5555 0123", "+56955550123")]
    [InlineData("co", "601 5550123", "+576015550123")]
    [InlineData("us", "(202) 555-0123", "+12025550123")]
    [InlineData("de", "030 5550123", "+49305550123")]
    [InlineData("pe", "00 1 202 555 0123", "+12025550123")]
    public void A_number_without_its_countrys_code_is_read_in_the_country(string country, string raw, string clean) =>
        Assert.Equal(clean, Type("phone").Clean(raw, new() { Countries = [country] }));

    [Fact]
    public void A_number_tells_its_country()
    {
        Assert.Equal("pe", Type("phone").CountryHint("+5115550199"));
        Assert.Equal("do", Type("phone").CountryHint("+18095550123"));
        Assert.Equal("kz", Type("phone").CountryHint("+77015550123"));
        Assert.Null(Type("phone").CountryHint("banana"));
        Assert.Equal(("+1 202-555-0123", "+51 1555 0199", "banana"), (Type("phone").Caption("+12025550123"), Type("phone").Caption("+5115550199"), Type("phone").Caption("banana")));
    }

    [Theory]
    [InlineData("name", "Ana Roca", "name:ana-roca")]
    [InlineData("name", "Ана Рока", "name:ana-roka")]
    [InlineData("phone", "+5115550199", "tel:+5115550199")]
    [InlineData("identifier", "X-1", "id:X-1")]
    [InlineData("address", "Jr. Las Redes 4, Puerto Bajo", "addr:jr-las-redes-4-puerto-bajo")]
    [InlineData("country", "pe", "country:pe")]
    [InlineData("entity", "p1", "entity:p1")]
    [InlineData("string", "Ana", null)]
    public void A_value_has_an_id_as_a_node(string type, string value, string? id) => Assert.Equal(id, Type(type).NodeId(value));

    [Fact]
    public void Likeness_is_weighed_by_type()
    {
        Assert.Equal(1, Type("country").Compare("ua-cri", "ru"));
        Assert.Equal(0, Type("country").Compare("pe", "cl"));
        Assert.Equal(1, Type("url").Compare("https://www.puerto.example/#a", "http://puerto.example"));
        Assert.Equal(0.5, Type("date").Compare("2019-07-04", "2019-07-30"), 0.17);
        Assert.InRange(Type("name").Compare("Ana Roca Tineo", "Ana Roca Tinea"), 0.9, 0.99);
        Assert.Equal(0, Type("name").Compare("Ana Roca", "Luis Pardo"));
        Assert.Equal(0.5, Type("identifier").Compare("AB-1234", "XAB1234XXXXX"));
        Assert.Equal(0, Type("topic").Specificity("sanction"));
    }

    [Fact]
    public void Numbers_are_told_from_their_units()
    {
        Assert.Equal(("1500.5", "USD"), Numbers.Parse("1,500.5 USD"));
        Assert.Equal(("1500.5", "€"), Numbers.Parse("1.500,5€", ',', '.'));
        Assert.Equal((null, null), Numbers.Parse("plenty"));
        Assert.Equal("1,500.50 USD", Type("number").Caption("1500.5 USD"));
        Assert.Equal("-3,000", Type("number").Caption("-3000"));
    }

    [Fact]
    public void A_country_is_found_with_a_letter_wrong_only_when_asked()
    {
        Assert.Null(Type("country").Clean("Argentinna"));
        Assert.Equal("ar", Type("country").Clean("Argentinna", new() { Fuzzy = true }));
    }

    [Fact]
    public void Of_many_names_the_middle_one_is_shown()
    {
        Assert.Equal("Ana Roca", NameChoice.Pick(["Ana Roca", "Ана Рока", "آنا روكا"]));
        Assert.Equal("Ana Roca", NameChoice.Case(["ANA ROCA", "Ana Roca", "ana roca"]));
    }

    [Fact]
    public void Languages_have_codes_names_and_an_order()
    {
        Assert.Equal(("nep", "por", "eus", null), (Languages.ToAlpha3("npi"), Languages.ToAlpha3("pt_BR"), Languages.ToAlpha3("baq"), Languages.ToAlpha3("mul")));
        Assert.Equal(("es", "qu"), (Languages.ToAlpha2("español"), Languages.ToAlpha2("Quechua")));
        Assert.Contains("bos", Languages.ToAlpha3(["hrv"]));
        Assert.True(Languages.IsBetter("spa", "deu") && !Languages.IsBetter("xxx", "spa"));
    }

    static PropertyType Type(string name) => Schemata.Default.Types[name];
}
