using Quipu.Figures;
using Xunit;

namespace Quipu.Tests.Figures;

/// <summary>Counts per 100,000 people: by the number of people on record, of the same year or the nearest, and by none that is doubtful.</summary>
public sealed class PerPeopleTest
{
    [Fact]
    public void A_count_is_held_against_the_people_of_its_year_else_of_the_nearest()
    {
        var rates = PerPeople.Of([Value(2031, 30), Value(2033, 50)], [Value(2030, 500_000), Value(2031, 600_000), Value(2027, 1)]);
        Assert.Equal((5m, false), (rates[0].Rate, rates[0].IsOfAnotherYear));
        Assert.Equal((2031, true), (rates[1].People!.Period!.Value.Year, rates[1].IsOfAnotherYear));
    }

    [Fact]
    public void Where_nobody_says_how_many_live_there_or_two_say_different_numbers_nothing_is_reckoned()
    {
        Assert.Null(PerPeople.Of([Value(2031, 30)], [])[0].Rate);
        Assert.Null(PerPeople.Of([Value(2031, 30)], [Value(2020, 500_000)])[0].Rate);
        Assert.Null(PerPeople.Of([Value(2031, 30)], [Value(2031, 500_000), Value(2031, 700_000)])[0].Rate);
        Assert.Null(PerPeople.Of([Value(2031, 30)], [Value(2031, 500_000) with { Counts = false }])[0].Rate);
    }

    static SeriesValue Value(int year, decimal value) =>
        new(new("homicides", "pe", "count"), "homicides", "Peru", PartialDate.Parse(year.ToString(System.Globalization.CultureInfo.InvariantCulture)), null, value, "", "INEI", null, null, true, false) { Dataset = new("register") };
}
