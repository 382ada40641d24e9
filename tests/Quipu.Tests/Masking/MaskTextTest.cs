using Quipu.Access.Masking;
using Xunit;

namespace Quipu.Tests.Masking;

/// <summary>A masked name is found however it is written, and nothing else is barred.</summary>
public sealed class MaskTextTest
{
    static readonly MaskText Names = new(MaskForms.Everywhere("Lucía Fernanda Quispe de la Cruz"));

    [Theory]
    [InlineData("Habló Lucía Fernanda Quispe de la Cruz ayer.", "Habló █████ ████████ ██████ ██ ██ ████ ayer.")]
    [InlineData("LUCIA QUISPE volvió", "█████ ██████ volvió")]
    [InlineData("Quispe de la Cruz, Lucía Fernanda", "██████ ██ ██ ████, █████ ████████")]
    [InlineData("QUISPE, Lucía", "██████, █████")]
    [InlineData("Lucía\r\n  Quispe", "█████\r\n  ██████")]
    [InlineData("https://faro.example/2031/lucia-quispe-desaparecida.html", "https://faro.example/2031/█████-██████-desaparecida.html")]
    [InlineData("lucia_quispe@correo.example y @LuciaQuispe", "█████_██████@correo.example y @███████████")]
    [InlineData("#JusticiaParaLucíaQuispe y @luciaquispe12", "#JusticiaPara███████████ y @███████████12")]
    [InlineData("#JusticiaParaLuci\u0301aQuispe", "#JusticiaPara████████████")]
    [InlineData("#JusticiaParaLucía", "#JusticiaParaLucía")]
    [InlineData("Luci\u0301a Quispe", "██████ ██████")]
    [InlineData("Lucía \u0002Quispe\u0003", "█████ \u0002██████\u0003")]
    [InlineData("Jorge Quispe y Lucía Ramos", "Jorge Quispe y Lucía Ramos")]
    [InlineData("Fue con Lucía. Quispe lo negó", "Fue con Lucía. Quispe lo negó")]
    [InlineData("", "")]
    public void Letters_of_a_name_are_barred_and_nothing_else(string text, string barred)
    {
        Assert.Equal(barred, Names.Barred(text));
        Assert.Equal(text.Length, Names.Barred(text).Length);
        Assert.Equal(text != barred, Names.Finds(text));
    }

    [Theory]
    [InlineData("… Quispe declaró el lunes ante la fiscalía de Antay, según la policía", "… ██████ declaró el lunes ante la fiscalía de Antay, según la policía")]
    [InlineData("El lunes declaró ante la fiscalía de Antay, según la policía, Lucía Fernanda …", "El lunes declaró ante la fiscalía de Antay, según la policía, █████ ████████ …")]
    [InlineData("Declaró ante la fiscalía de Antay, según la policía, el lunes la testigo.", "Declaró ante la fiscalía de Antay, según la policía, el lunes la testigo.")]
    public void What_is_left_of_a_name_at_the_edges_of_a_piece_is_barred(string text, string barred) => Assert.Equal(barred, Names.BarredPiece(text));

    [Fact]
    public void A_name_of_one_word_is_a_name_only_where_it_was_called_so()
    {
        Assert.Empty(MaskForms.Everywhere("Lucía"));
        Assert.Contains("lucia", MaskForms.Within("Lucía"));
        Assert.Equal(["lucia quispe", "lucia", "luciita"], MaskForms.Within("Lucía Quispe"));
        Assert.Equal(["pedro", "pedro", "pedrito"], MaskForms.Within("Pedro"));
        Assert.Empty(MaskForms.Within("¡!"));
    }

    [Fact]
    public void A_word_too_long_to_be_a_name_is_passed_over() => Assert.Equal(new string('a', 500), Names.Barred(new string('a', 500)));
}
