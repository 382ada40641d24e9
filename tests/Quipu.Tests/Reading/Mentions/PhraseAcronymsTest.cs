using Quipu.Reading.Coreference;
using Quipu.Tests.Reading.Analysis;
using Xunit;

namespace Quipu.Tests.Reading.Mentions;

public sealed class PhraseAcronymsTest
{
    static string[] Names(string text) => [.. Referents.Find(Case.Analyse(text)).Entities.Where(e => e.Named).Select(e => e.Name)];

    [Theory]
    [InlineData("Ana Tello has found illegal unreported fishing (IUF) in Antay. She fights IUF.", "IUF")]
    [InlineData("Mario Luna learned a second tongue, L2, in Antay. His L2 is weak.", "L2")]
    public void What_a_common_phrase_is_shortened_to_names_nobody(string text, string acronym) => Assert.DoesNotContain(acronym, Names(text));

    [Fact]
    public void What_a_body_is_shortened_to_is_its_name() => Assert.Contains(Names("The National Council of Ports (NCP) met in Antay. The NCP is new."), n => n is "NCP" or "National Council of Ports");
}
