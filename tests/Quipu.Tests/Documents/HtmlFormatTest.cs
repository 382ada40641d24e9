using System.Text;
using Xunit;

namespace Quipu.Tests.Documents;

public sealed class HtmlFormatTest
{
    const string Page = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cae la red | El Litoral</title>
        <meta property="og:title" content="Cae la red del puerto"><meta property="og:site_name" content="El Litoral">
        <meta property="article:published_time" content="2031-04-05T10:00:00-05:00"><meta name="author" content="Inés Ocampo">
        <link rel="canonical" href="https://ellitoral.example/red"><script>document.write('<p>Never run.</p>')</script><style>p{}</style></head>
        <body class="comments-open has-sidebar"><nav><a href="/">Inicio</a></nav><header><a href="/">El Litoral</a></header>
        <article><h1>Cae la red del puerto</h1><p class="bajada">Doce detenidos y un prófugo.</p>
        <ul class="compartir"><li>Facebook</li></ul><figure><img src=x><figcaption>El muelle. Foto: Archivo</figcaption></figure>
        <p>El fiscal <b>regional</b> informó ayer que la red pagó a funcionarios del&nbsp;puerto, según un documento.</p>
        <aside class="related"><a href="/x">Capturan a exalcalde por lavado</a></aside>
        <p>El abogado de los acusados rechazó los cargos.<br>Dijo que apelará la decisión del juez.</p>
        <p hidden>Oculto.</p><div class="newsletter">Recibe las noticias</div></article>
        <div id="comments"><p>Todos son iguales.</p></div><footer>© 2031</footer></body></html>
        """;

    [Fact]
    public void The_story_is_read_and_the_rest_of_the_page_is_kept_and_marked()
    {
        var document = Parsing.Document("a.html", Page);
        Assert.Equal(
        [
            "Menu: Inicio", "Menu: El Litoral", "Title: Cae la red del puerto", "Subtitle: Doce detenidos y un prófugo.", "ShareBar: Facebook", "Caption: El muelle. Foto: Archivo",
            "Paragraph: El fiscal regional informó ayer que la red pagó a funcionarios del\u00A0puerto, según un documento.", "Teaser: Capturan a exalcalde por lavado",
            "Paragraph: El abogado de los acusados rechazó los cargos.", "Paragraph: Dijo que apelará la decisión del juez.", "Newsletter: Recibe las noticias",
            "Comment: Todos son iguales.", "Notice: © 2031",
        ], Parsing.Blocks(document));
        Assert.DoesNotContain("Never run", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_says_who_when_and_where()
    {
        var document = Parsing.Document("a.html", Page);
        Assert.Equal(("Cae la red del puerto", "El Litoral", "2031-04-05", "https://ellitoral.example/red", "Inés Ocampo", "es"),
            (document.Title, document.Publisher, document.Published.ToString(), document.Url, document.Authors.Single(), document.Language.Code));
    }

    [Fact]
    public void Linked_data_wins_wherever_it_is_nested()
    {
        var linked = """<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"Otro","datePublished":"2031-01-02","author":[{"name":"Ana Paz"},{"name":"Luis Roa"}],"publisher":{"name":"La Hora"}}]}</script></head>""";
        var document = Parsing.Document("a.html", Page.Replace("</head>", linked, StringComparison.Ordinal));
        Assert.Equal(("Otro", "La Hora", "2031-01-02"), (document.Title, document.Publisher, document.Published.ToString()));
        Assert.Equal(["Ana Paz", "Luis Roa"], document.Authors);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("windows-1252")]
    public void Each_block_leads_back_to_its_element(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var bytes = encoding.GetBytes(Page.Replace("charset=\"utf-8\"", $"charset=\"{name}\"", StringComparison.Ordinal).Replace("©", "(c)", StringComparison.Ordinal));
        var document = Parsing.Document("a.html", bytes);
        var segment = document.Segments.Single(s => s.At.Of(document.Text).StartsWith("El fiscal", StringComparison.Ordinal));
        var source = encoding.GetString(bytes[(int)segment.ByteStart..(int)segment.ByteEnd]);
        Assert.StartsWith("<p>El fiscal <b>", source.TrimStart('\n', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("abogado", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Mojibake_is_repaired_where_certain_and_said_so()
    {
        var document = Parsing.Document("a.html", "<html><body><p>La investigaciÃ³n del seÃ±or NÃºÃ±ez terminÃ³ ayer en la fiscalÃ­a.</p></body></html>");
        Assert.Equal("La investigación del señor Núñez terminó ayer en la fiscalía.", document.Text);
        Assert.Contains("repaired", Assert.Single(document.Doubts), StringComparison.Ordinal);
        Assert.Contains("Ã³ y é", Parsing.Document("a.html", "<p>No es seguro: Ã³ y é juntos en la misma página del diario.</p>").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_nested_without_end_is_given_up_with_a_sentence()
    {
        var page = string.Concat(Enumerable.Repeat("<div>", 20_000)) + "<p>Deep down.</p>";
        Assert.Matches("nested more than|to parse", Parsing.Reason("a.html", Encoding.UTF8.GetBytes("<html><body>" + page)));
    }

    [Fact]
    public void A_page_without_text_says_so() => Assert.Contains("without its scripts", Parsing.Reason("a.html", "<html><body><script>x()</script></body></html>"u8.ToArray()), StringComparison.Ordinal);

    [Fact]
    public void A_page_that_is_no_article_element_is_read_all_the_same() =>
        Assert.Contains("The mayor paid", Parsing.ReadText(Parsing.Document("a.html", "<div class='x'><h1>The mayor</h1><p>The mayor paid the clan, prosecutors said on Monday.</p><p>He denies it.</p></div>")), StringComparison.Ordinal);
}
