using Quipu.Sources.Protected;
using Xunit;

namespace Quipu.Tests.Sources.Protected;

public sealed class PseudonymTest
{
    static readonly SourceIdentity Rosa = new("Rosa Quintanar", ["La Tuna"], ["rosa@correo.example"], ["port"]);

    [Fact]
    public void One_that_is_made_up_says_nothing_and_comes_once()
    {
        var made = Enumerable.Range(0, 200).Select(_ => Pseudonym.New()).ToList();
        Assert.Equal(made.Count, made.Distinct().Count());
        Assert.All(made, p => Assert.Null(Pseudonym.Fault(p)));
    }

    [Theory]
    [InlineData("Tuna-3")]
    [InlineData("QUINTANAR")]
    [InlineData("quintan-r")]
    [InlineData("xrosax")]
    public void One_with_a_word_of_the_source_s_is_refused(string pseudonym) => Assert.NotNull(Pseudonym.Fault(pseudonym, Rosa));

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("a b")]
    public void One_that_is_no_plain_word_is_refused(string pseudonym) => Assert.NotNull(Pseudonym.Fault(pseudonym));

    [Fact]
    public void An_identity_is_read_from_lines_and_its_faults_repeat_none_of_its_words()
    {
        var read = SourceIdentity.Parse("\uFEFFName: Rosa Quintanar\r\nalias: La Tuna\n\nnote: works: at the port", out _)!;
        Assert.Equal(["name: Rosa Quintanar", "alias: La Tuna", "note: works: at the port"], read.Lines());
        foreach (var wrong in new[] { "Rosa Quintanar", "name: Rosa\nname: Quintanar", "", "phone: Rosa" })
        {
            Assert.Null(SourceIdentity.Parse(wrong, out var fault));
            Assert.DoesNotContain("Rosa", fault, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("Rosa", read.ToString(), StringComparison.Ordinal);
    }
}
