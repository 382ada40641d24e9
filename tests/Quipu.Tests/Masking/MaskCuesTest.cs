using Quipu.Access.Masking;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Masking;

/// <summary>Which words beside a name ask for a mask, and which do not. The name is Ana Sol.</summary>
public sealed class MaskCuesTest
{
    [Theory]
    [InlineData("La menor Ana Sol fue hallada en un hotel.")]
    [InlineData("la niña de 9 años, Ana Sol, dijo")]
    [InlineData("Ana Sol, de 15 años, viajaba sola.")]
    [InlineData("Ana Sol, de quince años, viajaba sola.")]
    [InlineData("Ana Sol (16) viajaba sola.")]
    [InlineData("Ana Sol, una adolescente de 14 años, viajaba sola.")]
    [InlineData("la adolescente identificada como Ana Sol")]
    [InlineData("Ana Sol, menor de edad, no declaró.")]
    [InlineData("15-year-old Ana Sol was found")]
    [InlineData("a 15-year-old girl named Ana Sol was found")]
    [InlineData("Ana Sol, 15, was found")]
    [InlineData("Ana Sol, a minor, was found")]
    [InlineData("the girl, Ana Sol, was found")]
    public void A_minor_is_seen(string text) => Assert.Equal([MaskGround.Minor], Found(text));

    [Theory]
    [InlineData("Ana Sol, víctima de trata de personas, declaró.")]
    [InlineData("Ana Sol fue víctima de abuso sexual.")]
    [InlineData("Ana Sol, quien fue violada por dos policías, declaró.")]
    [InlineData("por la violación de Ana Sol")]
    [InlineData("acusado de violar a Ana Sol en 2030")]
    [InlineData("trata de personas en agravio de Ana Sol")]
    [InlineData("Ana Sol, a survivor of sex trafficking, testified.")]
    [InlineData("Ana Sol was raped by two officers")]
    [InlineData("convicted of the rape of Ana Sol")]
    [InlineData("two men raped Ana Sol")]
    public void A_victim_is_seen(string text) => Assert.Equal([MaskGround.Victim], Found(text));

    [Theory]
    [InlineData("Ana Sol, de 45 años, es alcaldesa.")]
    [InlineData("Ana Sol, de 17 años de experiencia,")]
    [InlineData("Ana Sol recibió 15 años de prisión.")]
    [InlineData("Ana Sol, de 12 años de prisión")]
    [InlineData("su hermana menor Ana Sol heredó la empresa")]
    [InlineData("Se trata de Ana Sol, la alcaldesa.")]
    [InlineData("Ana Sol fue acusada de violación.")]
    [InlineData("Ana Sol, condenada por trata de personas, apeló.")]
    [InlineData("Ana Sol violó la ley.")]
    [InlineData("Ana Sol, sentenced for rape, appealed.")]
    [InlineData("la alcaldesa Ana Sol habló de la trata de personas")]
    [InlineData("El Niño Ana Sol")]
    public void Others_are_not_masked(string text) => Assert.Empty(Found(text));

    [Theory]
    [InlineData("2015", "2031-05-02", true)]
    [InlineData("2013-05-02", "2031-05-02", false)]
    [InlineData("2013-05-03", "2031-05-02", true)]
    [InlineData("2013", "2031-05-02", true)]
    [InlineData("1980-01-01", "2031-05-02", false)]
    public void A_birth_date_tells_a_minor(string born, string day, bool minor) =>
        Assert.Equal(minor, MaskCues.IsMinor(PartialDate.Parse(born), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    static IEnumerable<MaskGround> Found(string text)
    {
        var at = text.IndexOf("Ana Sol", StringComparison.Ordinal);
        var entity = new LocalEntity
        {
            Id = new("e1"),
            Document = new("d1"),
            Type = EntityType.Person,
            Name = "Ana Sol",
            Mentions = [new(new(at, at + 7), "Ana Sol", MentionKind.Name)],
        };
        return MaskCues.Of(text, [entity]).Select(c => c.Ground);
    }
}
