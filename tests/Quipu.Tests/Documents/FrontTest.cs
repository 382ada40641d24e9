using Quipu.Documents;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Documents;

public sealed class FrontTest
{
    const string Body = "\n\nEl fiscal regional informó ayer que la red pagó durante tres años a funcionarios del puerto, según un documento de doscientas páginas que revisó este medio.\n" +
        "El abogado de los acusados rechazó los cargos y dijo que apelará la decisión del juez en los próximos días.\n";

    [Theory]
    [InlineData("Por Inés Ocampo", "Inés Ocampo")]
    [InlineData("By Ana Paz and Luis Roa", "Ana Paz|Luis Roa")]
    [InlineData("By Ana Paz, Luis Roa and Eva Gil", "Ana Paz|Luis Roa|Eva Gil")]
    [InlineData("Inés Ocampo de la Vega", "Inés Ocampo de la Vega")]
    [InlineData("EFE", "EFE")]
    [InlineData("Redacción El Litoral", "Redacción El Litoral")]
    public void A_line_below_the_title_that_names_who_wrote_is_a_byline(string line, string authors)
    {
        var document = Parsing.Document("a.txt", "Cae la red del puerto\n" + line + Body);
        Assert.Equal(authors.Split('|'), document.Authors);
        Assert.Contains(document.Blocks, b => b.Kind == BlockKind.Byline && b.At.Of(document.Text) == line);
        Assert.Equal("Cae la red del puerto", document.Title);
    }

    [Theory]
    [InlineData("2024-03-09", "2024-03-09")]
    [InlineData("9 de marzo de 2024", "2024-03-09")]
    [InlineData("March 9, 2024", "2024-03-09")]
    [InlineData("9 March 2024", "2024-03-09")]
    [InlineData("09/03/2024", "2024-03-09")]
    [InlineData("03/19/2024", "2024-03-19")]
    [InlineData("Sábado, 9 de marzo del 2024 - 10:32", "2024-03-09")]
    [InlineData("Por Inés Ocampo | 9 mar. 2024", "2024-03-09")]
    public void A_date_above_the_story_is_when_it_was_published(string line, string date) =>
        Assert.Equal(date, Parsing.Document("a.txt", "Cae la red del puerto\n" + line + Body).Published.ToString());

    [Fact]
    public void A_date_within_the_story_is_not_when_it_was_published() =>
        Assert.Null(Parsing.Document("a.txt", "Cae la red del puerto\n\nEl 9 de marzo de 2019 la policía entró en el almacén del puerto y detuvo a doce personas, según el acta." + Body).Published);

    [Fact]
    public void A_title_in_title_case_is_split_off_where_all_is_one_line()
    {
        var document = Parsing.Document("a.txt", "Port Chief Held Over Missing Cocaine. The chief of the port was arrested on Monday, prosecutors said. He denies it.");
        Assert.Equal(["Title: Port Chief Held Over Missing Cocaine", "Paragraph: The chief of the port was arrested on Monday, prosecutors said. He denies it."], Parsing.Blocks(document));
    }

    [Fact]
    public void A_first_sentence_is_no_title_where_all_is_one_line() =>
        Assert.Equal(BlockKind.Paragraph, Assert.Single(Parsing.Document("a.txt", "The chief of the port was arrested on Monday. He denies it.").Blocks).Kind);

    [Fact]
    public void The_title_of_a_sidecar_is_found_at_the_start_whatever_its_punctuation()
    {
        var document = Parsing.Document("a.txt", "Can the port be cleaned?The evidence says no. Nobody was tried.", new() { Title = "Can the Port be Cleaned?" });
        Assert.Equal(["Title: Can the port be cleaned?", "Paragraph: The evidence says no. Nobody was tried."], Parsing.Blocks(document));
    }

    [Fact]
    public void A_site_named_after_the_title_is_the_publisher()
    {
        var document = Parsing.Document("a.txt", "Cae la red del puerto | Radio Litoral" + Body);
        Assert.Equal(("Cae la red del puerto", "Radio Litoral"), (document.Title, document.Publisher));
    }

    [Theory]
    [InlineData(Body, "es")]
    [InlineData("\n\nThe prosecutor said yesterday that the network had paid officials of the port for three years, according to a document.\nTheir lawyer denied the charges and said that he would appeal.\n", "en")]
    public void The_language_is_told_by_the_words(string body, string language) => Assert.Equal(new Language(language), Parsing.Document("a.txt", "Puerto" + body).Language);
}
