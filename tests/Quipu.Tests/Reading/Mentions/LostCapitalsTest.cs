using Quipu.Reading.Mentions;
using Quipu.Tests.Reading.Analysis;
using Xunit;

namespace Quipu.Tests.Reading.Mentions;

public sealed class LostCapitalsTest
{
    static string Restored(string text) => LostCapitals.Restored(Case.Document(text)).Text;

    [Theory]
    [InlineData("the police said that president mario tello met the leaders of the national liberation front (nlf) in lima on monday. he was with pedro luna.", "Mario Tello", "National Liberation Front", "NLF", "Lima", "Pedro Luna")]
    [InlineData("la policía detuvo en lima a mario tello y a pedro luna por el asesinato del alcalde de la ciudad, informó la policía nacional el lunes.", "Lima", "Mario Tello", "Pedro Luna", "Policía Nacional")]
    [InlineData("THE POLICE SAID THAT PRESIDENT MARIO TELLO MET THE LEADERS OF THE NATIONAL LIBERATION FRONT (NLF) IN LIMA ON MONDAY.", "The police said", "Mario Tello", "National Liberation Front", "NLF", "Lima")]
    public void Names_get_their_capitals_back(string text, params string[] names)
    {
        var restored = Restored(text);
        Assert.Equal(text.Length, restored.Length);
        Assert.All(names, n => Assert.Contains(n, restored, StringComparison.Ordinal));
    }

    [Fact]
    public void Text_with_capitals_is_left_alone()
    {
        const string text = "The police said that President Mario Tello met the leaders of the gang in Lima on Monday, where he was with Pedro Luna.";
        Assert.Same(text, Restored(text));
    }
}
