using Quipu.Matching.Scoring;
using Xunit;

namespace Quipu.Tests.Matching.Scoring;

public sealed class LogicQ1Test
{
    static readonly Algorithm Algorithm = Algorithms.Named("logic-q1")!;

    static Party Person(string name, params (string Property, string Value)[] more) =>
        Party.Of("Person", [new("name", name), .. more.Select(m => KeyValuePair.Create(m.Property, m.Value))]);

    static Party Company(string name) => Party.Of("Company", [new("name", name)]);

    static double Score(Party one, Party other) => Algorithm.Score(one, other);

    [Theory]
    [InlineData("Rosa Elena Quispe Mamani", "QUISPE MAMANI, Rosa Elena")]
    [InlineData("Rosa Elena Quispe Mamani", "Rosa Elena Quispe")]
    [InlineData("Rosa Elena Quispe Mamani", "Rosa Quispe Mamani")]
    [InlineData("Rosa Elena Huamán Ccori", "Rosa Elena Guaman Cori")]
    [InlineData("Francisco Rojas Huamani", "Paco Rojas Huamani")]
    [InlineData("Ana Lucía de la Cruz Vilca", "Ana Lucia Delacruz Vilca")]
    [InlineData("María Elena Ccori Taype", "Ma. Elena Ccori Taype")]
    [InlineData("Cap. PNP Octavio Rendueles", "Octavio Rendueles")]
    [InlineData("Rosa Quispe Mamani viuda de Condori", "Rosa Quispe Mamani")]
    [InlineData("Rosa Quispe Vda. de Condori", "Rosa Quispe Mamani")]
    public void One_person_written_twice_is_shown(string one, string other) => Assert.True(Score(Person(one), Person(other)) >= MatchThresholds.Default);

    [Theory]
    [InlineData("Rosa Elena Quispe Mamani", "Juan Carlos Quispe Mamani")]
    [InlineData("Rosa Elena Quispe Mamani", "Rosa Isabel Quispe Mamani")]
    [InlineData("Julio Quispe Mamani", "Julia Quispe Mamani")]
    [InlineData("Rosa Elena Quispe Mamani", "Rosa Elena Quispe Vilca")]
    [InlineData("Rosa Elena Quispe Mamani", "Rosa Elena Mamani Quispe")]
    public void Siblings_and_cousins_are_not(string one, string other) => Assert.True(Score(Person(one), Person(other)) < MatchThresholds.Default);

    [Theory]
    [InlineData("Grupo Cojimar S.A. de C.V.", "GC Group S.A.C.")]
    [InlineData("Amazonía Consultores Asociados E.I.R.L.", "ACA Ltda.")]
    public void Letters_that_stand_for_a_body_s_words_are_no_strong_match(string one, string other) => Assert.True(Score(Company(one), Company(other)) < MatchThresholds.High);

    [Fact]
    public void A_common_name_alone_is_shown_but_undecided_for_want_of_a_date_of_birth()
    {
        var match = Algorithm.Compare(Person("Juan Quispe Flores"), Person("Juan Quispe Flores"));
        Assert.InRange(match.Score, MatchThresholds.Default, MatchThresholds.High);
        Assert.Equal("birthDate", match.Wanting);
        Assert.Contains(match.Reasons, r => r.Feature == "person-common" && r.Contribution < 0);
    }

    [Theory]
    [InlineData("Juan Carlos Flores Quispe")]
    [InlineData("María Elena Quispe Mamani")]
    [InlineData("Juan Quispe Mamani")]
    public void However_many_common_words_a_name_has_and_whatever_country_it_is_undecided(string name)
    {
        var match = Algorithm.Compare(Person(name, ("country", "pe")), Person(name, ("country", "pe")));
        Assert.InRange(match.Score, MatchThresholds.Default, 0.7);
        Assert.Equal("birthDate", match.Wanting);
        Assert.Contains(match.Reasons, r => r.Feature == "person-common" && r.Contribution < 0);
    }

    [Fact]
    public void A_date_of_birth_decides()
    {
        var born = Person("Juan Quispe Flores", ("birthDate", "1970-03-14"));
        Assert.True(Score(born, Person("Juan Quispe Flores", ("birthDate", "1970-03-14"))) >= MatchThresholds.High);
        Assert.True(Score(born, Person("Juan Quispe Flores", ("birthDate", "1991-03-14"))) < MatchThresholds.Default);
        Assert.True(Score(born, Person("Juan Quispe Flores", ("birthDate", "1970"))) >= MatchThresholds.High);
    }

    [Fact]
    public void A_strong_match_wants_nothing()
    {
        var match = Algorithm.Compare(Person("Zenobio Yauricasa Tintaya"), Person("Zenobio Yauricasa Tintaya"));
        Assert.True(match.Score >= MatchThresholds.High);
        Assert.Null(match.Wanting);
    }

    [Theory]
    [InlineData("birthDate", "1970-03-14", "1971-03-14")]
    [InlineData("birthDate", "1970-03-14", "1970-01-01")]
    [InlineData("birthDate", "1970-03-04", "1970-04-03")]
    public void Dates_that_clerks_mistake_leave_a_rare_name_a_match(string property, string one, string other) =>
        Assert.True(Score(Person("Zenobio Yauricasa Tintaya", (property, one)), Person("Zenobio Yauricasa Tintaya", (property, other))) >= MatchThresholds.Default);

    [Theory]
    [InlineData("birthDate", "1970-03-14", "1971-03-14")]
    [InlineData("nationality", "pe", "mx")]
    [InlineData("gender", "male", "female")]
    public void What_speaks_against_a_common_name_takes_it_below_the_threshold(string property, string one, string other) =>
        Assert.True(Score(Person("Juan Flores", (property, one)), Person("Juan Flores", (property, other))) < MatchThresholds.Default);

    [Theory]
    [InlineData("Abel Foronda", "Foronda A. Cayllahua")]
    [InlineData("Juan Flores", "Vilcapoma Flores J.")]
    public void A_word_and_an_initial_are_no_name(string one, string other) => Assert.True(Score(Person(one), Person(other)) < MatchThresholds.Default);

    [Fact]
    public void A_husbands_surname_stands_against_none_of_her_own()
    {
        Assert.True(Score(Person("Rosa Elena Quispe Mamani"), Person("Rosa Quispe de Vilca")) >= MatchThresholds.Default);
        Assert.True(Score(Person("Rosa Elena Quispe Mamani"), Person("Rosa Quispe Vilca")) < MatchThresholds.Default);
    }

    [Fact]
    public void Surnames_that_differ_by_a_letter_are_of_two_families() =>
        Assert.True(Score(Person("Rosa Elena Quispe Vela"), Person("Rosa Elena Quispe Vera")) < MatchThresholds.Default);

    [Fact]
    public void Rare_names_are_surer_than_common_ones() =>
        Assert.True(Score(Person("Zenobio Yauricasa Tintaya"), Person("Zenobio Yauricasa Tintaya")) > Score(Person("Juan Quispe Flores"), Person("Juan Quispe Flores")));

    [Theory]
    [InlineData("Orquidea del Sur S.A.C.", "ORQUIDEA DEL SUR SOCIEDAD ANONIMA CERRADA", true)]
    [InlineData("Orquidea del Sur S.A.C.", "Orquidea del Norte S.A.C.", false)]
    [InlineData("Vilcanota Trading (France) S.A.R.L.", "Vilcanota Trading (Germany) GmbH", false)]
    [InlineData("Vilcanota Trading Ltd", "Vilcanotta Trading Limited", true)]
    public void Companies_are_told_apart_by_their_own_words(string one, string other, bool same) => Assert.Equal(same, Score(Company(one), Company(other)) >= MatchThresholds.Default);

    [Fact]
    public void A_number_that_checks_itself_decides_without_a_name()
    {
        var one = Party.Of("Company", [new("leiCode", "1595VL9OPPQ5THEK2X30")]);
        var other = Party.Of("Company", [new("name", "Orquidea del Sur"), new("leiCode", "1595VL9OPPQ5THEK2X30")]);
        Assert.True(Score(one, other) >= MatchThresholds.High);
    }

    [Fact]
    public void Either_side_may_ask()
    {
        string[] names = ["Rosa Elena Quispe Mamani", "Mamani Quispe, Rosa", "R. E. Quispe", "Rosaelena Kispe", "Elena Rosa Quispe de Mamani", "Иван Петров", "Ivan Petrow", "N.N.", "Julio", "Julia Julia"];
        foreach (var one in names)
            foreach (var other in names) Assert.Equal(Score(Person(one), Person(other)), Score(Person(other), Person(one)), 12);
    }

    [Fact]
    public void The_score_is_that_of_the_reasons()
    {
        var (one, other) = (Person("Juan Quispe Flores", ("country", "pe")), Person("Juan Carlos Quispe", ("country", "pe")));
        var match = Algorithm.Compare(one, other);
        Assert.Equal(match.Score, Algorithm.Score(one, other), 12);
        Assert.Equal(match.Score, 1 / (1 + Math.Exp(-match.Reasons.Sum(r => r.Contribution))), 9);
    }

    [Fact]
    public void A_person_is_no_company() => Assert.Equal(0, Score(Person("Orquidea Rojas"), Company("Orquidea Rojas")));

    [Fact]
    public void Weights_of_a_request_count_and_unknown_ones_are_refused()
    {
        var (one, other) = (Person("Juan Quispe Flores"), Person("Rosa Quispe Flores"));
        var lenient = Algorithm.With(new Dictionary<string, double> { ["person-sibling"] = 0, ["person-conflict"] = 0 }, new Dictionary<string, double>());
        Assert.True(lenient.Score(one, other) > Algorithm.Score(one, other));
        Assert.Throws<ArgumentException>(() => Algorithm.With(new Dictionary<string, double> { ["person-colour"] = 1 }, new Dictionary<string, double>()));
    }
}
