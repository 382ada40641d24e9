using Quipu.Text;
using Xunit;

namespace Quipu.Tests.Text;

public sealed class FoldingTest
{
    [Theory]
    [InlineData("Ñañez", "ñañez")]
    [InlineData("ÁRBOL Übung Čapek", "arbol ubung capek")]
    [InlineData("fiscalía", "fiscalia")]
    [InlineData("S/ 3,2 — 🦙", "s/ 3,2 — 🦙")]
    public void Case_and_accents_go_and_ñ_stays(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Fact]
    public void Every_unit_keeps_its_place()
    {
        var text = new string([.. Enumerable.Range(0, 0x2200).Select(i => (char)i)]);
        Assert.Equal(text.Length, Folding.Fold(text).Length);
    }

    [Fact]
    public void A_decomposed_accent_folds_like_a_composed_one() => Assert.Equal(Folding.Compact("José"), Folding.Compact("Jose\u0301"));
}
