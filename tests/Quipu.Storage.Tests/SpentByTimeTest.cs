using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Search;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests;

/// <summary>What the law counts as over by time alone: reckoned from a sentence's day and length, to the day, and only where the law needs no order.</summary>
public sealed class SpentByTimeTest : IDisposable
{
    readonly TemporaryFolder _folder = new();
    Case _article = null!;
    LocalEntity _who = null!;
    Claim _sentence = null!, _conviction = null!;

    public void Dispose() => _folder.Dispose();

    [Theory]
    // Four years from 10 March 2010, and ten years more: the last day counts.
    [InlineData(2024, 3, 10, true)]
    [InlineData(2024, 3, 11, false)]
    public void Where_the_law_ends_it_without_an_order_it_leaves_views_on_the_day_after(int year, int month, int day, bool shown)
    {
        Told("ar", "2010-03-10", accepted: true);
        using var store = On(new(year, month, day));
        Assert.Equal(shown, Listed(store).Contains(_sentence.Id));
        Assert.Equal(shown, Listed(store).Contains(_conviction.Id));
        var spent = store.Claims(Viewer.Owner, new() { Spent = true }, Paging.First);
        Assert.Equal(shown ? 0 : 2, spent.Total);
        Assert.All(spent.Rows, c => Assert.Equal(("ar-caducity", new DateOnly(2014, 3, 10), new DateOnly(2024, 3, 10)), (c.Reckoned!.Rule, c.Reckoned.Served, c.Reckoned.Until)));
    }

    [Fact]
    public void A_day_that_passes_while_the_store_is_open_counts_with_the_next_write()
    {
        Told("ar", "2010-03-10", accepted: true);
        var clock = new Clock { Day = new(2024, 3, 10) };
        using var store = SqliteStore.Open(_folder.At("case.db"), clock: clock);
        Assert.Contains(_sentence.Id, Listed(store));
        clock.Day = new(2024, 3, 11);
        store.Write([new Change.BackupNoted("/mnt/copy", null, "Ana", clock.GetUtcNow())]);
        Assert.DoesNotContain(_sentence.Id, Listed(store));
    }

    [Theory]
    // Nobody looked at the sentence; the law asks for more than time; no rule; a day or a length is missing.
    [InlineData("ar", "2010-03-10", false, "ar-caducity")]
    [InlineData("pe", "2010-03-10", true, "pe-served")]
    [InlineData("us", "2010-03-10", true, null)]
    [InlineData("ar", null, true, null)]
    public void Elsewhere_it_stays_and_at_most_the_day_is_told(string country, string? date, bool accepted, string? rule)
    {
        Told(country, date, accepted);
        using var store = On(new(2099, 1, 1));
        Assert.Contains(_sentence.Id, Listed(store));
        Assert.Equal(0, store.Claims(Viewer.Owner, new() { Spent = true }, Paging.First).Total);
        Assert.Equal(rule, store.Claim(Viewer.Owner, _sentence.Id)!.Reckoned?.Rule);
    }

    [Theory]
    [InlineData("fue condenado a cuatro años de prisión efectiva", 48)]
    [InlineData("a 5 años y 6 meses de pena privativa de la libertad", 66)]
    [InlineData("treinta y cinco años de cárcel", 420)]
    [InlineData("was sentenced to 30 months in jail", 30)]
    [InlineData("a six-year prison term", 72)]
    [InlineData("de 4 años de prisión a 6 años de prisión", 72)]
    [InlineData("dirigió la banda durante diez años", null)]
    [InlineData("cadena perpetua", null)]
    [InlineData("un pago de 4 años de alquiler", null)]
    public void The_longest_term_of_prison_is_read(string words, int? months) => Assert.Equal(months, SentenceTerm.Months(words));

    void Told(string country, string? date, bool accepted)
    {
        _article = Case.Of("Un tribunal de Antay declaró culpable a Melchor Saravia Puma y condenó a Melchor Saravia Puma a cuatro años de prisión.", "2010-03-11");
        _article.Entity("tribunal de Antay", EntityType.PublicBody, true, country);
        _who = _article.Entity("Melchor Saravia Puma", EntityType.Person, true, country);
        Claim Step(string quote, Stage stage) => _article.Claim(ClaimType.Proceeding, quote, _who, null, c => c with { Stage = stage, Date = date is null ? null : PartialDate.Parse(date) });
        _conviction = Step("declaró culpable a Melchor Saravia Puma", Stage.Convicted);
        _sentence = Step("condenó a Melchor Saravia Puma a cuatro años de prisión", Stage.Sentenced);
        using var store = On(new(2011, 1, 1));
        store.Write([.. _article.Changes, new Change.Assembled()]);
        if (accepted) store.Write([new Change.Judged(new(new("j1"), _sentence, Verdict.Accepted, "Ana", Case.Time(3)))]);
    }

    SqliteStore On(DateOnly day) => SqliteStore.Open(_folder.At("case.db"), clock: new Clock { Day = day });

    List<ClaimId> Listed(SqliteStore store) => [.. store.Claims(Viewer.Owner, new() { Entity = _who.Id }, Paging.First).Rows.Select(c => c.Claim.Id)];

    sealed class Clock : TimeProvider
    {
        internal DateOnly Day { get; set; }

        public override DateTimeOffset GetUtcNow() => new(Day, new(12, 0), TimeSpan.Zero);
    }
}
