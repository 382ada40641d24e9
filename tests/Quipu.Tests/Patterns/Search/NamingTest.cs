using Quipu.Patterns.Search;
using Xunit;

namespace Quipu.Tests.Patterns.Search;

public sealed class NamingTest
{
    [Theory]
    [InlineData("Clan Barrosa")]
    [InlineData("Barrosa clan")]
    [InlineData("la banda Los Arrieros")]
    [InlineData("cartel de Ulloma")]
    [InlineData("Obras del Sur S.A.C.")]
    [InlineData("“El Molle”")]
    [InlineData("14 de Julio")]
    public void A_name_is_a_name_with_or_without_what_it_is_called_before(string name) => Assert.True(Naming.IsName(name));

    [Theory]
    [InlineData("various drug traffickers")]
    [InlineData("Various convicted traffickers")]
    [InlineData("the gang")]
    [InlineData("a company")]
    [InlineData("a Quelandan official")]
    [InlineData("high-ranking Quelandan official")]
    [InlineData("dos funcionarios de gobierno")]
    [InlineData("organización familiar")]
    [InlineData("de la")]
    [InlineData("")]
    public void A_description_is_nobody(string name) => Assert.False(Naming.IsName(name));
}
