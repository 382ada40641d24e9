using Quipu.Model;
using Quipu.Reading;
using Xunit;

namespace Quipu.Tests.Reading.Frames;

public sealed class PaymentTermsTest
{
    [Theory]
    [InlineData("en", "Iván Prado received $5,000 a month from Minera Antay.", "5000", "a month")]
    [InlineData("en", "Minera Antay paid $300 per truck to Iván Prado.", "300", "per truck")]
    [InlineData("en", "Minera Antay paid a monthly fee of $800 to Iván Prado.", "800", "monthly")]
    [InlineData("en", "Every week Minera Antay gave $200 to Iván Prado.", "200", "Every week")]
    [InlineData("es", "Iván Prado recibió 15 mil dólares mensuales de Minera Antay.", "15000", "mensuales")]
    [InlineData("es", "Minera Antay pagó 20 soles por cada viaje a Iván Prado.", "20", "por cada viaje")]
    [InlineData("es", "Iván Prado recibía entre 400 y 500 dólares por cargamento de Minera Antay.", "500", "por cargamento")]
    public void A_sum_that_is_paid_again_and_again_says_how_often(string language, string sentence, string amount, string often)
    {
        var claim = Assert.Single(Reader.Read(sentence, new(language)).Claims, c => c.Type == ClaimType.Funds);
        Assert.Equal(amount, claim[Detail.Amount]);
        Assert.Equal(often, claim[Detail.Period]);
        Assert.Contains(often, claim.Quote.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Minera Antay paid $5,000 to Iván Prado for the campaign.")]
    [InlineData("en", "Last month Minera Antay paid $5,000 to Iván Prado.")]
    [InlineData("es", "Minera Antay pagó 5 mil soles por seguridad a Iván Prado.")]
    [InlineData("es", "El diario Correo del Sur pagó 5 mil soles a Iván Prado.")]
    public void A_sum_that_is_paid_once_says_nothing_of_the_kind(string language, string sentence) =>
        Assert.All(Reader.Read(sentence, new(language)).Claims.Where(c => c.Type == ClaimType.Funds), c => Assert.Null(c[Detail.Period]));

    [Theory]
    [InlineData("en", "The gang Los Teros collected $5,000 a month from Transportes Ruiz.", "Transportes Ruiz")]
    [InlineData("en", "Transportes Ruiz paid protection money to Los Teros.", "Transportes Ruiz")]
    [InlineData("en", "Los Teros extorted $900 from Elsa Mora.", "Elsa Mora")]
    [InlineData("en", "Los Teros demanded a ransom of $9,000 from Elsa Mora.", "Elsa Mora")]
    [InlineData("es", "La banda Los Teros cobraba 50 soles diarios a Transportes Ruiz.", "Transportes Ruiz")]
    [InlineData("es", "La banda Los Teros cobraba cupos de 500 soles a Transportes Ruiz.", "Transportes Ruiz")]
    [InlineData("es", "Transportes Ruiz pagó cupos a Los Teros.", "Transportes Ruiz")]
    public void Money_under_threat_goes_from_the_victim_to_the_gang_and_says_why(string language, string sentence, string victim)
    {
        var reading = Reader.Read(sentence, new(language));
        var claim = Assert.Single(reading.Claims, c => c.Type == ClaimType.Funds);
        Assert.Equal((victim, true), (Name(reading, claim.Subject), claim.IsExtorted));
        Assert.Contains("Los Teros", Name(reading, claim.Object), StringComparison.Ordinal);
        Assert.DoesNotContain(reading.Claims, c => c.Type == ClaimType.ColludesWith);
    }

    [Theory]
    [InlineData("en", "The foundation Manos collected $40,000 from Elsa Mora.")]
    [InlineData("en", "The gang Los Teros paid $40,000 to Elsa Mora.")]
    [InlineData("en", "Elsa Mora paid a bribe of $900 to Iván Prado, a suspect of extortion.")]
    [InlineData("es", "El Ministerio de Salud pagó 50 millones de soles por vacunas a Farma Sur.")]
    [InlineData("es", "La banda Los Teros pagó 500 soles a Iván Prado.")]
    [InlineData("es", "La empresa Luz Sur cobraba 50 soles diarios a Transportes Ruiz.")]
    [InlineData("es", "La banda Los Teros cobraba 50 soles a la banda Los Halcones.")]
    public void A_gift_a_purchase_a_bribe_and_what_a_gang_itself_pays_are_none(string language, string sentence) =>
        Assert.All(Reader.Read(sentence, new(language)).Claims.Where(c => c.Type == ClaimType.Funds), c => Assert.False(c.IsExtorted));

    static string? Name(DocumentReading reading, Party? party) => reading.Entities.FirstOrDefault(e => e.Id == party?.Entity)?.Name;
}
