using Quipu.Assessment;
using Quipu.Figures;
using Xunit;

namespace Quipu.Tests.Assessment;

/// <summary>A scheme is read, or refused in one sentence with the line.</summary>
public sealed class SchemeFileTest
{
    const string Good = """
        scheme: ports
        en: Ports
        es: Puertos
        about: { en: Of the desk., es: De la redacción. }
        least: 3
        weighs: [charged, convicted]
        words:
          bribes: [bribe*, "pay off"]
        groups:
          - id: all
            en: All
            es: Todo
            measure: presence
            indicators:
              - id: paid
                en: Paid
                es: Pagado
                rules:
                  - { claims: [funds], words: bribes, says: for, why: { en: Paid., es: Pagado. } }
        """;

    [Fact]
    public void A_scheme_is_read_whole()
    {
        var scheme = SchemeFile.Read(Good, "ports.yaml").Scheme!;
        Assert.Equal(("ports", 3, 2, "paid"), (scheme.Slug, scheme.Least, scheme.Weighs.Count, Assert.Single(scheme.Indicators).Slug));
    }

    [Theory]
    [InlineData("measure: presence", "measure: height", "p.yaml, line 13: 'measure' must be one of presence, working.")]
    [InlineData("words: bribes", "words: bribe", "p.yaml, line 19: there is no set of words 'bribe'.")]
    [InlineData("claims: [funds]", "claims: [fund]", "'fund' is none of those that 'claims' takes")]
    [InlineData("least: 3", "least: 0", "p.yaml, line 5: 'least' must be a number from 2 to 1000.")]
    [InlineData("least: 3", "leest: 3", "there is no key 'leest' here")]
    [InlineData("scheme: ports", "scheme: Ports of Antay", "cannot be a scheme's name")]
    [InlineData("about: { en", "about: { e", "'en' is missing.")]
    [InlineData("weighs: [charged, convicted]", "weighs: [charged", "p.yaml, line ")]
    public void A_fault_is_one_sentence_with_its_line(string good, string bad, string sentence)
    {
        var reading = SchemeFile.Read(Good.Replace(good, bad, StringComparison.Ordinal), "p.yaml");
        Assert.Null(reading.Scheme);
        Assert.Contains(sentence, reading.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a list")]
    [InlineData("just words")]
    [InlineData("a: [\0")]
    public void Rubbish_is_refused(string text) => Assert.NotNull(SchemeFile.Read(text, "p.yaml").Fault);

    [Fact]
    public void The_index_has_its_markets_actors_and_building_blocks()
    {
        var scheme = Assert.Single(SchemeLibrary.All);
        Assert.Equal([15, 5, 12], scheme.Groups.Select(g => g.Indicators.Length));
        Assert.Equal(32, scheme.Indicators.Select(i => i.Column).OfType<string>().Distinct().Count());
        Assert.All(scheme.Indicators.SelectMany(i => i.Rules), r => Assert.NotEqual(r.Why.English, r.Why.Spanish));
        Assert.All(scheme.Indicators.SelectMany(i => i.Figures), f => Assert.NotNull(Concepts.Find(f)));
    }

    [Theory]
    [InlineData("they paid a bribe", true)]
    [InlineData("Bribes of judges", true)]
    [InlineData("pay, off", true)]
    [InlineData("pay them off", false)]
    [InlineData("Bri", false)]
    public void Words_are_found_folded_and_whole(string text, bool found) => Assert.Equal(found, new PhraseSet(["bribe*", "pay off"]).IsIn(PhraseSet.Words([text])));

    [Fact]
    public void A_phrase_runs_over_no_end_of_a_text() => Assert.False(new PhraseSet(["pay off"]).IsIn(PhraseSet.Words(["pay", "off"])));

    [Theory]
    [InlineData(5, 50, 30, 50, 1)]
    [InlineData(30, 50, 5, 50, -1)]
    [InlineData(5, 50, 7, 50, 0)]
    [InlineData(0, 0, 5, 5, 0)]
    [InlineData(5, 5, 5, 5, 0)]
    public void A_share_turns_only_beyond_what_chance_does(int before, int all, int after, int then, int turn) => Assert.Equal(turn, Assessing.Rise((before, all), (after, then)));
}
