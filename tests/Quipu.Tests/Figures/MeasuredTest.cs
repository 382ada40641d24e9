using System.Collections.Immutable;
using Quipu.Figures;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Figures;

/// <summary>A figure of a register and one of an article become the same kind of value.</summary>
public sealed class MeasuredTest
{
    static readonly DocumentId Article = new("d1");

    static LocalEntity Place(string name, string? country = null, string? ubigeo = null) =>
        new() { Id = new("e1"), Document = Article, Type = EntityType.Place, Name = name, Country = country, Ubigeo = ubigeo };

    static Claim Said(string metric, string value, string? unit = null, Func<Claim, Claim>? more = null)
    {
        var claim = new Claim
        {
            Id = new("c1"),
            Document = Article,
            Type = ClaimType.Figure,
            Modality = Modality.Stated,
            Quote = new(new(0, 4), "what"),
            Trigger = new(0, 4),
            Reader = "frames/1",
            Date = PartialDate.Parse("2030"),
            Details = ImmutableSortedDictionary<Detail, string>.Empty.Add(Detail.Metric, metric).Add(Detail.Value, value),
        };
        if (unit is not null) claim = claim with { Details = claim.Details.Add(Detail.Unit, unit) };
        return more is null ? claim : more(claim);
    }

    static Measured Of(Claim claim, LocalEntity? place = null, params string[] speakers) =>
        Measured.Of(claim, new([.. speakers], "El Faro de Antay", PartialDate.Parse("2031-05-02"), place))!;

    static Figure Register(string metric, string unit, string? place = "pe", string? name = "Perú", string? vintage = null) =>
        new(metric, metric, place, name, PartialDate.Parse("2030"), 7, "7", unit, "Ministry of the Port", vintage);

    [Theory]
    [InlineData("denuncias por extorsión", "denuncias", "extortion-complaints", "complaints")]
    [InlineData("complaints of extortion", "complaints", "extortion-complaints", "complaints")]
    [InlineData("extortion complaints filed", "complaints", "extortion-complaints", "complaints")]
    [InlineData("reported cases of extortion", "cases", "extortion-complaints", "complaints")]
    [InlineData("casos de extorsión", "casos", "extortion-cases", "cases")]
    [InlineData("asesinatos", "asesinatos", "homicides", "homicides")]
    [InlineData("murders", "murders", "homicides", "homicides")]
    [InlineData("tasa de homicidios", "por cada 100 mil habitantes", "homicide-rate", "per-100000")]
    [InlineData("homicide rate", "per 100,000 inhabitants", "homicide-rate", "per-100000")]
    public void Both_languages_say_one_concept(string metric, string unit, string concept, string measure)
    {
        var measured = Of(Said(metric, "12", unit));
        Assert.Equal((concept, measure, true), (measured.Concept, measured.Unit, measured.IsKnown));
    }

    [Theory]
    [InlineData("extortion cases have risen", "percent")]
    [InlineData("complaints of extortion against buses", "complaints")]
    [InlineData("denuncias por extorsión archivadas", "denuncias")]
    [InlineData("homicidios", "por ciento")]
    public void What_says_more_or_is_measured_otherwise_is_another_concept(string metric, string unit) => Assert.False(Of(Said(metric, "12", unit)).IsKnown);

    [Theory]
    [InlineData("USD", null, "usd")]
    [InlineData("%", null, "percent")]
    [InlineData("toneladas", null, "tonnes")]
    [InlineData("USD", "al mes", "usd-a-month")]
    [InlineData("USD", "a year", "usd-a-year")]
    [InlineData("quays", null, "number")]
    public void Shares_money_weights_and_rates_are_units_of_their_own(string unit, string? rate, string measure)
    {
        var claim = Said("quays built", "3", unit);
        Assert.Equal(measure, Of(rate is null ? claim : claim with { Details = claim.Details.Add(Detail.Period, rate) }).Unit);
    }

    [Theory]
    [InlineData("Lima", "pe", "15", "ubigeo:150000")]
    [InlineData("Perú", "pe", null, "pe")]
    [InlineData("Ecuador", null, null, "ec")]
    [InlineData("Puerto Naupari", "co", null, "co:puerto-naupari")]
    [InlineData("Naupari", null, null, "place:naupari")]
    public void A_place_has_a_code(string name, string? country, string? ubigeo, string code) => Assert.Equal(code, Of(Said("murders in " + name, "3", "murders"), Place(name, country, ubigeo)).Place);

    [Fact]
    public void The_place_is_no_part_of_what_is_counted()
    {
        Assert.Equal(("homicides", "pe", "peru"), Of(Said("murders in Peru", "3", "murders")) is var one ? (one.Concept, one.Place, one.PlaceName) : default);
        Assert.Equal("homicides", Of(Said("homicidios en Puerto Naupari", "3", "homicidios"), Place("Puerto Naupari", "co")).Concept);
        // The people of a country are no place.
        Assert.Equal("", Of(Said("murders of Peruvian bus drivers", "3", "murders")).Place);
    }

    [Fact]
    public void The_publisher_is_who_is_cited_and_the_outlet_relays_it()
    {
        var cited = Of(Said("murders", "3"), null, "Harbour Police", "Radio Antay");
        Assert.Equal(("Harbour Police", "El Faro de Antay", "2031-05-02"), (cited.Publisher, cited.Via, cited.Vintage));
        Assert.Equal(("El Faro de Antay", null), Of(Said("murders", "3")) is var own ? (own.Publisher, own.Via) : default);
    }

    [Fact]
    public void What_is_denied_possible_undated_or_of_a_period_that_was_not_over_counts_for_nothing()
    {
        bool Counts(Func<Claim, Claim> more) => Of(Said("murders", "3", more: more)).Counts;
        Assert.True(Counts(c => c));
        Assert.True(Counts(c => c with { Modality = Modality.Alleged }));
        Assert.False(Counts(c => c with { Negated = true }));
        Assert.False(Counts(c => c with { Modality = Modality.Possible }));
        Assert.False(Counts(c => c with { Modality = Modality.Denied }));
        Assert.False(Counts(c => c with { Date = null }));
        Assert.False(Counts(c => c with { Date = PartialDate.Parse("2031") }));
        Assert.True(Counts(c => c with { Date = PartialDate.Parse("2031-04") }));
        Assert.False(Counts(c => c with { Date = PartialDate.Parse("2031-04"), End = PartialDate.Parse("2031-06") }));
    }

    [Theory]
    [InlineData("12000", 12000)]
    [InlineData("7.7", 7.7)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("7,7", 7.7)]
    public void Numbers_are_read_as_readers_and_people_write_them(string text, double number) => Assert.Equal((decimal)number, Of(Said("murders", text)).Value);

    [Fact]
    public void What_is_no_number_is_no_value()
    {
        Assert.Null(Measured.Of(Said("murders", "several"), new([], null, null, null)));
        Assert.Null(Measured.Of(Said("murders", "3") with { Type = ClaimType.Stance }, new([], null, null, null)));
    }

    [Fact]
    public void A_register_s_article_of_a_code_goes_into_the_sum_of_its_offence()
    {
        var part = Measured.Of(Register("penal.denuncia.contra-el-patrimonio.extorsion.200.extorsion", "complaints", "ubigeo:150101"));
        Assert.Equal(("extortion-complaints", "complaints", false), (part.Whole, part.Unit, part.IsKnown));
        Assert.Equal(("extortion-complaints", "extortion-complaints"), Measured.Of(Register("extortion-complaints", "complaints")) is var whole ? (whole.Concept, whole.Whole) : default);
        Assert.Equal("population", Measured.Of(Register("poblacion", "persons")).Whole);
        // A score may not be added up.
        Assert.Equal(("criminality-score", null), Measured.Of(Register("criminality-avg", "score-10")) is var score ? (score.Concept, score.Whole) : default);
        Assert.Null(Measured.Of(Register("penal.denuncia.extorsion", "percent")).Whole);
    }

    [Fact]
    public void Unknown_words_are_a_concept_of_their_own_for_registers_and_articles_alike()
    {
        var (register, article) = (Measured.Of(Register("thefts-of-cargo-at-the-quay", "number")), Of(Said("thefts of cargo at the quay", "3", "thefts")));
        Assert.Equal((register.Concept, register.Unit), (article.Concept, article.Unit));
        Assert.False(register.IsKnown);
    }

    [Fact]
    public void A_register_published_before_its_period_was_over_counts_for_nothing()
    {
        Assert.False(Measured.Of(Register("poblacion", "persons", vintage: "2030-06-30")).Counts);
        Assert.True(Measured.Of(Register("poblacion", "persons", vintage: "2031-01-10")).Counts);
        Assert.True(Measured.Of(Register("poblacion", "persons", vintage: "second edition")).Counts);
    }

    [Fact]
    public void A_place_without_a_code_is_known_by_its_words() =>
        Assert.Equal(["place:la-dársena", "", "ec"], new[] { "La Dársena", null, "Ecuador" }.Select(name => Measured.Of(Register("poblacion", "persons", null, name)).Place.Replace("darsena", "dársena", StringComparison.Ordinal)));
}
