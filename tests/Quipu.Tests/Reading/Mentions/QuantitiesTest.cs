using System.Globalization;
using Quipu.Reading.Coreference;
using Quipu.Tests.Reading.Analysis;
using Xunit;

namespace Quipu.Tests.Reading.Mentions;

public sealed class QuantitiesTest
{
    [Theory]
    [InlineData("The court froze US$3.2 million of the clan.", "3200000.0", null, "USD", false)]
    [InlineData("The firm was paid 650,000 soles by the region.", "650000", null, "PEN", false)]
    [InlineData("They seized more than two tonnes of cocaine.", "2", "tonnes", null, true)]
    [InlineData("The price of gold rose by 12 percent.", "12", "percent", null, false)]
    [InlineData("The gang has thirty-five members in the port.", "35", "members", null, false)]
    [InlineData("La empresa recibió S/ 1.200,50 de la alcaldesa.", "1200.50", null, "PEN", false)]
    [InlineData("La banda cobraba 300 mil pesos mexicanos por la obra.", "300000", null, "MXN", false)]
    [InlineData("El consorcio pagó S/ 3 450 000 al notario.", "3450000", null, "PEN", false)]
    [InlineData("Hallaron US$ 80 000 en la casa.", "80000", null, "USD", false)]
    [InlineData("La multa fue de S/\u00a01\u00a0250\u00a0000,50 en total.", "1250000.50", null, "PEN", false)]
    [InlineData("El clan lavó 12\u202f500\u202f000 soles.", "12500000", null, "PEN", false)]
    [InlineData("Decomisaron 4\u2009200 kilos de cocaína.", "4200", "kilos", null, false)]
    [InlineData("The broker was paid US$ 640 000 by the port.", "640000", null, "USD", false)]
    [InlineData("Los 12 200 vecinos marcharon.", "12200", "vecinos", null, false)]
    [InlineData("Pagaron mil millones de dólares por el contrato.", "1000000000", null, "USD", false)]
    [InlineData("Detuvieron a cerca de 30 personas en el puerto.", "30", "personas", null, true)]
    [InlineData("Hallaron treinta y cinco armas en la casa.", "35", "armas", null, false)]
    [InlineData("Hubo docenas de detenidos en el puerto.", "24", "detenidos", null, true)]
    [InlineData("Asesinaron a once dirigentes en la sierra.", "11", "dirigentes", null, false)]
    public void Numbers_are_read_with_what_they_count(string text, string value, string? unit, string? currency, bool vague)
    {
        var found = Assert.Single(Referents.Find(Case.Analyse(text)).Quantities);
        Assert.Equal((decimal.Parse(value, CultureInfo.InvariantCulture), unit, currency, vague), (found.Value, found.Unit, found.Currency, found.Vague));
    }

    [Theory]
    [InlineData("He was once the most celebrated policeman of the port.")]
    [InlineData("The judge said once that the case was closed.")]
    [InlineData("Ten cuidado con los hombres que van en la lancha, le dijo la jueza.")]
    public void A_number_of_the_other_language_is_none(string text) => Assert.Empty(Referents.Find(Case.Analyse(text)).Quantities);
}
