using Quipu.Publishing.Drafts;
using Xunit;

namespace Quipu.Storage.Tests.Drafts;

/// <summary>Somebody whom a draft denotes by their post and not by name: whoever alone holds it, or nobody; never somebody else.</summary>
public sealed class DraftPostTest(DraftCase desk) : IClassFixture<DraftCase>
{
    const string English = "Hugo Varelio Montes was arrested in 2030. He denies the charges. ", Spanish = "Hugo Varelio Montes fue detenido en 2030. Niega los cargos. ";

    [Theory]
    [InlineData("The head of customs at Puerto Zarza was arrested for drug trafficking.")]
    [InlineData(English + "The head of customs at Puerto Zarza was arrested for drug trafficking.")]
    [InlineData(English + "Police arrested the head of customs on Monday.")]
    [InlineData(English + "The colonel is a criminal.")]
    [InlineData("The mayor of Guaraipe took bribes.")]
    [InlineData("The mayor of Guaraipe was charged with bribery after his return.")]
    [InlineData("According to prosecutors, the governor of Guaraipe allegedly received $40,000.")]
    [InlineData("The director of the observatory Marea works for Los Garfios.")]
    [InlineData("El jefe de aduanas de Puerto Zarza fue detenido por narcotráfico.")]
    [InlineData(Spanish + "El jefe de aduanas de Puerto Zarza fue detenido por narcotráfico.")]
    [InlineData(Spanish + "La policía detuvo al jefe de aduanas el lunes.")]
    [InlineData(Spanish + "El coronel es un criminal.")]
    [InlineData("El coronel es un criminal.")]
    [InlineData("El alcalde de Guaraipe cobraba coimas.")]
    [InlineData("El gobernador de Guaraipe habría recibido 40 mil dólares.")]
    [InlineData("La directora del observatorio Marea trabaja para Los Garfios.")]
    [InlineData("La jefa del muelle de Puerto Zarza fue detenida.")]
    public void Whoever_is_denoted_by_a_post_that_nobody_is_known_to_hold_is_said_to_be_unchecked(string draft)
    {
        var sentence = desk.Check(draft).Sentences[^1];
        Assert.Equal((DraftSentenceState.NotChecked, (DraftUnchecked?)DraftUnchecked.NamedByPost), (sentence.State, sentence.Why));
        Assert.Empty(sentence.Marks);
    }

    [Theory]
    [InlineData("The mayor of Puerto Zarza was convicted of bribery.", "The mayor of Puerto Zarza (Hugo Varelio Montes)", DraftReason.StageBeyond)]
    [InlineData("Puerto Zarza's mayor was convicted of bribery.", "Puerto Zarza's mayor (Hugo Varelio Montes)", DraftReason.StageBeyond)]
    [InlineData("El alcalde de Puerto Zarza fue condenado por cohecho.", "El alcalde de Puerto Zarza (Hugo Varelio Montes)", DraftReason.StageBeyond)]
    [InlineData("El alcalde de Puerto Zarza es un criminal.", "El alcalde de Puerto Zarza (Hugo Varelio Montes)", DraftReason.SaidAsFact)]
    [InlineData("La exjefa del muelle de Puerto Zarza fue detenida.", "La exjefa del muelle de Puerto Zarza (Olga Trebejo Nava)", DraftReason.StageBeyond)]
    public void Whoever_alone_holds_the_post_on_record_is_meant(string draft, string whom, DraftReason reason) =>
        Assert.Contains(desk.Check(draft).Sentences[^1].Marks, m => m.Whom == whom && m.Reason == reason);

    [Theory]
    [InlineData("Tomás Bastarán Lugo is the head of customs at Guaraipe. The head of customs was arrested.")]
    [InlineData("Tomás Bastarán Lugo, jefe de la aduana de Guaraipe, abrió una panadería. El jefe de aduanas fue detenido.")]
    [InlineData("Colonel Tomás Bastarán Lugo opened a bakery. The colonel is a criminal.")]
    [InlineData("The colonel and the bakery\n\nColonel Tomás Bastarán Lugo opened a bakery. The colonel is a criminal.")]
    [InlineData("El coronel Tomás Bastarán Lugo abrió una panadería. El coronel es un criminal.")]
    public void Whom_the_draft_gave_the_post_before_is_meant(string draft) => Assert.Contains(desk.Check(draft).Sentences[^1].Marks, m => m is { Kind: DraftMarkKind.Unsupported, Whom: "Tomás Bastarán Lugo" });

    [Theory]
    [InlineData("The mayor of Guaraipe opened a bridge.")]
    [InlineData("The police chief of Guaraipe arrested twelve men.")]
    [InlineData("The prosecutor is investigating extortion on the docks.")]
    [InlineData("The judge ordered the arrest of Hugo Varelio Montes." + " He denies the charges.")]
    [InlineData("The mayor of Guaraipe said that Hugo Varelio Montes was arrested. Varelio denies the charges.")]
    [InlineData("The mayor of Guaraipe denies the charges.")]
    [InlineData("El alcalde de Guaraipe inauguró un puente.")]
    [InlineData("El jefe policial de Guaraipe detuvo a doce hombres.")]
    [InlineData("El fiscal investiga extorsiones en el muelle.")]
    [InlineData("La jueza ordenó la detención de Hugo Varelio Montes." + " Varelio niega los cargos.")]
    [InlineData("El alcalde de Guaraipe niega los cargos.")]
    [InlineData("The commander of Guaraipe led the raid on Los Garfios.")]
    [InlineData("La ministra de Guaraipe encabezó un plan de patrullas contra Los Garfios.")]
    public void Who_acts_by_their_post_is_not_accused(string draft) => Assert.NotEqual(DraftUnchecked.NamedByPost, desk.Check(draft).Sentences[0].Why);
}
