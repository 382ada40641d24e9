using Quipu.Model;
using Quipu.Tests.Reading.Frames;
using Xunit;

namespace Quipu.Tests.Reading.Attribution;

/// <summary>What answers an accusation points to it, so that the two are never shown apart.</summary>
public sealed class AboutLinksTest
{
    [Theory]
    [InlineData("en", "Ramón Quintero was arrested in Tarumayo. The prosecutor charged Ramón Quintero with extortion.\nA lawyer for Ramón Quintero denied everything.", ClaimType.Denies, null)]
    [InlineData("es", "La Policía detuvo a Ramón Quintero en Tarumayo.\nEl abogado de Ramón Quintero negó las acusaciones.", ClaimType.Denies, null)]
    [InlineData("en", "Ramón Quintero was accused of extortion.\nIt rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained. It rained.\nRamón Quintero denied it.", ClaimType.Denies, null)]
    [InlineData("en", "Ramón Quintero was arrested in Tarumayo.\nA judge acquitted Ramón Quintero.", ClaimType.Proceeding, Stage.Acquitted)]
    [InlineData("es", "La Policía detuvo a Ramón Quintero en Tarumayo.\nUn juez absolvió a Ramón Quintero.", ClaimType.Proceeding, Stage.Acquitted)]
    public void An_answer_concerns_what_was_held_against_the_same_person_before(string language, string text, ClaimType type, Stage? stage)
    {
        var reading = Reader.Read(text, new(language));

        var answer = Assert.Single(reading.Claims, c => c.Type == type && c.Stage == stage);

        Assert.NotEmpty(answer.About);
        Assert.All(answer.About, id => Assert.Equal(answer.Subject!.Entity, reading.Claims.Single(c => c.Id == id).Subject!.Entity));
    }
}
