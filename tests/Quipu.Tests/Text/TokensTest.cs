using Quipu.Model;
using Quipu.Text;
using Xunit;

namespace Quipu.Tests.Text;

public sealed class TokensTest
{
    static string Cut(string text, Language language)
    {
        var found = new List<RawToken>();
        Tokens.Split(text, new(0, text.Length), language, found);
        return string.Join('|', found.Select(t => text[t.Start..t.End]));
    }

    [Theory]
    [InlineData("Quiroz's clan didn't pay US$1,200.50.", "Quiroz|'s|clan|did|n't|pay|US$|1,200.50|.")]
    [InlineData("The U.S. cannot wait, said Mr. Paz.", "The|U.S.|can|not|wait|,|said|Mr.|Paz|.")]
    [InlineData("anti-drug police (12%)", "anti-drug|police|(|12|%|)")]
    [InlineData("see https://example.org/a?b=1, please", "see|https://example.org/a?b=1|,|please")]
    [InlineData("workers’ union", "workers|’|union")]
    [InlineData("Really?! Write to ana.ruiz@example.org :)", "Really|?!|Write|to|ana.ruiz@example.org|:)")]
    [InlineData("See notes.pdf (art. 3:) at example.org.", "See|notes.pdf|(|art.|3|:|)|at|example.org|.")]
    [InlineData("It ended.Then it rained.", "It|ended|.|Then|it|rained|.")]
    public void English_is_cut(string text, string tokens) => Assert.Equal(tokens, Cut(text, Language.English));

    [Theory]
    [InlineData("pagó S/ 1.200,50 al juez del Callao", "pagó|S/|1.200,50|al|juez|del|Callao")]
    [InlineData("«Los Cóndores» y “El Tío”", "«|Los|Cóndores|»|y|“|El|Tío|”")]
    [InlineData("la Ley N° 32108 en EE.UU.", "la|Ley|N°|32108|en|EE.UU.")]
    [InlineData("Constructora Ñandú S.A.C. ganó", "Constructora|Ñandú|S.A.C.|ganó")]
    [InlineData("el Dr. J. Luna", "el|Dr.|J.|Luna")]
    public void Spanish_is_cut(string text, string tokens) => Assert.Equal(tokens, Cut(text, Language.Spanish));

    [Fact]
    public void Tokens_cover_all_that_is_not_white_space_whatever_the_text()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var text = new string([.. Enumerable.Range(0, 200).Select(_ => (char)random.Next(1, random.Next(2) == 0 ? 0x300 : 0xFFFF))]);
            var found = new List<RawToken>();
            Tokens.Split(text, new(0, text.Length), random.Next(2) == 0 ? Language.English : Language.Spanish, found);
            var at = 0;
            foreach (var token in found)
            {
                Assert.True(token.Start >= at && token.End > token.Start && token.End <= text.Length);
                Assert.All(text[at..token.Start], c => Assert.True(char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B' or '\u00AD'));
                at = token.End;
            }
        }
    }
}
