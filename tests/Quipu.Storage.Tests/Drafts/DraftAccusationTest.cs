using Quipu.Model;
using Quipu.Publishing.Drafts;
using Xunit;

namespace Quipu.Storage.Tests.Drafts;

/// <summary>What a draft calls people and whom it says they serve, what nothing on record carries, and how a case that ended is told: in both languages.</summary>
public sealed class DraftAccusationTest(DraftCase desk) : IClassFixture<DraftCase>
{
    const string EnglishAnswer = "\n\nHugo Varelio Montes denied the charges.", SpanishAnswer = "\n\nHugo Varelio Montes negó los cargos.";

    [Theory]
    [InlineData("Hugo Varelio Montes is a criminal." + EnglishAnswer, DraftMarkKind.Hardened)]
    [InlineData("Hugo Varelio Montes es un criminal." + SpanishAnswer, DraftMarkKind.Hardened)]
    [InlineData("Hugo Varelio Montes is guilty." + EnglishAnswer, DraftMarkKind.Hardened)]
    [InlineData("Hugo Varelio Montes es culpable." + SpanishAnswer, DraftMarkKind.Hardened)]
    [InlineData("Nilo Bastarán Peña is a gangster.", DraftMarkKind.Hardened)]
    [InlineData("Nilo Bastarán Peña es un pandillero.", DraftMarkKind.Hardened)]
    [InlineData("Tomás Bastarán Lugo is a well-known crook.", DraftMarkKind.Unsupported)]
    [InlineData("Tomás Bastarán Lugo es un conocido delincuente.", DraftMarkKind.Unsupported)]
    [InlineData("Tomás Bastarán Lugo, a gangster, has opened a bakery in the town.", DraftMarkKind.Unsupported)]
    [InlineData("Tomás Bastarán Lugo is a thief.", DraftMarkKind.Unsupported)]
    [InlineData("Tomás Bastarán Lugo es un ladrón.", DraftMarkKind.Unsupported)]
    [InlineData("Tomás Bastarán Lugo is a drug trafficker.", DraftMarkKind.Unsupported)]
    [InlineData("Tomás Bastarán Lugo es un narcotraficante.", DraftMarkKind.Unsupported)]
    [InlineData("Tomás Bastarán Lugo es un mafioso.", DraftMarkKind.Unsupported)]
    public void What_somebody_is_called_must_be_on_record_of_them(string draft, DraftMarkKind kind) => Assert.Contains(desk.Check(draft).Sentences[0].Marks, m => m.Kind == kind);

    [Theory]
    [InlineData("Tomás Bastarán Lugo works for Los Garfios.")]
    [InlineData("Tomás Bastarán Lugo is in league with Los Garfios.")]
    [InlineData("Tomás Bastarán Lugo is on the payroll of Los Garfios.")]
    [InlineData("Tomás Bastarán Lugo works for a gang.")]
    [InlineData("Tomás Bastarán Lugo trabaja con Los Garfios.")]
    [InlineData("Tomás Bastarán Lugo trabaja para Los Garfios.")]
    [InlineData("Tomás Bastarán Lugo está al servicio de Los Garfios.")]
    [InlineData("Tomás Bastarán Lugo está en la planilla de Los Garfios.")]
    [InlineData("Tomás Bastarán Lugo trabaja para una banda.")]
    public void Serving_a_gang_is_an_accusation(string draft) => Assert.Contains(desk.Check(draft).Sentences[0].Marks, m => m.Reason == DraftReason.NotOnRecord);

    [Theory]
    [InlineData("Tomás Bastarán Lugo works for the Ministry of Ports.")]
    [InlineData("Tomás Bastarán Lugo worked for the observatory Marea.")]
    [InlineData("Tomás Bastarán Lugo is a partner of the observatory Marea.")]
    [InlineData("Tomás Bastarán Lugo trabaja para el Ministerio de Puertos.")]
    [InlineData("Tomás Bastarán Lugo trabajaba para el observatorio Marea.")]
    [InlineData("Tomás Bastarán Lugo es miembro de la Cámara de Panaderos.")]
    [InlineData("Tomás Bastarán Lugo is a criminal lawyer.")]
    [InlineData("Tomás Bastarán Lugo es abogado de un tribunal criminal.")]
    [InlineData("Delia Casanto Ruiz was found not guilty.")]
    public void A_job_and_a_word_that_calls_nobody_anything_are_none(string draft) => Assert.Empty(desk.Check(draft).Sentences[0].Marks);

    [Theory]
    [InlineData("Tomás Bastarán Lugo won the Nobel prize in physics.", DraftSentenceState.NotOnRecord)]
    [InlineData("Tomás Bastarán Lugo ganó el premio Nobel de física.", DraftSentenceState.NotOnRecord)]
    [InlineData("Tomás Bastarán Lugo escaped to Guaraipe with a suitcase.", DraftSentenceState.NotOnRecord)]
    [InlineData("Hugo Varelio Montes huyó a Guaraipe con el dinero.", DraftSentenceState.NotOnRecord)]
    [InlineData("Tomás Bastarán Lugo abrió una tercera panadería.", DraftSentenceState.NothingFound)]
    [InlineData("Hugo Varelio Montes received $40,000 from Altacruz, according to the prosecutor. He denies it.", DraftSentenceState.NothingFound)]
    public void What_nothing_carries_is_said_to_be_carried_by_nothing(string draft, DraftSentenceState state)
    {
        var report = desk.Check(draft);
        var sentence = report.Sentences[0];
        Assert.Equal((state, state == DraftSentenceState.NotOnRecord), (sentence.State, sentence.Carried.IsEmpty));
        Assert.Equal(state == DraftSentenceState.NotOnRecord ? 1 : 0, report.Count(DraftSentenceState.NotOnRecord));
    }

    [Theory]
    [InlineData("Varelio was convicted of bribery in the town.", DraftMarkKind.Hardened)]
    [InlineData("Varelio fue condenado por cohecho en la ciudad.", DraftMarkKind.Hardened)]
    [InlineData("Casanto is guilty of it all.", DraftMarkKind.Outdated)]
    [InlineData("Bastarán is a gangster.", DraftMarkKind.Ambiguous)]
    public void A_surname_of_one_alone_is_that_person(string draft, DraftMarkKind kind) => Assert.Contains(desk.Check(draft).Sentences[0].Marks, m => m.Kind == kind);

    [Theory]
    [InlineData("Olga Trebejo Nava was arrested.", true)]
    [InlineData("Olga Trebejo Nava fue detenida.", true)]
    [InlineData("A judge issued an arrest warrant for Olga Trebejo Nava.", false)]
    [InlineData("Sobre Olga Trebejo Nava pesa una orden de captura.", false)]
    public void A_warrant_is_no_arrest(string draft, bool isHardened)
    {
        var marks = desk.Check(draft).Sentences[0].Marks;
        Assert.Equal(isHardened, marks.Any(m => m is { Kind: DraftMarkKind.Hardened, Reason: DraftReason.StageBeyond, Record: "wanted" }));
        Assert.Equal(isHardened, marks.Any(m => m.Kind is DraftMarkKind.Hardened or DraftMarkKind.Unsupported));
    }

    [Theory]
    [InlineData("Delia Casanto Ruiz is guilty.")]
    [InlineData("Delia Casanto Ruiz es culpable.")]
    [InlineData("Delia Casanto Ruiz embezzled money of the town for years.")]
    [InlineData("Delia Casanto Ruiz was convicted.")]
    public void Where_a_case_has_ended_the_mark_says_so_first(string draft)
    {
        var marks = desk.Check(draft).Sentences[0].Marks;
        var mark = Assert.Single(marks, m => m.Kind is DraftMarkKind.Hardened or DraftMarkKind.Unsupported);
        Assert.Equal(Stage.Acquitted, mark.Ended?.Stage);
        Assert.Contains("acquitted", mark.Beside[0].Text, StringComparison.Ordinal);
        Assert.Contains(marks, m => m.Reason == DraftReason.CaseEnded);
    }
}
