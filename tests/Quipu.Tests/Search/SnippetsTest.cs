using Quipu.Search;
using Xunit;

namespace Quipu.Tests.Search;

public sealed class SnippetsTest
{
    static string Cut(string text, string query) => Snippets.Cut(text, QueryWords.Parse(query)).Replace('\u0002', '[').Replace('\u0003', ']');

    [Theory]
    [InlineData("La Fiscalía actuó.", "fiscalia", "La [Fiscalía] actuó.")]
    [InlineData("Fiscalías y fiscalía.", "fiscalia", "Fiscalías y [fiscalía].")]
    [InlineData("Fiscalías y fiscalía.", "fiscal*", "[Fiscalías] y [fiscalía].")]
    [InlineData("El caso de Rosa  Ibáñez.", "\"rosa ibañez\"", "El caso de [Rosa  Ibáñez].")]
    [InlineData("línea\r\nuna", "una", "línea [una]")]
    [InlineData("a\u0002b\u0003c palabra", "palabra", "abc [palabra]")]
    [InlineData("nada", "otra", "nada")]
    [InlineData("", "otra", "")]
    public void Found_words_are_marked_where_they_stand(string text, string query, string expected) => Assert.Equal(expected, Cut(text, query));

    [Fact]
    public void The_stretch_with_most_of_the_words_is_cut()
    {
        var text = "alfa " + string.Concat(Enumerable.Repeat("relleno ", 80)) + "aquí alfa y beta juntas " + string.Concat(Enumerable.Repeat("final ", 80));
        Assert.Contains("aquí [alfa] y [beta] juntas", Cut(text, "alfa beta"));
    }

    [Theory]
    [InlineData("jose \"fiscal de la nación\" antay*", "\"jose\" AND \"fiscal de la nacion\" AND \"antay\"*")]
    [InlineData("AND OR NOT (\"", "\"and\" AND \"or\" AND \"not\"")]
    [InlineData("“comillas tipográficas”", "\"comillas tipograficas\"")]
    [InlineData("  ", "")]
    public void What_is_typed_is_text(string typed, string expected) => Assert.Equal(expected, QueryWords.Parse(typed).ToFullText());
}
