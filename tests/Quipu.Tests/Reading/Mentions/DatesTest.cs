using Quipu.Reading.Coreference;
using Quipu.Tests.Reading.Analysis;
using Xunit;

namespace Quipu.Tests.Reading.Mentions;

/// <summary>The texts are published on Wednesday, 14 May 2031.</summary>
public sealed class DatesTest
{
    [Theory]
    [InlineData("He was arrested on March 3, 2029 by the police.", "2029-03-03", null)]
    [InlineData("He was arrested in March 2029 by the police.", "2029-03", null)]
    [InlineData("He was arrested in November by the police.", "2030-11", null)]
    [InlineData("He was arrested on Monday by the police.", "2031-05-12", null)]
    [InlineData("He was arrested last month by the police.", "2031-04", null)]
    [InlineData("He was arrested two years ago by the police.", "2029", null)]
    [InlineData("He was the mayor of the town between 2011 and 2014.", "2011", "2014")]
    [InlineData("The clan has been there since 2016 and it grows.", "2016", null)]
    [InlineData("Fue detenido el 3 de marzo de 2029 por la policía.", "2029-03-03", null)]
    [InlineData("Fue detenido este lunes 12 de mayo por la policía.", "2031-05-12", null)]
    [InlineData("Fue detenido el domingo por la policía.", "2031-05-11", null)]
    [InlineData("Fue detenido ayer por la policía.", "2031-05-13", null)]
    [InlineData("Fue detenido hace dos años por la policía.", "2029", null)]
    [InlineData("Fue detenido en noviembre del año pasado por la policía.", "2030-11", null)]
    [InlineData("Fue alcalde de la ciudad entre 2011 y 2014.", "2011", "2014")]
    [InlineData("Fue detenido el 18/03/2029 por la policía.", "2029-03-18", null)]
    public void Dates_are_resolved_against_publication(string text, string date, string? end)
    {
        var found = Assert.Single(Referents.Find(Case.Analyse(text)).Dates);
        Assert.Equal((date, end), (found.Date?.ToString(), found.End?.ToString()));
    }

    [Fact]
    public void Without_publication_a_relative_date_has_no_value() => Assert.Null(Assert.Single(Referents.Find(Case.Analyse("Fue detenido el domingo por la policía.", published: null)).Dates).Date);

    [Theory]
    [InlineData("They may march against the law of the town.")]
    [InlineData("La policía decomisó 2000 armas en la casa.")]
    public void Not_every_word_or_number_is_a_date(string text) => Assert.Empty(Referents.Find(Case.Analyse(text)).Dates);
}
