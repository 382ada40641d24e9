using Quipu.Publishing.Drafts;
using Xunit;

namespace Quipu.Storage.Tests.Drafts;

/// <summary>The same thing said in English and in Spanish gets the same marks.</summary>
public sealed class DraftLanguagesTest(DraftCase desk) : IClassFixture<DraftCase>
{
    [Theory]
    [InlineData("According to prosecutors, Hugo Varelio Montes allegedly received $40,000 from Simón Traverso Olmo.", "Según la fiscal, Hugo Varelio Montes habría recibido 40 mil dólares de Simón Traverso Olmo.", "unreplied")]
    [InlineData("Hugo Varelio Montes allegedly received money from Simón Traverso Olmo.", "Hugo Varelio Montes habría recibido dinero de Simón Traverso Olmo.", "unreplied")]
    [InlineData("According to prosecutors, Simón Traverso Olmo paid Los Garfios.", "Según fiscales, Simón Traverso Olmo pagaba a Los Garfios.", "unreplied")]
    [InlineData("Nilo Bastarán Peña, the boss of Los Garfios, is in jail.", "Nilo Bastarán Peña, jefe de Los Garfios, está preso.", "")]
    [InlineData("Simón Traverso Olmo, the boss of Los Garfios, is in jail.", "Simón Traverso Olmo, jefe de Los Garfios, está preso.", "unsupported")]
    [InlineData("Simón Traverso Olmo, who leads Los Garfios, was arrested.", "Simón Traverso Olmo, quien lidera Los Garfios, fue detenido.", "unsupported")]
    [InlineData("Simón Traverso Olmo was arrested for drug trafficking.", "Simón Traverso Olmo fue detenido por narcotráfico.", "unsupported")]
    [InlineData("Simón Traverso Olmo is behind bars.", "Simón Traverso Olmo está tras las rejas.", "unreplied")]
    [InlineData("Simón Traverso Olmo is in jail.", "Simón Traverso Olmo está en la cárcel.", "unreplied")]
    [InlineData("Tomás Bastarán Lugo is in the service of the gang Los Garfios.", "Tomás Bastarán Lugo está al servicio del grupo Los Garfios.", "unsupported")]
    [InlineData("Tomás Bastarán Lugo warned Los Garfios of raids.", "Tomás Bastarán Lugo avisaba a Los Garfios de los operativos.", "unsupported")]
    [InlineData("Tomás Bastarán Lugo alerted the gang to the raids.", "Tomás Bastarán Lugo alertaba a la banda.", "unsupported")]
    [InlineData("Tomás Bastarán Lugo warned the ferrymen of a storm.", "Tomás Bastarán Lugo avisó a los lancheros de una tormenta.", "-")]
    [InlineData("Nilo Bastarán Peña is accused of leading Los Garfios with money from drug trafficking.", "Nilo Bastarán Peña es acusado de liderar Los Garfios con dinero del narcotráfico.", "unreplied")]
    [InlineData("Tomás Bastarán Lugo would have won if he had run.", "Tomás Bastarán Lugo habría ganado si se hubiera presentado.", "-")]
    public void The_same_words_get_the_same_marks(string english, string spanish, string kind)
    {
        var (one, other) = (Marks(english), Marks(spanish));
        Assert.Equal(one, other);
        if (kind == "-") Assert.Empty(one);
        else if (kind.Length > 0) Assert.Contains(one, m => m.StartsWith(kind, StringComparison.Ordinal));
        else Assert.NotEmpty(one);
    }

    [Fact]
    public void A_sentence_in_the_other_language_than_its_draft_is_not_checked_and_never_cleared()
    {
        var report = desk.Check("Tomás Bastarán Lugo was on the list of the police. The office said that it would wait. El jefe de la banda de Los Garfios pagó a los policías de la zona.");
        Assert.Equal(DraftUnchecked.OtherLanguage, report.Sentences[^1].Why);
        Assert.DoesNotContain(report.Sentences[..^1], s => s.Why == DraftUnchecked.OtherLanguage);
        var mirrored = desk.Check("Tomás Bastarán Lugo estaba en la lista de la policía. La oficina de la ciudad dijo que esperaría el informe de la comisión. El informe se publicó en la página de la oficina. The boss of the gang that is known as Los Garfios paid the police of the area.");
        Assert.Equal(DraftUnchecked.OtherLanguage, mirrored.Sentences[^1].Why);
    }

    // Each by its kind, its reason and whom it is about.
    List<string> Marks(string draft) => [.. desk.Check(draft).Sentences[0].Marks.Select(m => $"{m.Kind} {m.Reason} {m.Whom}".ToLowerInvariant()).Order(StringComparer.Ordinal)];
}
