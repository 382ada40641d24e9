using System.Reflection;
using System.Text.RegularExpressions;
using Quipu.Model;
using Quipu.Tests;
using Quipu.Web.Wording;
using Xunit;

namespace Quipu.Web.Tests.Wording;

public sealed partial class WordsTest
{
    static readonly string[] Dynamic = ["nav.", "theme.", "month.", "verb.", "tone.", "facet.", "log.kind.", "language.", "modality.title.", "island.", "map.type.", "screening.verdict.", "unit.", "money.every.", "currency.", "indicators.ground.", "indicators.group.", "letter.point.", "grade.", "origins.", "meaning.", "codebook.", "masks.state.", "publishing.", "draft.means."];

    static IEnumerable<string> Source => Directory.EnumerateFiles(Repository.File("src/Quipu.Web"), "*.*", SearchOption.AllDirectories)
        .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".ts", StringComparison.Ordinal))
        .Where(f => !f.Contains("node_modules", StringComparison.Ordinal)).Select(File.ReadAllText);

    [Fact]
    public void Every_language_has_the_same_keys() => Assert.Equal(Words.English.Keys, Words.Spanish.Keys);

    [Fact]
    public void Every_word_of_every_vocabulary_has_a_label_in_every_language() =>
        Assert.Empty(from family in Words.Families
                     from value in Values(family.Key)
                     from words in Words.All
                     let key = $"{family.Value}.{value}"
                     where !words.Has(key)
                     select $"{words.Code}: {key}");

    [Fact]
    public void Every_claim_type_and_stage_has_a_verb() =>
        Assert.Empty(from key in Values(typeof(ClaimType)).Select(t => "verb." + t).Concat(Values(typeof(Stage)).Select(s => "verb.stage." + s)).Concat(Values(typeof(LawStage)).Select(s => "verb.law_stage." + s))
                     from words in Words.All
                     where !words.Has(key)
                     select $"{words.Code}: {key}");

    [Fact]
    public void Every_key_that_a_page_asks_for_is_there()
    {
        var asked = Source.SelectMany(s => Asked().Matches(s)).Select(m => (Key: m.Groups["key"].Value, Count: m.Groups["how"].Value == "Count")).ToArray();
        Assert.True(asked.Length > 150, "The pattern finds the pages' words no more.");
        Assert.Empty(from ask in asked
                     where ask.Count ? !Words.English.Has(ask.Key + ".one") || !Words.English.Has(ask.Key + ".many") : !Words.English.Has(ask.Key)
                     select ask.Key);
    }

    [Fact]
    public void No_key_is_left_that_nobody_asks_for()
    {
        var source = string.Concat(Source);
        var families = Words.Families.Values.Select(f => f + ".").Concat(Dynamic).ToArray();
        Assert.Empty(from key in Words.English.Keys
                     let asked = key.EndsWith(".one", StringComparison.Ordinal) || key.EndsWith(".many", StringComparison.Ordinal) ? key[..key.LastIndexOf('.')] : key
                     where !source.Contains($"\"{asked}\"", StringComparison.Ordinal) && !families.Any(f => key.StartsWith(f, StringComparison.Ordinal))
                     select key);
    }

    [Fact]
    public void Both_languages_put_the_same_values_in() =>
        Assert.Empty(from key in Words.English.Keys
                     where !Holes().Matches(Words.English[key]).Select(m => m.Value).Distinct().Order().SequenceEqual(Holes().Matches(Words.Spanish[key]).Select(m => m.Value).Distinct().Order())
                     select key);

    [Fact]
    public void A_missing_key_is_found_at_once() => Assert.Throws<ArgumentException>(() => Words.English["no.such.key"]);

    [Theory]
    [InlineData("2014", "2014", "2014")]
    [InlineData("2014-09", "September 2014", "septiembre de 2014")]
    [InlineData("2014-09-04", "4 September 2014", "4 de septiembre de 2014")]
    public void A_date_is_as_precise_as_it_is_known(string date, string english, string spanish)
    {
        Assert.Equal(english, Words.English.Date(PartialDate.Parse(date)));
        Assert.Equal(spanish, Words.Spanish.Date(PartialDate.Parse(date)));
    }

    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(999, "999", "999")]
    [InlineData(1234567, "1,234,567", "1\u202f234\u202f567")]
    [InlineData(-1234, "−1,234", "−1\u202f234")]
    public void Thousands_are_set_apart(long number, string english, string spanish)
    {
        Assert.Equal(english, Words.English.Number(number));
        Assert.Equal(spanish, Words.Spanish.Number(number));
    }

    static IEnumerable<string> Values(Type type) => (IEnumerable<string>)typeof(WordsTest).GetMethod(nameof(Wired), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null)!;

    static string[] Wired<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => v.Wire())];

    [GeneratedRegex("""(?:\bW|[wW]ords)(?:\.(?<how>Of|Count)\(|\[)"(?<key>[a-z_.0-9A-Z]+)"(?=\s*[\]),])""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"(?<!\{)\{\d\}(?!\})")]
    private static partial Regex Holes();
}
