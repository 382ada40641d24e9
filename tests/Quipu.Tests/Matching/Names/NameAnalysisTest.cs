using Quipu.Matching.Names;
using Xunit;

namespace Quipu.Tests.Matching.Names;

public sealed class NameAnalysisTest
{
    static string Roles(string name, PartyKind kind = PartyKind.Person) =>
        string.Join(' ', NameAnalysis.Analyse(name, kind).Roles.Select(r => $"{r.Word}:{r.Role}"));

    [Theory]
    [InlineData("Rosa Elena Quispe Mamani")]
    [InlineData("QUISPE MAMANI, Rosa Elena")]
    [InlineData("Quispe Mamani Rosa Elena")]
    public void Both_surnames_are_told_from_given_names_in_any_order(string name)
    {
        var roles = NameAnalysis.Analyse(name, PartyKind.Person).Roles.ToDictionary(r => r.Word, r => r.Role);
        Assert.Equal(PartRole.Given, roles["rosa"]);
        Assert.Equal(PartRole.Given, roles["elena"]);
        Assert.Equal(PartRole.Paternal, roles["quispe"]);
        Assert.Equal(PartRole.Maternal, roles["mamani"]);
    }

    [Fact]
    public void Particles_and_aliases_in_quotes_are_neither()
    {
        Assert.Contains("de:Particle", Roles("Ana María de la Cruz Rojas"), StringComparison.Ordinal);
        Assert.Contains("zorro:Nickname", Roles("Ana “Zorro” Rojas Huaman"), StringComparison.Ordinal);
        Assert.Contains("zorro:Nickname", Roles("Ana \"Zorro\" Rojas Huaman"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_all_in_quotes_is_still_a_name() => Assert.DoesNotContain("Nickname", Roles("\"Ana Rojas\""), StringComparison.Ordinal);

    [Fact]
    public void Honorifics_before_a_name_are_left_out() => Assert.Equal("ana rojas", NameAnalysis.Analyse("Prof. Dr. Ana Rojas", PartyKind.Person).Form);

    [Theory]
    [InlineData("Ñusta Textiles Sociedad Anónima", "nusta textiles sa")]
    [InlineData("Orquidea Gesellschaft mit beschränkter Haftung", "orquidea gmbh")]
    public void Legal_forms_have_one_spelling(string name, string form) => Assert.Equal(form, NameAnalysis.Analyse(name, PartyKind.Organization).Form);

    [Fact]
    public void Numbers_in_words_and_figures_are_one_symbol()
    {
        static bool Has(string name) => NameAnalysis.Analyse(name, PartyKind.Organization).Symbols.ToArray().Any(s => s.Kind == SymbolKind.Number && s.Id == 44);
        Assert.True(Has("Brigada 44"));
        Assert.True(Has("Brigade Forty 4"));
        Assert.False(Has("Brigade 45"));
    }

    [Fact]
    public void An_entity_with_a_legal_form_is_an_organisation()
    {
        Assert.Equal(PartyKind.Organization, NameAnalysis.Analyse("Orquidea GmbH", PartyKind.Entity).Kind);
        Assert.Equal(PartyKind.Entity, NameAnalysis.Analyse("Ana Rojas", PartyKind.Entity).Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("---")]
    [InlineData("\ud800")]
    [InlineData("!!! ,,, \"")]
    public void What_is_no_name_has_no_words(string text) => Assert.True(NameAnalysis.Analyse(text, PartyKind.Person).Parts.Length == 0 || text[0] >= '\ud800');

    [Fact]
    public void A_name_longer_than_any_is_cut_and_not_refused()
    {
        var name = NameAnalysis.Analyse(string.Join(' ', Enumerable.Repeat("palabra", 500)), PartyKind.Organization);
        Assert.InRange(name.Parts.Length, 1, 48);
    }

    [Fact]
    public void Other_scripts_become_Latin_letters_where_their_letters_have_them() => Assert.Equal("ivan petrov", NameAnalysis.Analyse("Иван Петров", PartyKind.Person).Form);
}
