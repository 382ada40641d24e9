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

    [Theory]
    [InlineData("en", "In 2016 Rubén Cárdich was sentenced to six years for extortion. Cárdich was pardoned in 2018. In 2020 he was charged with bribery. In 2023 Cárdich was acquitted.", Stage.Acquitted, "bribery")]
    [InlineData("en", "In 2016 Rubén Cárdich was sentenced to six years for extortion. Cárdich was pardoned in 2018. In 2020 he was charged with bribery. In 2023 Cárdich was acquitted.", Stage.Pardoned, "extortion")]
    [InlineData("es", "En 2016 Rubén Cárdich fue condenado por extorsión. En 2018 Rubén Cárdich fue indultado. En 2020 Rubén Cárdich fue acusado de cohecho. En 2024 el caso contra Rubén Cárdich prescribió.", Stage.Prescribed, "cohecho")]
    public void An_outcome_ends_the_case_told_last_and_none_that_was_ended_before(string language, string text, Stage stage, string activity)
    {
        var reading = Reader.Read(text, new(language));

        var outcome = Assert.Single(reading.Claims, c => c.Stage == stage);

        var ended = Assert.Single(reading.Claims, c => outcome.About.Contains(c.Id));
        Assert.Equal(activity, ended.Details[Detail.Activity]);
    }
}
