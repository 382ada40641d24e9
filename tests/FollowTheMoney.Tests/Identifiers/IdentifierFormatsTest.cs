using FollowTheMoney.Identifiers;
using Xunit;

namespace FollowTheMoney.Tests.Identifiers;

/// <summary>Numbers are invented, with check digits worked out by the authorities' published rules; a few are the rules' own printed examples.</summary>
public sealed class IdentifierFormatsTest
{
    [Theory]
    [InlineData("ruc", "20-55512345-1", "20555123451")]
    [InlineData("ruc", "20555123452", null)]
    [InlineData("ruc", "30555123451", null)]
    [InlineData("dni", "17801146", "17801146")]
    [InlineData("dni", "17801146-0", "17801146")]
    [InlineData("dni", "17801146-1", null)]
    [InlineData("dni", "00000000", null)]
    [InlineData("cuit", "30-55512345-7", "30555123457")]
    [InlineData("cuit", "30-55512345-8", null)]
    [InlineData("rut", "5.551.234-5", "55512345")]
    [InlineData("rut", "5.551.234-K", null)]
    [InlineData("nit", "900.555.123-4", "9005551234")]
    [InlineData("nit", "900.555.123-5", null)]
    [InlineData("curp", "rota800101mdfcnn01", "ROTA800101MDFCNN01")]
    [InlineData("curp", "ROTA801301MDFCNN01", null)]
    [InlineData("rfc", "GODE561231GR8", "GODE561231GR8")]
    [InlineData("rfc", "PUB190704AB6", "PUB190704AB6")]
    [InlineData("rfc", "PUB190704AB7", null)]
    [InlineData("cnpj", "55.512.345/0001-16", "55512345000116")]
    [InlineData("cnpj", "12.ABC.345/01DE-35", "12ABC34501DE35")]
    [InlineData("cnpj", "11111111111111", null)]
    [InlineData("cpf", "111.444.777-35", "11144477735")]
    [InlineData("iban", "ES91 2100 0418 4502 0005 1332", "ES9121000418450200051332")]
    [InlineData("iban", "ES91 2100 0418 4502 0005 1333", null)]
    [InlineData("iban", "XX91 2100 0418 4502 0005 1332", null)]
    [InlineData("isin", "US0378331006", null)]
    [InlineData("bic", "DEUTDEFF500", "DEUTDEFF")]
    [InlineData("imo", "IMO: 9126819 (ex 5555555)", "IMO9126819")]
    [InlineData("figi", "BBG000BLNNH6", "BBG000BLNNH6")]
    [InlineData("figi", "BBG000BLNNH7", null)]
    [InlineData("ssn", "000-12-3456", null)]
    [InlineData("strict", "Exp. № 12-á/B", "EXPNO12AB")]
    [InlineData("generic", " A 1 ", "A 1")]
    [InlineData("qid", "http://www.wikidata.org/entity/Q419", "Q419")]
    public void A_number_is_kept_as_it_is_compared_or_not_at_all(string format, string raw, string? kept)
    {
        var found = IdentifierFormats.Find(format)!;
        Assert.Equal(kept, found.Normalize(raw));
        Assert.Equal(kept is not null, found.IsValid(kept ?? raw));
    }

    [Theory]
    [InlineData("cpf", "11144477735", "111.444.777-35")]
    [InlineData("cnpj", "55512345000116", "55.512.345/0001-16")]
    [InlineData("rut", "55512345", "5.551.234-5")]
    [InlineData("nit", "9005551234", "900.555.123-4")]
    [InlineData("cuit", "30555123457", "30-55512345-7")]
    [InlineData("iban", "ES9121000418450200051332", "ES91 2100 0418 4502 0005 1332")]
    [InlineData("ruc", "20555123451", "20555123451")]
    [InlineData("cpf", "banana", "BANANA")]
    public void A_number_is_shown_as_people_write_it(string format, string value, string shown) => Assert.Equal(shown, IdentifierFormats.Find(format)!.Format(value));

    [Fact]
    public void Each_name_is_one_format()
    {
        Assert.Null(IdentifierFormats.Find("banana"));
        Assert.Same(IdentifierFormats.Find("bic"), IdentifierFormats.Find("swift"));
        Assert.All(IdentifierFormats.All, f => Assert.False(f.IsValid("")));
    }

    [Fact]
    public void No_text_breaks_a_format()
    {
        string[] texts = ["", " ", "-", "IMO", "ñ", "\ud800", new('9', 200), new('A', 40), "１２３４５６７８", "12345678é"];
        foreach (var format in IdentifierFormats.All)
            foreach (var text in texts)
            {
                _ = (format.IsValid(text), format.Format(text));
                if (format.Normalize(text) is { } kept) Assert.Equal(kept, format.Normalize(kept));
            }
    }
}
