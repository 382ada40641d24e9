using Quipu.Model;
using Quipu.Reading.Coreference;
using Quipu.Tests.Reading.Analysis;
using Xunit;

namespace Quipu.Tests.Reading.Coreference;

public sealed class DescriptionsTest
{
    static bool AreOne(string text, string one, string other)
    {
        var set = Referents.Find(Case.Analyse(text));
        int? Of(string form) => set.Mentions.LastOrDefault(m => m.At.Of(text) == form)?.Entity;
        Assert.True(Of(one) is not null, $"not found: {one} in {string.Join(" | ", set.Mentions.Select(m => m.At.Of(text)))}");
        Assert.True(Of(other) is not null, $"not found: {other} in {string.Join(" | ", set.Mentions.Select(m => m.At.Of(text)))}");
        return Of(one) == Of(other);
    }

    [Theory]
    [InlineData("Four gunmen burned the station on Monday. The men fled in a car.", "Four gunmen", "The men")]
    [InlineData("Cuatro sujetos quemaron la radio el lunes. Los sujetos huyeron en un auto.", "Cuatro sujetos", "Los sujetos")]
    [InlineData("La policía detuvo a cinco presos. Los detenidos fueron llevados a Antay.", "cinco presos", "Los detenidos")]
    [InlineData("La policía desarticuló una célula criminal. La misma célula vendía droga.", "una célula criminal", "La misma célula")]
    [InlineData("Two inspectors were charged in May. The two inspectors deny it.", "Two inspectors", "The two inspectors")]
    [InlineData("Police dismantled the Los Pulpos extortion gang.", "Los Pulpos", "extortion gang")]
    [InlineData("La policía desarticuló a la banda Los Pulpos en Antay.", "la banda", "Los Pulpos")]
    [InlineData("Los Pulpos, a gang that rules the docks, killed two men.", "Los Pulpos", "a gang")]
    [InlineData("Prosecutors follow 115 candidates. The list of over 100 candidates is secret.", "115 candidates", "100 candidates")]
    [InlineData("Quinoa ran a powerful criminal network. It was a massive criminal network with banks.", "a powerful criminal network", "a massive criminal network")]
    [InlineData("Un grupo de reos cavó un túnel. Los reos fueron trasladados a Antay.", "Un grupo de reos", "Los reos")]
    [InlineData("An extortion ring worked in the port. The ring charged the shops.", "An extortion ring", "The ring")]
    public void A_later_description_takes_up_an_earlier_one(string text, string one, string other) => Assert.True(AreOne(text, one, other));

    [Theory]
    [InlineData("Five inspectors were charged. Three inspectors were released.", "Five inspectors", "Three inspectors")]
    [InlineData("A man was killed in Antay. A man was arrested in Lurín.", "A man", "A man", true)]
    [InlineData("Un hombre fue asesinado en Antay. Un hombre fue detenido en Lurín.", "Un hombre", "Un hombre", true)]
    [InlineData("Prosecutors follow 115 candidates. Candidates with ties to the mines won seats.", "115 candidates", "Candidates")]
    [InlineData("The rival bus companies paid a fee. There are 17,000 small companies in the city.", "The rival bus companies", "17,000 small companies")]
    [InlineData("A criminal gang robbed the bank. A rival gang was blamed.", "A criminal gang", "A rival gang")]
    public void Another_number_or_another_one_is_somebody_else(string text, string one, string other, bool first = false)
    {
        var set = Referents.Find(Case.Analyse(text));
        var mentions = set.Mentions.Where(m => m.Kind == MentionKind.Nominal).ToList();
        var a = mentions.First(m => m.At.Of(text) == one);
        var b = first ? mentions.Last(m => m.At.Of(text) == other) : mentions.First(m => m.At.Of(text) == other);
        Assert.NotEqual(a, b);
        Assert.NotEqual(a.Entity, b.Entity);
    }

    [Theory]
    [InlineData("“I never took a cent,” Ana Tello said.", "I", "Ana Tello")]
    [InlineData("“Yo nunca recibí dinero de la empresa”, dijo Ana Tello en la audiencia.", "Yo", "Ana Tello")]
    [InlineData("Ana Tello met Rosa Luna in May. The latter was arrested.", "latter", "Rosa Luna")]
    public void Words_of_a_speaker_and_the_latter_are_resolved(string text, string form, string name)
    {
        var set = Referents.Find(Case.Analyse(text));
        var mention = set.Mentions.FirstOrDefault(m => m.At.Of(text) == form);
        Assert.NotNull(mention);
        Assert.Equal(name, set.Entities[mention.Entity].Name);
    }

    [Theory]
    [InlineData("Mario Luna was arrested in Bolivia. The country has no extradition treaty.", "The country", "Bolivia")]
    [InlineData("Mario Luna fue detenido en Bolivia. El país no tiene tratado de extradición.", "El país", "Bolivia")]
    public void The_country_is_the_one_spoken_of(string text, string form, string name)
    {
        var set = Referents.Find(Case.Analyse(text));
        Assert.Equal(name, set.Entities[set.Mentions.First(m => m.At.Of(text) == form).Entity].Name);
    }

    [Fact]
    public void A_country_of_which_nobody_spoke_is_none() =>
        Assert.DoesNotContain(Referents.Find(Case.Analyse("The country waits for the verdict of the court.")).Mentions, m => m.At.Of("The country waits for the verdict of the court.") == "The country");

    [Fact]
    public void They_after_two_people_is_neither() =>
        Assert.DoesNotContain(Referents.Find(Case.Analyse("Ana Tello and Rosa Luna met in May. They denied it.")).Mentions, m => m.Kind == MentionKind.Pronoun);
}
