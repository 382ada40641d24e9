using Quipu.Figures;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Figures;

/// <summary>The table of concepts.</summary>
public sealed class ConceptsTest
{
    [Fact]
    public void Every_concept_is_said_by_its_own_labels()
    {
        foreach (var concept in Concepts.All)
            foreach (var label in new[] { concept.English, concept.Spanish })
                Assert.True(concept.IsSaidBy(Concepts.Telling(label)), $"'{label}' is not {concept.Slug}");
        Assert.Equal(Concepts.All.Length, Concepts.All.Select(c => c.Slug).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Words_of_a_label_in_either_language_find_it()
    {
        Assert.Contains("extortion-complaints", Concepts.Called("extorsión"));
        Assert.Contains("extortion-complaints", Concepts.Called("Complaints extor"));
        Assert.Equal(["homicide-rate"], Concepts.Called("tasa de homicidios"));
        Assert.Empty(Concepts.Called("smuggled llamas"));
        Assert.Empty(Concepts.Called(" "));
    }

    [Fact]
    public void Labels_are_there_in_both_languages() =>
        Assert.Equal(("Homicides", "Homicidios"), Concepts.Find("homicides") is { } concept ? (concept.Label(Language.English), concept.Label(Language.Spanish)) : default);

    [Theory]
    [InlineData("concepts: [", "concepts.yaml, line")]
    [InlineData("sets: {a: b}\npassed: x\nunits: {u: [v]}\nrates: {r: [s]}\nconcepts:\n  - {id: c, en: C, es: C, unit: u, all: nothing}", "no set 'nothing'")]
    [InlineData("sets: {a: b}\npassed: x\nunits: {u: [v]}\nrates: {r: [s]}\nconcepts:\n  - {id: c, en: C, es: C, unit: u, all: a, colour: red}", "no key 'colour'")]
    [InlineData("sets: {a: b}\npassed: x\nunits: {u: [v]}\nrates: {r: [s]}\nconcepts:\n  - {id: c, en: C, unit: u, all: a}", "needs 'es'")]
    [InlineData("sets: {a: b}", "concepts.yaml needs")]
    public void A_mistake_in_the_table_is_a_sentence(string table, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<ConceptException>(() => ConceptFile.Read(new StringReader(table))).Message, StringComparison.Ordinal);
}
