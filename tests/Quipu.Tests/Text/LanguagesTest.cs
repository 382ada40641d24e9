using Quipu.Model;
using Quipu.Text;
using Xunit;

namespace Quipu.Tests.Text;

public sealed class LanguagesTest
{
    [Theory]
    [InlineData("The mayor of the town said that he had not been told of the raid.", "en")]
    [InlineData("La alcaldesa del pueblo dijo que no se le había informado de la redada.", "es")]
    [InlineData("O prefeito da cidade disse que não foi informado da operação, mas uma pessoa do governo ligou.", "und")]
    [InlineData("1234 5678 +++", "und")]
    [InlineData("", "und")]
    public void Common_words_tell_the_language(string text, string code) => Assert.Equal(new Language(code), Languages.Detect(text));
}
