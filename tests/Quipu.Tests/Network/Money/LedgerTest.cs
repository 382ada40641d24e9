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
        var cycle = Assert.Single(ledger.Cycles());
        Assert.Equal(["a", "b", "c"], cycle.Stops.Select(s => s.Name));
        Assert.Equal(inTime, cycle.InTime);
    }

    [Fact]
    public void No_cycle_is_longer_than_asked_for()
    {
        var ring = Enumerable.Range(0, 6).Select(i => Paid($"p{i}", $"p{(i + 1) % 6}", 1, "2031", $"r{i}")).ToList();
        Assert.Empty(Ledger.Of(ring).Cycles(longest: 5));
        Assert.Equal(6, Assert.Single(Ledger.Of(ring).Cycles(longest: 6)).Stops.Length);
    }
}
