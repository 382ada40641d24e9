using Quipu.Network;
using Quipu.Network.Money;
using Quipu.Registers;
using Xunit;

namespace Quipu.Tests.Network.Money;

public sealed class LedgerTest
{
    static PathStop Stop(string name) => new(new(name), "Company", name);

    static KeptStatement Row(string id) => new(
        Statement.ForEntity(Schemata.Default["Payment"], new(id), new("pagos")), new(1, new(new('a', 64)), new(0, 1), ""), default, default, false);

    static Transfer Paid(string from, string to, decimal? amount, string? date, string row, string? currency = "PEN") =>
        new(Stop(from), Stop(to), TransferKind.Payment, new(amount, currency), date is null ? null : PartialDate.Parse(date), [new("Payment", true, true, null, [Row(row)])]);

    [Fact]
    public void Two_rows_of_a_register_are_two_payments_even_of_the_same_sum_on_the_same_day()
    {
        var ledger = Ledger.Of([Paid("a", "b", 10, "2031-02-03", "r1"), Paid("a", "b", 10, "2031-02-03", "r2")]);
        Assert.Equal(2, ledger.Transfers.Length);
        Assert.Equal(20, Assert.Single(ledger.Flows()).Stated);
    }

    [Fact]
    public void Currencies_are_never_added_up_together()
    {
        var flows = Ledger.Of([Paid("a", "b", 10, "2031", "r1"), Paid("a", "b", 5, "2031", "r2", "USD"), Paid("a", "b", null, "2031", "r3")]).Flows();
        Assert.Equal([("PEN", 10m, 1), ("USD", 5m, 0)], flows.Select(f => (f.Currency!, f.Stated, f.Unsaid)));
    }

    [Fact]
    public void Entries_stand_in_order_of_their_dates_and_what_is_undated_last()
    {
        var ledger = Ledger.Of([Paid("a", "b", 1, null, "r1"), Paid("c", "d", 2, "2032", "r2"), Paid("a", "c", 3, "2031-05", "r3")]);
        Assert.Equal([3m, 2m, 1m], ledger.Transfers.Select(t => t.Sum.Amount));
    }

    [Theory]
    [InlineData("2031-01", "2031-02", "2031-03", true)]
    [InlineData("2031-03", "2031-01", "2031-02", true)]
    [InlineData("2031-03", "2031-02", "2031-01", false)]
    [InlineData(null, "2031-02", "2031-01", true)]
    public void Money_that_comes_back_is_found_once_and_said_to_fit_in_time_or_not(string? first, string? second, string? third, bool inTime)
    {
        var ledger = Ledger.Of([Paid("a", "b", 1, first, "r1"), Paid("b", "c", 1, second, "r2"), Paid("c", "a", 1, third, "r3"), Paid("a", "d", 1, "2031", "r4")]);
        var cycle = Assert.Single(ledger.Cycles().Found);
        Assert.Equal(["a", "b", "c"], cycle.Stops.Select(s => s.Name));
        Assert.Equal(inTime, cycle.InTime);
    }

    [Fact]
    public void No_cycle_is_longer_than_asked_for()
    {
        var ring = Enumerable.Range(0, 6).Select(i => Paid($"p{i}", $"p{(i + 1) % 6}", 1, "2031", $"r{i}")).ToList();
        Assert.Empty(Ledger.Of(ring).Cycles(longest: 5).Found);
        Assert.Equal(6, Assert.Single(Ledger.Of(ring).Cycles(longest: 6).Found).Stops.Length);
    }

    [Fact]
    public void What_is_paid_again_and_again_is_told_as_it_is_and_added_to_nothing()
    {
        var monthly = Paid("a", "b", 5000, "2031", "r1") with { Sum = new(5000, "PEN", "month") };
        var flow = Assert.Single(Ledger.Of([monthly, Paid("a", "b", 70, "2031", "r2")]).Flows());
        Assert.Equal(70, flow.Stated);
        Assert.Equal(new RepeatedSum(5000, "month", Alleged: false), Assert.Single(flow.Repeated));
    }

    [Fact]
    public void Gifts_awards_payments_and_what_was_extorted_are_never_added_up_together()
    {
        var kinds = Enum.GetValues<TransferKind>();
        var flows = Ledger.Of([.. kinds.Select((kind, i) => Paid("a", "b", 10 + i, "2031", $"r{i}") with { Kind = kind })]).Flows();
        Assert.Equal(kinds.Order(), flows.Select(f => f.Kind).Order());
        Assert.All(flows, f => Assert.Equal(10 + Array.IndexOf(kinds, f.Kind), f.Stated));
    }

    [Fact]
    public void What_was_taken_under_threat_makes_no_cycle()
    {
        var back = Paid("b", "a", 1, "2031", "r2");
        Assert.Single(Ledger.Of([Paid("a", "b", 1, "2031", "r1"), back]).Cycles().Found);
        Assert.Empty(Ledger.Of([Paid("a", "b", 1, "2031", "r1"), back with { Kind = TransferKind.Extortion }]).Cycles().Found);
    }

    [Fact]
    public void Cycles_that_are_left_out_are_told()
    {
        var pairs = Enumerable.Range(0, 4).SelectMany(i => new[] { Paid("hub", $"p{i}", 1, "2031", $"r{i}"), Paid($"p{i}", "hub", 1, "2031", $"s{i}") }).ToList();
        Assert.Equal((4, false), (Ledger.Of(pairs).Cycles().Found.Length, Ledger.Of(pairs).Cycles().More));
        Assert.Equal((3, true), (Ledger.Of(pairs).Cycles(most: 3).Found.Length, Ledger.Of(pairs).Cycles(most: 3).More));
    }

    [Fact]
    public void A_sum_is_told_in_another_currency_by_the_named_table_alone_and_what_it_has_no_rate_for_is_counted()
    {
        var table = RateTable.Read("banco", "# source: Banco de Prueba\n# licence: CC0\ndate,from,to,rate\n2031,USD,PEN,4\n").Table!;
        var ledger = Ledger.Of([Paid("a", "b", 10, "2031-05", "r1", "USD"), Paid("a", "b", 7, "2032", "r2", "USD"), Paid("a", "b", null, "2031", "r3", "USD"), Paid("a", "b", 3, null, "r4", "PEN")]);
        Assert.All(ledger.Flows(), f => Assert.Null(f.Converted));
        var exchange = new Exchange(table, "PEN");
        var dollars = Assert.Single(ledger.Flows(exchange), f => f.Currency == "USD");
        Assert.Equal((17m, new ConvertedFlow("PEN", 40, 0, 1)), (dollars.Stated, dollars.Converted));
        Assert.Equal(1, ledger.Unconverted(exchange));
    }
}
