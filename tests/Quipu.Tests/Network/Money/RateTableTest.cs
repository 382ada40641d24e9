using Quipu.Network.Money;
using Xunit;

namespace Quipu.Tests.Network.Money;

public sealed class RateTableTest
{
    const string Head = "# source: Banco de Prueba, serie 1\n# licence: CC BY 4.0\ndate,from,to,rate\n";

    static RateTable Table(string rows) => RateTable.Read("prueba", Head + rows).Table ?? throw new InvalidOperationException(string.Join(' ', RateTable.Read("prueba", Head + rows).Faults));

    [Theory]
    [InlineData("2031-03-14", "2031-03-14", 3.80)]
    [InlineData("2031-03-16", "2031-03-14", 3.80)]
    [InlineData("2031-03-22", "2031-03", 3.70)]
    [InlineData("2031-03-13", "2031-03", 3.70)]
    [InlineData("2031-03", "2031-03", 3.70)]
    [InlineData("2031-04-02", "2031", 3.60)]
    [InlineData("2031", "2031", 3.60)]
    public void The_rate_of_the_day_stands_before_the_month_s_and_that_before_the_year_s(string day, string rate, double value)
    {
        var table = Table("2031,USD,PEN,3.60\n2031-03,USD,PEN,3.70\n2031-03-14,USD,PEN,3.80\n");
        var conversion = table.Convert(new(100, "USD"), PartialDate.Parse(day), "PEN")!;
        Assert.Equal((rate, 100 * (decimal)value, false), (conversion.Rate!.Date.ToString(), conversion.Amount, conversion.Inverse));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2030")]
    [InlineData("2031")]
    [InlineData("2031-03")]
    [InlineData("2031-03-13")]
    [InlineData("2031-03-22")]
    public void Where_there_is_no_rate_nothing_is_made_up(string? day) =>
        Assert.Null(Table("2031-03-14,USD,PEN,3.80\n").Convert(new(100, "USD"), day is null ? null : PartialDate.Parse(day), "PEN"));

    [Fact]
    public void A_table_is_read_the_other_way_round_and_says_so_but_never_over_a_third_currency()
    {
        var table = Table("2031,USD,PEN,4\n2031,EUR,USD,1.25\n");
        var conversion = table.Convert(new(10, "PEN"), PartialDate.Parse("2031-01-01"), "USD")!;
        Assert.Equal((2.5m, true), (conversion.Amount, conversion.Inverse));
        Assert.Null(table.Convert(new(10, "EUR"), PartialDate.Parse("2031"), "PEN"));
    }

    [Fact]
    public void What_is_in_that_currency_already_needs_no_day_and_no_rate() =>
        Assert.Equal(new Conversion(10, "PEN", null, false), Table("2031,USD,PEN,4\n").Convert(new(10, "PEN"), null, "PEN"));

    [Theory]
    [InlineData("date,from,to,rate\n2031,USD,PEN,4\n", "source")]
    [InlineData("# source: A\ndate,from,to,rate\n2031,USD,PEN,4\n", "licence")]
    [InlineData("# source: A\n# licence: B\ndate,from,to\n2031,USD,PEN\n", "rate is missing")]
    [InlineData("# source: A\n# licence: B\ndate,from,to,rate\n2031,USD,PEN,4\nspring,USD,PEN,4\n", "line 5: 'spring' is no date")]
    [InlineData("# source: A\n# licence: B\ndate,from,to,rate\n2031,dollars,PEN,4\n", "'dollars' is no currency")]
    [InlineData("# source: A\n# licence: B\ndate,from,to,rate\n2031,USD,PEN,-4\n", "'-4' is no rate")]
    [InlineData("# source: A\n# licence: B\ndate,from,to,rate\n2031,USD,PEN,4\n2031,USD,PEN,5\n", "already")]
    [InlineData("# source: A\n# licence: B\ndate,from,to,rate\n", "no rates")]
    public void A_table_with_a_fault_is_none_and_says_what_and_where(string text, string said)
    {
        var (table, faults) = RateTable.Read("prueba", text);
        Assert.Null(table);
        Assert.Contains(faults, f => f.Contains(said, StringComparison.Ordinal) && f.StartsWith("prueba", StringComparison.Ordinal));
    }

    [Fact]
    public void Semicolons_and_quotes_are_read_too() =>
        Assert.Equal(3.75m, RateTable.Read("p", "# Source: A\r\n# License: B\r\n\"date\";\"from\";\"to\";\"rate\"\r\n\"2031\";\"usd\";\"pen\";\"3.75\"\r\n").Table!.Rates[0].Value);

    [Theory]
    [InlineData("al mes", "month")]
    [InlineData("mensuales", "month")]
    [InlineData("a month", "month")]
    [InlineData("every day", "day")]
    [InlineData("cada quincena", "fortnight")]
    [InlineData("per truck", "per truck")]
    [InlineData(" ", null)]
    public void How_often_is_one_word_whatever_the_language(string words, string? every) => Assert.Equal(every, Recurrence.Of(words));
}
