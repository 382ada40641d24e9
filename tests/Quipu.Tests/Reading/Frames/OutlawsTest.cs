using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Reading.Frames;

public sealed class OutlawsTest
{
    [Theory]
    [InlineData("en", "Land grabbers invaded communal land in the Santa Brisa valley.", "Land grabbers", "invading communal land")]
    [InlineData("en", "Illegal loggers cut down cedar and mahogany at night.", "Illegal loggers", "cutting down cedar and mahogany at night")]
    [InlineData("en", "Armed groups dispute control of the river.", "Armed groups", "disputing control of the river")]
    [InlineData("en", "Young people are recruited by drug traffickers.", "drug traffickers", "recruiting people")]
    [InlineData("es", "Invasores se apropiaron de tierras de la comunidad.", "Invasores", "apropiarse de tierras de la comunidad")]
    [InlineData("es", "Los narcotraficantes abren pistas clandestinas.", "Los narcotraficantes", "abrir pistas clandestinas")]
    public void Whatever_people_of_a_trade_of_crime_do_is_their_conduct(string language, string sentence, string party, string activity) =>
        Assert.Contains((party, activity), Deeds(language, sentence));

    [Theory]
    [InlineData("en", "The teachers planted cedar in the school garden.")]
    [InlineData("en", "Forest rangers freed two macaws near the bridge.")]
    [InlineData("en", "Rosa Prado said that she had seen the traffickers.")]
    [InlineData("es", "Los maestros sembraron cedro en el colegio.")]
    [InlineData("es", "Rosa Prado dijo que vio a los taladores.")]
    public void What_others_do_is_no_conduct(string language, string sentence) => Assert.Empty(Deeds(language, sentence));

    [Theory]
    [InlineData("en", "The state is absent in Puerto Claro.", Direction.Weak)]
    [InlineData("en", "Environmental prosecutors work with almost no budget.", Direction.Weak)]
    [InlineData("en", "Violence has engulfed the valley.", Direction.Strong)]
    [InlineData("en", "Impunity reigns in Puerto Claro.", Direction.Strong)]
    [InlineData("es", "El gobierno no tiene presencia en Puerto Claro.", Direction.Weak)]
    [InlineData("es", "La extorsión asfixia a los comerciantes.", Direction.Strong)]
    public void State_of_things_is_an_assessment(string language, string sentence, Direction direction) =>
        Assert.Contains(Reader.Read(sentence, new(language)).Claims, c => c.Type == ClaimType.Condition && c.Direction == direction);

    static IEnumerable<(string, string)> Deeds(string language, string sentence)
    {
        var reading = Reader.Read(sentence, new(language));
        return reading.Claims.Where(c => c.Type == ClaimType.EngagesIn).Select(c => (reading.Entities.First(e => e.Id == c.Subject?.Entity).Name, c.Details[Detail.Activity]));
    }
}
