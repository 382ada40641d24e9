using System.Text;
using Quipu.Sources.Protected;
using Xunit;

namespace Quipu.Tests.Sources.Protected;

public sealed class NameMaskTest
{
    static readonly SourceIdentity Rosa = new("Rosa María Quintanar de la Vega", ["La Tuna", "rosi77"], ["rosa.quintanar@correo.example", "+51 987 654 321"], []);

    [Theory]
    [InlineData("Habló Rosa María Quintanar de la Vega.", "Habló S.")]
    [InlineData("ROSA MARIA QUINTANAR DE LA VEGA firmó", "S firmó")]
    [InlineData("Quintanar de la Vega, Rosa María", "S")]
    [InlineData("Rosa Quintanar lo vio", "S lo vio")]
    [InlineData("R. Quintanar lo vio", "S lo vio")]
    [InlineData("rosa\n  quintanar", "S")]
    [InlineData("Rosa Mar\u00ADía Quin\u200Btanar", "S")]
    [InlineData("le dicen «la tuna»", "le dicen «S»")]
    [InlineData("Rosi77: llego", "S: llego")]
    [InlineData("escriba a ROSA.QUINTANAR@correo.example hoy", "escriba a [address] hoy")]
    [InlineData("rosaquintanar@otra.example", "[address]")]
    [InlineData("al 987654321 o +51-987-654-321", "al [phone] o [phone]")]
    [InlineData("al 987 654 321.", "al [phone].")]
    [InlineData("el 29876543210", "el 29876543210")]
    [InlineData("Ｒｏｓａ Ｑｕｉｎｔａｎａｒ", "S")]
    [InlineData("𝐑𝐨𝐬𝐚 Quintanar", "S")]
    [InlineData("Habló Rosa Z. Quintanar ayer", "Habló S ayer")]
    [InlineData("vio a Rosa Elvira Quintanar Pomar en la plaza", "vio a S en la plaza")]
    [InlineData("según María Rosa Quintanar", "según S")]
    [InlineData("QUINTANAR POMAR, ROSA ELVIRA", "S")]
    [InlineData("La Dra. Rosa E. Quintanar Pomar firma", "La Dra. S firma")]
    [InlineData("ROSA QUIN-\nTANAR firmó", "S firmó")]
    [InlineData("Rosa Quintanar-\nPomar firmó", "S firmó")]
    [InlineData("https://a.example/?q=Rosa%20Quintanar&p=1", "https://a.example/?q=S&p=1")]
    [InlineData("Mar%C3%ADa%20Quintanar", "S")]
    [InlineData("Mar%25C3%25ADa%2520Quintanar", "S")]
    [InlineData("habló MarÃ\u00ADa Quintanar", "habló S")]
    [InlineData("Mar&iacute;a Quintanar", "S")]
    [InlineData("Mar\\u00eda Quintanar", "S")]
    [InlineData("Rοsa Quintаnar", "S")]
    public void The_source_is_found_however_it_is_written(string text, string masked) => Assert.Equal(masked, Mask(text));

    [Theory]
    [InlineData("Rosa Luján y Quintanar SAC")]
    [InlineData("Vino Rosa. Quintanar es una calle.")]
    [InlineData("La vega tiene una Rosa")]
    [InlineData("una tuna la comió")]
    [InlineData("98 76 54")]
    [InlineData("Rosa Luján, José Quintanar")]
    [InlineData("Rosa dijo a Quintanar")]
    [InlineData("Rosa Luján\nJosé Quintanar")]
    [InlineData("100% de Rosa; 20 % &amp; nada")]
    public void Others_are_not_taken_for_the_source(string text) => Assert.Equal(text, Mask(text));

    [Fact]
    public void A_decomposed_text_is_found_too() => Assert.Equal("S.", Mask("Rosa María Quintanar.".Normalize(NormalizationForm.FormD)));

    [Fact]
    public void A_word_of_the_name_alone_is_left_and_counted()
    {
        var mask = new NameMask(Rosa);
        Assert.Empty(mask.Find("Rosa vino. Quintanar no."));
        Assert.Equal(2, mask.Alone);
    }

    [Fact]
    public void The_lines_in_which_a_word_stands_alone_are_told_with_their_place_and_without_orders_to_a_terminal()
    {
        var mask = new NameMask(Rosa);
        mask.Find("Nada.\nVino \u001b[31m Rosa\u202e tarde.\nRosa Quintanar no.", "protected/S/1");
        Assert.Equal(["protected/S/1: Vino [31m Rosa tarde."], mask.LinesAlone);
    }

    [Fact]
    public void A_handle_that_holds_the_whole_name_is_masked_whole() =>
        Assert.Equal("@S", new Veil("S", "") { Mask = new(Rosa with { Aliases = ["tunera"] }) }.Of("@latunera88").Text);

    static string Mask(string text) => new Veil("S", "protected/S/1") { Mask = new(Rosa) }.Of(text).Text;
}
