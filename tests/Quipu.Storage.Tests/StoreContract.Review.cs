using Quipu.Claims;
using Quipu.Claims.Reviewing;
using Quipu.Claims.Times;
using Quipu.Model;
using Quipu.Search;
using Xunit;

namespace Quipu.Storage.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public void Claims_wait_in_the_order_of_what_deciding_them_is_worth()
    {
        Keep([.. Enumerable.Range(0, 8).Select(Widely)]);
        var queue = Paging.All(p => Store.Claims(Owner, new() { Reviews = [ReviewState.Proposed], Order = ClaimOrder.Worth }, p)).ToList();
        Assert.Equal(8 * Enum.GetValues<ClaimType>().Length, queue.Count);
        var worth = queue.Select(Worth).ToList();
        Assert.Equal(worth.OrderDescending(), worth);
        Assert.True(worth.Distinct().Count() > 20);
        Assert.Contains(queue, c => Store.Entity(Owner, c.Subject!.Entity)!.Origins == 8);

        int Worth(ShownClaim shown) => ReviewWorth.Of(
            shown.Claim.Type, shown.Claim.Sureness, new[] { shown.Subject, shown.Object }.OfType<ShownParty>().Select(p => ReviewWorth.Reach(Store.Entity(Owner, p.Entity)!.Origins)).DefaultIfEmpty(0).Max());
    }

    [Fact]
    public void What_was_decided_waits_no_more_and_waits_again_when_it_is_taken_back()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        var waiting = new ClaimQuery { Reviews = [ReviewState.Proposed], Order = ClaimOrder.Worth };
        var before = Store.Claims(Owner, waiting, Paging.First).Total;
        var judgement = Judge(collusion, Verdict.Accepted);
        Store.Write([new Change.Judged(judgement)]);
        Assert.Equal(before - 1, Store.Claims(Owner, waiting, Paging.First).Total);
        Assert.Equal((judgement.Id, collusion.Id, Verdict.Accepted, false), Assert.Single(Store.Decisions(Owner, "Reviewer", 5)) is var d ? (d.Judgement, d.Claim, d.Verdict, d.IsAdded) : default);
        Assert.Empty(Store.Decisions(Owner, "Another", 5));
        Store.Write([new Change.JudgementRetired(judgement.Id, "Reviewer", Case.Time(12))]);
        Assert.Equal(before, Store.Claims(Owner, waiting, Paging.First).Total);
        Assert.Empty(Store.Decisions(Owner, "Reviewer", 5));
    }

    [Fact]
    public void Two_people_who_say_otherwise_are_seen_until_they_agree()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        Store.Write([new Change.Judged(Judge(collusion, Verdict.Accepted, 10)), new Change.Judged(Judge(collusion, Verdict.Rejected, 11) with { By = "Another" })]);
        Assert.Equal(1, Store.Tally(Owner).Disputed);
        Assert.Equal(collusion.Id, Assert.Single(Store.Claims(Owner, new() { Disputed = true }, Paging.First).Rows).Claim.Id);
        Store.Write([new Change.Judged(Judge(collusion, Verdict.Rejected, 12))]);
        Assert.Equal(0, Store.Tally(Owner).Disputed);
        Assert.Empty(Store.Claims(Owner, new() { Disputed = true }, Paging.First).Rows);
    }

    [Fact]
    public void What_people_made_of_proposals_is_counted_by_what_was_proposed()
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        var another = Store.Claims(Owner, new(), Paging.First).Rows.First(c => c.Claim.Id != collusion.Id).Claim;
        Store.Write([new Change.Judged(Judge(collusion, Verdict.Corrected, 10, collusion with { Type = ClaimType.AlliedWith })), new Change.Judged(Judge(another, Verdict.Rejected, 11))]);
        var added = collusion with { Id = new("added by hand"), Type = ClaimType.RivalOf, Reader = "person" };
        Store.Write([new Change.ClaimAdded(added, "Reviewer", Case.Time(12))]);
        var tally = Store.Tally(Owner);
        Assert.Equal(new TallyCounts(0, 1, 1, 1), tally.All);
        Assert.Equal(new TallyCounts(0, 1, 0, 0), tally.Kinds.Single(k => k.Type == collusion.Type).Counts);
        Assert.Equal(new TallyCounts(0, 0, 0, 1), tally.Kinds.Single(k => k.Type == ClaimType.RivalOf).Counts);
        Assert.DoesNotContain(tally.Kinds, k => k.Type == ClaimType.AlliedWith);
        Assert.Equal(tally.All, tally.Sources.Aggregate(default(TallyCounts), (sum, s) => sum + s.Counts));
        Assert.True(Store.Decisions(Owner, "Reviewer", 1).Single().IsAdded);
    }

    [Theory]
    [InlineData(ClaimTime.Held, "2031-04:1 2031-05:3")]
    [InlineData(ClaimTime.Reported, "2031-05:4")]
    public void Claims_are_counted_by_the_month_in_which_they_held_or_were_reported(ClaimTime time, string expected)
    {
        var (article, _, _, collusion, _, _) = Case.Governor();
        Keep(article);
        Assert.Equal(expected, Told(new()));
        Assert.Equal("2031-05:1", Told(new() { Types = [collusion.Type] }));
        Assert.Equal("", Told(new() { From = FollowTheMoney.PartialDate.Parse("2033") }));

        string Told(ClaimQuery query) => string.Join(' ', Store.Months(Owner, query, time).Select(m => $"{m.Month:yyyy-MM}:{m.Claims}"));
    }

    // One of every type in each article, of one whom all name and of one whom only this names.
    static Case Widely(int n)
    {
        var names = new[] { "Aurelio", "Benigna", "Casimiro", "Dorotea", "Eleuterio", "Fabiola", "Genaro", "Hortensia" };
        var article = Case.Of($"Crisóstomo Valdelomar Antezana and {names[n]} Rendueles Tintaya met {n} times, wrote paper {n * n}.", publisher: $"Paper {n}");
        var (wide, narrow) = (article.Entity("Crisóstomo Valdelomar Antezana"), article.Entity($"{names[n]} Rendueles Tintaya"));
        foreach (var type in Enum.GetValues<ClaimType>())
            article.Claim(type, "met", (int)type % 2 == n % 2 ? wide : narrow, null, c => c with { Sureness = ((int)type * 37 + n * 113) % 1001 });
        return article;
    }
}
