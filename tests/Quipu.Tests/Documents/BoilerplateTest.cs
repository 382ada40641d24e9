using Quipu.Documents;
using Xunit;

namespace Quipu.Tests.Documents;

public sealed class BoilerplateTest
{
    const string Head = "Cae la red del puerto\nPor Inés Ocampo\n\n" +
        "El fiscal regional informó ayer que la red pagó durante tres años a funcionarios del puerto, según un documento de doscientas páginas.\n\n" +
        "El abogado de los acusados rechazó los cargos y dijo que apelará la decisión del juez en los próximos días.\n\n" +
        "La audiencia seguirá el lunes con la declaración de dos testigos protegidos, informó la oficina del fiscal.\n";

    [Theory]
    [InlineData("Compartir: Facebook | X | WhatsApp", BlockKind.ShareBar)]
    [InlineData("SHARE", BlockKind.ShareBar)]
    [InlineData("Te puede interesar: La otra red del puerto", BlockKind.Teaser)]
    [InlineData("Lea también: Capturan a exalcalde por lavado", BlockKind.Teaser)]
    [InlineData("Read more: The other network in the port", BlockKind.Teaser)]
    [InlineData("Related: The other network in the port", BlockKind.Teaser)]
    [InlineData("Suscríbete a nuestro boletín y recibe cada semana lo mejor de la costa.", BlockKind.Newsletter)]
    [InlineData("Sign up for our weekly newsletter.", BlockKind.Newsletter)]
    [InlineData("Tu aporte nos permite seguir: dona aquí.", BlockKind.Donation)]
    [InlineData("Support independent journalism: become a member today.", BlockKind.Donation)]
    [InlineData("© 2031 El Litoral. Todos los derechos reservados.", BlockKind.Notice)]
    [InlineData("Utilizamos cookies para mejorar su experiencia.", BlockKind.Notice)]
    [InlineData("Comentarios (4)", BlockKind.Comment)]
    [InlineData("Etiquetas: puerto, corrupción", BlockKind.Menu)]
    [InlineData("Inés Ocampo es periodista de El Litoral y cubre tribunales.", BlockKind.Biography)]
    [InlineData("Publicidad", BlockKind.Notice)]
    [InlineData("Foto: El Litoral", BlockKind.Caption)]
    public void A_line_after_the_story_is_known_by_its_cue(string line, BlockKind kind) =>
        Assert.Equal(kind, Reading(Head + "\n" + line + "\n").Blocks[^1].Kind);

    [Theory]
    [InlineData("El partido recibió donaciones de la empresa, y el tesorero dona aquí y allá cuanto le pide el alcalde, según el expediente de la fiscalía.")]
    [InlineData("La periodista Ana Paz es corresponsal de guerra y fue amenazada por la banda tras publicar el reportaje sobre el puerto.")]
    [InlineData("Los vecinos marcharon para pedir justicia y comparte fotos de la marcha el dirigente Luis Roa.")]
    [InlineData("Related companies owned by the mayor won four contracts, the comptroller found.")]
    [InlineData("Share prices of the port company fell after the arrest of its director on Monday.")]
    [InlineData("Home to two million people, the region has the highest rate of extortion in the country.")]
    [InlineData("Comments by the minister angered the families of the victims, who asked for his resignation.")]
    [InlineData("Tags found on the seized packages carried the mark of a rival group, the police said.")]
    public void Words_of_a_cue_within_reporting_are_kept(string line)
    {
        var document = Reading(Head + "\n" + line + "\n\nEl juez no respondió a las llamadas de este medio durante la semana pasada.\n");
        Assert.Contains(line, Parsing.ReadText(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Headlines_after_the_last_sentence_are_teasers()
    {
        var document = Reading(Head + "Concejal renuncia tras audios sobre el mercado\nEn tendencia:\nEl significado de la fiesta del puerto viejo\nReceta de chupe para el feriado largo\nGobernador anuncia obras en tres distritos\n");
        Assert.Equal(5, document.Blocks.Count(b => b.Kind == BlockKind.Teaser));
        Assert.EndsWith("informó la oficina del fiscal.", Parsing.ReadText(document), StringComparison.Ordinal);
    }

    [Fact]
    public void One_line_without_a_stop_at_the_end_is_the_writers_slip() =>
        Assert.EndsWith("según su abogado", Parsing.ReadText(Reading(Head + "\nEl acusado sigue en su casa a la espera del fallo, según su abogado\n")), StringComparison.Ordinal);

    [Fact]
    public void A_teaser_in_the_midst_takes_one_headline_and_no_paragraph()
    {
        var document = Reading(Head + "\nSEE ALSO:\nThe Port and Its Many Owners\nLos dos testigos habían trabajado en la aduana, donde se llevaban las cuentas de la red.\n");
        Assert.Equal(["Teaser: SEE ALSO:", "Teaser: The Port and Its Many Owners"], Parsing.Blocks(document).Where(b => b.StartsWith("Teaser", StringComparison.Ordinal)));
        Assert.Contains("Los dos testigos", Parsing.ReadText(document), StringComparison.Ordinal);
    }

    [Fact]
    public void A_teaser_at_the_end_of_a_paragraph_is_split_off()
    {
        var document = Reading(Head + "\nEl juez fijó una fianza de dos millones y prohibió al acusado salir del país. Lea también: Jueza aparta a fiscal del caso puerto\n\nEl caso sigue abierto, dijo la fiscalía.\n");
        Assert.Contains("Teaser: Lea también: Jueza aparta a fiscal del caso puerto", Parsing.Blocks(document));
        Assert.Contains("salir del país.", Parsing.ReadText(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_take_the_rest_and_the_title_again_is_a_menu()
    {
        var document = Reading(Head + "\nComentarios (2)\nvecino_1: Todos son lo mismo, los conozco.\nAnónimo: Buena nota.\nCae la red del puerto\n");
        Assert.DoesNotContain("vecino_1", Parsing.ReadText(document), StringComparison.Ordinal);
        Assert.Equal(1, Parsing.ReadText(document).Split("Cae la red del puerto").Length - 1);
    }

    [Fact]
    public void A_text_of_open_lines_alone_is_kept()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 20).Select(i => $"Detenido número {i} en la lista del juzgado"));
        Assert.DoesNotContain(Reading("Lista de detenidos\n\n" + lines).Blocks, b => b.IsBoilerplate);
    }

    [Fact]
    public void Lines_that_a_scraper_broke_at_links_are_one_paragraph()
    {
        var document = Reading("The Port and Its Owners\nBy Ana Paz\n\nProsecutors said that the\nPort Authority\npaid the group,\naccording to\ncourt records\n.\nThe director\ndenied\nit on Monday.\nInSight Analysis\nThe case shows how the port works, a researcher said.\n");
        Assert.Contains("Paragraph: Prosecutors said that the/Port Authority/paid the group,/according to/court records/.", Parsing.Blocks(document));
        Assert.Contains("Paragraph: The director/denied/it on Monday.", Parsing.Blocks(document));
        Assert.Contains("Heading: InSight Analysis", Parsing.Blocks(document));
    }

    [Fact]
    public void Wrapped_text_is_joined_to_paragraphs()
    {
        var paragraph = "The police said that the mayor of the small town had been arrested at\nhis home on Tuesday after a judge ordered that he be held while the case\nagainst him and four of his aides is heard by the court of the province.\n";
        var document = Reading("TOWN MAYOR HELD\n\n" + paragraph + "\n" + paragraph);
        Assert.Equal(3, document.Blocks.Length);
    }

    static Document Reading(string text) => Parsing.Document("a.txt", text);
}
