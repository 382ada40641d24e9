using Quipu.Matching.Scoring;
using Xunit;

namespace Quipu.Tests.Matching.Scoring;

/// <summary>Numbers follow from the published weights: 1 for a word found, 0.8 for one that only the query has, 0.2 for one that only the other has.</summary>
public sealed class LogicV2Test
{
    static readonly Algorithm Algorithm = Algorithms.Named("logic-v2")!;

    static double Score(string schema, string query, string result) =>
        Algorithm.Score(Party.Of(schema, [new("name", query)]), Party.Of(schema, [new("name", result)]));

    [Theory]
    [InlineData("Zenobio Tintaya", "Zenobio Tintaya", 1)]
    [InlineData("Zenobio Tintaya", "TINTAYA, Zenobio", 1)]
    [InlineData("Zenobio Tintaya", "Wilder Tintaya", 0.5)]
    [InlineData("Zenobio Waldo Tintaya", "Zenobio Tintaya", 0.7143)]
    [InlineData("Zenobio Tintaya", "Zenobio Waldo Tintaya", 0.9091)]
    public void Words_weigh_by_the_side_that_has_them(string query, string result, double score) => Assert.Equal(score, Score("Person", query, result), 3);

    [Fact]
    public void A_letter_in_a_long_word_costs_a_share_of_it() => Assert.Equal((1 + (1 - (1 / 8.0))) / 2, Score("Person", "Zenobio Tintayaa", "Zenobio Tintaya"), 3);

    [Fact]
    public void Short_words_allow_no_letter() => Assert.Equal(0.5, Score("Person", "Zenobio Paz", "Zenobio Pas"), 3);

    [Fact]
    public void Legal_forms_of_one_class_agree_less_than_the_same() =>
        Assert.True(Score("Company", "Orquidea GmbH", "Orquidea LLC") is > 0.85 and < 1);

    [Fact]
    public void Qualifiers_are_taken_off()
    {
        var one = Party.Of("Person", [new("name", "Zenobio Tintaya"), new("birthDate", "1970-03-14"), new("nationality", "pe")]);
        var other = Party.Of("Person", [new("name", "Zenobio Tintaya"), new("birthDate", "1981-05-02"), new("nationality", "fr")]);
        Assert.Equal(1 - 0.2 - 0.15 - 0.25, Algorithm.Score(one, other), 6);
    }

    [Fact]
    public void Options_are_those_published()
    {
        var strict = Algorithm.With(new Dictionary<string, double>(), new Dictionary<string, double> { ["nm_extra_result_name"] = 1 });
        Assert.True(strict.Score(Party.Of("Person", [new("name", "Zenobio Tintaya")]), Party.Of("Person", [new("name", "Zenobio Waldo Tintaya")])) < 0.7);
        Assert.Throws<ArgumentException>(() => Algorithm.With(new Dictionary<string, double>(), new Dictionary<string, double> { ["nm_colour"] = 1 }));
    }
}
